package naver

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"
)

// tunnel is the way of a call through a proxy. It is in the context of the request, with which net/http asks for the
// proxy, dials it and tells of its answer.
type tunnel struct {
	wanted atomic.Bool // there is a proxy that has to be asked for it
	open   atomic.Bool // the proxy has answered
}

type tunnelKey struct{}

func withTunnel(ctx context.Context) context.Context {
	return context.WithValue(ctx, tunnelKey{}, new(tunnel))
}

func tunnelOf(ctx context.Context) *tunnel {
	t, _ := ctx.Value(tunnelKey{}).(*tunnel)
	return t
}

// want notes that a call goes through a proxy. One that speaks SOCKS never gets to checkTunnel.
func (t *tunnel) want(proxy *url.URL) {
	if t != nil && proxy != nil && (proxy.Scheme == "http" || proxy.Scheme == "https") {
		t.wanted.Store(true)
	}
}

// guard bounds the time that a proxy takes until the tunnel is open, its own TLS handshake included. net/http gives it a
// minute.
func (t *tunnel) guard(conn net.Conn, limit time.Duration) net.Conn {
	if t == nil || !t.wanted.Load() {
		return conn
	}
	_ = conn.SetDeadline(time.Now().Add(limit))
	return &guarded{Conn: conn, tunnel: t}
}

// guarded is a connection to a proxy. The deadline goes with the first use after the tunnel was opened.
type guarded struct {
	net.Conn
	tunnel *tunnel
	free   atomic.Bool
}

func (g *guarded) Read(p []byte) (int, error) {
	g.release()
	return g.Conn.Read(p)
}

func (g *guarded) Write(p []byte) (int, error) {
	g.release()
	return g.Conn.Write(p)
}

func (g *guarded) release() {
	if g.tunnel.open.Load() && g.free.CompareAndSwap(false, true) {
		_ = g.SetDeadline(time.Time{})
	}
}

// tunnelError is a proxy's refusal to connect to NAVER.
type tunnelError struct{ status int }

func (e *tunnelError) Error() string { return "the proxy answered " + statusText(e.status) }

// checkTunnel takes a proxy's answer.
func checkTunnel(ctx context.Context, _ *url.URL, _ *http.Request, resp *http.Response) error {
	if resp.StatusCode != http.StatusOK {
		return &tunnelError{status: resp.StatusCode}
	}
	if t := tunnelOf(ctx); t != nil {
		t.open.Store(true)
	}
	return nil
}
