package exchange

import (
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/textproto"
	"strings"
	"sync"
	"time"
)

// recording is a call under way. The hooks of httptrace arrive on several goroutines, and those of an abandoned dial
// may arrive after the call has ended; they are dropped then.
type recording struct {
	recorder *Recorder
	progress *Progress
	request  http.Header // what the caller asked to send, for calls that fail before anything was sent
	host     string
	sink     func(*Exchange) // of WithSink, or nil

	mu        sync.Mutex
	ex        *Exchange
	clock     stopwatch
	got       int  // how many connections the call was given; more than one if net/http sent it again
	connected bool // a dial of this very call succeeded
	onConn    bool // the call has its connection; what a dial still reports is about another
	finished  bool
	values    []string // one piece of memory for the values of all header fields
}

func newRecording(r *Recorder, req *http.Request, p *Progress) *recording {
	now := time.Now()
	host := req.Host
	if host == "" {
		host = req.URL.Host
	}
	method := req.Method
	if method == "" {
		method = http.MethodGet
	}
	return &recording{
		recorder: r,
		progress: p,
		request:  req.Header,
		host:     host,
		sink:     sinkOf(req.Context()),
		ex:       &Exchange{ID: r.lastID.Add(1), Start: now, Method: method, URL: req.URL.String()},
		clock:    startStopwatch(now),
	}
}

// enter goes on to a phase; the lock is held.
func (c *recording) enter(p phase, now time.Time) {
	c.clock.enter(p, now)
	c.progress.enter(p)
}

// answered takes what the head of the answer tells.
func (c *recording) answered(resp *http.Response) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.clock.current != receive { // a transport without hooks
		c.enter(receive, time.Now())
	}
	c.ex.Proto = resp.Proto
	c.ex.Status = resp.StatusCode
	_, c.ex.StatusText, _ = strings.Cut(resp.Status, " ")
	c.ex.ResponseHeader = resp.Header.Clone()
	if resp.TLS != nil && c.ex.TLS == nil {
		c.ex.TLS = tlsFacts(*resp.TLS)
	}
	if n := resp.ContentLength; n > 0 {
		c.ex.Body = make([]byte, 0, min(n, maxGrow))
	}
}

// received copies a piece of the body.
func (c *recording) received(p []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.finished || len(p) == 0 {
		return
	}
	if room := MaxBody - len(c.ex.Body); len(p) > room {
		p = p[:room]
		c.ex.BodyTruncated = true
	}
	c.ex.Body = append(c.ex.Body, p...)
}

// finish ends the recording and hands the exchange out. Only the first call counts.
func (c *recording) finish(err error) {
	c.mu.Lock()
	if c.finished {
		c.mu.Unlock()
		return
	}
	c.finished = true
	ex := c.ex
	if c.clock.current == wait && isWrite(err) {
		c.clock.unsent()
		c.progress.enter(send)
	}
	ex.Duration, ex.Phases = c.clock.stop(time.Now())
	if proxy := c.progress.Proxy(); proxy != nil {
		ex.Proxy, ex.proxyUser = proxy.Host, proxy.User
	}
	if err != nil {
		ex.Err = err
		ex.Failed = c.clock.current.name()
		ex.BodyTruncated = ex.BodyTruncated || ex.Status != 0
		if bad := (*tls.CertificateVerificationError)(nil); ex.TLS == nil && errors.As(err, &bad) {
			ex.TLS = certificateFacts(bad.UnverifiedCertificates)
		}
	}
	if ex.RequestHeader == nil {
		ex.RequestHeader = make(http.Header, len(c.request)+1)
		for name, values := range c.request {
			ex.RequestHeader[textproto.CanonicalMIMEHeaderKey(name)] = append([]string(nil), values...)
		}
		ex.RequestHeader["Host"] = []string{c.host}
	}
	c.mu.Unlock()
	if c.sink != nil {
		c.sink(ex)
	}
	c.recorder.done(ex)
}

// isWrite tells an error of writing to the connection.
func isWrite(err error) bool {
	var of *net.OpError
	return errors.As(err, &of) && of.Op == "write"
}
