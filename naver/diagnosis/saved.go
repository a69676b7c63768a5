package diagnosis

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// FromExchange makes a call of a recorded call alone, such as one out of a HAR or a saved answer. The client reads the
// answer, so that a saved one and a live one come to the same finding. What the URL and the headers do not tell, because
// only the answer was kept, is told by the answer; what nothing tells is taken for NAVER Developers and the picture.
//
// A Status of 0 with a Body means that nobody wrote the status down.
func FromExchange(ex *exchange.Exchange) attempt.Call {
	u := parseURL(ex.URL)
	r, known := routeOf(u)
	c := attempt.Call{Exchange: ex, Start: ex.Start, Platform: r.platform, Kind: r.kind, Call: r.call}
	if c.Kind == "" {
		c.Kind = naver.Image
	}
	calls := []naver.Call{naver.Fetch, naver.Verify, naver.Issue}
	if known {
		calls = []naver.Call{c.Call}
	}
	for _, c.Call = range calls {
		if c.Err = reread(&c); !isNotNAVER(c.Err) {
			break
		}
	}
	if at, own := hostPlatform(u.Hostname()); own && !known {
		c.Platform = at
	}
	if c.Platform == "" {
		c.Platform = platformBy(ex, c.Err)
	}
	var api *naver.APIError
	if errors.As(c.Err, &api) {
		api.Platform = c.Platform
		if !known && strings.Contains(api.Message, "wav") { // CT002 has a text for each kind
			c.Kind = naver.Audio
		}
	}
	if c.Key == "" {
		c.Key = u.Query().Get("key")
	}
	return c
}

// reread lets the client make the call once more, with what was recorded in the place of the network.
func reread(c *attempt.Call) error {
	if err := recordedError(c); err != nil {
		return err
	}
	client, ctx, err := rereader(c.Exchange)
	if err != nil {
		return err
	}
	defer client.Close()
	query := parseURL(c.Exchange.URL).Query()
	key, value := bounded(query.Get("key")), bounded(query.Get("value"))
	switch c.Call {
	case naver.Verify:
		c.Verdict, err = client.Verify(ctx, c.Kind, key, value)
	case naver.Fetch:
		var m *naver.Media
		m, err = client.Fetch(ctx, c.Kind, key)
		if err != nil {
			break
		}
		if c.Exchange.URL == "" {
			c.Kind = m.Kind // nobody knows what was asked for
		} else {
			c.Warnings = m.Warnings
		}
	default:
		if c.Key, err = client.IssueKey(ctx, c.Kind); isNotNAVER(err) && maskedKey(c.Exchange) != "" {
			c.Key, err = maskedKey(c.Exchange), nil
		}
	}
	var transport *naver.TransportError
	if errors.As(err, &transport) {
		transport.Host = parseURL(c.Exchange.URL).Host
	}
	return err
}

// issuedKey is the key that the answer to issue brought, or nothing.
func issuedKey(ex *exchange.Exchange) string {
	c := attempt.Call{Exchange: ex, Kind: naver.Image, Call: naver.Issue}
	if reread(&c) != nil {
		return ""
	}
	return c.Key
}

// maskedKey is what redaction put in the place of the key that issue brought, which the client takes for no key of
// NAVER's, or nothing.
func maskedKey(ex *exchange.Exchange) string {
	var a struct{ Key string }
	if ex.Status >= 300 || json.Unmarshal(ex.Body, &a) != nil || !hidden(a.Key) {
		return ""
	}
	return a.Key
}

func isNotNAVER(err error) bool {
	var e *naver.NotNAVERError
	return errors.As(err, &e)
}

// platformBy tells the platform where the URL does not: by the headers that were sent, else by the shape of an error.
func platformBy(ex *exchange.Exchange, err error) naver.Platform {
	for _, p := range []naver.Platform{naver.Developers, naver.Cloud} {
		if ex.RequestHeader.Get(p.IDHeader()) != "" {
			return p
		}
	}
	var api *naver.APIError
	if errors.As(err, &api) && api.Shape == naver.ShapeNested {
		return naver.Cloud
	}
	return naver.Developers
}

// bounded keeps what the client would not send away from it: it is only there to be taken out of texts.
func bounded(value string) string {
	if len(value) > 4096 {
		return ""
	}
	return value
}

// rereader makes a client to which an exchange answers, and the context to call it in.
func rereader(ex *exchange.Exchange) (*naver.Client, context.Context, error) {
	o := naver.Options{
		Platform:    naver.Developers, // all that it decides here is the path, and nothing is sent there
		BaseURL:     "http://127.0.0.1",
		Credentials: recordedCredentials(ex), // for the client to take out of texts
		Wrap:        replaying(ex),
	}
	client, err := naver.NewClient(o)
	if err != nil { // credentials that no client sends
		o.Credentials = naver.Credentials{}
		client, err = naver.NewClient(o)
	}
	return client, recordedContext(ex), err
}

func recordedCredentials(ex *exchange.Exchange) (c naver.Credentials) {
	for _, p := range []naver.Platform{naver.Developers, naver.Cloud} {
		if c = credentialsSent(ex, p); c.ID != "" || c.Secret != "" {
			break
		}
	}
	return c
}
