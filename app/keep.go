package app

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

// History is where attempts are kept until they are deleted. history.Store is the real one; its methods wait for the
// disk, so they run off the window's goroutine.
type History interface {
	Save(context.Context, *history.Attempt) error
	Search(context.Context, history.Query) ([]history.Summary, error)
	Findings(context.Context) ([]string, error)
	Attempt(context.Context, int64) (*history.Attempt, error)
	SetNote(context.Context, int64, string) error
	SetTags(context.Context, int64, []string) error
	Delete(context.Context, ...int64) error
	DeleteBefore(context.Context, time.Time) (int, error)
	CountQuota(ctx context.Context, clientID string, kind naver.Kind, call naver.Call, at time.Time) error
	Quota(ctx context.Context, clientID string, kind naver.Kind, now time.Time) (int, error)
	KeepsCloudMedia(context.Context) (bool, error)
	SetKeepCloudMedia(ctx context.Context, on bool) error
	TakeAside() (history.Notice, bool)
	Close() error
}

// keeper saves attempts one after the other. Of several states of one attempt that wait, only the newest is saved.
type keeper struct {
	store History
	saved func(what toKeep, err error)

	mu      sync.Mutex
	waiting []toKeep
	ids     map[naver.Kind]keptAs
	running bool
	idle    sync.WaitGroup // done when nothing waits
}

// toKeep is a state that waits to be saved.
type toKeep struct {
	session.State
	alone bool // it is a call that belongs to no attempt on the screen
}

// keptAs is under which number an attempt of the session is kept.
type keptAs struct {
	attempt uint64
	id      int64
}

// saveTime bounds one save.
const saveTime = 15 * time.Second

// maxWaiting bounds how many attempts wait for a disk that does not answer.
const maxWaiting = 100

func newKeeper(store History, saved func(toKeep, error)) *keeper {
	return &keeper{store: store, saved: saved, ids: map[naver.Kind]keptAs{}}
}

// keep saves the attempt of a state, soon.
func (k *keeper) keep(st session.State) {
	if len(st.Calls) > 0 {
		k.put(toKeep{State: st})
	}
}

// keepAlone saves a call as an attempt of its own: no attempt on the screen has it.
func (k *keeper) keepAlone(c attempt.Call) {
	k.put(toKeep{alone: true, State: session.State{
		Kind: c.Kind, Platform: c.Platform, Caller: c.Caller, Calls: []attempt.Call{c},
	}})
}

func (k *keeper) put(next toKeep) {
	if k.store == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	older := slices.IndexFunc(k.waiting, func(w toKeep) bool {
		return !w.alone && !next.alone && w.Kind == next.Kind && w.Attempt == next.Attempt
	})
	switch {
	case older >= 0:
		k.waiting[older] = next
	case len(k.waiting) >= maxWaiting:
		k.saved(next, history.ErrNotWritten)
		return
	default:
		k.waiting = append(k.waiting, next)
	}
	if !k.running {
		k.running = true
		k.idle.Go(k.run)
	}
}

func (k *keeper) run() {
	for {
		k.mu.Lock()
		if len(k.waiting) == 0 {
			k.running, k.waiting = false, nil
			k.mu.Unlock()
			return
		}
		next := k.waiting[0]
		k.waiting = k.waiting[1:]
		as := k.ids[next.Kind]
		k.mu.Unlock()

		entry := attemptOf(next.State)
		if !next.alone && as.attempt == next.Attempt {
			entry.ID = as.id
		}
		ctx, cancel := context.WithTimeout(context.Background(), saveTime)
		err := k.store.Save(ctx, entry)
		cancel()
		if err == nil && !next.alone {
			k.mu.Lock()
			k.ids[next.Kind] = keptAs{next.Attempt, entry.ID}
			k.mu.Unlock()
		}
		k.saved(next, err)
	}
}

// attemptOf is a state as the history keeps it. The history takes the secrets out. Its verdict is NAVER's last one: the
// state forgets it with the next call, but a CT001 afterwards does not undo it.
func attemptOf(st session.State) *history.Attempt {
	a := &history.Attempt{
		Started:  st.Calls[0].Start,
		Profile:  st.Caller.Profile,
		Platform: st.Platform,
		Host:     st.Caller.Host,
		Kind:     st.Kind,
	}
	if f, ok := findingOf(st.Calls[len(st.Calls)-1]); ok {
		a.Finding = &f
	}
	for _, c := range st.Calls {
		a.Calls = append(a.Calls, keptCall(c))
		if c.Key != "" {
			a.Key = c.Key
		}
		if c.Verdict != nil {
			a.Verdict = c.Verdict
		}
	}
	return a
}

func keptCall(c attempt.Call) history.Call {
	kept := history.Call{
		Call: c.Call, Kind: c.Kind, Start: c.Start, Key: c.Key, Verdict: c.Verdict, Finding: c.Finding,
		Simulated: c.Caller.Simulated, Exchange: c.Exchange,
	}
	if f, ok := findingOf(c); ok {
		kept.Finding = &f
	}
	if c.Err != nil {
		kept.Err = c.Err.Error()
	}
	return kept
}

// shownCall is a call out of the history as the inspector shows it.
func shownCall(a *history.Attempt, c history.Call) attempt.Call {
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
