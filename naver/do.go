package naver

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"navercaptcha/naver/exchange"
)

// callSpec is one call to make.
type callSpec struct {
	kind       Kind
	call       Call
	endpoint   *endpoint
	pool       *pool
	query      string
	limit      int64
	key, value string // what must not show up in an error
}

// reply is an answer that was read to its end, with gzip undone.
type reply struct {
	status      int
	contentType string
	body        []byte
}

// do makes a call once. It goes straight to the transport, not through http.Client, which would follow redirects and
// put the URL into its errors.
func (c *Client) do(parent context.Context, t *callSpec) (*reply, error) {
	ctx, cancel := context.WithTimeout(parent, c.totalTimeout)
	defer cancel()
	p := new(exchange.Progress)
	resp, err := t.pool.trip.RoundTrip(t.endpoint.request(t.query).WithContext(withTunnel(exchange.WithProgress(ctx, p))))
	if err != nil {
		f := newFailure(parent, ctx, p.Phase(), err)
		switch f.phase {
		case exchange.Blocked, exchange.DNS, exchange.Connect, exchange.TLSHand:
			// net/http goes on dialling for a later call; closing ends that too.
			t.pool.transport.CloseIdleConnections()
		}
		return nil, c.failed(t, p, f)
	}
	defer func() { _ = resp.Body.Close() }()
	if to := resp.Header.Get("Location"); to != "" && isRedirect(resp.StatusCode) {
		return nil, c.redirected(t, resp.StatusCode, to)
	}
	raw, err := readBody(resp, t.limit)
	if errors.Is(err, errTooLarge) {
		return nil, &TooLargeError{Kind: t.kind, Call: t.call, Status: resp.StatusCode, Limit: t.limit}
	}
	if err != nil {
		return nil, c.failed(t, p, newFailure(parent, ctx, exchange.Receive, err))
	}
	body, err := undoGzip(resp.Header.Get("Content-Encoding"), raw, t.limit)
	if err != nil {
		return nil, &TooLargeError{Kind: t.kind, Call: t.call, Status: resp.StatusCode, Limit: t.limit, Decoded: true}
	}
	return &reply{status: resp.StatusCode, contentType: resp.Header.Get("Content-Type"), body: body}, nil
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

func (c *Client) redactor(t *callSpec, proxy *url.URL) *redactor {
	return redactorFor(c.credentials, t.query, t.key, t.value, proxy)
}

func (c *Client) failed(t *callSpec, p *exchange.Progress, f failure) error {
	proxy := p.Proxy()
	return f.error(c, t.kind, t.call, proxy, c.redactor(t, proxy))
}

// redirected reports a redirect with no more of its target than is needed to recognize it.
func (c *Client) redirected(t *callSpec, status int, location string) error {
	e := &RedirectError{Kind: t.kind, Call: t.call, Status: status}
	if u, err := t.endpoint.url.Parse(location); err == nil {
		r := c.redactor(t, nil)
		bare := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, RawPath: u.RawPath}
		if clean := r.text(u.Path, maxText); clean != u.Path { // however much of it was percent-encoded
			bare.Path, bare.RawPath = "", ""
			e.Location = r.text(bare.String(), maxText) + clean
		} else {
			e.Location = r.text(bare.String(), maxText)
		}
	}
	return e
}

// maxText is the longest text of a server that an error shows, in bytes.
const maxText = 512

func (c *Client) apiError(t *callSpec, got *reply, e APIError) error {
	r := c.redactor(t, nil)
	e.Platform, e.Kind, e.Call, e.Status = c.platform, t.kind, t.call, got.status
	if !isKnownCode(e.Code) { // a known one is no echo, even if somebody typed CT001 as the answer
		e.Code = r.text(e.Code, 64)
	}
	e.Message, e.Details = r.text(e.Message, maxText), r.text(e.Details, maxText)
	return &e
}

func (c *Client) notNAVER(t *callSpec, got *reply) error {
	r := c.redactor(t, nil)
	head := got.body[:min(len(got.body), r.window(maxText)+1)]
	return &NotNAVERError{
		Kind: t.kind, Call: t.call, Status: got.status, Found: findings(got.body),
		ContentType: r.text(got.contentType, 128), Snippet: r.text(string(head), maxText),
	}
}
