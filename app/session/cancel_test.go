package session_test

import (
	"context"
	"errors"
	"testing"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

// A cancelled call puts the kind back to what was there, whatever that was.
func TestCancelRestoresWhatWasThere(t *testing.T) {
	nothing := func(*stage) {}
	issued := func(s *stage) { s.Issue(naver.Image); s.await(naver.Image, session.Issued) }
	shown := func(s *stage) { s.shown(naver.Image) }
	judged := func(s *stage) { shown(s); s.Verify(naver.Image, "wrong"); s.await(naver.Image, session.Judged) }
	unissued := func(s *stage) { issued(s); s.Verify(naver.Image, "ABCD"); s.await(naver.Image, session.Failed) }
	unverified := func(s *stage) {
		shown(s)
		s.door.answerNext(naver.Verify, "text/html", []byte("<html>"))
		s.Verify(naver.Image, "ABCD")
		s.await(naver.Image, session.Failed)
	}
	keyless := func(s *stage) {
		s.door.answerNext(naver.Issue, "text/html", []byte("<html>"))
		s.New(naver.Image)
		s.await(naver.Image, session.Failed)
	}
	verify := func(s *stage) { s.Verify(naver.Image, "ABCD") }
	fetch := func(s *stage) { s.Fetch(naver.Image) }
	issue := func(s *stage) { s.Issue(naver.Image) }
	anew := func(s *stage) { s.New(naver.Image) }

	for name, c := range map[string]struct {
		before, ask func(*stage)
		call        naver.Call
	}{
		"new on nothing":              {nothing, anew, naver.Issue},
		"issue on nothing":            {nothing, issue, naver.Issue},
		"fetch on a key":              {issued, fetch, naver.Fetch},
		"verify on a key":             {issued, verify, naver.Verify},
		"new on a picture":            {shown, anew, naver.Issue},
		"fetch on a picture":          {shown, fetch, naver.Fetch},
		"verify on a picture":         {shown, verify, naver.Verify},
		"new on a verdict":            {judged, anew, naver.Issue},
		"verify on a verdict":         {judged, verify, naver.Verify},
		"fetch on a failed verify":    {unissued, fetch, naver.Fetch},
		"verify after a failed one":   {unverified, verify, naver.Verify},
		"new after a failed verify":   {unverified, anew, naver.Issue},
		"new after a failed new":      {keyless, anew, naver.Issue},
		"issue instead, after a fail": {keyless, issue, naver.Issue},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			c.before(s)
			before := s.State(naver.Image)
			held := s.door.holdNext(c.call)
			c.ask(s)
			<-held.here
			if st := s.State(naver.Image); !st.Phase.Busy() || st.Calling != c.call {
				t.Errorf("on the way: %s of %s", st.Phase, st.Calling)
			}
			s.Cancel(naver.Image)
			st := s.State(naver.Image) // at once
			if st.Phase != before.Phase || st.Calling != before.Calling || st.Key != before.Key || st.Fetched.Media != before.Fetched.Media ||
				st.Verdict != before.Verdict || st.Finding != before.Finding || !errors.Is(st.Err, before.Err) {
				t.Errorf("was %s of %s with key %q, is %s of %s with key %q",
					before.Phase, before.Calling, before.Key, st.Phase, st.Calling, st.Key)
			}
		})
	}
}

func TestCancelBetweenKeyAndPictureKeepsTheKey(t *testing.T) {
	s := newStage(t)
	s.shown(naver.Image)
	held := s.door.holdNext(naver.Fetch)
	s.New(naver.Image)
	<-held.here
	s.Cancel(naver.Image)
	st := s.State(naver.Image)
	if st.Phase != session.Issued || st.Key == "" || st.Fetched.Picture != nil || st.Attempt != 2 {
		t.Fatalf("%s, key %q, picture %v, attempt %d", st.Phase, st.Key, st.Fetched.Picture != nil, st.Attempt)
	}
	s.Fetch(naver.Image)
	if again := s.await(naver.Image, session.Shown); again.Key != st.Key {
		t.Errorf("key %q after %q", again.Key, st.Key)
	}
}

func TestACancelledVerifyIsListedInItsAttempt(t *testing.T) {
	s := newStage(t)
	s.shown(naver.Image)
	held := s.door.holdNext(naver.Verify)
	s.Verify(naver.Image, "ABCD")
	<-held.here
	s.Cancel(naver.Image)
	st := s.awaitThat(naver.Image, "the cancelled call", func(st session.State) bool { return len(st.Calls) == 3 })
	last := st.Calls[2]
	if last.Call != naver.Verify || !errors.Is(last.Err, context.Canceled) || last.Exchange == nil || last.Exchange.Sends != 1 {
		t.Errorf("listed as %s, %v, %+v", last.Call, last.Err, last.Exchange)
	}
	if st.Phase != session.Shown || st.Err != nil {
		t.Errorf("%s, %v", st.Phase, st.Err)
	}
}

func TestACancelledRequestForAKeyIsListedWithTheAttemptThatStayed(t *testing.T) {
	s := newStage(t)
	before := s.shown(naver.Image)
	held := s.door.holdNext(naver.Issue)
	s.New(naver.Image)
	<-held.here
	s.Cancel(naver.Image)
	st := s.awaitThat(naver.Image, "the cancelled call", func(st session.State) bool { return len(st.Calls) == 3 })
	if last := st.Calls[2]; last.Call != naver.Issue || !errors.Is(last.Err, context.Canceled) || last.Exchange == nil {
		t.Errorf("listed as %s, %v, %+v", last.Call, last.Err, last.Exchange)
	}
	if st.Phase != session.Shown || st.Key != before.Key || st.Attempt != before.Attempt {
		t.Errorf("%s with key %q in attempt %d", st.Phase, st.Key, st.Attempt)
	}
}

func TestCancelOnNothingTellsNothing(t *testing.T) {
	s := newStage(t)
	s.shown(naver.Image)
	told := len(s.phases(naver.Image))
	s.Cancel(naver.Image)
	s.Cancel(naver.Audio)
	if n := len(s.phases(naver.Image)) + len(s.phases(naver.Audio)); n != told {
		t.Errorf("%d states told for nothing", n-told)
	}
}

func TestResetForgetsBothAttempts(t *testing.T) {
	s := newStage(t)
	s.shown(naver.Image)
	held := s.door.holdNext(naver.Verify)
	s.shown(naver.Audio)
	s.Verify(naver.Audio, "123456")
	<-held.here
	s.Reset()
	for _, kind := range kinds {
		st := s.State(kind)
		if st.Phase != session.Start || st.Key != "" || st.Fetched.Media != nil || st.Fetched.Picture != nil || st.Fetched.Clip != nil || len(st.Calls) != 0 {
			t.Errorf("%s: %s with key %q and %d calls", kind, st.Phase, st.Key, len(st.Calls))
		}
	}
	// The window tells a new picture from the last one by this number.
	if st := s.shown(naver.Image); st.Fetched.Count != 2 || st.Attempt != 3 {
		t.Errorf("fetch %d in attempt %d", st.Fetched.Count, st.Attempt)
	}
	if st := s.State(naver.Audio); len(st.Calls) != 0 {
		t.Error("the cancelled verify came back after the reset")
	}
}
