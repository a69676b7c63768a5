package diagnosis

import (
	"strings"
	"unicode"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// The lengths of what NAVER hands out, as seen in its console and in public code: no document states them.
var lengths = map[naver.Platform]struct{ id, secret int }{
	naver.Developers: {20, 10},
	naver.Cloud:      {10, 40},
}

// ShapeOf looks at a pair. Nothing of its values is kept.
func ShapeOf(c naver.Credentials) attempt.Shape {
	id, secret := withoutBlanks(c.ID), withoutBlanks(c.Secret)
	s := attempt.Shape{HasBlank: id != c.ID || secret != c.Secret}
	for p, l := range lengths {
		switch {
		case len(id) == l.id && len(secret) == l.secret:
			s.LooksLike = p
		case len(id) == l.secret && len(secret) == l.id:
			s.LooksLike, s.LooksSwapped = p, true
		}
	}
	return s
}

func withoutBlanks(value string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, value)
}

// shapeSent looks at the credentials that an exchange carried. Those that redaction has replaced have no shape.
func shapeSent(ex *exchange.Exchange, p naver.Platform) attempt.Shape {
	c := credentialsSent(ex, p)
	if hidden(c.ID) || hidden(c.Secret) {
		return attempt.Shape{}
	}
	return ShapeOf(c)
}

// credentialsSent are those in the headers, or else in the query, where a platform wants them.
func credentialsSent(ex *exchange.Exchange, p naver.Platform) naver.Credentials {
	if ex == nil {
		return naver.Credentials{}
	}
	c := naver.Credentials{ID: ex.RequestHeader.Get(p.IDHeader()), Secret: ex.RequestHeader.Get(p.SecretHeader())}
	query := parseURL(ex.URL).Query()
	if c.ID == "" {
		c.ID = query.Get(p.IDHeader())
	}
	if c.Secret == "" {
		c.Secret = query.Get(p.SecretHeader())
	}
	return c
}

// hidden tells what redaction or a mask put in the place of a value.
func hidden(value string) bool {
	lower := strings.ToLower(value)
	return strings.ContainsAny(value, "«»•*…") || strings.Contains(value, "...") || strings.Trim(lower, "x-") == "" && value != "" ||
		containsAny(lower, "redacted", "masked", "생략", "xxxx")
}

// family is the platform under which Gov and Fin are counted, since they share Cloud's credentials and paths.
func family(p naver.Platform) naver.Platform {
	if p == naver.Developers {
		return p
	}
	return naver.Cloud
}
