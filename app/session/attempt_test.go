package session_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

var kinds = []naver.Kind{naver.Image, naver.Audio}

func TestNewIssuesAKeyAndShowsItsMedia(t *testing.T) {
	for _, kind := range kinds {
		t.Run(string(kind), func(t *testing.T) {
			s := newStage(t)
			st := s.shown(kind)
			if (st.Fetched.Picture == nil) != (kind == naver.Audio) || (st.Fetched.Clip == nil) != (kind == naver.Image) {
				t.Errorf("picture %v, clip %v", st.Fetched.Picture != nil, st.Fetched.Clip != nil)
			}
			if st.Key == "" || time.Since(st.Issued) > patience || st.Attempt != 1 || st.Fetched.Count != 1 || st.Err != nil {
				t.Errorf("key %q issued %v, attempt %d, fetch %d, %v", st.Key, st.Issued, st.Attempt, st.Fetched.Count, st.Err)
			}
			want := []session.Phase{session.Issuing, session.Fetching, session.Shown}
			if got := s.phases(kind); !slices.Equal(got, want) {
				t.Errorf("phases %v, want %v", got, want)
			}
			wantCalls(t, st, naver.Issue, naver.Fetch)
			for _, c := range st.Calls {
				if c.Exchange == nil || c.Exchange.Status != 200 || c.Key != st.Key || c.Caller.Host == "" {
					t.Errorf("%s: %+v", c.Call, c)
				}
			}
		})
	}
}

func TestTheVerdictIsRightOrWrong(t *testing.T) {
	for _, kind := range kinds {
		t.Run(string(kind), func(t *testing.T) {
			s := newStage(t)
			s.shown(kind)
			s.Verify(kind, s.answer(kind))
			if st := s.await(kind, session.Judged); !st.Verdict.Right || st.Verdict.ResponseTime.Seconds < 0 {
				t.Errorf("verdict of the right answer: %+v", st.Verdict)
			}

			s.shown(kind)
			s.Verify(kind, "no such answer")
			st := s.await(kind, session.Judged)
			if st.Verdict.Right || st.Attempt != 2 {
				t.Errorf("verdict of a wrong answer: %+v in attempt %d", st.Verdict, st.Attempt)
			}
			wantCalls(t, st, naver.Issue, naver.Fetch, naver.Verify)
		})
	}
}

func TestVerifyBeforeFetchIsCT002(t *testing.T) {
	s := newStage(t)
	s.Issue(naver.Image)
	st := s.await(naver.Image, session.Issued)
	s.Verify(naver.Image, "ABCD")
	failed := s.await(naver.Image, session.Failed)
	if !errors.Is(failed.Err, naver.ErrUnissued) || failed.Calling != naver.Verify || failed.Key != st.Key {
		t.Errorf("%v of %s, key %q", failed.Err, failed.Calling, failed.Key)
	}
	wantRule(t, failed, "ct002")
}

func TestAUsedKeyIsCT001(t *testing.T) {
	s := newStage(t)
	s.shown(naver.Image)
	answer := s.answer(naver.Image)
	s.Verify(naver.Image, answer)
	s.await(naver.Image, session.Judged)
	s.Verify(naver.Image, answer)
	st := s.await(naver.Image, session.Failed)
	if !errors.Is(st.Err, naver.ErrInvalidKey) || st.Verdict != nil || st.Fetched.Picture == nil {
		t.Errorf("%v, verdict %v, picture %v", st.Err, st.Verdict, st.Fetched.Picture != nil)
	}
	wantRule(t, st, "ct001-used")
	wantCalls(t, st, naver.Issue, naver.Fetch, naver.Verify, naver.Verify)
}

func TestFetchAgainDrawsANewPictureForTheSameKey(t *testing.T) {
	s := newStage(t)
	first := s.shown(naver.Image)
	before := s.answer(naver.Image)
	s.Fetch(naver.Image)
	second := s.awaitThat(naver.Image, "second fetch", func(st session.State) bool { return st.Fetched.Count == 2 })
	if second.Key != first.Key || second.Fetched.Picture == first.Fetched.Picture || second.Attempt != 1 || !second.Issued.Equal(first.Issued) {
		t.Errorf("key %q after %q, attempt %d", second.Key, first.Key, second.Attempt)
	}
	if s.answer(naver.Image) == before {
		t.Error("the simulator drew the same answer again")
	}
	s.Verify(naver.Image, s.answer(naver.Image))
	if st := s.await(naver.Image, session.Judged); !st.Verdict.Right {
		t.Error("the new answer is wrong")
	}
}

func TestAFetchThatFailsLeavesThePictureThere(t *testing.T) {
	s := newStage(t)
	before := s.shown(naver.Image)
	s.Verify(naver.Image, "wrong")
	s.await(naver.Image, session.Judged)
	s.Fetch(naver.Image) // the verify has used the key up
	st := s.settled(naver.Image)
	if st.Phase != session.Failed || st.Calling != naver.Fetch || st.Fetched.Media != before.Fetched.Media || st.Fetched.Count != 1 {
		t.Errorf("%s of %s, media kept: %v, fetch %d", st.Phase, st.Calling, st.Fetched.Media == before.Fetched.Media, st.Fetched.Count)
	}
}

func TestANewKeyThatFailsTakesTheOldOneAway(t *testing.T) {
	s := newStage(t)
	s.shown(naver.Image)
	s.door.answerNext(naver.Issue, "text/html", []byte("<html>a hotel's Wi-Fi</html>"))
	s.New(naver.Image)
	st := s.settled(naver.Image)
	if st.Phase != session.Failed || st.Key != "" || st.Fetched.Picture != nil || !st.Issued.IsZero() {
		t.Errorf("%s, key %q, picture %v", st.Phase, st.Key, st.Fetched.Picture != nil)
	}
	wantCalls(t, st, naver.Issue)
}

func TestWithoutAKeyNothingIsSent(t *testing.T) {
	for name, ask := range map[string]func(*stage){
		"fetch":  func(s *stage) { s.Fetch(naver.Image) },
		"verify": func(s *stage) { s.Verify(naver.Image, "ABCD") },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			ask(s)
			st := s.await(naver.Image, session.Failed)
			if !errors.Is(st.Err, session.ErrNoKey) || len(st.Calls) != 1 || st.Calls[0].Exchange != nil {
				t.Errorf("%v, calls %+v", st.Err, st.Calls)
			}
		})
	}
}

func TestImageAndAudioKeepTheirOwnKeys(t *testing.T) {
	s := newStage(t)
	picture, sound := s.shown(naver.Image), s.shown(naver.Audio)
	if picture.Key == sound.Key {
		t.Fatal("one key for both")
	}
	s.Verify(naver.Audio, s.answer(naver.Audio))
	if st := s.await(naver.Audio, session.Judged); !st.Verdict.Right {
		t.Error("the sound's answer is wrong")
	}
	if st := s.State(naver.Image); st.Key != picture.Key || st.Phase != session.Shown || len(st.Calls) != 2 {
		t.Errorf("the image is %s with key %q and %d calls", st.Phase, st.Key, len(st.Calls))
	}
	s.Verify(naver.Image, s.answer(naver.Image))
	if st := s.await(naver.Image, session.Judged); !st.Verdict.Right {
		t.Error("the picture's answer is wrong")
	}
}

func TestBothKindsRunAtOnce(t *testing.T) {
	s := newStage(t)
	held := s.door.holdNext(naver.Issue)
	s.New(naver.Image)
	<-held.here
	s.shown(naver.Audio) // does not wait for the image's key
	held.release()
	s.await(naver.Image, session.Shown)
}

func TestACheckBelongsToNoAttempt(t *testing.T) {
	s := newStage(t)
	before := s.shown(naver.Image)
	c, ok := s.Check(t.Context(), naver.Image)
	if !ok || c.Err != nil || c.Call != naver.Issue || c.Key == "" || c.Key == before.Key || c.Exchange == nil || c.Finding.Rule != "issued" {
		t.Errorf("%+v", c)
	}
	if after := s.State(naver.Image); after.Key != before.Key || len(after.Calls) != len(before.Calls) || after.Phase != session.Shown {
		t.Errorf("it changed the attempt: %+v", after)
	}
}

func wantCalls(t *testing.T, st session.State, want ...naver.Call) {
	t.Helper()
	var got []naver.Call
	for _, c := range st.Calls {
		got = append(got, c.Call)
	}
	if !slices.Equal(got, want) {
		t.Errorf("calls %v, want %v", got, want)
	}
}

func wantRule(t *testing.T, st session.State, rule string) {
	t.Helper()
	if st.Finding == nil || st.Finding.Rule != rule {
		t.Errorf("finding %+v, want %s", st.Finding, rule)
	}
	if last := st.Calls[len(st.Calls)-1]; last.Finding == nil || last.Finding.Rule != rule || last.Err == nil {
		t.Errorf("the last call says %+v", last)
	}
}
