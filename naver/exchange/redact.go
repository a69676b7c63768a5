package exchange

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"navercaptcha/naver/exchange/redaction"
)

// Redact makes a copy without secrets, to be kept or handed on, and tells what was done to its body. The Redactor knows the
// credentials of the call from then on, those for its proxy too. Where the body had to be changed, Content-Length and
// Content-Encoding are those of the new one. Err becomes plain text.
func (e *Exchange) Redact(r *redaction.Redactor) (*Exchange, redaction.BodyNote) {
	r = Known(r, e)
	c := *e
	c.proxyUser = nil
	c.Method, c.Proto, c.StatusText = r.Text(e.Method), r.Text(e.Proto), r.Text(e.StatusText)
	c.URL = r.URL(e.URL)
	c.RequestHeader, c.ResponseHeader = r.Headers(e.RequestHeader), r.Headers(e.ResponseHeader)
	c.RemoteAddr, c.Proxy = r.Text(e.RemoteAddr), r.Text(e.Proxy)
	redact := r.Body
	if e.BodyTruncated {
		redact = r.BrokenBody
	}
	body := redact(e.Body, e.ResponseHeader)
	c.Body = slices.Clone(body.Bytes)
	if body.Note != "" {
		c.ResponseHeader = corrected(c.ResponseHeader, body)
	}
	if e.TLS != nil {
		tls := *e.TLS
		tls.Issuer, tls.Subject = r.Text(tls.Issuer), r.Text(tls.Subject)
		c.TLS = &tls
	}
	if e.Err != nil {
		c.Err = errors.New(r.Text(e.Err.Error()))
	}
	return &c, body.Note
}

// Known gives a Redactor, a new one for nil, that knows the credentials of calls, those for their proxies too, before the
// first of them is redacted: then the same value has the same marker in all of them.
func Known(r *redaction.Redactor, calls ...*Exchange) *redaction.Redactor {
	if r == nil {
		r = redaction.New()
	}
	for _, e := range calls {
		var proxy []redaction.Secret
		if password, ok := e.proxyUser.Password(); ok {
			proxy = []redaction.Secret{{Kind: redaction.ProxyPassword, Value: password}}
		}
		r.AddSecretsOf(e.RequestHeader, e.URL, proxy...)
	}
	return r
}

// corrected makes the headers of an answer tell the truth about a body that was changed. It writes to h.
func corrected(h http.Header, body redaction.Body) http.Header {
	if body.Decoded {
		h.Del("Content-Encoding")
	}
	if h.Get("Content-Length") != "" {
		h.Set("Content-Length", strconv.Itoa(len(body.Bytes)))
	}
	return h
}
