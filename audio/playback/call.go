package playback

import "time"

// operation is a call into the device that may take its time.
type operation int

const (
	open operation = iota
	resume
	suspend
)

// call is an operation that came back.
type call struct {
	operation operation
	err       error
}

// call starts an operation, unless one is under way; the loop looks again when that is done. A driver that never comes
// back thus holds a single goroutine.
func (l *loop) call(o operation) {
	if l.calling {
		return
	}
	l.calling = true
	go func() {
		c := call{operation: o, err: l.operate(o)}
		select {
		case l.calls <- c:
		case <-l.ended:
			if c.err == nil && o == resume {
				_ = l.device.Suspend() // too late for everybody: do not leave it running
			}
		}
	}()
}

func (l *loop) operate(o operation) error {
	switch o {
	case open:
		return l.device.Open()
	case resume:
		return l.device.Resume()
	default:
		return l.device.Suspend()
	}
}

// finish takes the result of an operation.
func (l *loop) finish(c call) {
	l.calling = false
	l.progressed = time.Now()
	switch c.operation {
	case open:
		l.opened = c.err == nil
	case resume:
		if l.awake = c.err == nil; l.awake {
			l.mu.Lock()
			l.ready = true
			l.mu.Unlock()
		}
	case suspend:
		l.awake = false // also if it failed: a dead device does not run, and Resume will say so
	}
	if c.err == nil || c.operation == suspend || l.desired().state != Playing {
		return
	}
	l.fail(&DeviceError{l.loss(), c.err})
}

// loss is what an error of the device means: once it was there, it died.
func (l *loop) loss() Failure {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ready {
		return Died
	}
	return NotOpened
}

// shutdown lets the device rest, if it does so in time.
func (l *loop) shutdown() {
	l.drop()
	timeout := time.After(suspendTimeout)
	for l.calling || l.awake {
		if !l.calling {
			l.call(suspend)
		}
		select {
		case c := <-l.calls:
			l.finish(c)
		case <-timeout:
			return
		}
	}
}
