package simulator

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"navercaptcha/naver"
)

// caller calls a simulator as a program on this computer would, with the right credentials unless told otherwise.
type caller struct {
	tb        testing.TB
	simulator *Simulator
	platform  naver.Platform
	kind      naver.Kind
	id        string
	secret    string
}

func call(tb testing.TB, s *Simulator, p naver.Platform, k naver.Kind) caller {
	return caller{tb, s, p, k, DefaultCredentials.ID, DefaultCredentials.Secret}
}

func (c caller) do(method, target string) *httptest.ResponseRecorder {
	c.tb.Helper()
	r := httptest.NewRequest(method, "http://127.0.0.1:8080"+target, nil)
	if c.id != "" {
		r.Header.Set(c.platform.IDHeader(), c.id)
	}
	if c.secret != "" {
		r.Header.Set(c.platform.SecretHeader(), c.secret)
	}
	w := httptest.NewRecorder()
	c.simulator.ServeHTTP(w, r)
	return w
}

func (c caller) get(target string) *httptest.ResponseRecorder {
	c.tb.Helper()
	return c.do(http.MethodGet, target)
}

func (c caller) issue() *httptest.ResponseRecorder {
	c.tb.Helper()
	return c.get(c.platform.Path(c.kind, naver.Issue) + "?code=0")
}

func (c caller) fetch(key string) *httptest.ResponseRecorder {
	c.tb.Helper()
	return c.get(c.platform.Path(c.kind, naver.Fetch) + "?key=" + url.QueryEscape(key))
}

func (c caller) verify(key, value string) *httptest.ResponseRecorder {
	c.tb.Helper()
	return c.get(c.platform.Path(c.kind, naver.Verify) +
		"?code=1&key=" + url.QueryEscape(key) + "&value=" + url.QueryEscape(value))
}

// key issues one.
func (c caller) key() string {
	c.tb.Helper()
	body := c.issue().Body.String()
	key, ok := strings.CutPrefix(body, `{"key":"`)
	if !ok {
		c.tb.Fatalf("no key issued: %s", body)
	}
	return strings.TrimSuffix(key, `"}`)
}

// fetched issues a key and fetches its picture or sound, and tells the answer.
func (c caller) fetched() (key, answer string) {
	c.tb.Helper()
	key = c.key()
	if w := c.fetch(key); w.Code != http.StatusOK {
		c.tb.Fatalf("fetch: %d %s", w.Code, w.Body)
	}
	answer, ok := c.simulator.Answer(key)
	if !ok {
		c.tb.Fatal("a fetched key has no answer")
	}
	return key, answer
}

// expect checks status and body.
func expect(tb testing.TB, w *httptest.ResponseRecorder, status int, body string) {
	tb.Helper()
	if w.Code != status || w.Body.String() != body {
		tb.Errorf("got  %d %s\nwant %d %s", w.Code, w.Body, status, body)
	}
}

const ct001 = `{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`

// fakeClock is a clock that tests turn.
type fakeClock struct {
	mu sync.Mutex
	at time.Time
}

func newFakeClock() *fakeClock {
	return &fakeClock{at: time.Date(2026, 3, 1, 12, 0, 0, 0, naver.Korea)}
}

func (c *fakeClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *fakeClock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}
