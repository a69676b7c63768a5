package playback

import (
	"time"

	"navercaptcha/audio"
)

const (
	stallTimeout   = 4500 * time.Millisecond // without progress, before the device is given up
	tick           = 50 * time.Millisecond   // between two looks at the position
	idleAfter      = 600 * time.Millisecond  // of silence, before the device is sent to rest; its buffer is heard by then
	suspendTimeout = 400 * time.Millisecond  // for the device to rest when the Player closes
)

// loop is the Player's goroutine. It compares what is wanted with what is, and does what is missing.
type loop struct {
	*Player
	calls   chan call // results of calls into the device
	calling bool      // one is under way
	opened  bool      // the device was asked for, and may be on its way
	awake   bool      // the device runs
	told    Status    // what OnChange heard last

	current    int    // take that is worked on
	track      *track // of it; nil if there is none
	progressed time.Time
	consumed   time.Duration // by the device, when it progressed last
	over       time.Time     // when the device had taken all of track, zero before
	quiet      time.Time     // since when nothing plays
}

// desired is what is wanted at one moment.
type desired struct {
	clip   *audio.Clip
	state  State
	take   int
	volume float64
	closed bool
}

func newLoop(p *Player) *loop {
	return &loop{Player: p, calls: make(chan call), told: p.status()}
}

func (l *loop) run() {
	defer close(l.ended)
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		again := l.step(l.desired())
		l.tell()
		if again > 0 {
			timer.Reset(again)
		} else {
			timer.Stop()
		}
		select {
		case <-l.wake:
		case c := <-l.calls:
			l.finish(c)
		case <-timer.C:
		}
		if l.desired().closed {
			l.shutdown()
			return
		}
	}
}

func (l *loop) desired() desired {
	l.mu.Lock()
	defer l.mu.Unlock()
	return desired{l.clip, l.want, l.take, l.volume, l.closed}
}

// step does what can be done now and says after what time to look again; 0 is not before something happens.
func (l *loop) step(w desired) time.Duration {
	if w.take != l.current {
		l.drop()
		l.current, l.progressed = w.take, time.Now()
	}
	if w.state == Playing {
		return l.play(w)
	}
	return l.rest()
}

// play brings the wanted take to be heard.
func (l *loop) play(w desired) time.Duration {
	if !l.quiet.IsZero() {
		l.quiet, l.progressed = time.Time{}, time.Now()
	}
	if !l.opened {
		l.call(open)
		return l.wait(NotReady)
	}
	if err := l.device.Err(); err != nil {
		return l.fail(&DeviceError{l.loss(), err})
	}
	if l.track == nil {
		l.track = newTrack(l.device, w.clip, w.volume)
		l.consumed, l.over = 0, time.Time{}
	}
	l.track.SetVolume(w.volume)
	if !l.track.running {
		// Before the device gets ready or wakes up, so that the first thing it takes is sound.
		l.track.Play()
		l.track.running = true
	}
	switch {
	case l.awake:
		return l.follow()
	case l.track.buffered():
		l.call(resume)
		return l.wait(NotReady)
	}
	return min(time.Millisecond, l.wait(NotReady))
}

// follow keeps the position of a track that plays.
func (l *loop) follow() time.Duration {
	now := time.Now()
	if consumed := l.track.consumed(); consumed > l.consumed {
		l.consumed, l.progressed = consumed, now
	}
	latency := l.device.Latency()
	if l.over.IsZero() && l.track.over() {
		l.consumed, l.over = l.track.total, now
	}
	if l.over.IsZero() {
		l.move(l.consumed - latency)
		return min(tick, l.wait(Stalled))
	}
	if left := latency - now.Sub(l.over); left > 0 {
		l.move(l.track.total - left)
		return min(tick, left)
	}
	l.settle(func() { l.want, l.position = Stopped, l.track.total })
	l.drop()
	return l.rest()
}

// rest keeps silence, and lets the device rest after a while.
func (l *loop) rest() time.Duration {
	if l.track != nil && l.track.running {
		l.track.Pause()
		l.track.running = false
		l.move(l.track.consumed()) // what the device has taken is still heard
	}
	if !l.awake {
		l.quiet = time.Now()
		return 0
	}
	if l.quiet.IsZero() {
		l.quiet = time.Now()
	}
	if left := idleAfter - time.Since(l.quiet); left > 0 {
		return left
	}
	l.call(suspend)
	return 0
}

// wait is the time left until the device has gone too long without progress; then it fails.
func (l *loop) wait(f Failure) time.Duration {
	if left := stallTimeout - time.Since(l.progressed); left > 0 {
		return left
	}
	return l.fail(&DeviceError{Failure: f})
}

// fail gives up the take.
func (l *loop) fail(err *DeviceError) time.Duration {
	l.settle(func() { l.want, l.position, l.err = Stopped, 0, err })
	l.drop()
	return l.rest()
}

// drop lets go of the track.
func (l *loop) drop() {
	if l.track != nil {
		_ = l.track.Close() // it has no error but the device's own, which is looked at elsewhere
		l.track = nil
	}
}

// move sets the position, which never goes back within a take.
func (l *loop) move(to time.Duration) {
	l.settle(func() { l.position = max(l.position, to) })
}

// settle changes the Player's state, unless something newer is wanted by now.
func (l *loop) settle(change func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.take == l.current {
		change()
	}
}

// tell calls OnChange's function if there is something new.
func (l *loop) tell() {
	l.mu.Lock()
	now, changed := l.status(), l.changed
	l.mu.Unlock()
	if now == l.told {
		return
	}
	l.told = now
	if changed != nil {
		changed(now)
	}
}
