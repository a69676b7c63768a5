package exchange

import (
	"context"
	"crypto/tls"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
)

// Progress tells how far a call has come, so that a failure can say where it happened. Put one into the context of a
// request with WithProgress; a Recorder or TraceProgress keeps it up to date. It belongs to one call.
type Progress struct {
	at       atomic.Uint32 // phase
	proxy    atomic.Pointer[url.URL]
	recorded bool
}

type progressKey struct{}

// WithProgress makes a context whose call is followed.
func WithProgress(ctx context.Context, p *Progress) context.Context {
	return context.WithValue(ctx, progressKey{}, p)
}

func progressOf(ctx context.Context) *Progress {
	p, _ := ctx.Value(progressKey{}).(*Progress)
	return p
}

// Phase is the phase that the call is in, or failed in.
func (p *Progress) Phase() Phase { return phase(p.at.Load()).name() }

// Proxy is the proxy of the call as RecordProxy told it, password included; nil for none.
func (p *Progress) Proxy() *url.URL { return p.proxy.Load() }

// RecordProxy tells which proxy the call of this context goes through, nil for none. A transport's Proxy function calls
// it with the request's context; net/http has no other way of telling.
func RecordProxy(ctx context.Context, proxy *url.URL) {
	if p := progressOf(ctx); p != nil {
		p.proxy.Store(proxy)
	}
}

// TraceProgress wraps a transport so that it keeps Progress up to date where no Recorder does. Two sets of hooks on one call
// would work but cost as much as all the rest: net/http/httptrace joins them by reflection.
func TraceProgress(next http.RoundTripper) http.RoundTripper { return follower{next} }

type follower struct{ next http.RoundTripper }

func (f follower) RoundTrip(req *http.Request) (*http.Response, error) {
	p := progressOf(req.Context())
	if p == nil || p.recorded {
		return f.next.RoundTrip(req)
	}
	return f.next.RoundTrip(req.WithContext(httptrace.WithClientTrace(req.Context(), p.trace())))
}

func (p *Progress) enter(next phase) { p.at.Store(uint32(next)) }

// dialing notes a step of making a connection, unless the call has got a connection meanwhile.
func (p *Progress) dialing(step phase) {
	for {
		now := p.at.Load()
		if phase(now) >= send || p.at.CompareAndSwap(now, uint32(step)) {
			return
		}
	}
}

func (p *Progress) trace() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		GetConn:           func(string) { p.enter(blocked) },
		DNSStart:          func(httptrace.DNSStartInfo) { p.dialing(dns) },
		ConnectStart:      func(string, string) { p.dialing(connect) },
		TLSHandshakeStart: func() { p.dialing(tlsHand) },
		TLSHandshakeDone: func(_ tls.ConnectionState, err error) {
			if err == nil { // what may follow is a proxy's tunnel
				p.dialing(connect)
			}
		},
		GotConn: func(httptrace.GotConnInfo) { p.enter(send) },
		WroteRequest: func(info httptrace.WroteRequestInfo) {
			if info.Err == nil {
				p.at.CompareAndSwap(uint32(send), uint32(wait))
			}
		},
		GotFirstResponseByte: func() { p.enter(receive) },
	}
}
