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
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// errNothing is the error of a recorded call of which neither an answer nor an error was recorded.
var errNothing = errors.New("neither an answer nor an error was recorded")

// recordedError is the error of a call of which only the words are left, as a file keeps them. It is nil for a call
// that got its answer, and where the error itself is there for the client to judge.
func recordedError(c *attempt.Call) error {
	ex := c.Exchange
	switch {
	case ex.Err == nil && ex.Status == 0 && len(ex.Body) == 0:
		return errNothing
	case ex.Err == nil || typed(ex.Err):
		return nil
	}
	words := strings.ToLower(ex.Err.Error())
	for i := range signs {
		if s := &signs[i]; containsAny(words, s.words...) {
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

// error is what the client would have returned.
func (s *sign) error(c *attempt.Call) error {
	ex := c.Exchange
	if s.failure != "" {
		return &recordedTrouble{failure: s.failure, words: ex.Err.Error()}
	}
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
