package diagnosis

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

// errNothing is the error of a recorded call of which neither an answer nor an error was recorded.
var errNothing = errors.New("neither an answer nor an error was recorded")

// recordedError is the error of a call of which only the words are left, as a file keeps them. It is nil for a call
// that got its answer, and where the error itself is there for the client to judge.
func recordedError(c *Case) error {
	ex := c.Exchange
	switch {
	case ex.Err == nil && ex.Status == 0 && len(ex.Body) == 0:
		return errNothing
	case ex.Err == nil || typed(ex.Err):
		return nil
	}
	words := strings.ToLower(ex.Err.Error())
	for _, s := range signs {
		if containsAny(words, s.words...) {
			return s.error(c)
		}
	}
	if ex.Failed == "" && ex.Status == 0 {
		return ex.Err
	}
	return nil
}

// typed tells errors that say more than their words.
func typed(err error) bool {
	var (
		lookup    *net.DNSError
		number    syscall.Errno
		host      x509.HostnameError
		authority x509.UnknownAuthorityError
		invalid   x509.CertificateInvalidError
		timeout   net.Error
	)
	for _, known := range []error{context.Canceled, context.DeadlineExceeded, io.EOF, io.ErrUnexpectedEOF, exchange.ErrClosedEarly} {
		if errors.Is(err, known) {
			return true
		}
	}
	return errors.As(err, &lookup) || errors.As(err, &number) || errors.As(err, &host) ||
		errors.As(err, &authority) || errors.As(err, &invalid) || errors.As(err, &timeout)
}

// A sign is words that tell what happened, as Go, a browser or Node.js writes them, in lower case.
type sign struct {
	words  []string
	reason naver.Reason   // empty for a timeout, whose reason depends on the phase
	phase  exchange.Phase // in which it happens, where the recording does not say
	cause  error          // what is wrong with a certificate
}

// signs are tried in order: the more telling words first.
var signs = []sign{
	{words: []string{"no such host", "server misbehaving", "err_name_not_resolved", "enotfound"}, reason: naver.ReasonDNS, phase: exchange.DNS},
	{
		words:  []string{"proxy answered", "proxyconnect", "err_proxy", "err_tunnel_connection_failed", "proxy authentication required"},
		reason: naver.ReasonProxy, phase: exchange.Connect,
	},
	{words: []string{"connection refused", "actively refused", "err_connection_refused"}, reason: naver.ReasonRefused, phase: exchange.Connect},
	{
		words:  []string{"network is unreachable", "no route to host", "unreachable", "err_internet_disconnected"},
		reason: naver.ReasonUnreachable, phase: exchange.Connect,
	},
	{
		words: []string{"expired or is not yet valid", "err_cert_date_invalid", "certificate has expired"}, reason: naver.ReasonTLS,
		phase: exchange.TLSHand, cause: x509.CertificateInvalidError{Cert: new(x509.Certificate), Reason: x509.Expired},
	},
	{
		words:  []string{"unknown authority", "is not trusted", "err_cert_authority_invalid", "self-signed", "self signed", "unable to get local issuer"},
		reason: naver.ReasonTLS, phase: exchange.TLSHand, cause: x509.UnknownAuthorityError{},
	},
	{
		words:  []string{"certificate is valid for", "certificate is not valid for any", "err_cert_common_name_invalid"},
		reason: naver.ReasonTLS, phase: exchange.TLSHand, cause: x509.HostnameError{Certificate: new(x509.Certificate)},
	},
	{words: []string{"tls handshake timeout"}, phase: exchange.TLSHand},
	{words: []string{"awaiting response headers"}, phase: exchange.Wait},
	{words: []string{"deadline exceeded"}, phase: exchange.Receive},
	{words: []string{"err_connection_timed_out", "etimedout"}, phase: exchange.Connect},
	{words: []string{"i/o timeout", "timed out", "timed_out", "timeout"}, phase: exchange.Wait},
	{words: []string{"canceled", "cancelled", "err_aborted", "binding_aborted"}, reason: naver.ReasonCancelled, phase: exchange.Wait},
	{
		words:  []string{"connection reset", "err_connection_reset", "econnreset", "broken pipe", "forcibly closed"},
		reason: naver.ReasonReset, phase: exchange.Wait,
	},
	{
		words:  []string{"unexpected eof", "err_content_length_mismatch", "err_incomplete_chunked_encoding"},
		reason: naver.ReasonTruncated, phase: exchange.Receive,
	},
	{words: []string{"eof", "err_empty_response", "err_connection_closed"}, reason: naver.ReasonClosed, phase: exchange.Wait},
	{words: []string{"malformed http", "err_invalid_http_response"}, reason: naver.ReasonNotHTTP, phase: exchange.Receive},
	{words: []string{"tls:", "x509:", "err_ssl", "err_cert"}, reason: naver.ReasonTLS, phase: exchange.TLSHand},
}

// error is what the client would have returned.
func (s sign) error(c *Case) error {
	ex := c.Exchange
	e := &naver.TransportError{
		Kind: c.Kind, Call: c.Call, Phase: ex.Failed, Reason: s.reason, Host: parseURL(ex.URL).Host, Err: s.cause,
	}
	if e.Phase == "" {
		e.Phase = s.phase
	}
	if ex.Proxy != "" {
		e.Proxy = "http://" + ex.Proxy
	}
	if e.Err == nil {
		e.Err = errors.New(ex.Err.Error())
	}
	if s.reason == "" {
		e.Timeout, e.Reason = true, timeoutIn(e.Phase, s.phase)
	}
	return e
}

// timeoutIn is which of the client's times was up.
func timeoutIn(failed, usual exchange.Phase) naver.Reason {
	switch failed {
	case exchange.DNS:
		return naver.ReasonDNS
	case exchange.Blocked, exchange.Connect, exchange.TLSHand:
		return naver.ReasonConnectTimeout
	case exchange.Send, exchange.Wait:
		if usual == exchange.Receive { // the call's own deadline
			return naver.ReasonWholeTimeout
		}
		return naver.ReasonFirstByteTimeout
	default:
		return naver.ReasonWholeTimeout
	}
}
