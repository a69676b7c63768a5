package session

import (
	"context"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/media"
)

// step is one of the three calls: how it is made, and what its outcome does to the state.
type step interface {
	call() naver.Call
	do(ctx context.Context, client *naver.Client, kind naver.Kind, key string) (answer, error)
	// apply is told of failed calls too, with an empty answer.
	apply(st *State, a answer, now time.Time)
}

// answer is what came back from one call.
type answer struct {
	key     string
	fetched Fetched // its count is not used
	verdict *naver.Verdict
}

// issue asks for a key. What follows is the phase then: Issued, or Fetching where the fetch comes at once.
type issue struct{ then Phase }

func (issue) call() naver.Call { return naver.Issue }

func (issue) do(ctx context.Context, client *naver.Client, kind naver.Kind, _ string) (answer, error) {
	key, err := client.IssueKey(ctx, kind)
	return answer{key: key}, err
}

func (i issue) apply(st *State, a answer, now time.Time) {
	// A new key has nothing to do with the old picture. Nor has a failed one: the person asked to be rid of it.
	st.Key, st.KeyByHand, st.Issued = a.key, false, time.Time{}
	st.Fetched, st.Verdict = Fetched{Count: st.Fetched.Count}, nil
	if a.key != "" {
		st.Issued = now
		st.Phase = i.then
		if i.then == Fetching {
			st.Calling = naver.Fetch
		}
	}
}

// fetch asks for the picture or the sound and decodes it, off the window's goroutine.
type fetch struct{}

func (fetch) call() naver.Call { return naver.Fetch }

func (fetch) do(ctx context.Context, client *naver.Client, kind naver.Kind, key string) (a answer, err error) {
	if key == "" {
		return answer{}, ErrNoKey
	}
	if kind == naver.Image {
		a.fetched.Media, err = client.FetchImage(ctx, key)
	} else {
		a.fetched.Media, err = client.FetchAudio(ctx, key)
	}
	if err != nil {
		return answer{}, err
	}
	// The bytes decide what it is, not what was asked for.
	opened, err := media.Open(a.fetched.Media.Kind, a.fetched.Media.Bytes)
	a.fetched.Picture, a.fetched.Clip, a.fetched.Err = opened.Picture, opened.Clip, err
	return a, nil
}

func (fetch) apply(st *State, a answer, _ time.Time) {
	if a.fetched.Media == nil {
		return
	}
	a.fetched.Count = st.Fetched.Count + 1
	st.Fetched = a.fetched
	st.Verdict = nil
	st.Phase = Shown
}

// verify sends an answer.
type verify struct{ value string }

func (verify) call() naver.Call { return naver.Verify }

func (v verify) do(ctx context.Context, client *naver.Client, kind naver.Kind, key string) (answer, error) {
	if key == "" {
		return answer{}, ErrNoKey
	}
	verdict, err := client.Verify(ctx, kind, key, v.value)
	return answer{verdict: verdict}, err
}

func (verify) apply(st *State, a answer, _ time.Time) {
	st.Verdict = a.verdict
	if a.verdict != nil {
		st.Phase = Judged
	}
}
