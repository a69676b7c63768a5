package simulator

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"navercaptcha/naver"
)

func TestFaultForTheNextCalls(t *testing.T) {
	s := New(Options{Seed: 1})
	c := call(t, s, naver.Developers, naver.Image)
	key, answer := c.fetched()
	if err := s.SetFault("sim-ct001", 2); err != nil {
		t.Fatal(err)
	}
	second := c.key() // issue is not touched, and not counted
	expect(t, c.fetch(second), 403, ct001)
	if f, left := s.PendingFault(); f != "sim-ct001" || left != 1 {
		t.Errorf("%s for %d more", f, left)
	}
	expect(t, c.verify(key, answer), 403, ct001)
	if f, left := s.PendingFault(); f != "" || left != 0 {
		t.Errorf("%s for %d more, want none", f, left)
	}
	if body := c.verify(key, answer).Body.String(); !strings.HasPrefix(body, `{"result":true`) {
		t.Errorf("after the fault: %s", body)
	}
}

func TestFaultIsTakenBack(t *testing.T) {
	s := New(Options{Seed: 1})
	c := call(t, s, naver.Cloud, naver.Audio)
	for _, f := range []Fault{"sim-quota", ""} {
		if err := s.SetFault("sim-quota", 5); err != nil {
			t.Fatal(err)
		}
		if w := c.issue(); w.Code != 429 {
			t.Errorf("%d %s", w.Code, w.Body)
		}
		if err := s.SetFault(f, 0); err != nil {
			t.Fatal(err)
		}
		c.key()
	}
	for _, f := range []Fault{"", "sim-", "sim-nothing", "simulator", "sim-ct002.issue"} {
		if err := s.SetFault(f, 1); !errors.Is(err, ErrUnknownFault) {
			t.Errorf("%q: %v", f, err)
		}
	}
	c.key()
}

// TestFaultWaitsForItsPlatform sets a fault that only the Cloud has.
func TestFaultWaitsForItsPlatform(t *testing.T) {
	s := New(Options{Seed: 1})
	if err := s.SetFault("sim-throttle.issue", 1); err != nil {
		t.Fatal(err)
	}
	call(t, s, naver.Developers, naver.Image).key()
	if w := call(t, s, naver.Fin, naver.Image).issue(); w.Code != 429 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestFaultIsCountedUnderLoad(t *testing.T) {
	s := New(Options{Seed: 1})
	if err := s.SetFault("sim-ct500", 100); err != nil {
		t.Fatal(err)
	}
	var failed sync.Map
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			n := 0
			for range 50 {
				if call(t, s, naver.Developers, naver.Image).issue().Code == 500 {
					n++
				}
			}
			failed.Store(i, n)
		})
	}
	group.Wait()
	sum := 0
	failed.Range(func(_, n any) bool { sum += n.(int); return true })
	if sum != 100 {
		t.Errorf("%d calls failed, want 100", sum)
	}
}

// TestResetIsSeenOnce has a client whose connection is alive. net/http sends the call again when that dies, and still
// the person sees one failure.
func TestResetIsSeenOnce(t *testing.T) {
	s, server := start(t, Options{Seed: 1})
	u := newUser(t, server, naver.Developers, naver.Image, "simulator")
	if rule := u.do(naver.Issue, "", ""); rule != "issued" {
		t.Fatal(rule)
	}
	if err := s.SetFault("sim-reset", 1); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"reset", "issued", "issued"} {
		if rule := u.do(naver.Issue, "", ""); rule != want {
			t.Errorf("call %d: %s, want %s", i, rule, want)
		}
	}
}
