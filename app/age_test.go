package app

import (
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// clock for the window; the age is redrawn when the test says so.
type fakeClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *fakeClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *fakeClock) advance(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(by)
}

func TestTheKeyShowsItsAge(t *testing.T) {
	clock := &fakeClock{now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	d := open(t, func(_ *desk, c *Config) { c.Now = clock.Now })
	d.wantUnseen(" old")
	d.newShown()
	d.wantSeen(d.text("key.new"))
	for _, c := range []struct {
		after time.Duration
		words string
	}{
		{19 * time.Second, d.text("key.new")},
		{20 * time.Second, "20 s old"},
		{119 * time.Second, "100 s old"},
		{2 * time.Minute, "2 min old"},
		{3*time.Minute + 59*time.Second, "3 min old"},
		{7200 * time.Second, "120 min old"},
		{7201 * time.Second, d.text("key.beyond")},
		{48 * time.Hour, d.text("key.beyond")},
	} {
		clock.advance(c.after)
		d.drawAge()
		d.wantSeen(c.words)
		clock.advance(-c.after)
	}
	clock.advance(-time.Minute) // the computer's clock was set back
	d.drawAge()
	d.wantSeen(d.text("key.new"))
}

func TestTheAgeIsDrawnByItself(t *testing.T) {
	clock := &fakeClock{now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	d := open(t, func(_ *desk, c *Config) { c.Now = clock.Now })
	d.newShown()
	clock.advance(20*time.Second - time.Millisecond)
	d.shortcut(ctrl(fyne.KeyEqual)) // whatever draws the window
	d.wantSeen(d.text("key.new"))
	clock.advance(time.Millisecond)
	d.untilSeen("20 s old")
}
