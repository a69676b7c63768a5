//go:build !ci

package display

import (
	"errors"
	"io"
	"log"
	"os"
	"runtime"
	"strings"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// GLFW belongs to the thread that the process began with.
func init() { runtime.LockOSThread() }

// Prepare connects to the screen and draws once where nobody sees it. An error is, or wraps, a Problem. Afterwards the
// library is ready for Fyne, which shares the connection: so it costs little. The windows of X11 will carry the name, in
// ASCII, as their class, by which a desktop finds the program's icon and entry.
//
// It must be called on the main goroutine, before Fyne makes an app.
func Prepare(name string) error {
	found, err := systems(os.Getenv)
	if err != nil {
		return err
	}
	// The library logs some of its errors besides; they stand in ours.
	defer log.SetOutput(log.Writer())
	log.SetOutput(io.Discard)

	if err := connectAny(found); err != nil {
		return err
	}
	if err := draw(); err != nil {
		glfw.Terminate()
		return err
	}
	glfw.DefaultWindowHints()
	glfw.WindowHintString(glfw.X11ClassName, name) // both, or neither counts
	glfw.WindowHintString(glfw.X11InstanceName, name)
	return nil
}

// connectAny connects to the first window system that answers.
func connectAny(systems []string) error {
	var said []string
	for _, system := range systems {
		err := connect(system)
		if err == nil {
			return nil
		}
		said = append(said, err.Error())
	}
	return &failure{ErrDead, strings.Join(said, "; ")}
}

// connect makes the library ready on a window system, and Fyne choose the same.
func connect(system string) error {
	switch system {
	case x11:
		glfw.InitHint(glfw.PlatformHint, int(glfw.PlatformX11))
	case wayland:
		glfw.InitHint(glfw.PlatformHint, int(glfw.PlatformWayland))
	}
	if err := glfw.Init(); err != nil {
		return err
	}
	if code, said := glfw.GetError(); code != glfw.NoError { // which Init keeps to itself now and then
		return errors.New(said)
	}
	if system != automatic {
		return os.Setenv("FYNE_PLATFORM", system)
	}
	return nil
}

// draw opens a window with the OpenGL that Fyne will want and closes it again.
func draw() error {
	glfw.WindowHint(glfw.Visible, glfw.False)
	wantOpenGL()
	window, err := glfw.CreateWindow(1, 1, "", nil, nil)
	if err != nil {
		return &failure{ErrNoOpenGL, err.Error()}
	}
	if window == nil { // the library reports some failures as neither a window nor an error
		_, said := glfw.GetError()
		return &failure{ErrNoOpenGL, said}
	}
	window.Destroy()
	return nil
}
