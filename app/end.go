package app

import (
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"navercaptcha/app/explain"
)

// ending is how far the window has come to its end.
type ending struct {
	closing atomic.Bool   // nothing is drawn any more
	stopped atomic.Bool   // the app has ended, and with it the window
	quiet   chan struct{} // closed when nothing is under way any more but the disk
}

// Do runs something on the window's goroutine, later, and not at all once the window closes. Any goroutine may call it.
func (w *Window) Do(f func()) {
	w.config.Desktop.Do(func() {
		if !w.ending.closing.Load() {
			f()
		}
	})
}

// closeTime is how long the window stays for what is under way.
const closeTime = 900 * time.Millisecond

// Close ends everything within a second and then closes the window, which ends the app. What is still to be put on the
// disk is waited for by End.
func (w *Window) Close() {
	if w.ending.closing.Load() {
		return
	}
	w.end()
	go func() {
		waitFor(w.ending.quiet, closeTime)
		if !w.ending.stopped.Load() { // else there is no window left
			w.config.Desktop.Do(w.window.Close)
		}
	}()
}

// End ends what is left once the app has stopped, because the window was closed or in another way, such as by a signal,
// and waits for the disk, at most a minute. The error says in words what could not be kept; no window can say it any more.
func (w *Window) End() error {
	w.ending.stopped.Store(true)
	w.end()
	if err := w.journal.Wait(); err != nil {
		return errors.New(w.words.Format("closing.lost", map[string]any{"Why": explain.Error(w.words, err)}))
	}
	return nil
}

// end makes nothing be drawn any more and ends everything off the window's goroutine: quiet is closed when nothing is
// under way but the disk.
func (w *Window) end() {
	if !w.ending.closing.Load() {
		w.middle.shown.Leave()
	}
	if w.ending.closing.Swap(true) {
		return // somebody else does it
	}
	w.panes.attempt.Close()
	w.panes.credentials.Close()
	var player sync.WaitGroup
	player.Go(w.config.Player.Close)     // beside the rest: a device that hangs must not cost what is still to be saved
	called := make(chan struct{})        // closed when nothing is called any more
	w.journal.Close(func() { <-called }) // before that: what the calls bring is still to be saved, or said to be lost
	go func() {
		defer close(called)
		w.session.Close()
		w.connector.Close()
	}()
	go func() {
		<-called
		player.Wait()
		close(w.ending.quiet)
	}()
}

// waitFor waits for the end of something, but not for ever: what still hangs then ends with the process.
func waitFor(ended <-chan struct{}, limit time.Duration) (inTime bool) {
	select {
	case <-ended:
		return true
	case <-time.After(limit):
		return false
	}
}
