package app

import (
	"sync"

	attemptpane "navercaptcha/app/pane/attempt"
	"navercaptcha/audio"
	"navercaptcha/audio/playback"
)

// fakePlayer makes no sound and notes what it was told.
type fakePlayer struct {
	mu     sync.Mutex
	told   []string
	status playback.Status
	volume float64
	clip   *audio.Clip
	change func(playback.Status)
	hang   chan struct{} // Close waits for it where not nil
	broken error         // Play fails with it where not nil
	heard  chan struct{} // closed when the change told last was heard
}

var _ attemptpane.Player = (*fakePlayer)(nil)

func (p *fakePlayer) do(what string, state playback.State) {
	p.mu.Lock()
	p.told = append(p.told, what)
	p.status.State, p.status.Err = state, nil
	if state == playback.Playing && p.broken != nil {
		p.status.State, p.status.Err = playback.Failed, p.broken
	}
	status, change := p.status, p.change
	before, heard := p.heard, make(chan struct{})
	p.heard = heard
	p.mu.Unlock()
	go func() { // the real one tells from its own goroutine, one change after the other
		defer close(heard)
		if before != nil {
			<-before
		}
		if change != nil {
			change(status)
		}
	}()
}

func (p *fakePlayer) Load(c *audio.Clip) {
	p.mu.Lock()
	p.clip = c
	p.status = playback.Status{State: playback.Stopped, Duration: c.Facts.Duration}
	p.mu.Unlock()
	p.do("load", playback.Stopped)
}
func (p *fakePlayer) Play()   { p.do("play", playback.Playing) }
func (p *fakePlayer) Pause()  { p.do("pause", playback.Paused) }
func (p *fakePlayer) Replay() { p.do("replay", playback.Playing) }
func (p *fakePlayer) Stop()   { p.do("stop", playback.Stopped) }

func (p *fakePlayer) SetVolume(v float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.volume = v
}

func (p *fakePlayer) Status() playback.Status {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.status
}

func (p *fakePlayer) OnChange(f func(playback.Status)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.change = f
}

func (p *fakePlayer) Close() {
	if p.hang != nil {
		<-p.hang
	}
}

// last is what it was told last.
func (p *fakePlayer) last() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.told) == 0 {
		return ""
	}
	return p.told[len(p.told)-1]
}
