package simulator

import (
	"context"

	"fyne.io/fyne/v2"

	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// Host is what the pane needs of the window. All of it is called on the window's goroutine but Do.
type Host interface {
	// Do runs something on the window's goroutine, later, and not at all once the window closes. Any goroutine may call it.
	Do(func())
	// Canvas is where the focus is set.
	Canvas() fyne.Canvas
	// Escape cancels what is on its way, else closes what is on top.
	Escape()
	// CloseMiddle goes back to the CAPTCHA.
	CloseMiddle()
	// Shown is the CAPTCHA that is chosen in the middle, with the number of its attempt.
	Shown() (kind naver.Kind, number uint64)
	// OnFault hears that another fault waits for the next calls, or none.
	OnFault()
}

// Simulator is what the pane shows and changes. It is safe for concurrent use.
type Simulator interface {
	// Start starts it on a port of this computer, 0 for the one it had before or else any. The error is
	// embedded.ErrPort where that one cannot be had.
	Start(ctx context.Context, port int) error
	// Stop ends it within a second.
	Stop()
	// Running is the base URL, or empty where it does not run.
	Running() string
	// SetFault makes the next n calls that a fault touches go wrong; 0 takes it back.
	SetFault(f simulator.Fault, n int) error
	PendingFault() (f simulator.Fault, left int)
	// Calls are the last calls that were answered, oldest first.
	Calls() []simulator.Served
}
