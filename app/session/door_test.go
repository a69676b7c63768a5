package session_test

import (
	"net/http"
	"sync"

	"navercaptcha/naver"
)

// door stands in front of the simulator: it holds a call until it is told to go on, or answers in the simulator's place.
type door struct {
	next http.Handler
	url  string // where it is

	mu     sync.Mutex
	holds  map[naver.Call]*hold
	canned map[naver.Call]http.HandlerFunc
}

// hold is one call that waits at the door.
type hold struct {
	here chan struct{} // closed when the call has come
	on   chan struct{} // closed to let it go on
}

func (h *hold) release() { close(h.on) }

// holdNext makes the next call of a sort wait.
func (d *door) holdNext(call naver.Call) *hold {
	h := &hold{here: make(chan struct{}), on: make(chan struct{})}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.holds[call] = h
	return h
}

// answerNext answers the next call of a sort.
func (d *door) answerNext(call naver.Call, contentType string, body []byte) {
	d.serveNext(call, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		_, _ = w.Write(body)
	})
}

func (d *door) serveNext(call naver.Call, serve http.HandlerFunc) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.canned[call] = serve
}

func (d *door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	call := callOf(r)
	d.mu.Lock()
	h, serve := d.holds[call], d.canned[call]
	delete(d.holds, call)
	delete(d.canned, call)
	d.mu.Unlock()
	if h != nil {
		close(h.here)
		select {
		case <-h.on:
		case <-r.Context().Done():
			return
		}
	}
	if serve != nil {
		serve(w, r)
		return
	}
	d.next.ServeHTTP(w, r)
}

// callOf tells which of the three calls a request is.
func callOf(r *http.Request) naver.Call {
	switch r.URL.Query().Get("code") {
	case "0":
		return naver.Issue
	case "1":
		return naver.Verify
	default:
		return naver.Fetch
	}
}
