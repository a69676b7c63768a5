// Package playback makes a clip heard.
//
// The sound goes through oto as 48 kHz stereo. The device is opened on the first Play, once for the process, and rests
// while nothing is heard; a program that plays nothing costs nothing.
//
// # Without a sound device
//
// Play ends in the state Failed, with a [DeviceError], at once or after at most five seconds without progress; the rest
// of the program is not touched. A device plugged in later is found after the program is started again.
//
// On Windows oto reports no error if there is no device when it starts: it would play without a sound. This package asks
// Windows for the number of devices before each Play and fails if there is none. What it cannot notice there is a device
// that is pulled out in the middle of a sound, with no other or only one of another sample rate to take its place: the
// position goes on to the end in silence.
package playback

import (
	"math"
	"sync"
	"time"

	"navercaptcha/audio"
)

// State is what a Player does.
type State string

// The states of a Player.
const (
	Stopped State = "stopped" // before the first Play, after Stop, and after the end
	Playing State = "playing"
	Paused  State = "paused"
	Opening State = "opening" // Play was asked for, the sound device is being opened
	Failed  State = "failed"  // see Status.Err; Play tries again
)

// Status is a Player at one moment.
type Status struct {
	State    State
	Position time.Duration // of what is heard now; Duration after the end, 0 after Stop
	Duration time.Duration // of the clip; 0 without one
	Err      error         // a *DeviceError if State is Failed, else nil
}

// Player plays one clip at a time. Its methods may be called from any goroutine and return at once; its own goroutine
// does the work. Only one Player of a process should play at a time, since the device is one.
type Player struct {
	device Device
	wake   chan struct{} // holds one: look at what is wanted
	ended  chan struct{} // closed with the last of the Player's goroutine

	mu       sync.Mutex
	clip     *audio.Clip
	want     State // Stopped, Playing or Paused
	take     int   // counts the starts from the beginning; whatever belongs to an older take is dropped
	volume   float64
	position time.Duration
	ready    bool // the device was there once
	err      error
	changed  func(Status)
	closed   bool
}

// New makes a Player on the sound device of the system, which it does not touch before the first Play.
func New() *Player { return NewWithDevice(systemDevice()) }

// NewWithDevice makes a Player on a device of the caller's.
func NewWithDevice(d Device) *Player {
	p := &Player{
		device: d,
		wake:   make(chan struct{}, 1),
		ended:  make(chan struct{}),
		want:   Stopped,
		volume: 1,
	}
	go newLoop(p).run()
	return p
}

// Load stops what plays and takes the clip to play next; nil for none.
func (p *Player) Load(c *audio.Clip) {
	p.do(func() {
		p.clip = c
		p.stop()
		p.err = nil
	})
}

// Play starts the clip from its beginning, or goes on after Pause. After a failure it tries again.
func (p *Player) Play() {
	p.do(func() {
		switch {
		case p.clip == nil || p.want == Playing:
		case p.want == Paused:
			p.want = Playing
		default:
			p.start()
		}
	})
}

// Pause holds the sound where it is, until Play.
func (p *Player) Pause() {
	p.do(func() {
		if p.want == Playing {
			p.want = Paused
		}
	})
}

// Replay plays from the beginning, whatever was going on.
func (p *Player) Replay() {
	p.do(func() {
		if p.clip != nil {
			p.start()
		}
	})
}

// Stop ends the sound and goes back to the beginning.
func (p *Player) Stop() {
	p.do(p.stop)
}

// SetVolume sets the loudness, from 0 (silent) to 1 (as in the file); other values are cut there. It holds for later
// clips too.
func (p *Player) SetVolume(v float64) {
	p.do(func() {
		if !math.IsNaN(v) {
			p.volume = max(0, min(1, v))
		}
	})
}

// Volume is the loudness, 0 to 1.
func (p *Player) Volume() float64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.volume
}

// Status tells what the Player does.
func (p *Player) Status() Status {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.status()
}

// OnChange sets the function that is told of every change of the state and, about 20 times a second while a sound is
// heard, of the position. It is called from the Player's goroutine, one call at a time, and never while nothing changes.
// It may call the Player, but Close.
func (p *Player) OnChange(f func(Status)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.changed = f
}

// Close ends the sound and the Player within a second. It may be called more than once. Afterwards the other methods do
// nothing. What stays is oto's own: its goroutines cannot be ended, and they rest; and if the system's sound driver
// holds on to a call, the goroutine in that call until the driver lets it go.
func (p *Player) Close() {
	p.mu.Lock()
	p.stop()
	p.closed = true
	p.mu.Unlock()
	p.look()
	select {
	case <-p.ended:
	case <-time.After(time.Second):
	}
}

// do changes what is wanted and lets the loop know.
func (p *Player) do(change func()) {
	p.mu.Lock()
	closed := p.closed
	if !closed {
		change()
	}
	p.mu.Unlock()
	if !closed {
		p.look()
	}
}

func (p *Player) look() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

func (p *Player) start() {
	p.want, p.position, p.err = Playing, 0, nil
	p.take++
}

func (p *Player) stop() {
	p.want, p.position = Stopped, 0
	p.take++
}

func (p *Player) status() Status {
	s := Status{State: p.want, Position: p.position, Err: p.err}
	if p.clip != nil {
		s.Duration = p.clip.Facts.Duration
	}
	switch {
	case p.err != nil:
		s.State = Failed
	case p.want == Playing && !p.ready:
		s.State = Opening
	}
	return s
}
