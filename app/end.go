package app

import (
	"context"
	"sync"
	"time"
)

// closeTime is how long closing waits for what is under way.
const closeTime = 900 * time.Millisecond

// Close ends everything within a second and then closes the window, which ends the app.
func (w *Window) Close() {
	if w.closing.Load() {
		return
	}
	ended := w.end()
	go func() {
		waitFor(ended)
		if !w.stopped.Load() { // else there is no window left
			w.do(w.window.Close)
		}
	}()
}

// End ends what is left once the app has stopped in another way, such as by a signal. It takes at most a second.
func (w *Window) End() {
	w.stopped.Store(true)
	waitFor(w.end())
}

// end makes nothing be drawn any more and ends everything off the window's goroutine. The channel is closed when that is
// done.
func (w *Window) end() <-chan struct{} {
	ended := make(chan struct{})
	if w.closing.Swap(true) {
		close(ended) // somebody else does it
		return ended
	}
	for _, timer := range []*time.Timer{w.ageTimer, w.busyTimer, w.dayTimer} {
		if timer != nil {
			timer.Stop()
		}
	}
	for _, cancel := range []context.CancelFunc{w.lookup, w.work, w.pastWork, w.script.cancel} {
		if cancel != nil {
			cancel()
		}
	}
	var player sync.WaitGroup
	player.Go(w.config.Player.Close) // beside the rest: a device that hangs must not cost what is still to be saved
	go func() {
		defer close(ended)
		defer player.Wait()
		w.session.Close()
		w.caller.close()
		waitIdle(&w.writes, closeTime)
		waitIdle(&w.keeper.idle, closeTime)
		waitIdle(&w.quota.idle, closeTime)
		if w.history != nil {
			_ = w.history.Close()
		}
	}()
	return ended
}

// waitFor waits for the end of everything, but not for ever: what still hangs ends with the process.
func waitFor(ended <-chan struct{}) {
	select {
	case <-ended:
	case <-time.After(closeTime):
	}
}

// waitIdle waits until nothing is under way, or for a time.
func waitIdle(work *sync.WaitGroup, limit time.Duration) {
	done := make(chan struct{})
	go func() {
		work.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(limit):
	}
}
