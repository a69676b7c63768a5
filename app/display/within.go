package display

import (
	"math"
	"strconv"
)

// The frame that a window manager puts around a window, in units: the title bar, and the borders of both sides.
const (
	titleBar = 32
	borders  = 4
)

// within is the size of a window, in units, that fits with its frame into a work area in pixels.
func within(width, height int, scale float32) (w, h float32) {
	if width <= 0 || height <= 0 || scale <= 0 {
		return 0, 0
	}
	return max(1, float32(width)/scale-borders), max(1, float32(height)/scale-titleBar)
}

// userScale is the scale that a person wants: FYNE_SCALE where it says one, else what stands in Fyne's settings.
func userScale(environment string, setting float32) float32 {
	if scale, err := strconv.ParseFloat(environment, 32); err == nil && scale != 0 {
		return float32(scale)
	}
	if environment != "auto" && setting > 0 {
		return setting
	}
	return 1
}

// scaleOf is Fyne's scale of a monitor of X11, by its pixels per inch. One that tells an absurd size has the usual scale.
func scaleOf(pixels, millimetres int) float32 {
	const usual, least, most = 120, 10, 1000
	dpi := float32(pixels) / (float32(millimetres) / 25.4)
	if !(dpi >= least && dpi <= most) {
		return 1
	}
	return max(1, dpi/usual)
}

// fyneScale is the scale of a window, which Fyne rounds to tenths.
func fyneScale(user, system float32) float32 {
	return float32(math.Round(float64(user*system*10)) / 10)
}
