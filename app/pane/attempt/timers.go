package attempt

import (
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/naver/attempt"
)

// timer runs something once, later, on the window's goroutine. Starting it again forgets what it was to run.
type timer struct{ running *time.Timer }

func (t *timer) start(host Host, after time.Duration, f func()) {
	t.stop()
	t.running = time.AfterFunc(after, func() { host.Do(f) })
}

func (t *timer) stop() {
	if t.running != nil {
		t.running.Stop()
		t.running = nil
	}
}

// timers are what the pane does by itself as time goes by. Without a key and without a call nothing of it runs.
type timers struct {
	pane          *Pane
	age, progress timer
}

func (t *timers) stop() {
	t.age.stop()
	t.progress.stop()
}

// progressAfter is how long a call may take before the window says that it takes long. Most are shorter, and a bar that
// flashes up is a disturbance.
const progressAfter = 200 * time.Millisecond

// drawProgress shows a call that takes long, with its seconds, and comes back when they change.
func (t *timers) drawProgress() {
	t.progress.stop()
	p := t.pane
	st := p.shown()
	if !st.Phase.Busy() {
		p.view.actions.showProgress(false)
		p.host.OnWaiting(nil, 0)
		if p.host.Canvas().Focused() == fyne.Focusable(p.view.actions.cancel) {
			p.Focus()
		}
		return
	}
	took := p.parts.Now().Sub(st.Began)
	next := progressAfter - took
	if took >= progressAfter || p.view.actions.showsProgress() { // the second call of New goes on where the first ended
		next = time.Second - took%time.Second
		p.view.actions.showProgress(true)
		p.host.OnWaiting(&attempt.Call{Call: st.Calling, Kind: st.Kind, Start: st.Began}, took)
	}
	t.progress.start(p.host, next, t.drawProgress)
}

// drawAge shows the key's age and comes back when the words change, and not at all without a key.
func (t *timers) drawAge() {
	t.age.stop()
	p := t.pane
	st := p.shown()
	now := p.parts.Now()
	p.view.key.showAge(st, now)
	if st.Key == "" || st.KeyByHand {
		return
	}
	age := now.Sub(st.Issued)
	if age > measuredFor {
		return // the words do not change any more
	}
	step := ageStep(age)
	t.age.start(p.host, step-max(0, age)%step, t.drawAge)
}
