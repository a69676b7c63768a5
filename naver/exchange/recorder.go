package exchange

import (
	"net/http"
	"net/http/httptrace"
	"sync"
	"sync/atomic"
)

// Recorder records every call that goes through the transports it wraps, also those that never reach a server. It is
// safe for concurrent use.
type Recorder struct {
	keep   int
	onDone func(*Exchange)
	lastID atomic.Uint64

	mu   sync.Mutex
	kept []*Exchange // oldest first, at most keep
}

// NewRecorder makes a recorder that keeps the last calls, at most keep of them; 0 or less keeps none. onDone, which
// may be nil, is called once for each call: when its body was read to the end or closed, or when the round trip failed.
// It runs on the goroutine of the call and holds it up, so it should only pass the exchange on.
func NewRecorder(keep int, onDone func(*Exchange)) *Recorder {
	return &Recorder{keep: keep, onDone: onDone}
}

// Wrap puts the recorder around a transport. One recorder may wrap several; their exchanges share one count of IDs.
func (r *Recorder) Wrap(next http.RoundTripper) http.RoundTripper {
	return &transport{recorder: r, next: next}
}

// Exchanges returns the kept exchanges in the order in which they ended, oldest first.
func (r *Recorder) Exchanges() []*Exchange {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]*Exchange(nil), r.kept...)
}

// done keeps an exchange that will not change any more and hands it out.
func (r *Recorder) done(ex *Exchange) {
	if r.keep > 0 {
		r.mu.Lock()
		if len(r.kept) == r.keep {
			copy(r.kept, r.kept[1:])
			r.kept[r.keep-1] = ex
		} else {
			r.kept = append(r.kept, ex)
		}
		r.mu.Unlock()
	}
	if r.onDone != nil {
		r.onDone(ex)
	}
}

// transport is one wrapped transport.
type transport struct {
	recorder *Recorder
	next     http.RoundTripper
}

// RoundTrip makes the call and records it.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	progress := progressOf(ctx)
	if progress == nil {
		progress = new(Progress)
		ctx = WithProgress(ctx, progress)
	}
	progress.recorded = true
	rec := newRecording(t.recorder, req, progress)
	ctx = httptrace.WithClientTrace(ctx, rec.trace())
	resp, err := t.next.RoundTrip(req.WithContext(ctx))
	if err != nil {
		rec.finish(err)
		return resp, err
	}
	rec.answered(resp)
	if resp.Body == nil {
		resp.Body = http.NoBody
	}
	resp.Body = &body{ReadCloser: resp.Body, rec: rec, length: resp.ContentLength}
	return resp, nil
}

// CloseIdleConnections passes the request on to the wrapped transport, as http.Client expects of a wrapper.
func (t *transport) CloseIdleConnections() {
	if c, ok := t.next.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}
