// Package display finds out whether a window can be drawn here before Fyne tries: without OpenGL Fyne shows no window,
// says nothing and never ends, and without a screen it panics. It also says the program's last words where a person sees
// them.
package display

import "runtime"

// Problem is one reason why no window can be drawn here. It is an error of its own, so errors.Is works, and its text is
// the stable name under which the catalogue of package words keeps its sentence. The texts of Error are for logs.
type Problem string

const (
	// ErrNone: neither DISPLAY nor WAYLAND_DISPLAY names a screen.
	ErrNone Problem = "display-none"
	// ErrDead: the screen that they name does not answer.
	ErrDead Problem = "display-dead"
	// ErrNoOpenGL: the screen answers, and no driver draws OpenGL 2.1 on it.
	ErrNoOpenGL Problem = "opengl-missing"
)

// Problems are all there are.
func Problems() []Problem { return []Problem{ErrNone, ErrDead, ErrNoOpenGL} }

// Error implements error.
func (p Problem) Error() string { return string(p) }

// failure is a Problem with what the window library says of it, in English.
type failure struct {
	Problem
	said string
}

// Error implements error.
func (f *failure) Error() string { return f.said }

// Unwrap makes errors.Is and errors.As find the Problem.
func (f *failure) Unwrap() error { return f.Problem }

const (
	x11       = "x11"
	wayland   = "wayland"
	automatic = "" // there is one, or the library knows better
)

// systems are the window systems to try, in this order. X11 is tried first where both are to be had: on Wayland the
// window library knows no input methods, so no Hangul could be typed. FYNE_PLATFORM overrules it.
func systems(getenv func(string) string) ([]string, error) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return []string{automatic}, nil
	}
	var found []string
	if getenv("DISPLAY") != "" {
		found = append(found, x11)
	}
	if getenv("WAYLAND_DISPLAY") != "" {
		found = append(found, wayland)
	}
	if len(found) == 0 {
		return nil, &failure{ErrNone, "neither DISPLAY nor WAYLAND_DISPLAY is set"}
	}
	if wanted := getenv("FYNE_PLATFORM"); wanted == x11 || wanted == wayland {
		return []string{wanted}, nil
	}
	return found, nil
}
