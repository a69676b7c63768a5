package naver

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
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
type tunnelError struct {
	status int
	logins []string // the ways to log in that the proxy takes, where none of them is spoken here
}

func (e *tunnelError) Error() string {
	said := "the proxy answered " + statusText(e.status)
	if len(e.logins) > 0 {
		said += "; it takes no password but only " + strings.Join(e.logins, ", ")
	}
	return said
}

// foreignLogins are the ways to log in that a proxy offers, if Basic, the only one that net/http speaks, is not among them.
// What nobody has heard of is left out.
func foreignLogins(h http.Header) (list []string) {
	for _, offer := range h.Values("Proxy-Authenticate") {
		for _, part := range strings.Split(offer, ",") {
			scheme, _, _ := strings.Cut(strings.TrimSpace(part), " ")
			if strings.EqualFold(scheme, "Basic") {
				return nil
			}
			for _, known := range []string{"Negotiate", "NTLM", "Kerberos", "Digest", "Bearer"} {
				if strings.EqualFold(scheme, known) && !slices.Contains(list, known) {
					list = append(list, known)
				}
			}
		}
	}
	return list
}

// checkTunnel takes a proxy's answer.
func checkTunnel(ctx context.Context, _ *url.URL, _ *http.Request, resp *http.Response) error {
	if resp.StatusCode != http.StatusOK {
		return &tunnelError{resp.StatusCode, foreignLogins(resp.Header)}
	}
	if t := tunnelOf(ctx); t != nil {
		t.open.Store(true)
	}
	return nil
}
