package app

import "fyne.io/fyne/v2"

// focus puts the cursor into the answer.
func (w *Window) focus() {
	if w.showsChallenge() {
		w.window.Canvas().Focus(w.challenge.answer.field)
	}
}

// typedKey hears keys while nothing has the focus, as after a menu was left: they are meant for the answer, if that had it
// last. Beside the field of a secret they may be the secret.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyEscape:
		w.escape()
	case w.answering():
		w.focus()
		w.challenge.answer.field.TypedKey(e)
	}
}

func (w *Window) typedRune(r rune) {
	if w.answering() {
		w.focus()
		w.challenge.answer.field.TypedRune(r)
	}
}

// showsChallenge tells whether the CAPTCHA is what is on the screen, without a dialog of the window's above it.
func (w *Window) showsChallenge() bool {
	return len(w.open) == 0 && w.past == nil && w.stand == nil && w.scenarios == nil
}

// answering tells whether what is typed is for the CAPTCHA: not while anything at all, such as a menu, is above it.
func (w *Window) answering() bool {
	return w.answerLast && w.showsChallenge() && w.window.Canvas().Overlays().Top() == nil
}

// escape cancels what is on its way, else closes the topmost dialog.
func (w *Window) escape() {
	if n := len(w.open); n > 0 {
		w.open[n-1].Dismiss()
		return
	}
	switch {
	case w.work != nil:
		w.work()
	case w.script.cancel != nil:
		w.script.cancel()
	case w.past != nil:
		w.closeHistory()
	case w.stand != nil || w.scenarios != nil:
		w.closeTools()
	default:
		w.session.Cancel(w.kind)
	}
}
