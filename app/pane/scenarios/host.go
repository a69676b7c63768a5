package scenarios

import (
	"fyne.io/fyne/v2"

	"navercaptcha/naver/attempt"
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
	// Shows tells whether this content is what stands in the middle.
	Shows(content fyne.CanvasObject) bool
	// ShowCalls puts the calls of a step, or none, into the right column.
	ShowCalls([]attempt.Call)
	// Ask wants a yes before something is done that cannot be undone.
	Ask(question, yes string, do func())
}

// Simulator tells what a person would read or hear there.
type Simulator interface {
	Answer(key string) (answer string, ok bool)
}
