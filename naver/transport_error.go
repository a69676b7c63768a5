package naver

import (
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"strings"
	"syscall"

	"navercaptcha/naver/exchange"
)

// Reason is why a call got no whole answer.
type Reason string

// The reasons.
const (
	ReasonCancelled        Reason = "cancelled"
	ReasonDNS              Reason = "dns"         // the name was not found, or no name server answered
	ReasonRefused          Reason = "refused"     // nothing listens there
	ReasonUnreachable      Reason = "unreachable" // no way to the host
	ReasonConnect          Reason = "connect"     // another failure of connecting
	ReasonProxy            Reason = "proxy"       // the proxy, or its setting, does not let the call through
	ReasonTLS              Reason = "tls"
	ReasonConnectTimeout   Reason = "connect-timeout"    // lookup, connection, proxy or TLS took longer than Timeouts.Connect
	ReasonFirstByteTimeout Reason = "first-byte-timeout" // sent, but no answer within Timeouts.FirstByte
	ReasonWholeTimeout     Reason = "whole-timeout"      // longer than Timeouts.Whole, or than the caller's own deadline
	ReasonReset            Reason = "reset"              // the connection was broken off
	ReasonClosed           Reason = "closed"             // closed before an answer came
	ReasonTruncated        Reason = "truncated"          // the body ended before its announced end
	ReasonNotHTTP          Reason = "not-http"           // what came is no HTTP
)

var reasonTexts = map[Reason]string{
	ReasonCancelled:        "the call was cancelled",
	ReasonDNS:              "the host was not found: check the network and the name",
	ReasonRefused:          "the connection was refused: nothing listens there",
	ReasonUnreachable:      "there is no way to the host: check the network",
	ReasonConnect:          "no connection",
	ReasonProxy:            "the proxy does not let the call through: check its address and password",
	ReasonTLS:              "no safe connection: check the clock, and whether a proxy puts in a certificate of its own",
	ReasonConnectTimeout:   "no connection in time: check the network, the proxy and the firewall",
	ReasonFirstByteTimeout: "the server did not answer in time",
	ReasonWholeTimeout:     "the call took too long",
	ReasonReset:            "the connection was broken off",
	ReasonClosed:           "the server closed the connection without an answer",
	ReasonTruncated:        "the answer broke off",
	ReasonNotHTTP:          "what answered does not speak HTTP",
}

// TransportError is a call that got no whole answer. From the phase Send on the server may have seen it all
// the same.
type TransportError struct {
	Kind   Kind
	Call   Call
	Phase  exchange.Phase // where it failed
	Reason Reason
	Host   string
	// Proxy is scheme, host and port of the proxy, without user and password; empty for none.
	Proxy     string
	Timeout   bool
	Cancelled bool
	// Err is the cause without URL and secrets. Where they had to be taken out it is plain text.
	Err error
}

// Error tells the call, the host, the proxy and what happened.
func (e *TransportError) Error() string {
	var b strings.Builder
	b.WriteString(callName(e.Kind, e.Call) + ": " + e.Host)
	if e.Proxy != "" {
		b.WriteString(" through the proxy " + e.Proxy)
	}
	b.WriteString(": " + reasonTexts[e.Reason])
	if e.Err != nil && e.Reason != ReasonCancelled {
		b.WriteString(" (" + e.Err.Error() + ")")
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *TransportError) Unwrap() error { return e.Err }

// failure is what is known when a round trip or the reading of a body fails.
type failure struct {
	err       error
	phase     exchange.Phase
	cancelled bool // by the caller
	expired   bool // the whole call's time is over
}

func newFailure(parent, ctx context.Context, phase exchange.Phase, err error) failure {
	return failure{
		err:       err,
		phase:     phase,
		cancelled: errors.Is(parent.Err(), context.Canceled),
		expired:   errors.Is(ctx.Err(), context.DeadlineExceeded),
	}
}

func (f failure) reason() Reason {
	if f.cancelled {
		return ReasonCancelled
	}
	if f.expired {
		return ReasonWholeTimeout
	}
	var tunnel *tunnelError
	if errors.As(f.err, &tunnel) || errors.Is(f.err, errProxySetting) {
		return ReasonProxy
	}
	switch f.phase {
	case exchange.Blocked, exchange.DNS, exchange.Connect, exchange.TLSHand:
		return f.connectReason()
	default:
		return f.answerReason()
	}
}

// connectReason is why there is no connection.
func (f failure) connectReason() Reason {
	var lookup *net.DNSError
	switch {
	case f.phase == exchange.DNS || errors.As(f.err, &lookup):
		return ReasonDNS
	case f.timeout():
		return ReasonConnectTimeout
	case f.phase == exchange.TLSHand:
		return ReasonTLS
	case isErrno(f.err, syscall.ECONNREFUSED, 10061):
		return ReasonRefused
	case isErrno(f.err, syscall.ENETUNREACH, 10051) || isErrno(f.err, syscall.EHOSTUNREACH, 10065):
		return ReasonUnreachable
	default:
		return ReasonConnect
	}
}

// answerReason is why there is no answer on a connection.
func (f failure) answerReason() Reason {
	switch {
	case f.timeout():
		return ReasonFirstByteTimeout
	case isErrno(f.err, syscall.ECONNRESET, 10054) || isErrno(f.err, syscall.ECONNABORTED, 10053) ||
		isErrno(f.err, syscall.EPIPE, 10053):
		return ReasonReset
	case f.alerted():
		return ReasonTLS
	case f.phase != exchange.Receive:
		return ReasonClosed
	case errors.Is(f.err, io.ErrUnexpectedEOF) || errors.Is(f.err, io.EOF):
		return ReasonTruncated
	default:
		return ReasonNotHTTP
	}
}

// alerted tells whether TLS gave up on a connection that was there. Package crypto/tls has a type for its alerts only where
// QUIC is spoken; elsewhere they are told by the name that it gives the operation.
func (f failure) alerted() bool {
	var op *net.OpError
	return errors.As(f.err, &op) && (op.Op == "remote error" || op.Op == "local error")
}

func (f failure) timeout() bool {
	var t interface{ Timeout() bool }
	return errors.As(f.err, &t) && t.Timeout()
}

// isErrno looks for a system error by its number on Unix and by that of Winsock, which package syscall does not name.
func isErrno(err error, unix, winsock syscall.Errno) bool {
	var no syscall.Errno
	return errors.As(err, &no) && (no == unix || no == winsock)
}

// error makes the typed error, with the secrets taken out of the cause.
func (f failure) error(c *Client, kind Kind, call Call, proxy *url.URL, r *redactor) *TransportError {
	e := &TransportError{
		Kind: kind, Call: call, Host: c.host, Phase: f.phase, Reason: f.reason(), Cancelled: f.cancelled,
		Err: stripError(f.err, r),
	}
	if proxy != nil {
		e.Proxy = proxy.Scheme + "://" + proxy.Host
	}
	e.Timeout = !f.cancelled && (f.expired || f.timeout())
	if e.Reason == ReasonFirstByteTimeout {
		e.Phase = exchange.Wait // also when the head of the answer came in part
	}
	switch {
	case f.cancelled:
		e.Err = context.Canceled
	case f.expired:
		e.Err = context.DeadlineExceeded
	}
	return e
}

// stripError takes the URL off an error of net/http, and gives only the text where that held a secret.
func stripError(err error, r *redactor) error {
	var withURL *url.Error
	if errors.As(err, &withURL) {
		err = withURL.Err
	}
	const limit = 512
	text := err.Error()
	if clean := r.text(text, limit); clean != text {
		return errors.New(clean)
	}
	return err
}
