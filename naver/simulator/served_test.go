package simulator

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/diagnosis"
)

// logged is a simulator whose calls are written down, and what was written.
func logged(o Options) (*Simulator, *[]Served) {
	var calls []Served
	o.OnCall = func(c Served) { calls = append(calls, c) }
	return New(o), &calls
}

func TestCallsAreToldWithTheirFinding(t *testing.T) {
	clock := newFakeClock()
	s, calls := logged(Options{Seed: 1, Clock: clock.now})
	c := call(t, s, naver.Cloud, naver.Image)
	key, answer := c.fetched()
	c.verify(key, answer)
	c.verify(key, answer)
	key, _ = c.fetched()
	c.verify(key, "wrong")
	c.secret = "not it"
	c.issue()
	c.id = "sim-quota.issue"
	c.issue()
	c.get("/captcha/v1/nkey?code=7")
	c.get("/nowhere")

	want := []string{
		"/captcha/v1/nkey issue 200 issued ", "/captcha-bin/v1/ncaptcha fetch 200 fetched ",
		"/captcha/v1/nkey verify 200 right ", "/captcha/v1/nkey verify 403 ct001 ",
		"/captcha/v1/nkey issue 200 issued ", "/captcha-bin/v1/ncaptcha fetch 200 fetched ",
		"/captcha/v1/nkey verify 200 wrong ",
		"/captcha/v1/nkey  401 auth-pair ", "/captcha/v1/nkey issue 429 cloud-quota sim-quota.issue",
		"/captcha/v1/nkey  400 bad-request ", "/nowhere  404 not-found ",
	}
	for i, call := range *calls {
		got := fmt.Sprint(call.Path, " ", call.Call, " ", call.Status, " ", call.Rule, " ", call.Fault)
		if i >= len(want) || got != want[i] {
			t.Errorf("call %d is told as %q", i, got)
		}
		if call.Kind != naver.Image || call.Method != "GET" || call.Time.After(clock.now()) || call.Duration < 0 {
			t.Errorf("call %d: %+v", i, call)
		}
	}
	if len(*calls) != len(want) {
		t.Errorf("%d calls, want %d", len(*calls), len(want))
	}
}

// TestToldFindingsAreThoseOfTheClient compares the log with what the client found, for every fault that answers.
func TestToldFindingsAreThoseOfTheClient(t *testing.T) {
	told := make(chan Served, 1)
	s, server := start(t, Options{Seed: 1, MediaAuth: naver.IDInQuery, OnCall: func(c Served) {
		select {
		case told <- c:
		default:
		}
	}})
	for _, f := range Faults() {
		if strings.HasPrefix(string(f.ID), "sim-slow") { // whether it was too slow, the client decides
			continue
		}
		u := newUser(t, server, f.Platforms[0], f.Kinds[0], string(f.ID))
		c := f.Calls[len(f.Calls)-1]
		key, value := u.prepare(s, c)
		select { // what preparing left
		case <-told:
		default:
		}
		found := u.do(c, key, value)
		if got := <-told; got.Rule != found || got.Fault != f.ID || got.Call != c {
			t.Errorf("%s: told as %+v, the client found %s", f.ID, got, found)
		}
	}
}

func TestNothingSecretIsTold(t *testing.T) {
	s, calls := logged(Options{Seed: 1, AdminToken: "the-admin-token"})
	c := call(t, s, naver.Developers, naver.Image)
	key, answer := c.fetched()
	c.verify(key, answer)
	c.get("/v1/captcha/nkey/" + strings.Repeat("long", 1000) + "?secret=hunter2")
	text := fmt.Sprintf("%+v", *calls)
	served, _ := s.admin.served.List()
	text += fmt.Sprintf("%+v", served)
	for _, secret := range []string{key, "value=", "key=" + answer, "hunter2", "the-admin-token", "Client-Secret"} {
		if strings.Contains(text, secret) {
			t.Errorf("%q is told: %s", secret, text)
		}
	}
	if len((*calls)[3].Path) != maxPath {
		t.Errorf("a path of %d bytes is told", len((*calls)[3].Path))
	}
}

func TestForeignHostIsTold(t *testing.T) {
	s, calls := logged(Options{Seed: 1})
	r := httptest.NewRequest(http.MethodGet, "http://example.com/%1b[31m", nil)
	s.ServeHTTP(httptest.NewRecorder(), r)
	if c := (*calls)[0]; c.Status != 421 || c.Rule != "" || c.Path != "/%1b%5B31m" && c.Path != "/%1b[31m" {
		t.Errorf("%+v", c)
	}
}

func TestLatency(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, calls := logged(Options{Seed: 1, Latency: 3 * time.Second})
		begin := time.Now()
		call(t, s, naver.Developers, naver.Image).key()
		if took := time.Since(begin); took != 3*time.Second || (*calls)[0].Duration != took {
			t.Errorf("took %v, told as %v", took, (*calls)[0].Duration)
		}
	})
}

// TestLatencyMayBeLongerThanReading has a server whose callers must have sent everything long before the answer comes.
func TestLatencyMayBeLongerThanReading(t *testing.T) {
	t.Parallel()
	server := httptest.NewUnstartedServer(New(Options{Seed: 1, Latency: 200 * time.Millisecond}))
	server.Config.ReadTimeout = 50 * time.Millisecond
	server.Start()
	defer server.Close()
	c, err := naver.NewClient(naver.Options{
		Platform: naver.Developers, BaseURL: server.URL, Credentials: DefaultCredentials,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	begin := time.Now()
	if _, err := c.IssueKey(t.Context(), naver.Image); err != nil || time.Since(begin) < 200*time.Millisecond {
		t.Errorf("after %v: %v", time.Since(begin), err)
	}
}

func TestOnlyTheLastCallsAreKept(t *testing.T) {
	var c Recent
	for i := range maxServed + 7 {
		c.Add(Served{Status: i})
	}
	calls, before := c.List()
	if len(calls) != maxServed || before != 7 || calls[0].Status != 7 || calls[maxServed-1].Status != maxServed+6 {
		t.Errorf("%d calls from %d to %d, %d before", len(calls), calls[0].Status, calls[len(calls)-1].Status, before)
	}
}

// TestRulesExist holds the constants here to the table of package diagnosis.
func TestRulesExist(t *testing.T) {
	known := make(map[string]bool)
	for _, id := range diagnosis.Rules() {
		known[id] = true
	}
	for _, id := range []string{
		"issued", "fetched", "right", "wrong", "right-status", "html", "portal", "server-page", "redirect", "timeout-answer",
		"timeout-whole", "reset", "truncated", "not-naver", "empty",
	} {
		if !known[id] {
			t.Errorf("package diagnosis has no rule %s", id)
		}
	}
}

func TestHosts(t *testing.T) {
	named := New(Options{Hosts: []string{"captcha.test"}})
	anywhere := New(Options{AnyAddress: true})
	for _, c := range []struct {
		s    *Simulator
		host string
		ok   bool
	}{
		{named, "captcha.test:8080", true},
		{named, "Captcha.Test", true},
		{named, "127.0.0.1", true},
		{named, "evil.captcha.test", false},
		{named, "192.168.0.7", false},
		{anywhere, "192.168.0.7:8080", true},
		{anywhere, "[2001:db8::1]", true},
		{anywhere, "captcha.test", false}, // a name can be rebound to any address, a number cannot
		{anywhere, "", false},
	} {
		r := &http.Request{Host: c.host, ProtoMajor: 1, ProtoMinor: 1, URL: &url.URL{}}
		if got := c.s.hostAllowed(r); got != c.ok {
			t.Errorf("%q: %v", c.host, got)
		}
	}
	server, err := Start(anywhere, "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	if !strings.HasPrefix(server.URL(), "http://127.0.0.1:") {
		t.Error(server.URL())
	}
}
