package session_test

import (
	"os"
	"runtime"
	"testing"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

// A tester's day is many rounds in one window: memory and goroutines stay where they were after the first quarter.
// NAVERCAPTCHA_LONG=1 makes it 2,000 rounds.
func TestRoundsLeaveNothingBehind(t *testing.T) {
	rounds := 400
	switch {
	case underRace:
		rounds = 200
	case os.Getenv("NAVERCAPTCHA_LONG") != "":
		rounds = 2000
	}
	s := newStage(t)
	var early, late use
	for i := range rounds {
		s.round(naver.Image, i%2 == 0)
		switch i + 1 {
		case rounds / 4:
			early = s.use()
		case rounds:
			late = s.use()
		}
	}
	t.Logf("after %d rounds %v, after %d rounds %v", rounds/4, early, rounds, late)
	if grown := int64(late.heap) - int64(early.heap); grown > 1<<20 {
		t.Errorf("the heap grew by %d kB", grown>>10)
	}
	if late.goroutines > early.goroutines+2 { // a connection of net/http is two, and may be closing
		t.Errorf("%d goroutines, %d before", late.goroutines, early.goroutines)
	}
}

func TestSoundsLeaveNothingBehind(t *testing.T) {
	rounds := 40
	if underRace {
		rounds = 12
	}
	s := newStage(t)
	var early, late use
	for i := range rounds {
		s.round(naver.Audio, true)
		switch i + 1 {
		case rounds / 4:
			early = s.use()
		case rounds:
			late = s.use()
		}
	}
	t.Logf("after %d rounds %v, after %d rounds %v", rounds/4, early, rounds, late)
	if grown := int64(late.heap) - int64(early.heap); grown > 2<<20 {
		t.Errorf("the heap grew by %d kB", grown>>10)
	}
}

func TestCallsOfAnAttemptAreBounded(t *testing.T) {
	s := newStage(t)
	first := s.shown(naver.Image)
	for range session.MaxCalls + 5 {
		s.Verify(naver.Image, "ABCD")
		s.settled(naver.Image)
	}
	st := s.State(naver.Image)
	if len(st.Calls) != session.MaxCalls {
		t.Fatalf("%d calls kept, not %d", len(st.Calls), session.MaxCalls)
	}
	if st.Calls[0].Call != naver.Verify || st.Calls[0].Start.Before(first.Calls[1].Start) {
		t.Error("the oldest were not the ones to go")
	}
}

// round is one CAPTCHA from key to verdict.
func (s *stage) round(kind naver.Kind, right bool) {
	s.t.Helper()
	s.shown(kind)
	answer := "wrong"
	if right {
		answer = s.answer(kind)
	}
	s.Verify(kind, answer)
	if st := s.settled(kind); st.Phase != session.Judged || st.Verdict.Right != right {
		s.t.Fatalf("%s, %+v, %v", st.Phase, st.Verdict, st.Err)
	}
	s.forget()
}

// use is what the process holds.
type use struct {
	heap       uint64 // bytes
	goroutines int
}

func (s *stage) use() use {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return use{m.HeapInuse, runtime.NumGoroutine()}
}
