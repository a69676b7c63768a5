package evidence

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/text"
)

func TestNoSecretIsInAnyWordOfAMaskedCall(t *testing.T) {
	const secret = "Zx81kPq9aB"
	said := text.Text{Ko: "값 " + secret, En: "of " + secret}
	for _, err := range []error{
		errors.New("bad " + secret),
		fmt.Errorf("call: %w", &naver.APIError{Status: 401, Code: "024", Message: "bad " + secret, Details: secret}),
	} {
		c := attempt.Call{
			Source: attempt.Evidence, Key: secret, Err: err,
			Place: attempt.Place{File: secret + ".log"}, Caller: attempt.Caller{Program: "curl/" + secret, Host: secret + ".example"},
			Exchange: &exchange.Exchange{Body: []byte("bad " + secret)},
			Finding: &attempt.Finding{
				Happened: said, Why: said, Next: said, Send: said, Notes: []attempt.Note{{ID: "clock", Text: said}},
			},
		}
		before := c.Finding.Notes[0]
		m := Masked(c, redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: secret}))
		words := fmt.Sprint(m.Key, m.Err, m.Place, m.Caller, *m.Finding, string(m.Exchange.Body))
		if strings.Contains(words, secret) {
			t.Errorf("the secret is in %s", words)
		}
		if m.Code() != c.Code() {
			t.Errorf("the code is %q, was %q", m.Code(), c.Code())
		}
		if c.Finding.Notes[0] != before {
			t.Error("the call that was masked has changed itself")
		}
	}
}

func TestWhatIsHandedOnOfAnotherServerIsNotPrivate(t *testing.T) {
	of := func(url string) attempt.Call {
		return attempt.Call{Source: attempt.Evidence, Exchange: &exchange.Exchange{
			URL: url, Body: []byte("theirs"), RequestHeader: http.Header{"Cookie": {"s=1"}, "Accept": {"*/*"}},
		}}
	}
	theirs, navers := HandedOn(of("https://shop.example/captcha")), HandedOn(of("https://openapi.naver.com/v1/captcha/nkey"))
	if e := theirs.Exchange; e.Body != nil || len(e.RequestHeader) != 1 {
		t.Errorf("handed on: %v, %q", e.RequestHeader, e.Body)
	}
	if e := navers.Exchange; string(e.Body) != "theirs" || len(e.RequestHeader) != 2 {
		t.Errorf("of NAVER's: %v, %q", e.RequestHeader, e.Body)
	}
	if c := HandedOn(attempt.Call{Source: attempt.Evidence}); c.Exchange != nil {
		t.Error("a call without an exchange has one")
	}
}
