package journal

import (
	"context"
	"slices"
	"sync"
	"time"

	"navercaptcha/app/history"
	"navercaptcha/app/session"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// saveQueue saves attempts one after the other. Of several states of one attempt that wait, only the newest is saved.
type saveQueue struct {
	store   Store
	onSaved func(Saved)

	mu      sync.Mutex
	waiting []saveJob
	ids     map[naver.Kind]savedID
	running bool
	idle    sync.WaitGroup // done when nothing waits
}

// saveJob is a state that waits to be saved.
type saveJob struct {
	state    session.State
	detached bool // it is a call that belongs to no attempt on the screen
	// others is set in the place of a state for what somebody else's program called.
	others *keeping
}

// savedID is under which number an attempt of the session is kept.
type savedID struct {
	attempt uint64
	id      int64
}

// Saved is a state that was saved, or why it was not.
type Saved struct {
	State    session.State
	Detached bool // it is a call that is in no state of the session
	Err      error
}

// Is tells whether a state of the session is of the same attempt and has the same calls: of a newer call nothing is saved
// yet.
func (s Saved) Is(st session.State) bool {
	return !s.Detached && s.State.Kind == st.Kind && sameCalls(s.State, st)
}

// sameCalls tells whether two states are of one attempt and have the same calls.
func sameCalls(a, b session.State) bool {
	n := len(a.Calls)
	return a.Attempt == b.Attempt && n == len(b.Calls) && (n == 0 || a.Calls[n-1].Start.Equal(b.Calls[n-1].Start))
}

// saveTime bounds one save.
const saveTime = 15 * time.Second

// maxWaiting bounds how many attempts wait for a disk that does not answer.
const maxWaiting = 100

// keep saves the attempt of a state, soon.
func (q *saveQueue) keep(st session.State) {
	if len(st.Calls) > 0 {
		q.put(saveJob{state: st})
	}
}

// keepDetached saves a call as an attempt of its own: no attempt on the screen has it.
func (q *saveQueue) keepDetached(c attempt.Call) {
	q.put(saveJob{detached: true, state: session.State{
		Kind: c.Kind, Calls: []attempt.Call{c},
	}})
}

func (q *saveQueue) put(next saveJob) {
	if q.store != nil && !q.add(next) {
		q.onSaved(Saved{next.state, next.detached, history.ErrNotWritten})
	}
}

// add makes something wait to be saved. It returns false where too much waits already.
func (q *saveQueue) add(next saveJob) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	older := slices.IndexFunc(q.waiting, func(w saveJob) bool {
		return !w.detached && !next.detached && w.others == nil && next.others == nil && w.state.Kind == next.state.Kind && w.state.Attempt == next.state.Attempt
	})
	switch {
	case older >= 0:
		q.waiting[older] = next
	case len(q.waiting) >= maxWaiting:
		return false
	default:
		q.waiting = append(q.waiting, next)
	}
	if !q.running {
		q.running = true
		q.idle.Go(q.run)
	}
	return true
}

func (q *saveQueue) run() {
	for {
		q.mu.Lock()
		if len(q.waiting) == 0 {
			q.running, q.waiting = false, nil
			q.mu.Unlock()
			return
		}
		next := q.waiting[0]
		q.waiting = slices.Delete(q.waiting, 0, 1)
		as := q.ids[next.state.Kind]
		q.mu.Unlock()

		if next.others != nil {
			next.others.kept(next.others.save(q.store))
			continue
		}
		entry := attempt.Of(next.state.Calls)
		if !next.detached && as.attempt == next.state.Attempt {
			entry.ID = as.id
		}
		ctx, cancel := context.WithTimeout(context.Background(), saveTime)
		err := q.store.Save(ctx, entry)
		cancel()
		if err == nil && !next.detached {
			q.mu.Lock()
			q.ids[next.state.Kind] = savedID{next.state.Attempt, entry.ID}
			q.mu.Unlock()
		}
		q.onSaved(Saved{next.state, next.detached, err})
	}
}
