package session_test

import (
	"context"
	"testing"
	"time"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

// That nothing is left is checked at the end of every stage.
func TestCloseInTheMiddleOfEachCall(t *testing.T) {
	for _, call := range []naver.Call{naver.Issue, naver.Fetch, naver.Verify} {
		t.Run(string(call), func(t *testing.T) {
			s := newStage(t)
			if call == naver.Verify {
				s.shown(naver.Image)
			}
			held := s.door.holdNext(call)
			if call == naver.Verify {
				s.Verify(naver.Image, "ABCD")
			} else {
				s.New(naver.Image)
			}
			<-held.here
			closeSoon(t, s)
		})
	}
}

func TestCloseWhileTheConnectionIsAwaited(t *testing.T) {
	asked := make(chan struct{})
	s := newStage(t, func(o *session.Options) {
		o.Connect = func(ctx context.Context) (session.Connection, error) {
			close(asked)
			<-ctx.Done()
			return session.Connection{}, ctx.Err()
		}
	})
	s.New(naver.Image)
	<-asked
	closeSoon(t, s)
}

func TestAClosedSessionDoesAndTellsNothing(t *testing.T) {
	s := newStage(t)
	st := s.shown(naver.Image)
	s.Close()
	told := len(s.phases(naver.Image))
	s.New(naver.Image)
	s.Fetch(naver.Image)
	s.Verify(naver.Image, "ABCD")
	s.Cancel(naver.Image)
	s.Reset()
	s.Close()
	if n := len(s.phases(naver.Image)); n != told {
		t.Errorf("%d states told after Close", n-told)
	}
	if key, _ := s.sim.LastKey(naver.Image); key != st.Key {
		t.Error("a key was issued after Close")
	}
}

func closeSoon(t *testing.T, s *stage) {
	t.Helper()
	told := len(s.phases(naver.Image))
	start := time.Now()
	s.Close()
	if took := time.Since(start); took > time.Second {
		t.Errorf("closing took %v", took)
	}
	if n := len(s.phases(naver.Image)); n != told {
		t.Errorf("%d states told after Close", n-told)
	}
}
