package app

import (
	"time"

	"navercaptcha/naver/attempt"

	"fyne.io/fyne/v2"
)

// What the window does by itself as time goes by. Without a key and without a call nothing of it runs.

// progressAfter is how long a call may take before the window says that it takes long. Most are shorter, and a bar that
// flashes up is a disturbance.
const progressAfter = 200 * time.Millisecond

// drawProgress shows a call that takes long, with its seconds, and comes back when they change.
func (w *Window) drawProgress() {
	if w.busyTimer != nil {
		w.busyTimer.Stop()
		w.busyTimer = nil
	}
	st := w.states[w.kind]
	if !st.Phase.Busy() || w.closing.Load() {
		w.challenge.showProgress(false)
		w.calls.wait(nil)
		if w.window.Canvas().Focused() == fyne.Focusable(w.challenge.cancel) {
			w.focus()
		}
		return
	}
	took := w.config.Now().Sub(st.Began)
	next := progressAfter - took
	if took >= progressAfter || w.challenge.showsProgress() { // the second call of New goes on where the first ended
		next = time.Second - took%time.Second
		w.challenge.showProgress(true)
		if w.past == nil && w.scenarios == nil {
			w.calls.wait(&running{call: attempt.Call{Call: st.Calling, Kind: st.Kind, Start: st.Began}, took: took})
		} else {
			w.calls.wait(nil) // the list is of other calls
		}
	}
	w.busyTimer = time.AfterFunc(next, func() { w.do(w.drawProgress) })
}

// drawAge shows the key's age and comes back when the words change, and not at all without a key.
func (w *Window) drawAge() {
	if w.ageTimer != nil {
		w.ageTimer.Stop()
		w.ageTimer = nil
	}
	st := w.states[w.kind]
	now := w.config.Now()
	w.challenge.showAge(st, now)
	if st.Key == "" || w.closing.Load() {
		return
	}
	age := now.Sub(st.Issued)
	if age > measuredFor {
		return // the words do not change any more
	}
	step := ageStep(age)
	w.ageTimer = time.AfterFunc(step-max(0, age)%step, func() { w.do(w.drawAge) })
}
