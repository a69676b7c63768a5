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
	finding findingOf
	onSaved func(Saved)

	mu      sync.Mutex
	waiting []saveJob
	ids     map[naver.Kind]savedID
	running bool
	idle    sync.WaitGroup // done when nothing waits
}

// saveJob is a state that waits to be saved.
type saveJob struct {
	session.State
	detached bool // it is a call that belongs to no attempt on the screen
}

// savedID is under which number an attempt of the session is kept.
type savedID struct {
	attempt uint64
	id      int64
}

// Saved is a state that was saved, or why it was not.
type Saved struct {
	session.State
	Detached bool // it is a call that is in no state of the session
	Err      error
}

// Is tells whether a state of the session is of the same attempt and has the same calls: of a newer call nothing is saved
// yet.
func (s Saved) Is(st session.State) bool {
	return !s.Detached && s.Kind == st.Kind && sameCalls(s.State, st)
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
		q.put(saveJob{State: st})
	}
}

// keepDetached saves a call as an attempt of its own: no attempt on the screen has it.
func (q *saveQueue) keepDetached(c attempt.Call) {
	q.put(saveJob{detached: true, State: session.State{
		Kind: c.Kind, Platform: c.Platform, Caller: c.Caller, Calls: []attempt.Call{c},
	}})
}

func (q *saveQueue) put(next saveJob) {
	if q.store == nil {
		return
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	older := slices.IndexFunc(q.waiting, func(w saveJob) bool {
		return !w.detached && !next.detached && w.Kind == next.Kind && w.Attempt == next.Attempt
	})
	switch {
	case older >= 0:
		q.waiting[older] = next
	case len(q.waiting) >= maxWaiting:
		q.onSaved(Saved{next.State, next.detached, history.ErrNotWritten})
		return
	default:
		q.waiting = append(q.waiting, next)
	}
	if !q.running {
		q.running = true
		q.idle.Go(q.run)
	}
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
		as := q.ids[next.Kind]
		q.mu.Unlock()

		entry := attemptOf(next.State, q.finding)
		if !next.detached && as.attempt == next.Attempt {
			entry.ID = as.id
		}
		ctx, cancel := context.WithTimeout(context.Background(), saveTime)
		err := q.store.Save(ctx, entry)
		cancel()
		if err == nil && !next.detached {
			q.mu.Lock()
			q.ids[next.Kind] = savedID{next.Attempt, entry.ID}
			q.mu.Unlock()
		}
		q.onSaved(Saved{next.State, next.detached, err})
	}
}

// findingOf is what a call means.
type findingOf = func(attempt.Call) (attempt.Finding, bool)

// attemptOf is a state as the history keeps it. The history takes the secrets out. Its verdict is NAVER's last one: the
// state forgets it with the next call, but a CT001 afterwards does not undo it.
func attemptOf(st session.State, finding findingOf) *history.Attempt {
	a := &history.Attempt{
		Started:  st.Calls[0].Start,
		Profile:  st.Caller.Profile,
		Platform: st.Platform,
		Host:     st.Caller.Host,
		Kind:     st.Kind,
	}
	if f, ok := finding(st.Calls[len(st.Calls)-1]); ok {
		a.Finding = &f
	}
	for _, c := range st.Calls {
		a.Calls = append(a.Calls, keptCall(c, finding))
		if c.Key != "" {
			a.Key = c.Key
		}
		if c.Verdict != nil {
			a.Verdict = c.Verdict
		}
	}
	return a
}

func keptCall(c session.Call, finding findingOf) history.Call {
	kept := history.Call{
		Call: c.Call, Kind: c.Kind, Start: c.Start, Key: c.Key, Verdict: c.Verdict, Finding: c.Finding,
		Simulated: c.Caller.Simulated, Exchange: c.Exchange,
	}
	if f, ok := finding(c); ok {
		kept.Finding = &f
	}
	if c.Err != nil {
		kept.Err = c.Err.Error()
	}
	return kept
}

// Calls are those of an attempt out of the history, as the session had them.
func Calls(a *history.Attempt) []attempt.Call {
	calls := make([]attempt.Call, len(a.Calls))
	for i, c := range a.Calls {
		calls[i] = sessionCall(a, c)
	}
	return calls
}

func sessionCall(a *history.Attempt, c history.Call) attempt.Call {
	shown := attempt.Call{
		Call: c.Call, Kind: c.Kind, Start: c.Start, Key: c.Key, Verdict: c.Verdict, Finding: c.Finding, Exchange: c.Exchange,
		Platform: a.Platform,
		Caller: attempt.Caller{
			Profile: a.Profile, Host: a.Host, Simulated: c.Simulated,
		},
		Missing: string(c.Gone),
	}
	if c.Err != "" {
		shown.Err = keptError(c.Err)
	}
	return shown
}

// keptError is the text of an error out of the history.
type keptError string

func (e keptError) Error() string { return string(e) }
