package naver

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"
)

// The default timeouts.
const (
	DefaultConnect   = 5 * time.Second
	DefaultFirstByte = 15 * time.Second
	DefaultWhole     = 60 * time.Second
)

// idleTimeout is shorter than the 5 s after which NAVER closes an idle connection (Keep-Alive: timeout=5), so that a
// call seldom meets a connection that is already dead.
const idleTimeout = 4 * time.Second

func (t Timeouts) withDefaults() (Timeouts, error) {
	if t.Connect < 0 || t.FirstByte < 0 || t.Whole < 0 {
		return t, &OptionError{Option: "Timeouts", Err: ErrNegativeTimeout}
	}
	if t.Connect == 0 {
		t.Connect = DefaultConnect
	}
	if t.FirstByte == 0 {
		t.FirstByte = DefaultFirstByte
	}
	if t.Whole == 0 {
		t.Whole = DefaultWhole
	}
	return t, nil
}

// dialFunc is the signature of net.Dialer.DialContext.
type dialFunc func(ctx context.Context, network, address string) (net.Conn, error)

// newTransport makes a transport to one host. With fresh set each request gets a connection of its own, which is how
// net/http is kept from sending a request twice: it does so only on a connection that was used before.
//
// Only HTTP/1.1 is spoken. HTTP/2 would send a request again after REFUSED_STREAM and GOAWAY even on a new connection.
func newTransport(base *url.URL, o Options, fresh bool) *http.Transport {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	t := &http.Transport{
		Protocols:              protocols,
		DialContext:            dialer(base, o, fresh),
		TLSHandshakeTimeout:    o.Timeouts.Connect,
		ResponseHeaderTimeout:  o.Timeouts.FirstByte,
		IdleConnTimeout:        idleTimeout,
		MaxIdleConnsPerHost:    4,
		MaxResponseHeaderBytes: 64 << 10,
		DisableKeepAlives:      fresh,
		OnProxyConnectResponse: checkTunnel,
	}
	if o.RootCAs != nil {
		t.TLSClientConfig = &tls.Config{RootCAs: o.RootCAs, MinVersion: tls.VersionTLS12}
	}
	if !IsLoopback(base.Hostname()) {
		t.Proxy = proxy(o.Proxy)
	}
	return t
}

// dialer bounds the lookup and the connection together, and then what a proxy takes to answer.
func dialer(base *url.URL, o Options, fresh bool) dialFunc {
	dial := o.dial
	if dial == nil {
		probes := 30 * time.Second
		if fresh {
			probes = -1 // a connection for one call is never idle; each setting of its probes is a system call
		}
		dial = (&net.Dialer{KeepAlive: probes}).DialContext
	}
	loopback := IsLoopback(base.Hostname())
	limit := o.Timeouts.Connect
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		// A context with a deadline would do, but package net sets that on the socket, too, and takes it off again.
		ctx, cancel := context.WithCancelCause(ctx)
		defer cancel(nil)
		defer time.AfterFunc(limit, func() { cancel(os.ErrDeadlineExceeded) }).Stop()
		conn, err := dial(ctx, network, address)
		if err != nil && context.Cause(ctx) == os.ErrDeadlineExceeded {
			err = &net.OpError{Op: "dial", Net: network, Err: os.ErrDeadlineExceeded}
		}
		if err != nil {
			return nil, err
		}
		if !loopback {
			return tunnelOf(ctx).guard(conn, limit), nil
		}
		// localhost is a name, and a hosts file may send it, and a secret in plain text, elsewhere.
		if tcp, ok := conn.RemoteAddr().(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
			_ = conn.Close()
			return nil, errNotLoopback
		}
		return conn, nil
	}
}

var errNotLoopback = errors.New("localhost does not lead to this machine: look into the hosts file")
