package session_test

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"navercaptcha/app/session"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// deaf makes a session whose calls cannot be cancelled, so that each answer arrives, however late.
func deaf(s *stage) *session.Session {
	recorder := exchange.NewRecorder(0, nil)
	client := newClient(s.t, s.door.url, func(o *naver.Options) {
		o.Wrap = func(next http.RoundTripper) http.RoundTripper { return recorder.Wrap(withoutCancel{next}) }
	})
	s.t.Cleanup(client.Close)
	return session.New(session.Options{Changed: s.changed, Connect: connectTo(client)})
}

type withoutCancel struct{ next http.RoundTripper }

func (w withoutCancel) RoundTrip(r *http.Request) (*http.Response, error) {
	return w.next.RoundTrip(r.WithContext(context.WithoutCancel(r.Context())))
}

// newDeafStage is a stage whose calls go on after they were cancelled.
func newDeafStage(t *testing.T) *stage {
	s := newStage(t)
	s.Session = deaf(s)
	t.Cleanup(s.Session.Close)
	return s
}

func TestALateKeyDoesNotReplaceANewerOne(t *testing.T) {
	s := newDeafStage(t)
	held := s.door.holdNext(naver.Issue)
	s.New(naver.Image)
	<-held.here
	newer := s.shown(naver.Image)
	held.release()
	s.Close() // waits for the late answer
	if st := s.State(naver.Image); st.Key != newer.Key || st.Phase != session.Shown || st.Attempt != 1 || len(st.Calls) != 2 {
		t.Errorf("%s with key %q (%q before) and %d calls", st.Phase, st.Key, newer.Key, len(st.Calls))
	}
}

func TestALatePictureDoesNotLandOnANewerKey(t *testing.T) {
	s := newDeafStage(t)
	held := s.door.holdNext(naver.Fetch)
	s.New(naver.Image)
	<-held.here
	older := s.State(naver.Image)
	newer := s.shown(naver.Image)
	held.release()
	s.Close()
	st := s.State(naver.Image)
	if st.Key == older.Key || st.Fetched.Media != newer.Fetched.Media || st.Fetched.Count != 1 || len(st.Calls) != 2 {
		t.Errorf("key %q, fetch %d, %d calls", st.Key, st.Fetched.Count, len(st.Calls))
	}
}

func TestALateVerdictDoesNotLandOnANewerKey(t *testing.T) {
	s := newDeafStage(t)
	older := s.shown(naver.Image)
	held := s.door.holdNext(naver.Verify)
	s.Verify(naver.Image, s.answer(naver.Image))
	<-held.here
	newer := s.shown(naver.Image)
	held.release()
	s.Close()
	st := s.State(naver.Image)
	if st.Phase != session.Shown || st.Verdict != nil || st.Key != newer.Key || st.Key == older.Key {
		t.Errorf("%s, verdict %+v, key %q", st.Phase, st.Verdict, st.Key)
	}
	wantCalls(t, st, naver.Issue, naver.Fetch) // the verify was another attempt's
}

func TestALateVerdictOfTheSameKeyIsListedAndNotShown(t *testing.T) {
	s := newDeafStage(t)
	s.shown(naver.Image)
	held := s.door.holdNext(naver.Verify)
	s.Verify(naver.Image, s.answer(naver.Image))
	<-held.here
	s.Fetch(naver.Image)
	s.awaitThat(naver.Image, "second fetch", func(st session.State) bool { return st.Fetched.Count == 2 })
	held.release()
	st := s.awaitThat(naver.Image, "the late verify", func(st session.State) bool { return len(st.Calls) == 4 })
	if st.Phase != session.Shown || st.Verdict != nil {
		t.Errorf("%s, verdict %+v", st.Phase, st.Verdict)
	}
	wantCalls(t, st, naver.Issue, naver.Fetch, naver.Verify, naver.Fetch) // in the order in which they began
	if late := st.Calls[2]; late.Err != nil || late.Exchange == nil || late.Exchange.Status != http.StatusOK {
		t.Errorf("the late verify: %v", late.Err)
	}
}

// What no attempt on the screen lists is told apart, for it went over the wire.
func TestAnOvertakenCallIsToldThoughNoAttemptListsIt(t *testing.T) {
	overtaken := make(chan attempt.Call, 10)
	s := newStage(t, func(o *session.Options) { o.Alone = func(c attempt.Call) { overtaken <- c } })
	s.shown(naver.Image)
	for name, overtake := range map[string]func(){
		"a newer request": func() { s.shown(naver.Image) },
		"a reset":         s.Reset,
	} {
		held := s.door.holdNext(naver.Issue)
		s.New(naver.Image)
		<-held.here
		overtake()
		select {
		case told := <-overtaken:
			if told.Call != naver.Issue || told.Key != "" || told.Exchange == nil || told.Exchange.Sends != 1 {
				t.Errorf("%s: told of %s with key %q, %+v", name, told.Call, told.Key, told.Exchange)
			}
		case <-time.After(patience):
			t.Fatalf("%s: nobody was told", name)
		}
	}
	if n := len(overtaken); n > 0 {
		t.Errorf("%d calls more were told", n)
	}
}

// A newer request ends the older one, so the server is left alone.
func TestANewerRequestEndsTheOlderOne(t *testing.T) {
	s := newStage(t)
	ended := make(chan struct{})
	here := make(chan struct{})
	s.door.serveNext(naver.Issue, func(_ http.ResponseWriter, r *http.Request) {
		close(here)
		<-r.Context().Done()
		close(ended)
	})
	s.New(naver.Image)
	<-here
	s.shown(naver.Image)
	select {
	case <-ended:
	case <-time.After(patience):
		t.Error("the older call is still on its way")
	}
}

func TestAConnectionThatComesLateIsNotUsed(t *testing.T) {
	first, on := make(chan struct{}), make(chan struct{})
	var asked atomic.Bool
	s := newStage(t, func(o *session.Options) {
		connect := o.Connect
		o.Connect = func(ctx context.Context) (session.Connection, error) {
			if asked.CompareAndSwap(false, true) {
				close(first)
				<-on // hears of no cancel
			}
			return connect(ctx)
		}
	})
	s.New(naver.Image)
	<-first
	newer := s.shown(naver.Audio)
	s.Cancel(naver.Image)
	close(on)
	s.Close()
	if st := s.State(naver.Image); st.Phase != session.Start || st.Key != "" {
		t.Errorf("%s with key %q", st.Phase, st.Key)
	}
	if st := s.State(naver.Audio); st.Key != newer.Key {
		t.Error("the other kind lost its key")
	}
	if _, ok := s.sim.LastKey(naver.Image); ok {
		t.Error("a key was issued for a request that had been cancelled")
	}
}

// Many hands on one session: states come one at a time, and the last one told is the one that is there.
func TestManyHandsLeaveOneState(t *testing.T) {
	s := newStage(t)
	var hands sync.WaitGroup
	for i := range 8 {
		hands.Go(func() {
			kind := kinds[i%2]
			for n := range 12 {
				switch (i/2 + n) % 6 {
				case 0, 1:
					s.New(kind)
				case 2:
					s.Issue(kind)
				case 3:
					s.Verify(kind, "ABCD")
				case 4:
					s.Fetch(kind)
				default:
					s.Cancel(kind)
				}
				time.Sleep(time.Duration(n%4) * time.Millisecond)
			}
		})
	}
	hands.Wait()
	for _, kind := range kinds {
		st := s.settled(kind)
		s.mu.Lock()
		for i := len(s.told) - 1; i >= 0; i-- {
			if s.told[i].Kind == kind {
				if now := s.State(kind); s.prints[i] != printOf(now) && len(now.Calls) == len(st.Calls) {
					t.Errorf("told %s, there is %s", s.prints[i], printOf(now))
				}
				break
			}
		}
		s.mu.Unlock()
	}
}
