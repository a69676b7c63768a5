package diagnosis

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"time"

	"navercaptcha/naver/exchange"
)

// replaying stands in for the network and answers with what was recorded.
func replaying(ex *exchange.Exchange) func(http.RoundTripper) http.RoundTripper {
	return func(http.RoundTripper) http.RoundTripper { return exchange.TraceProgress(replay{ex}) }
}

type replay struct{ *exchange.Exchange }

// RoundTrip goes through the phases that took place and then answers, or fails, as was recorded.
func (r replay) RoundTrip(req *http.Request) (*http.Response, error) {
	if r.Proxy != "" {
		exchange.RecordProxy(req.Context(), &url.URL{Scheme: "http", Host: r.Proxy})
	}
	failed := r.Failed
	if r.Status != 0 || r.Err == nil {
		failed = exchange.Receive
	}
	walk(httptrace.ContextClientTrace(req.Context()), failed)
	if r.Err != nil && r.Status == 0 {
		return nil, r.Err
	}
	header := r.ResponseHeader
	if header == nil {
		header = http.Header{}
	}
	status := r.Status
	if status == 0 { // nobody wrote it down
		status = http.StatusOK
	}
	return &http.Response{
		StatusCode: status, Proto: r.Proto, Header: header, Body: io.NopCloser(r.body()), ContentLength: r.promised(header),
		Request: req,
	}, nil
}

// body is the recorded body, and then what ended it.
func (r replay) body() io.Reader {
	end := r.Err
	if errors.Is(end, exchange.ErrClosedEarly) { // by the client, which saw enough
		end = io.ErrUnexpectedEOF
	}
	if end == nil {
		return bytes.NewReader(r.Body)
	}
	return io.MultiReader(bytes.NewReader(r.Body), failing{end})
}

// promised is the length that the answer announced where less was read, and else unknown.
func (r replay) promised(header http.Header) int64 {
	if r.Err == nil {
		return -1
	}
	n, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// walk tells the hooks of a call how far it came.
func walk(t *httptrace.ClientTrace, to exchange.Phase) {
	if t == nil {
		return
	}
	t.GetConn("")
	for _, step := range []struct {
		phase exchange.Phase
		enter func()
	}{
		{exchange.DNS, func() { t.DNSStart(httptrace.DNSStartInfo{}) }},
		{exchange.Connect, func() { t.ConnectStart("", "") }},
		{exchange.TLSHand, t.TLSHandshakeStart},
		{exchange.Send, func() {
			t.TLSHandshakeDone(tls.ConnectionState{}, nil)
			t.GotConn(httptrace.GotConnInfo{})
		}},
		{exchange.Wait, func() { t.WroteRequest(httptrace.WroteRequestInfo{}) }},
		{exchange.Receive, t.GotFirstResponseByte},
	} {
		if to == exchange.Blocked {
			return
		}
		step.enter()
		if step.phase == to {
			return
		}
	}
}

// recordedContext is over in the way in which that of the recorded call was.
func recordedContext(ex *exchange.Exchange) context.Context {
	ctx := context.Background()
	switch {
	case errors.Is(ex.Err, context.Canceled):
		var cancel context.CancelFunc
		ctx, cancel = context.WithCancel(ctx)
		cancel()
	case ex.Err == context.DeadlineExceeded: // and not by Is, which net's own timeouts are too
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, time.Unix(0, 0))
		defer cancel()
	}
	return ctx
}
