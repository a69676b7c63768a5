package app

import (
	"context"
	"sync"
	"time"

	"navercaptcha/app/history"
	"navercaptcha/app/session"
	"navercaptcha/naver"
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
	SetKeepCloudMedia(ctx context.Context, on bool) error
	Notice() (history.Notice, bool)
	Close() error
}

// keeper saves attempts one after the other. Of several states of one attempt that wait, only the newest is saved.
type keeper struct {
	store History
	saved func(saved session.State, err error)

	mu      sync.Mutex
	waiting map[naver.Kind]session.State
	ids     map[naver.Kind]keptAs
	running bool
	idle    sync.WaitGroup // done when nothing waits
}

// keptAs is under which number an attempt of the session is kept.
type keptAs struct {
	attempt uint64
	id      int64
}

// saveTime bounds one save.
const saveTime = 15 * time.Second

func newKeeper(store History, saved func(session.State, error)) *keeper {
	return &keeper{store: store, saved: saved, waiting: map[naver.Kind]session.State{}, ids: map[naver.Kind]keptAs{}}
}

// keep saves the attempt of a state, soon.
func (k *keeper) keep(st session.State) {
	if k.store == nil || len(st.Calls) == 0 {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.waiting[st.Kind] = st
	if !k.running {
		k.running = true
		k.idle.Go(k.run)
	}
}

// wait returns when everything is saved, or after a time.
func (k *keeper) wait(limit time.Duration) {
	done := make(chan struct{})
	go func() {
		k.idle.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(limit):
	}
}

func (k *keeper) run() {
	for {
		k.mu.Lock()
		st, found := k.next()
		if !found {
			k.running = false
			k.mu.Unlock()
			return
		}
		as := k.ids[st.Kind]
		k.mu.Unlock()

		entry := attemptOf(st)
		if as.attempt == st.Attempt {
			entry.ID = as.id
		}
		ctx, cancel := context.WithTimeout(context.Background(), saveTime)
		err := k.store.Save(ctx, entry)
		cancel()
		if err == nil {
			k.mu.Lock()
			k.ids[st.Kind] = keptAs{st.Attempt, entry.ID}
			k.mu.Unlock()
		}
		k.saved(st, err)
	}
}

func (k *keeper) next() (session.State, bool) {
	for kind, st := range k.waiting {
		delete(k.waiting, kind)
		return st, true
	}
	return session.State{}, false
}

// attemptOf is a state as the history keeps it. The history takes the secrets out.
func attemptOf(st session.State) *history.Attempt {
	a := &history.Attempt{
		Started:  st.Calls[0].Start,
		Profile:  st.Caller.Profile,
		Platform: st.Caller.Platform,
		Host:     st.Caller.Host,
		Kind:     st.Kind,
		Verdict:  st.Verdict,
		Finding:  st.Finding,
	}
	for _, c := range st.Calls {
		a.Calls = append(a.Calls, keptCall(c))
	}
	return a
}

func keptCall(c session.Call) history.Call {
	kept := history.Call{Call: c.Call, Kind: c.Kind, Start: c.Start, Finding: c.Finding, Exchange: c.Exchange}
	if f, ok := findingOf(c); ok {
		kept.Finding = &f
	}
	if c.Err != nil {
		kept.Err = c.Err.Error()
	}
	return kept
}

// shownCall is a call out of the history as the inspector shows it.
func shownCall(a *history.Attempt, c history.Call) session.Call {
	shown := session.Call{
		Call: c.Call, Kind: c.Kind, Start: c.Start, Finding: c.Finding, Exchange: c.Exchange,
		Caller:  session.Caller{Profile: a.Profile, Platform: a.Platform, Host: a.Host},
		Key:     a.Key,
		Missing: string(c.Gone),
	}
	if c.Call == naver.Verify && c.Err == "" {
		shown.Verdict = a.Verdict
	}
	if c.Err != "" {
		shown.Err = keptError(c.Err)
	}
	return shown
}

// keptError is the text of an error out of the history.
type keptError string

func (e keptError) Error() string { return string(e) }
