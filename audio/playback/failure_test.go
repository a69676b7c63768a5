package playback_test

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"navercaptcha/audio/playback"
)

func wantFailure(t *testing.T, p *playback.Player, want playback.Failure) {
	t.Helper()
	s := p.Status()
	var failure *playback.DeviceError
	if s.State != playback.Failed || !errors.As(s.Err, &failure) || failure.Failure != want {
		t.Fatalf("got %s, %v; want a failure %q", s.State, s.Err, want)
	}
	if !strings.Contains(s.Err.Error(), "start this program again") {
		t.Errorf("%q does not say what to do", s.Err)
	}
}

func TestWithoutADevicePlayFailsAndCanBeTriedAgain(t *testing.T) {
	d := &fakeDevice{openErr: errUnplugged}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.Play()
		after(time.Millisecond)
		wantFailure(t, p, playback.NotOpened)
		if !errors.Is(p.Status().Err, errUnplugged) {
			t.Error("the error does not hold what the system said")
		}

		d.set(func(d *fakeDevice) { d.openErr = nil })
		p.Play()
		after(time.Second)
		wantState(t, p, playback.Playing)
	})
}

// So it is with oto on Linux: only after a while, and not from the call that opens, it says that there is no device.
func TestADeviceThatTurnsOutNotToBeThere(t *testing.T) {
	d := &fakeDevice{}
	player(t, d, func(t *testing.T, p *playback.Player) {
		d.set(func(d *fakeDevice) { d.resuming, d.dead = 30*time.Millisecond, errUnplugged })
		p.Play()
		after(100 * time.Millisecond)
		wantFailure(t, p, playback.NotOpened)
	})
}

func TestADeviceThatDies(t *testing.T) {
	d := &fakeDevice{}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.Play()
		after(time.Second)
		d.set(func(d *fakeDevice) { d.dead = errUnplugged })
		after(100 * time.Millisecond)
		wantFailure(t, p, playback.Died)

		after(time.Second)
		p.Play()
		after(100 * time.Millisecond)
		wantFailure(t, p, playback.Died) // it stays dead, and says so again at once
	})
}

func TestADeviceThatTakesNoMoreSound(t *testing.T) {
	d := &fakeDevice{}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.Play()
		after(time.Second)
		d.set(func(d *fakeDevice) { d.frozen = true })
		after(4 * time.Second)
		wantState(t, p, playback.Playing)
		after(time.Second)
		wantFailure(t, p, playback.Stalled)

		d.set(func(d *fakeDevice) { d.frozen = false })
		p.Play()
		after(time.Second)
		wantState(t, p, playback.Playing)
		wantPosition(t, p, time.Second)
	})
}

func TestADeviceThatNeverGetsReady(t *testing.T) {
	d := &fakeDevice{opening: time.Hour}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.Play()
		after(4 * time.Second)
		wantState(t, p, playback.Opening)
		after(time.Second)
		wantFailure(t, p, playback.NotReady)

		p.Play() // one call into the driver hangs; a second is not made
		after(5 * time.Second)
		wantFailure(t, p, playback.NotReady)
		after(2 * time.Hour)
		if d.opens != 1 {
			t.Errorf("opened %d times, want 1", d.opens)
		}
		wantFailure(t, p, playback.NotReady) // it does not begin to play an hour later
		p.Play()
		after(time.Second)
		wantState(t, p, playback.Playing)
	})
}

func TestADeviceThatDoesNotWakeUp(t *testing.T) {
	d := &fakeDevice{}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.Play()
		after(time.Minute)
		wantState(t, p, playback.Stopped)
		d.set(func(d *fakeDevice) { d.resuming = time.Hour })
		p.Play()
		after(5 * time.Second)
		wantFailure(t, p, playback.NotReady)
	})
}

// Close must end in a second in each state, and synctest fails if a goroutine is left.
func TestCloseEndsEverything(t *testing.T) {
	for name, begin := range map[string]func(p *playback.Player, d *fakeDevice){
		"idle":    func(p *playback.Player, d *fakeDevice) {},
		"playing": func(p *playback.Player, d *fakeDevice) { p.Play(); after(time.Second) },
		"paused":  func(p *playback.Player, d *fakeDevice) { p.Play(); after(time.Second); p.Pause(); after(time.Second) },
		"opening": func(p *playback.Player, d *fakeDevice) {
			d.opening = 3 * time.Second
			p.Play()
			after(time.Second)
		},
		"resting": func(p *playback.Player, d *fakeDevice) { p.Play(); after(time.Minute) },
		"dead": func(p *playback.Player, d *fakeDevice) {
			p.Play()
			after(time.Second)
			d.set(func(d *fakeDevice) { d.dead = errUnplugged })
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := &fakeDevice{}
				p := playback.NewWithDevice(d)
				p.Load(clip(t, 2*time.Second))
				begin(p, d)
				begun := time.Now()
				p.Close()
				p.Close()
				if took := time.Since(begun); took > time.Second {
					t.Errorf("Close took %v", took)
				}
				p.Play()
				wantState(t, p, playback.Stopped)
				after(time.Minute)
				if d.isRunning() && d.dead == nil {
					t.Error("the device still runs")
				}
			})
		})
	}
}

func TestEveryMethodReturnsAtOnce(t *testing.T) {
	d := &fakeDevice{opening: time.Hour}
	player(t, d, func(t *testing.T, p *playback.Player) {
		begun := time.Now()
		for range 100 {
			p.Play()
			p.Pause()
			p.Replay()
			p.SetVolume(0.5)
			p.Stop()
			p.Status()
		}
		if took := time.Since(begun); took != 0 {
			t.Errorf("took %v", took)
		}
	})
}
