// Package journal keeps attempts in the history and counts the day's quota, beside the window, and tells when what it was
// given is safe on the disk.
package journal

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"navercaptcha/app/session"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// Store is the part of the history that is written to; history.Store is the real one. Its methods wait for the disk.
type Store interface {
	Save(context.Context, *attempt.Attempt) error
	CountQuota(ctx context.Context, clientID string, kind naver.Kind, call naver.Call, at time.Time) error
	Quota(ctx context.Context, clientID string, kind naver.Kind, now time.Time) (int, error)
	Close() error
}

// Options is what a Journal works with. The callbacks may be called from any goroutine.
type Options struct {
	Store Store // nil keeps nothing
	Now   func() time.Time
	// OnSaved hears of each state that was saved, or could not be.
	OnSaved func(Saved)
	// OnCounted hears that calls are going to be counted: numbers asked for from now on have them.
	OnCounted func()
	// OnQuota hears the answer to AskQuota: how many calls of each kind are used of the day's quota.
	OnQuota func(clientID string, used map[naver.Kind]int)
}

// Journal keeps and counts what went over the wire. It takes a call on the goroutine that made it: the window's own may
// have ended, or be about to, when the call does. It is safe for concurrent use.
type Journal struct {
	options Options
	saves   *saveQueue
	quota   *quotaCounter
	writes  sync.WaitGroup // what Go started

	mu       sync.Mutex
	recorded map[naver.Kind]session.State // what was recorded last
	saved    map[naver.Kind]Saved         // what the last save led to

	closing atomic.Bool
	closed  chan struct{} // closed when the disk is through
	lost    chan error    // holds the first reason why something was not kept after Close
}

// New makes a Journal. Close ends it.
func New(o Options) *Journal {
	j := &Journal{
		options:  o,
		recorded: map[naver.Kind]session.State{},
		saved:    map[naver.Kind]Saved{},
		closed:   make(chan struct{}),
		lost:     make(chan error, 1),
	}
	j.saves = &saveQueue{store: o.Store, onSaved: j.onSaved, ids: map[naver.Kind]savedID{}}
	j.quota = &quotaCounter{store: o.Store, now: o.Now, onFailed: j.lose, onQuota: o.OnQuota}
	return j
}

// Record keeps the attempt of a state and counts the calls that were not in the one before. The states of a kind come one
// after the other.
func (j *Journal) Record(st session.State) {
	j.mu.Lock()
	fresh := newCalls(j.recorded[st.Kind], st)
	j.recorded[st.Kind] = st
	j.mu.Unlock()
	if len(fresh) > 0 {
		j.saves.keep(st)
		j.Count(fresh)
	}
}

// RecordDetached keeps a call that is in no state as an attempt of its own, and counts it.
func (j *Journal) RecordDetached(c attempt.Call) {
	j.saves.keepDetached(c)
	j.Count([]attempt.Call{c})
}

// newCalls are those of a state that were not in the one before it. A call that was overtaken may come in between.
func newCalls(before, now session.State) (fresh []attempt.Call) {
	for _, c := range now.Calls {
		known := func(b attempt.Call) bool { return b.Start.Equal(c.Start) && b.Call == c.Call }
		if !slices.ContainsFunc(before.Calls, known) {
			fresh = append(fresh, c)
		}
	}
	return fresh
}

// Count counts those of the calls that reached NAVER.
func (j *Journal) Count(calls []attempt.Call) {
	if list := countedCalls(calls); len(list) > 0 {
		j.quota.put(list)
		j.options.OnCounted()
	}
}

// AskQuota asks for the day's numbers of a client ID, once everything is counted. Only the newest question is answered,
// and none about an empty client ID.
func (j *Journal) AskQuota(clientID string) { j.quota.ask(clientID) }

// Saved is what saving all calls of a state led to; ok is false while it is not known, or there is nothing to save.
func (j *Journal) Saved(st session.State) (s Saved, ok bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	s = j.saved[st.Kind]
	return s, len(st.Calls) > 0 && s.Is(st)
}

func (j *Journal) onSaved(s Saved) {
	if !s.Detached {
		j.mu.Lock()
		j.saved[s.State.Kind] = s
		j.mu.Unlock()
	}
	j.options.OnSaved(s)
	j.lose(s.Err)
}

// Go changes something on the disk, on a goroutine that Wait waits for.
func (j *Journal) Go(change func() error) {
	j.writes.Go(func() { j.lose(change()) })
}

// ErrSlowDisk means that the disk took longer than a minute at the end.
var ErrSlowDisk = errors.New("the disk does not answer")

// closeTime is how long Wait waits for the disk.
const closeTime = time.Minute

// Close closes the store when nothing is to be saved any more: calls waits for those that are still under way. It returns
// at once and may be called once.
func (j *Journal) Close(calls func()) {
	j.closing.Store(true)
	go func() {
		defer close(j.closed)
		calls()
		j.writes.Wait()
		j.saves.idle.Wait()
		j.quota.idle.Wait()
		if j.options.Store != nil {
			_ = j.options.Store.Close() // everything is saved, or was said not to be
		}
	}()
}

// Wait waits after Close for the disk, at most a minute, and tells the first reason why something could not be kept since
// then: ErrSlowDisk where the minute was not enough. An error before Close was OnSaved's, or that of who called Go.
func (j *Journal) Wait() error {
	select {
	case <-j.closed:
	case <-time.After(closeTime):
		j.lose(ErrSlowDisk)
	}
	select {
	case err := <-j.lost:
		return err
	default:
		return nil
	}
}

// lose remembers the first reason why something could not be kept after Close.
func (j *Journal) lose(err error) {
	if err == nil || !j.closing.Load() {
		return
	}
	select {
	case j.lost <- err:
	default:
	}
}
