package calls

import "navercaptcha/app/export"

// Host is what the pane needs of the window.
type Host interface {
	// Do runs something on the window's goroutine, later, and not at all once the window is closing. It may be called from
	// any goroutine.
	Do(f func())
	// Escape does what Esc does wherever the focus is.
	Escape()
	// Exporter makes what leaves, without secrets, in the window's language.
	Exporter() export.Exporter
	// Copy puts a text into the clipboard as it is and says so.
	Copy(text string)
	// HandOut copies a text without secrets, unless one is found in it when it is searched once more.
	HandOut(text string)
}
