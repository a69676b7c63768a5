package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// What the panes need of the window. Each pane names what it uses of it as its own Host.

// Do runs something on the window's goroutine, later, and not at all once the window closes. Any goroutine may call it.
func (w *Window) Do(f func()) {
	w.do(func() {
		if !w.closing.Load() {
			f()
		}
	})
}

// Canvas is where the focus is, and where it is set.
func (w *Window) Canvas() fyne.Canvas { return w.window.Canvas() }

// Shows tells whether this content is what stands in the middle.
func (w *Window) Shows(content fyne.CanvasObject) bool { return w.middle.Content() == content }

// ShowCalls puts the calls of an attempt, or none, into the right column.
func (w *Window) ShowCalls(calls []attempt.Call) { w.calls.Show(calls) }

// SayWrong says beside the calls what went wrong.
func (w *Window) SayWrong(what string) { w.calls.SayWrong(what) }

// Escape cancels what is on its way, else closes what is on top.
func (w *Window) Escape() { w.escape() }

// SaveAs asks where to write a file and lets it be written there, off the window's goroutine.
func (w *Window) SaveAs(title, name string, write func(ctx context.Context, path string) error) {
	w.saveAs(title, name, write)
}

// Copy puts a text into the clipboard and says so.
func (w *Window) Copy(text string) { w.putIntoClipboard(text) }

// ShowsAttempt tells whether the CAPTCHA is what stands in the middle, without a dialog of the window's above it.
func (w *Window) ShowsAttempt() bool {
	return len(w.open) == 0 && w.shows(attemptMiddle{w.attempt})
}

// OnAttempt lists the calls of the attempt on the screen and says whether they are kept.
func (w *Window) OnAttempt(st session.State, calls []attempt.Call) {
	if w.middle.ListsAttempt() {
		w.calls.Show(calls)
		// Told again: it may have been known before the state was.
		if saved, known := w.journal.Saved(st); known {
			w.onSaved(saved)
		}
	}
	w.drawBanner()
}

// OnWaiting lists the call on its way where it takes long.
func (w *Window) OnWaiting(call *attempt.Call, took time.Duration) {
	if call == nil || !w.middle.ListsAttempt() {
		w.calls.HideRunning()
		return
	}
	w.calls.ShowRunning(*call, took)
}

// FocusCredentials shows the left column, also where there is room for one only, and gives a field of it the focus.
func (w *Window) FocusCredentials(field fyne.Focusable) {
	if !w.showCredentials || !w.credentials.Content().Visible() {
		w.showCredentials, w.credentialsFirst = true, true
		w.arrange()
	}
	w.window.Canvas().Focus(field)
}

// OnOtherField hears that a field beside the answer has the focus.
func (w *Window) OnOtherField() { w.attempt.OnOtherField() }

// OnCredentials draws what depends on the credentials. The banner is the simulator's.
func (w *Window) OnCredentials() {
	w.attempt.Quota.OnCredentials()
	w.attempt.Draw()
	if (w.banner != nil) != (w.connector.Current().Profile.ID == profile.SimulatorID) {
		w.arrange()
	}
}

// Shown is the CAPTCHA that is chosen in the middle, with the number of its attempt.
func (w *Window) Shown() (kind naver.Kind, number uint64) {
	kind = w.attempt.Kind()
	return kind, w.attempt.State(kind).Attempt
}

// OnCheck hears of a check of the credentials, which was made while an attempt was on the screen.
func (w *Window) OnCheck(c attempt.Call, during uint64) { w.attempt.OnCheck(c, during) }

// OnFault says that another fault waits for the next calls, or none.
func (w *Window) OnFault() { w.drawBanner() }
