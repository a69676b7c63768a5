package playback_test

import (
	"bytes"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"navercaptcha/audio/playback"
)

// player makes a Player with a clip of two seconds, in a bubble of fake time, that must leave no goroutine behind.
func player(t *testing.T, d *fakeDevice, test func(t *testing.T, p *playback.Player)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := playback.NewWithDevice(d)
		defer func() {
			p.Close()
			after(2 * time.Hour) // for a call into the driver that hangs
		}()
		p.Load(clip(t, 2*time.Second))
		test(t, p)
	})
}

func after(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func wantState(t *testing.T, p *playback.Player, want playback.State) {
	t.Helper()
	if s := p.Status(); s.State != want {
		t.Fatalf("the state is %s (%v), want %s", s.State, s.Err, want)
	}
}

func wantPosition(t *testing.T, p *playback.Player, want time.Duration) {
	t.Helper()
	if got := p.Status().Position; (got - want).Abs() > 80*time.Millisecond {
		t.Fatalf("the position is %v, want about %v", got, want)
	}
}

func TestPlaysToTheEndAndNoFurther(t *testing.T) {
	d := &fakeDevice{latency: 100 * time.Millisecond}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.Play()
		after(time.Second)
		wantState(t, p, playback.Playing)
		wantPosition(t, p, 900*time.Millisecond) // what was taken 100 ms ago is heard now

		after(1050 * time.Millisecond)
		wantState(t, p, playback.Playing) // the tail is still in the device
		after(150 * time.Millisecond)
		if s := p.Status(); s != (playback.Status{State: playback.Stopped, Position: s.Duration, Duration: 2 * time.Second}) {
			t.Errorf("after the end: %+v", s)
		}
		if got, want := d.last().all(), clip(t, 2*time.Second).PCM48k(); !bytes.Equal(got, want) {
			t.Errorf("the device took %d bytes, not the clip's %d", len(got), len(want))
		}
	})
}

func TestTheDeviceIsUntouchedBeforeTheFirstPlay(t *testing.T) {
	d := &fakeDevice{}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.Pause()
		p.Stop()
		after(time.Minute)
		if d.opens != 0 {
			t.Error("it was opened")
		}
		wantState(t, p, playback.Stopped)
	})
}

func TestTheDeviceRestsWhenIdleAndWakesUp(t *testing.T) {
	d := &fakeDevice{}
	player(t, d, func(t *testing.T, p *playback.Player) {
		for range 3 {
			p.Play()
			after(2300 * time.Millisecond)
			wantState(t, p, playback.Stopped)
			if !d.isRunning() {
				t.Fatal("it rests before the tail was heard for sure")
			}
			after(time.Second)
			if d.isRunning() {
				t.Fatal("it still runs a second after the end")
			}
		}
		if d.opens != 1 {
			t.Errorf("it was opened %d times, want once", d.opens)
		}
	})
}

func TestPauseGoesOnWhereItStopped(t *testing.T) {
	d := &fakeDevice{}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.Play()
		after(500 * time.Millisecond)
		p.Pause()
		after(time.Minute)
		wantState(t, p, playback.Paused)
		wantPosition(t, p, 500*time.Millisecond)
		if d.isRunning() {
			t.Error("the device runs through the pause")
		}
		p.Play()
		after(500 * time.Millisecond)
		wantState(t, p, playback.Playing)
		wantPosition(t, p, time.Second)
		after(1200 * time.Millisecond)
		if got, want := d.last().all(), clip(t, 2*time.Second).PCM48k(); !bytes.Equal(got, want) {
			t.Errorf("the device took %d bytes, not the clip's %d: the pause lost or doubled some", len(got), len(want))
		}
	})
}

func TestReplayAndStopGoBackToTheBeginning(t *testing.T) {
	d := &fakeDevice{}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.Play()
		after(time.Second)
		first := d.last()
		p.Replay()
		after(300 * time.Millisecond)
		wantState(t, p, playback.Playing)
		wantPosition(t, p, 300*time.Millisecond)
		if !first.isClosed() {
			t.Error("the first take still sounds beside the second")
		}
		p.Stop()
		after(time.Millisecond)
		wantState(t, p, playback.Stopped)
		if at := p.Status().Position; at != 0 {
			t.Errorf("stopped at %v, want 0", at)
		}
		if !d.last().isClosed() {
			t.Error("the stopped take still sounds")
		}
	})
}

func TestLoadStopsWhatPlays(t *testing.T) {
	d := &fakeDevice{}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.Play()
		after(time.Second)
		p.Load(clip(t, 3*time.Second))
		after(time.Millisecond)
		if s := p.Status(); s.State != playback.Stopped || s.Position != 0 || s.Duration != 3*time.Second {
			t.Errorf("after Load: %+v", s)
		}
		p.Load(nil)
		p.Play()
		after(time.Millisecond)
		wantState(t, p, playback.Stopped)
	})
}

func TestVolume(t *testing.T) {
	d := &fakeDevice{}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.SetVolume(0.25)
		p.Play()
		after(100 * time.Millisecond)
		if got := d.last().loudness(); got != 0.25 {
			t.Errorf("the take begins at %v, want 0.25", got)
		}
		p.SetVolume(7)
		after(time.Millisecond)
		if got := d.last().loudness(); got != 1 || p.Volume() != 1 {
			t.Errorf("after 7 it is %v, want 1", got)
		}
	})
}

func TestListenersHearChangesAndNothingElse(t *testing.T) {
	d := &fakeDevice{opening: 300 * time.Millisecond}
	player(t, d, func(t *testing.T, p *playback.Player) {
		after(time.Millisecond)
		var heard []playback.Status
		p.OnChange(func(s playback.Status) { heard = append(heard, s) })
		after(time.Hour)
		if len(heard) != 0 {
			t.Fatalf("%d calls while nothing happened", len(heard))
		}
		p.Play()
		after(time.Hour)
		if n := len(heard); n < 30 || n > 60 {
			t.Errorf("%d calls in two seconds of sound, want about 40", n)
		}
		if heard[0].State != playback.Opening || heard[1].State != playback.Playing {
			t.Errorf("it began with %s and %s", heard[0].State, heard[1].State)
		}
		for i := 1; i < len(heard); i++ {
			if heard[i].Position < heard[i-1].Position {
				t.Errorf("the position went back from %v to %v", heard[i-1].Position, heard[i].Position)
			}
		}
		if last := heard[len(heard)-1]; last.State != playback.Stopped || last.Position != last.Duration {
			t.Errorf("it ended with %+v", last)
		}
	})
}

func TestManyHandsAtOnce(t *testing.T) {
	d := &fakeDevice{}
	player(t, d, func(t *testing.T, p *playback.Player) {
		p.OnChange(func(s playback.Status) { p.Status(); p.SetVolume(0.5) }) // a listener may call the Player
		other := clip(t, time.Second)
		var hands sync.WaitGroup
		for n := range 4 {
			hands.Go(func() {
				for i := range 200 {
					[]func(){p.Play, p.Pause, p.Replay, p.Stop, func() { p.Load(other) }}[(i*7+n)%5]()
					time.Sleep(time.Duration(i*n) * time.Millisecond)
				}
			})
		}
		hands.Wait()
		p.Load(other)
		p.Play()
		after(2 * time.Second)
		if s := p.Status(); s.State != playback.Stopped || s.Position != time.Second {
			t.Errorf("after all that it does not play to the end: %+v", s)
		}
		for _, v := range d.voices {
			if !v.isClosed() {
				t.Error("a take still sounds")
			}
		}
	})
}
