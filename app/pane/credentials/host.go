package credentials

import (
	"fyne.io/fyne/v2"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// Host is what the pane needs of the window. All of it is called on the window's goroutine but Do.
type Host interface {
	// Do runs something on the window's goroutine, later, and not at all once the window closes. Any goroutine may call it.
	Do(func())
	// Escape cancels what is on its way, else closes what is on top.
	Escape()
	// Ask wants a yes before something is done that cannot be undone.
	Ask(question, yes string, do func())
	// FocusCredentials shows the pane, also where there is room for one column only, and gives a field of it the focus.
	FocusCredentials(fyne.Focusable)
	// OnOtherField hears that a field beside the answer has the focus.
	OnOtherField()
	// OnCredentials hears that other credentials may be called with.
	OnCredentials()
	// Shown is the CAPTCHA that is chosen in the middle, with the number of its attempt.
	Shown() (kind naver.Kind, number uint64)
	// OnCheck hears of a check of the credentials, which was made while an attempt was on the screen.
	OnCheck(c attempt.Call, during uint64)
}
