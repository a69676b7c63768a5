package exchange

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"navercaptcha/naver/exchange/redaction"
)

// Redact makes a copy without secrets, to be kept or handed on, and tells what was done to its body. Where the body had to
// be changed, Content-Length and Content-Encoding are those of the new one. Err becomes plain text.
func (e *Exchange) Redact(r *redaction.Redactor) (*Exchange, redaction.BodyNote) {
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

// Teach makes a Redactor know the credentials that the call carried, those for the proxy too. Nothing else may use the
// Redactor meanwhile.
func (e *Exchange) Teach(r *redaction.Redactor) {
	var proxy []redaction.Secret
	if password, ok := e.proxyUser.Password(); ok {
		proxy = []redaction.Secret{{Kind: redaction.ProxyPassword, Value: password}}
	}
	r.Learn(e.RequestHeader, e.URL, proxy...)
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
