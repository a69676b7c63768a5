//go:build realwindow

package realwindow

import (
	"os"
	"testing"
	"time"

	"navercaptcha/naver"
)

// What the window may cost where there is no graphics card: each redraw is the whole window, which takes milliseconds.
const (
	mostAfterRounds = 210 // MiB resident
	manyRounds      = 500
	mostPlaying     = 12.0 // percent of a core
	mostForAKey     = 0.3  // points of a core above the window without a key
)

// TestMeasureMemoryOfManyRounds makes rounds as fast as the window takes them, from key to verdict.
func TestMeasureMemoryOfManyRounds(t *testing.T) {
	measuring(t)
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers))
	time.Sleep(restFor)
	start, before := time.Now(), w.residentMiB()
	// All the keys of some rounds at once: a round that a busy machine misses is made up for.
	var keys []string
	for range 25 {
		keys = append(keys, "key", "ctrl+n", "sleep", "0.05", "key", "x", "Return", "sleep", "0.03")
	}
	for len(h.arrived(naver.Verify)) < manyRounds {
		if time.Since(start) > 10*time.Minute {
			t.Fatalf("only %d rounds in %v", len(h.arrived(naver.Verify)), time.Since(start))
		}
		if err := w.xdotool(keys...); err != nil {
			t.Fatal(err)
		}
	}
	after := w.residentMiB()
	t.Logf("%d rounds in %.0f s: resident memory %.0f MiB before, %.0f MiB after (at most %d is wanted)",
		manyRounds, time.Since(start).Seconds(), before, after, mostAfterRounds)
	if after > mostAfterRounds {
		t.Errorf("%.0f MiB after %d rounds, want at most %d", after, manyRounds, mostAfterRounds)
	}
}

func TestMeasurePlaying(t *testing.T) {
	measuring(t)
	h := newHost(t)
	with := h.caller(naver.Developers)
	with.env = append(with.env, newSpeaker(t).env...)
	w := newScreen(t).open(with)
	w.press("ctrl+2", "ctrl+n")
	h.wait(naver.Fetch, 1)
	w.shown()
	time.Sleep(restFor)
	w.press("ctrl+p")
	w.until("it plays", func(p picture) bool { return p.count(w.area(stage), blue) > 100 })
	used := w.usedIn(5 * time.Second)
	w.keep("playing")
	t.Logf("CPU while playing %.1f %% of a core (at most %.0f is wanted)", used, mostPlaying)
	if used > mostPlaying {
		t.Errorf("playing takes %.1f %% of a core, want at most %.0f", used, mostPlaying)
	}
}

func TestMeasureAKeyOnTheScreen(t *testing.T) {
	measuring(t)
	h := newHost(t)
	w := newScreen(t).open(h.caller(naver.Developers))
	time.Sleep(restFor)
	without := w.usedIn(3 * idleFor)
	w.press("ctrl+n")
	h.wait(naver.Fetch, 1)
	w.shown()
	time.Sleep(restFor)
	with := w.usedIn(3 * idleFor)
	t.Logf("idle CPU %.2f %% of a core without a key, %.2f %% with one: %.2f points more (at most %.1f is wanted)",
		without, with, with-without, mostForAKey)
	if with-without > mostForAKey {
		t.Errorf("a key on the screen takes %.2f points of a core, want at most %.1f", with-without, mostForAKey)
	}
}

// measuring skips what wants a quiet machine.
func measuring(t *testing.T) {
	t.Helper()
	if os.Getenv("NAVERCAPTCHA_MEASURE") != "1" {
		t.Skip("NAVERCAPTCHA_MEASURE is not 1")
	}
}

// usedIn is the processor time that the program takes from now on for so long, in percent of a core.
func (w *window) usedIn(span time.Duration) float64 {
	w.t.Helper()
	start, before := time.Now(), w.cpuTime()
	time.Sleep(span)
	return 100 * float64(w.cpuTime()-before) / float64(time.Since(start))
}
