package app

import (
	"fyne.io/fyne/v2"

	"navercaptcha/app/widgets"
)

// typedKey hears keys while nothing has the focus, as after a menu was left: they are meant for the answer, if that had it
// last. Beside the field of a secret they may be the secret.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		w.escape()
	} else if answer := w.answering(); answer != nil {
		answer.TypedKey(e)
	}
}

func (w *Window) typedRune(r rune) {
	if answer := w.answering(); answer != nil {
		answer.TypedRune(r)
	}
}

// showsAttempt tells whether the CAPTCHA is what stands in the middle, without a dialog of the window's above it.
func (w *Window) showsAttempt() bool {
	return len(w.dialogs.open) == 0 && w.middle.shows(attemptMiddle{w.panes.attempt})
}

// answering is the field that what is typed is for, or nil: none while anything at all, such as a menu, is above the CAPTCHA.
func (w *Window) answering() *widgets.Entry {
	if !w.showsAttempt() || w.window.Canvas().Overlays().Top() != nil {
		return nil
	}
	return w.panes.attempt.ResumeTyping()
}

// escape cancels what is on its way, else closes the topmost dialog.
func (w *Window) escape() {
	if !w.dialogs.closeTop() && !w.panes.credentials.Cancel() && !w.middle.shown.Cancel() {
		w.middle.close()
	}
}
