package naver

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// Client calls the CAPTCHA APIs of one platform with one pair of credentials. It is safe for concurrent use.
type Client struct {
	platform     Platform
	host         string
	official     bool // the host is NAVER's own
	credentials  Credentials
	totalTimeout time.Duration
	endpoints    *endpoints

	shared pool // issue and fetch reuse connections
	verify pool // verify gets a connection of its own each time
}

// pool is a transport and what the recorder made of it.
type pool struct {
	transport *http.Transport
	trip      http.RoundTripper
}

// NewClient checks the options and makes a client. It does not dial. The error is an OptionError, a ProxyError, or a
// RefusedError for a client ID of the simulator's on a host of NAVER's.
func NewClient(o Options) (*Client, error) {
	if _, err := ParsePlatform(string(o.Platform)); err != nil {
		return nil, &OptionError{Option: "Platform", Err: ErrUnknownPlatform}
	}
	switch o.MediaAuth {
	case "", IDInQuery, InHeaders, KeyOnly, IDAndSecretInQuery:
	default:
		return nil, &OptionError{Option: "MediaAuth", Err: ErrUnknownMediaAuth}
	}
	if o.BaseURL == "" {
		o.BaseURL = o.Platform.BaseURL()
	}
	base, err := parseBaseURL(o.BaseURL)
	if err != nil {
		return nil, err
	}
	if err := checkSendable("Credentials.ID", o.Credentials.ID); err != nil {
		return nil, err
	}
	if err := checkSendable("Credentials.Secret", o.Credentials.Secret); err != nil {
		return nil, err
	}
	if o.Timeouts, err = o.Timeouts.withDefaults(); err != nil {
		return nil, err
	}
	if o.Proxy == nil && !IsLoopback(base.Hostname()) {
		fixed, err := environmentProxy(base)
		if err != nil {
			return nil, err
		}
		o.Proxy = http.ProxyURL(fixed)
	}
	c := &Client{
		platform:     o.Platform,
		host:         base.Host,
		official:     isNAVER(base.Hostname()),
		credentials:  o.Credentials,
		totalTimeout: o.Timeouts.Whole,
		endpoints:    newEndpoints(base, o),
		shared:       newPool(newTransport(base, o, false), o.Wrap),
		verify:       newPool(newTransport(base, o, true), o.Wrap),
	}
	if c.official && IsSimulatorID(o.Credentials.ID) {
		return nil, &RefusedError{Host: c.host, Err: ErrSimulatorID}
	}
	redaction.Remember(
		redaction.Secret{Kind: redaction.ClientSecret, Value: o.Credentials.Secret},
		redaction.Secret{Kind: redaction.ClientID, Value: o.Credentials.ID})
	return c, nil
}

func newPool(t *http.Transport, wrap func(http.RoundTripper) http.RoundTripper) pool {
	l := pool{transport: t, trip: exchange.TraceProgress(t)}
	if wrap != nil {
		l.trip = wrap(l.trip)
	}
	return l
}

// Host is the host that is called, with its port if it has one.
func (c *Client) Host() string { return c.host }

// Close drops idle connections.
func (c *Client) Close() {
	c.shared.transport.CloseIdleConnections()
	c.verify.transport.CloseIdleConnections()
}

// Format shows platform and host alone: fmt would otherwise walk down to the secret. It is there for copies too.
func (c Client) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "naver.Client("+string(c.platform)+" at "+c.host+")")
}

// IssueKey asks for a new key. It counts against the quota. The error is an APIError, NotNAVERError, TransportError,
// RedirectError or TooLargeError.
func (c *Client) IssueKey(ctx context.Context, kind Kind) (key string, err error) {
	e, err := c.json(kind)
	if err != nil {
		return "", err
	}
	t := callSpec{kind: kind, call: Issue, endpoint: e, pool: &c.shared, query: issueQuery, limit: MaxJSON}
	got, err := c.do(ctx, &t)
	if err != nil {
		return "", err
	}
	a, ok := readAnswer(got.body)
	if !ok {
		return "", c.notNAVER(&t, got)
	}
	if e, bad := a.apiError(); bad {
		return "", c.apiError(&t, got, e)
	}
	// Unlike a verdict, a key cannot carry a warning, so under an error's status it is not taken for one.
	if key, ok = a.key(); !ok || got.status/100 != 2 {
		return "", c.notNAVER(&t, got)
	}
	return key, nil
}

// FetchImage asks for the picture of a key. It does not count against the quota.
// The errors are those of IssueKey, or a RefusedError for a simulator's key on a host of NAVER's.
func (c *Client) FetchImage(ctx context.Context, key string) (*Media, error) {
	return c.fetch(ctx, &callSpec{kind: Image, endpoint: &c.endpoints.mediaImage, key: key, limit: MaxPicture})
}

// FetchAudio asks for the sound of a key. It does not count against the quota. The errors are those of FetchImage.
func (c *Client) FetchAudio(ctx context.Context, key string) (*Media, error) {
	return c.fetch(ctx, &callSpec{kind: Audio, endpoint: &c.endpoints.mediaAudio, key: key, limit: MaxSound})
}

// Fetch asks for the picture or the sound of a key, as FetchImage and FetchAudio do. The error is also ErrUnknownKind.
func (c *Client) Fetch(ctx context.Context, kind Kind, key string) (*Media, error) {
	switch kind {
	case Image:
		return c.FetchImage(ctx, key)
	case Audio:
		return c.FetchAudio(ctx, key)
	}
	return nil, ErrUnknownKind
}

func (c *Client) fetch(ctx context.Context, t *callSpec) (*Media, error) {
	if err := c.checkInput(t.key, ""); err != nil {
		return nil, err
	}
	t.call, t.pool, t.query = Fetch, &c.shared, t.endpoint.mediaQuery(t.key)
	got, err := c.do(ctx, t)
	if err != nil {
		return nil, err
	}
	if f := sniff(got.body); f != nil {
		return newMedia(t.kind, f, got), nil
	}
	if a, ok := readAnswer(got.body); ok {
		if e, bad := a.apiError(); bad {
			return nil, c.apiError(t, got, e)
		}
	}
	return nil, c.notNAVER(t, got)
}

// Verify asks whether value is what the person should have read or heard. It counts against the quota and is sent at
// most once: after a TransportError of the phase Send or a later one nobody knows whether the key is used up. The
// errors are those of FetchImage.
func (c *Client) Verify(ctx context.Context, kind Kind, key, value string) (*Verdict, error) {
	e, err := c.json(kind)
	if err != nil {
		return nil, err
	}
	if err := c.checkInput(key, value); err != nil {
		return nil, err
	}
	t := callSpec{
		kind: kind, call: Verify, endpoint: e, pool: &c.verify, query: verifyQuery(key, value), limit: MaxJSON,
		key: key, value: value,
	}
	got, err := c.do(ctx, &t)
	if err != nil {
		return nil, err
	}
	a, ok := readAnswer(got.body)
	if !ok {
		return nil, c.notNAVER(&t, got)
	}
	if e, bad := a.apiError(); bad {
		return nil, c.apiError(&t, got, e)
	}
	right, ok := a.verdict()
	if !ok {
		return nil, c.notNAVER(&t, got)
	}
	v := &Verdict{Right: right, Status: got.status}
	if got.status != http.StatusOK {
		v.Warnings = append(v.Warnings, WarnStatus)
	}
	if v.ResponseTime, ok = a.responseTime(); !ok {
		v.Warnings = append(v.Warnings, WarnResponseTime)
	}
	if isAmbiguous(got.body) {
		v.Warnings = append(v.Warnings, WarnAmbiguous)
	}
	return v, nil
}

func (c *Client) json(kind Kind) (*endpoint, error) {
	switch kind {
	case Image:
		return &c.endpoints.jsonImage, nil
	case Audio:
		return &c.endpoints.jsonAudio, nil
	}
	return nil, ErrUnknownKind
}

// maxInput is the longest key or answer in bytes; servers take URLs of about 8,000.
const maxInput = 4096

// checkInput refuses what must not or cannot be sent.
func (c *Client) checkInput(key, value string) error {
	if c.official && strings.HasPrefix(strings.TrimSpace(key), "SIM") {
		return &RefusedError{Host: c.host, Err: ErrSimulatorKey}
	}
	if len(key) > maxInput || len(value) > maxInput {
		return ErrInputTooLong
	}
	return nil
}
