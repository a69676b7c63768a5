package session_test

import (
	"strings"
	"testing"
	"time"

	"navercaptcha/app/session"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// A customer's key is fetched and verified like one that was issued here, and nothing is asked of NAVER for it.
func TestAKeyEnteredByHandIsFetchedAndVerified(t *testing.T) {
	for _, kind := range kinds {
		t.Run(string(kind), func(t *testing.T) {
			customer := newStage(t)
			customer.Issue(kind)
			key := customer.await(kind, session.Issued).Key
			before := customer.shown(kind) // another attempt is on the screen

			customer.UseKey(kind, key)
			st := customer.await(kind, session.Issued)
			if st.Key != key || !st.KeyByHand || !st.Issued.IsZero() || len(st.Calls) != 0 || st.Fetched.Media != nil || st.Verdict != nil ||
				st.Attempt != before.Attempt+1 || st.Fetched.Count != before.Fetched.Count {
				t.Errorf("with the key: %+v", st)
			}
			customer.Fetch(kind)
			if st = customer.await(kind, session.Shown); st.Fetched.Picture == nil && st.Fetched.Clip == nil {
				t.Errorf("fetched: %+v", st)
			}
			answer := customer.answer(kind)
			customer.Verify(kind, answer)
			st = customer.await(kind, session.Judged)
			if !st.Verdict.Right || !st.KeyByHand {
				t.Errorf("judged: %+v, by hand %v", st.Verdict, st.KeyByHand)
			}
			wantCalls(t, st, naver.Fetch, naver.Verify)
			if a := attempt.Of(st.Calls); !a.KeyByHand || a.Key != key {
				t.Errorf("the attempt: key %q, by hand %v", a.Key, a.KeyByHand)
			}

			customer.Verify(kind, answer)
			st = customer.await(kind, session.Failed)
			wantRule(t, st, "ct001")
			if !strings.Contains(st.Finding.Why.En, "another client ID") {
				t.Errorf("refused: %s", st.Finding.Why.En)
			}

			if st = customer.shown(kind); st.KeyByHand || attempt.Of(st.Calls).KeyByHand || st.Key == key {
				t.Errorf("a key of our own afterwards: %+v", st)
			}
		})
	}
}

// The key that was on its way when another was entered is no part of the attempt with that.
func TestAKeyOnItsWayDoesNotLandOnTheOneEnteredByHand(t *testing.T) {
	alone := make(chan attempt.Call, 1)
	s := newStage(t, func(o *session.Options) { o.Alone = func(c attempt.Call) { alone <- c } })
	h := s.door.holdNext(naver.Issue)
	s.New(naver.Image)
	<-h.here
	s.UseKey(naver.Image, "ALdPbazKgh8EEQk1")
	s.UseKey(naver.Image, "")
	select {
	case c := <-alone:
		if c.Call != naver.Issue {
			t.Errorf("alone is %s", c.Call)
		}
	case <-time.After(patience):
		t.Error("the key on its way is in the attempt of the other one")
	}
	if st := s.State(naver.Image); st.Key != "ALdPbazKgh8EEQk1" || !st.KeyByHand || st.Phase != session.Issued || len(st.Calls) != 0 {
		t.Errorf("%+v", st)
	}
}
