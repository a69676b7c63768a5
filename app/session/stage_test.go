package session_test

import (
	"context"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"navercaptcha/app/session"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/simulator"
)

// patience is how long a test waits for what takes milliseconds. Only a broken session reaches it.
const patience = 10 * time.Second

// stage is a session on the simulator, through the real client and a real socket, with a door in between.
type stage struct {
	*session.Session
	t    *testing.T
	door *door
	sim  *simulator.Simulator

	inside atomic.Bool // whether Changed runs
	mu     sync.Mutex
	told   []session.State
	prints []string // what each looked like when it was told
	news   chan struct{}
}

// newStage opens a session. When the test ends it is closed, and must leave no goroutine and no state changed.
func newStage(t *testing.T, change ...func(*session.Options)) *stage {
	t.Helper()
	before := goroutines()
	s := &stage{t: t, news: make(chan struct{}, 1), sim: simulator.New(simulator.Options{Seed: 7, MaxKeys: 256})}
	s.door = &door{next: s.sim, holds: map[naver.Call]*hold{}, canned: map[naver.Call]http.HandlerFunc{}}
	server := httptest.NewServer(s.door)
	s.door.url = server.URL
	client := newClient(t, server.URL)
	options := session.Options{Changed: s.changed, Connect: connectTo(client)}
	for _, f := range change {
		f(&options)
	}
	s.Session = session.New(options)
	t.Cleanup(func() {
		s.Close()
		client.Close()
		server.Close()
		s.checkTold()
		wantNoMoreThan(t, before)
	})
	return s
}

func newClient(t *testing.T, baseURL string, change ...func(*naver.Options)) *naver.Client {
	t.Helper()
	o := naver.Options{
		Platform: naver.Developers, BaseURL: baseURL, Credentials: simulator.DefaultCredentials,
		Wrap: exchange.NewRecorder(0, nil).Wrap,
	}
	for _, f := range change {
		f(&o)
	}
	client, err := naver.NewClient(o)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func connectTo(client *naver.Client) func(context.Context) (session.Connection, error) {
	return func(context.Context) (session.Connection, error) {
		return session.Connection{Client: client, Platform: naver.Developers, Caller: attempt.Caller{
			Profile: "test", Host: client.Host(), Simulated: true,
		}}, nil
	}
}

func (s *stage) changed(st session.State) {
	if !s.inside.CompareAndSwap(false, true) {
		s.t.Error("two states were told at once")
	}
	defer s.inside.Store(false)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told = append(s.told, st)
	s.prints = append(s.prints, printOf(st))
	select {
	case s.news <- struct{}{}:
	default:
	}
}

// await waits until the present state of a kind is in a phase.
func (s *stage) await(kind naver.Kind, phase session.Phase) session.State {
	s.t.Helper()
	return s.awaitThat(kind, string(phase), func(st session.State) bool { return st.Phase == phase })
}

func (s *stage) awaitThat(kind naver.Kind, what string, is func(session.State) bool) session.State {
	s.t.Helper()
	late := time.After(patience)
	for {
		if st := s.State(kind); is(st) {
			return st
		}
		select {
		case <-s.news:
		case <-late:
			s.t.Fatalf("waiting for %s, the %s is %s with %d calls", what, kind, s.State(kind).Phase, len(s.State(kind).Calls))
		}
	}
}

// settled waits until nothing is on its way for a kind.
func (s *stage) settled(kind naver.Kind) session.State {
	s.t.Helper()
	return s.awaitThat(kind, "quiet", func(st session.State) bool { return !st.Phase.Busy() })
}

// phases are the phases told for a kind, in order.
func (s *stage) phases(kind naver.Kind) (phases []session.Phase) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, st := range s.told {
		if st.Kind == kind {
			phases = append(phases, st.Phase)
		}
	}
	return phases
}

// answer is what a person would read or hear now.
func (s *stage) answer(kind naver.Kind) string {
	s.t.Helper()
	answer, ok := s.sim.Answer(s.State(kind).Key)
	if !ok {
		s.t.Fatalf("the simulator has no answer for the %s", kind)
	}
	return answer
}

// shown gets a CAPTCHA as far as something can be seen or heard.
func (s *stage) shown(kind naver.Kind) session.State {
	s.t.Helper()
	s.New(kind)
	return s.await(kind, session.Shown)
}

// forget checks the states told so far and lets go of them.
func (s *stage) forget() {
	s.checkTold()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told, s.prints = nil, nil
}

// checkTold holds for every test: what was told is what is there, and stays as it was.
func (s *stage) checkTold() {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := map[naver.Kind]session.State{}
	for i, st := range s.told {
		if now := printOf(st); now != s.prints[i] {
			s.t.Errorf("state %d was changed after it was told:\n%s\n%s", i, s.prints[i], now)
		}
		before := last[st.Kind]
		if st.Attempt < before.Attempt || st.Fetched.Count < before.Fetched.Count {
			s.t.Errorf("state %d counts backwards: attempt %d after %d, fetch %d after %d",
				i, st.Attempt, before.Attempt, st.Fetched.Count, before.Fetched.Count)
		}
		for c := 1; c < len(st.Calls); c++ {
			if st.Calls[c].Start.Before(st.Calls[c-1].Start) {
				s.t.Errorf("state %d: call %d is older than the one before it", i, c)
			}
		}
		last[st.Kind] = st
	}
}

// printOf is all of a state that could be changed through a shared pointer or list.
func printOf(st session.State) string {
	h := fnv.New64a()
	if st.Fetched.Media != nil {
		_, _ = h.Write(st.Fetched.Media.Bytes)
	}
	fmt.Fprint(h, st.Kind, st.Phase, st.Attempt, st.Calling, st.Caller, st.Key, st.Issued, st.Fetched.Count, st.Fetched.Err, st.Err)
	if st.Verdict != nil {
		fmt.Fprintf(h, "%+v", *st.Verdict)
	}
	if st.Finding != nil {
		fmt.Fprint(h, *st.Finding)
	}
	for _, c := range st.Calls {
		fmt.Fprint(h, c.Call, c.Kind, c.Start, c.Caller, c.Key, c.Err)
		if c.Exchange != nil {
			fmt.Fprint(h, c.Exchange.ID, c.Exchange.Status, c.Exchange.ResponseHeader)
			_, _ = h.Write(c.Exchange.Body)
		}
	}
	return fmt.Sprintf("%s %s %s, %d calls, %x", st.Kind, st.Phase, st.Key, len(st.Calls), h.Sum64())
}

// goroutines counts those of the session and of net/http.
func goroutines() int {
	stacks := make([]byte, 1<<20)
	n := 0
	for _, g := range strings.Split(string(stacks[:runtime.Stack(stacks, true)]), "\n\n") {
		if strings.Contains(g, "navercaptcha/app/session.") || strings.Contains(g, "net/http.") {
			n++
		}
	}
	return n
}

// wantNoMoreThan waits a little: a closed connection's goroutines end in their own time.
func wantNoMoreThan(t *testing.T, before int) {
	t.Helper()
	for deadline := time.Now().Add(2 * time.Second); goroutines() > before; {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<20)
			t.Errorf("%d goroutines before, %d after:\n%s", before, goroutines(), stacks[:runtime.Stack(stacks, true)])
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
}
