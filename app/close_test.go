package app

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"navercaptcha/app/history"
	"navercaptcha/naver"
)

func TestClosingInTheMiddleOfEachCall(t *testing.T) {
	for name, start := range map[string]struct {
		call naver.Call
		do   func(*desk)
	}{
		"issue":  {naver.Issue, func(d *desk) { d.tap("action.new") }},
		"fetch":  {naver.Fetch, func(d *desk) { d.tap("action.new") }},
		"verify": {naver.Verify, func(d *desk) { d.newShown(); d.tap("answer.verify") }},
		"check":  {naver.Issue, func(d *desk) { d.tap("credentials.check") }},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t)
			held := d.door.holdNext(start.call)
			start.do(d)
			<-held.here
			d.closesSoon()
		})
	}
}

// What was under way when the window closed went over the wire: it is in the history, and NAVER has counted it.
func TestACallThatClosingCutOffIsKeptAndCounted(t *testing.T) {
	for name, cut := range map[string]struct {
		call       naver.Call
		do         func(*desk)
		kept, used int
	}{
		"issue":  {naver.Issue, func(d *desk) { d.tap("action.new") }, 1, 1},
		"fetch":  {naver.Fetch, func(d *desk) { d.tap("action.new") }, 2, 1},
		"verify": {naver.Verify, func(d *desk) { d.newShown(); d.tap("answer.verify") }, 3, 2},
		"check":  {naver.Issue, func(d *desk) { d.tap("credentials.check") }, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "history.db")
			d := open(t, acceptingOwn, sharing(path))
			d.entersOwn()
			held := d.door.holdNext(cut.call)
			cut.do(d)
			<-held.here
			if err := d.ends(); err != nil {
				t.Error(err)
			}

			later := open(t, sharing(path))
			calls := 0
			found, err := later.history.Search(t.Context(), history.Query{})
			for _, a := range found {
				calls += a.Calls
			}
			used, countErr := later.history.Quota(t.Context(), ownID, naver.Image, time.Now())
			if err != nil || countErr != nil || calls != cut.kept || used != cut.used {
				t.Errorf("%d calls are kept, %d are counted; %v, %v", calls, used, err, countErr)
			}
		})
	}
}

// The window does not wait for the disk. The program does: what went over the wire is not lost to a slow one.
func TestASlowDiskKeepsTheProgramAndNotTheWindow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	disk := slowHistory{tokens: make(chan struct{}, 10)}
	d := open(t, func(_ *desk, c *Config) {
		c.OpenHistory = func(o history.Options) (History, error) {
			store, err := history.Open(path, o)
			disk.History = store
			return &disk, err
		}
	})
	d.newShown() // nothing of it is saved yet
	d.closesSoon()
	ended := make(chan error)
	go func() { ended <- d.End() }()
	select {
	case err := <-ended:
		t.Fatalf("it has ended before anything was saved: %v", err)
	case <-time.After(2 * closeTime):
	}
	for range cap(disk.tokens) {
		disk.tokens <- struct{}{}
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	later := open(t, sharing(path))
	if found, err := later.history.Search(t.Context(), history.Query{}); err != nil || len(found) != 1 || found[0].Calls != 2 {
		t.Errorf("kept are %+v, %v; want an attempt of two calls", found, err)
	}
}

// What could not be kept is said where the window cannot say it any more, and nothing is said of what it could.
func TestWhatClosingCouldNotKeepIsSaid(t *testing.T) {
	full := open(t, func(_ *desk, c *Config) {
		c.OpenHistory = func(o history.Options) (History, error) {
			store, err := history.Open(filepath.Join(t.TempDir(), "history.db"), o)
			return fullDisk{store}, err
		}
	})
	held := full.door.holdNext(naver.Issue)
	full.tap("action.new")
	<-held.here
	if err := full.ends(); err == nil || !strings.Contains(err.Error(), "The disk is full. Make room") {
		t.Errorf("it ends with %v", err)
	}
}

func TestClosingWhileTheKeychainHangs(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.keychain.lock()
	t.Cleanup(d.keychain.unlock)
	d.tap("credentials.save")
	d.closesSoon()
}

func TestClosingWhileThePlayerHangs(t *testing.T) {
	hang := make(chan struct{})
	d := open(t, func(d *desk, _ *Config) { d.player.hang = hang })
	t.Cleanup(func() { close(hang) })
	d.closesSoon()
}

func TestClosingWhileTheSimulatorStarts(t *testing.T) {
	started := make(chan struct{})
	d := open(t, func(_ *desk, c *Config) {
		c.Simulator = startsBy{c.Simulator, func(ctx context.Context) (string, error) {
			close(started)
			<-ctx.Done()
			return "", ctx.Err()
		}}
	})
	d.tap("action.new")
	<-started
	d.closesSoon()
}

func TestClosingTwiceClosesOnce(t *testing.T) {
	d := open(t)
	closed := 0
	d.window.SetOnClosed(func() { closed++; d.closed = true })
	d.Close()
	d.Close()
	d.until("closed", func() bool { return d.closed })
	d.queue.run()
	if closed != 1 {
		t.Errorf("closed %d times", closed)
	}
}

// slowDay is how long closing may take on a busy machine. It promises a second, which the checks in the real window
// measure; what hangs hangs longer than this.
const slowDay = 5 * time.Second

func (d *desk) closesSoon() {
	d.t.Helper()
	start := time.Now()
	d.Close()
	d.until("closed", func() bool { return d.closed })
	if took := time.Since(start); took > slowDay {
		d.t.Errorf("closing took %v", took)
	}
}
