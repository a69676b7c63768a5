//go:build !ci

package display

import (
	"os"
	"runtime"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// Room is how large a window can be on the primary monitor so that its frame, too, stays within the work area, in Fyne's
// units, where the person set a scale, of which 1 is the usual one, or FYNE_SCALE does. It is 0 and 0 where no monitor says. Windows makes a
// larger window smaller before Fyne hears of it, so this has to be known before the window is made.
//
// It must be called on the main goroutine.
func Room(setting float32) (width, height float32) {
	if glfw.Init() != nil { // which does nothing the second time
		return 0, 0
	}
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil {
		return 0, 0
	}
	_, _, w, h := monitor.GetWorkarea()
	return within(w, h, fyneScale(userScale(os.Getenv("FYNE_SCALE"), setting), systemScale(monitor)))
}

// systemScale is what Fyne takes as the system's scale of a monitor.
func systemScale(monitor *glfw.Monitor) float32 {
	switch {
	case runtime.GOOS == "darwin", glfw.GetPlatform() == glfw.PlatformWayland, os.Getenv("FYNE_DISABLE_DPI_DETECTION") != "":
		return 1
	case runtime.GOOS == "windows":
		scale, _ := monitor.GetContentScale()
		return scale
	}
	mode := monitor.GetVideoMode()
	if mode == nil {
		return 1
	}
	millimetres, _ := monitor.GetPhysicalSize()
	return scaleOf(mode.Width, millimetres)
}
