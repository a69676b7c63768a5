package evidence

import (
	"fyne.io/fyne/v2"

	"navercaptcha/audio"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
)

// Host is what the pane needs of the window.
type Host interface {
	// Do runs something on the window's goroutine, later, and not at all once the window closes. Any goroutine may call it.
	Do(func())
	// Canvas is where the focus is, and where it is set.
	Canvas() fyne.Canvas
	// Escape cancels what is on its way, else closes what is on top.
	Escape()
	// ShowCalls puts calls, or none, into the right column.
	ShowCalls([]attempt.Call)
	// Copy puts a text into the clipboard and says so.
	Copy(text string)
	// CloseMiddle goes back to the CAPTCHA.
	CloseMiddle()
	// ChooseEvidence asks which file to open, and PasteEvidence takes what is in the clipboard.
	ChooseEvidence()
	PasteEvidence()
}

// Keeper puts calls into the history; journal.Journal is the real one.
type Keeper interface {
	// Keep keeps calls without what the mask knows; kept hears, from any goroutine, when they are safe or why not.
	Keep(calls []attempt.Call, mask *redaction.Redactor, note string, kept func(error))
}

// Player plays the sounds that are found; playback.Player is the real one.
type Player interface {
	Load(*audio.Clip)
	Play()
}
