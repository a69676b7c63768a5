package simulator

import (
	"net/http"
	"sync"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
)

// Served is a call that was answered. It holds nothing secret: no query, no header, no body.
type Served struct {
	Time     time.Time // when it came, by Options.Clock
	Method   string
	Path     string // percent-encoded and at most 256 bytes, without the query
	Kind     naver.Kind
	Call     naver.Call // empty if the call was refused before it was clear what it wants
	Status   int        // HTTP status, 0 if none was sent
	Duration time.Duration
	Rule     string // what package diagnosis finds, such as "ct001"; empty if no API was called or the caller left
	Fault    Fault  // the magic client ID or the set fault that changed the answer; empty for none
}

// maxPath bounds what is kept of a path, and a method.
const (
	maxPath   = 256
	maxMethod = 16
)

// tell passes a call on to those who want to know.
func (s *Simulator) tell(r *http.Request, rep reply, status int, rule string, took time.Duration) {
	if rule == "" {
		rule = rep.rule()
	}
	path, method := r.URL.EscapedPath(), r.Method
	c := Served{
		Time: s.clock().Add(-took), Method: method[:min(len(method), maxMethod)], Path: path[:min(len(path), maxPath)],
		Call: rep.call, Status: status, Duration: took, Rule: rule, Fault: rep.fault,
	}
	if rep.status != 0 {
		c.Kind = rep.api.kind()
	}
	if s.admin != nil {
		s.admin.served.Add(c)
	}
	if s.onCall != nil {
		s.onCall(c)
	}
}

// rule is what a client finds that gets the reply as it is.
func (rep reply) rule() string {
	switch {
	case rep.refusal != nil:
		return rep.refusal.rule(rep.api, rep.call)
	case rep.call == naver.Issue:
		return "issued"
	case rep.call == naver.Fetch:
		return "fetched"
	case rep.verdict == wrong:
		return "wrong"
	case rep.verdict == right && rep.status != http.StatusOK:
		return "right-status"
	case rep.verdict == right:
		return "right"
	}
	return ""
}

func (no *refusal) rule(a api, call naver.Call) string {
	platform := naver.Developers
	if a.cloud() {
		platform = naver.Cloud
	}
	return diagnosis.Explain(attempt.Call{Platform: platform, Kind: a.kind(), Call: call, Err: &naver.APIError{
		Platform: platform, Kind: a.kind(), Call: call, Status: no.status,
		Shape: no.shape, Code: no.code, Message: no.message, Details: no.details,
	}}).Rule
}

// maxServed is how many calls are kept.
const maxServed = 1000

// Recent keeps the last calls, 1,000 of them. The zero value is empty. It can be used by several goroutines.
type Recent struct {
	mu    sync.Mutex
	kept  []Served // a ring once it is full
	next  int      // where the next goes in a full ring
	count uint64   // of all, also of those that were given up
}

// Add keeps a call. Where there are 1,000 the oldest is given up.
func (c *Recent) Add(call Served) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count++
	if len(c.kept) < maxServed {
		c.kept = append(c.kept, call)
		return
	}
	c.kept[c.next] = call
	c.next = (c.next + 1) % maxServed
}

// Clear forgets all calls, also how many there were.
func (c *Recent) Clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept, c.next, c.count = nil, 0, 0
}

// List gives the calls, oldest first, and how many there were before them.
func (c *Recent) List() (calls []Served, before uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	calls = append(append(make([]Served, 0, len(c.kept)), c.kept[c.next:]...), c.kept[:c.next]...)
	return calls, c.count - uint64(len(calls))
}
