package app

import (
	"net/http"
	"strings"
	"sync"

	"navercaptcha/naver"
)

// door stands in front of the simulator: it holds a call until it is told to go on, or answers in the simulator's place.
// It also tells what came by.
type door struct {
	url  string
	next http.Handler

	mu     sync.Mutex
	holds  map[naver.Call]*hold
	canned map[naver.Call]http.HandlerFunc
	seen   map[naver.Call]int
}

// hold is one call that waits at the door.
type hold struct {
	here chan struct{} // closed when the call has come
	on   chan struct{} // closed to let it go on
}

func newDoor(next http.Handler) *door {
	return &door{next: next, holds: map[naver.Call]*hold{}, canned: map[naver.Call]http.HandlerFunc{}, seen: map[naver.Call]int{}}
}

// holdNext makes the next call of a sort wait.
func (d *door) holdNext(call naver.Call) *hold {
	h := &hold{here: make(chan struct{}), on: make(chan struct{})}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.holds[call] = h
	return h
}

// serveNext answers the next call of a sort.
func (d *door) serveNext(call naver.Call, serve http.HandlerFunc) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.canned[call] = serve
}

// answerNext answers the next call of a sort with a body.
func (d *door) answerNext(call naver.Call, status int, contentType, body string) {
	d.serveNext(call, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	})
}

// breakNext ends the connection instead of answering.
func (d *door) breakNext(call naver.Call) {
	d.serveNext(call, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
}

// count tells how many calls of a sort came by.
func (d *door) count(call naver.Call) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.seen[call]
}

func (d *door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	call := naver.Fetch
	switch {
	case strings.Contains(r.URL.RawQuery, "code=0"):
		call = naver.Issue
	case strings.Contains(r.URL.RawQuery, "code=1"):
		call = naver.Verify
	}
	d.mu.Lock()
	h, serve := d.holds[call], d.canned[call]
	delete(d.holds, call)
	delete(d.canned, call)
	d.seen[call]++
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
