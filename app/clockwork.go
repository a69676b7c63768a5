package app

import (
	"time"
)

// What the window does by itself as time goes by. Without a key and without a call nothing of it runs.

// progressAfter is how long a call may take before the window says that it takes long. Most are shorter, and a bar that
// flashes up is a disturbance.
const progressAfter = 200 * time.Millisecond

func (w *Window) drawProgress(busy bool) {
	if w.busyTimer != nil {
		w.busyTimer.Stop()
		w.busyTimer = nil
	}
	if busy && !w.closing.Load() {
		w.busyTimer = time.AfterFunc(progressAfter, func() {
			w.do(func() { w.challenge.showProgress(!w.closing.Load() && w.states[w.kind].Phase.Busy()) })
		})
	}
}

// drawAge shows the key's age and comes back when it changes: each second at first, then each minute, and not at all
// without a key.
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
	wait := time.Second - age%time.Second
	switch {
	case age > measuredFor:
		return // the words do not change any more
	case age >= 2*time.Minute:
		wait = time.Minute - age%time.Minute
	}
	w.ageTimer = time.AfterFunc(wait, func() { w.do(w.drawAge) })
}
