package attempt

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/session"
	"navercaptcha/naver/attempt"
)

// Dialogs ask a person.
type Dialogs interface {
	// Ask wants a yes before something is done that cannot be undone.
	Ask(question, yes string, do func())
}

// Host is what the pane needs of the window. All of it is called on the window's goroutine but Do.
type Host interface {
	// Do runs something on the window's goroutine, later, and not at all once the window closes. Any goroutine may call it.
	Do(func())
	// Canvas is where the focus is, and where it is set.
	Canvas() fyne.Canvas
	// ShowsAttempt tells whether this pane is what stands in the middle, without a dialog above it.
	ShowsAttempt() bool
	// Escape cancels what is on its way, else closes what is on top.
	Escape()
	// SaveAs asks where to write a file and lets it be written there, off the window's goroutine.
	SaveAs(title, name string, write func(ctx context.Context, path string) error)
	// Copy puts a text into the clipboard and says so.
	Copy(text string)
	// OnAttempt hears what is known of the attempt on the screen, with its calls and the check among them.
	OnAttempt(st session.State, calls []attempt.Call)
	// OnWaiting hears how long the call on its way takes so far, and of nil when none takes long any more.
	OnWaiting(call *attempt.Call, took time.Duration)
}
