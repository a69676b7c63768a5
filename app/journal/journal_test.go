package journal

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"navercaptcha/app/session"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// disk is a store whose saves wait until they are let go on, where hold is set.
type disk struct {
	hold chan error

	mu     sync.Mutex
	saved  []*attempt.Attempt
	used   map[string]int
	closed bool
}

func (d *disk) Save(_ context.Context, a *attempt.Attempt) error {
	if d.hold != nil {
		if err := <-d.hold; err != nil {
			return err
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if a.ID == 0 {
		a.ID = int64(len(d.saved) + 1)
	}
	d.saved = append(d.saved, a)
	return nil
}

func (d *disk) CountQuota(_ context.Context, clientID string, _ naver.Kind, _ naver.Call, _ time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.used[clientID]++
	return nil
}

func (d *disk) Quota(_ context.Context, clientID string, kind naver.Kind, _ time.Time) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if kind == naver.Audio {
		return 0, nil
	}
	return d.used[clientID], nil
}

func (d *disk) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	return nil
}

func (d *disk) attempts() []*attempt.Attempt {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.saved)
}

// open makes a journal on a disk; saved gets what OnSaved hears.
func open(d *disk) (j *Journal, saved chan Saved) {
	d.used = map[string]int{}
	saved = make(chan Saved, 100)
	return New(Options{
		Store: d, Now: time.Now,
		OnSaved:   func(s Saved) { saved <- s },
		OnCounted: func() {},
		OnQuota:   func(string, map[naver.Kind]int) {},
	}), saved
}

// state is one of an attempt with so many calls, a second apart.
func state(number uint64, calls int) session.State {
	st := session.State{Kind: naver.Image, Attempt: number}
	for i := range calls {
		st.Calls = append(st.Calls, attempt.Call{
			Call: naver.Issue, Kind: naver.Image, Start: time.Date(2026, 1, 2, 3, 4, i, 0, time.UTC),
			Platform: naver.Developers, Caller: attempt.Caller{Profile: "Simulator"},
			Exchange: &exchange.Exchange{
				Sends: 1, RequestHeader: http.Header{naver.Developers.IDHeader(): {"client-id-of-call"}},
			},
		})
	}
	return st
}

func TestOnlyTheNewestOfWhatWaitsIsSavedAndUnderOneNumber(t *testing.T) {
	d := &disk{hold: make(chan error)}
	j, saved := open(d)
	for calls := 1; calls <= 4; calls++ {
		j.Record(state(1, calls))
		if calls == 1 {
			d.hold <- nil // the first is through before the others come
			<-saved
		}
	}
	close(d.hold)
	j.Close(func() {})
	if err := j.Wait(); err != nil {
		t.Fatal(err)
	}
	kept := d.attempts()
	last := kept[len(kept)-1]
	if len(kept) > 3 || len(last.Calls) != 4 || last.ID != 1 {
		t.Errorf("%d saves, the last of %d calls under %d", len(kept), len(last.Calls), last.ID)
	}
	if !safe(j, state(1, 4)) || safe(j, state(1, 3)) || safe(j, state(2, 4)) || safe(j, session.State{Kind: naver.Image}) {
		t.Error("what is told to be safe is not what was saved")
	}
}

func TestEachCallCountsOnce(t *testing.T) {
	d := &disk{}
	j, _ := open(d)
	j.Record(state(1, 1))
	j.Record(state(1, 2))
	j.Record(state(1, 2))
	j.RecordDetached(state(1, 1).Calls[0])
	j.Close(func() {})
	if err := j.Wait(); err != nil {
		t.Fatal(err)
	}
	if n := d.used["client-id-of-call"]; n != 3 {
		t.Errorf("%d calls are counted, want 3", n)
	}
}

// The name of a profile tells nothing of who answered.
func TestAProfileCalledSimulatorIsNotOne(t *testing.T) {
	d := &disk{}
	j, _ := open(d)
	j.RecordDetached(state(1, 1).Calls[0])
	j.Close(func() {})
	if err := j.Wait(); err != nil {
		t.Fatal(err)
	}
	for _, c := range d.attempts()[0].Calls {
		if c.Caller.Simulated || c.Caller.Profile != "Simulator" {
			t.Errorf("it is shown as a simulator: %v", c.Caller)
		}
	}
}

func TestWhatCannotBeKeptAfterClosingIsTold(t *testing.T) {
	full := errors.New("disk full")
	d := &disk{hold: make(chan error, 2)}
	j, saved := open(d)
	d.hold <- full
	j.Record(state(1, 1))
	if s := <-saved; !errors.Is(s.Err, full) || safe(j, state(1, 1)) || !s.Is(state(1, 1)) {
		t.Errorf("before closing it heard %v", s.Err)
	}
	late := make(chan struct{})
	j.Close(func() { <-late })
	j.Record(state(1, 2))
	d.hold <- full
	close(late)
	if err := j.Wait(); !errors.Is(err, full) || !d.closed {
		t.Errorf("%v is told, the store is closed: %v", err, d.closed)
	}
}

func TestWhatRunsOnTheDiskIsWaitedFor(t *testing.T) {
	d := &disk{}
	j, _ := open(d)
	goOn, gone := make(chan struct{}), errors.New("gone")
	j.Go(func() error { <-goOn; return gone })
	j.Close(func() {})
	close(goOn)
	if err := j.Wait(); !errors.Is(err, gone) {
		t.Errorf("%v is told", err)
	}
}

func TestARunKeepsEachCaseAsAnAttemptAndStopsAtTheFirstError(t *testing.T) {
	d := &disk{}
	j, _ := open(d)
	r := j.NewRun()
	r.Case("first")
	r.Add(state(0, 2).Calls)
	r.Case("second")
	r.Case("third")
	r.Add(state(0, 1).Calls)
	if err := r.End(); err != nil {
		t.Fatal(err)
	}
	kept := d.attempts()
	if len(kept) != 2 || kept[0].Note != "first" || kept[1].Note != "third" || !slices.Equal(kept[0].Tags, []string{ScenarioTag}) || len(kept[0].Calls) != 2 {
		t.Errorf("%d attempts are kept", len(kept))
	}
	full := errors.New("disk full")
	d.hold = make(chan error, 1)
	d.hold <- full
	r.Add(state(0, 1).Calls)
	r.Case("never kept")
	r.Add(state(0, 1).Calls)
	if err := r.End(); !errors.Is(err, full) || len(d.attempts()) != 2 {
		t.Errorf("%v is told", err)
	}
	j.Close(func() {})
	if err := j.Wait(); err != nil || d.used["client-id-of-call"] != 5 {
		t.Errorf("%v, and %d calls are counted", err, d.used["client-id-of-call"])
	}
}

// safe tells whether a state is on the disk.
func safe(j *Journal, st session.State) bool {
	s, ok := j.Saved(st)
	return ok && s.Err == nil
}
