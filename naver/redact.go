package naver

import (
	"net/url"
	"strings"
	"unicode"

	"navercaptcha/naver/exchange/redaction"
)

// redactor takes known secrets out of text that a server, a proxy or net/http wrote: an echoed request, a page that
// quotes the URL, a malformed answer quoted in an error.
type redactor struct{ secrets *redaction.Redactor }

// minEcho is the length below which a value is not looked for: taking each "7" out of a text would hide nothing and
// leave it unreadable.
const minEcho = 4

// redactorFor knows the credentials, the query of a call and what the person typed.
func redactorFor(c Credentials, query, key, value string, proxy *url.URL) *redactor {
	secrets := []redaction.Secret{
		{Kind: redaction.ClientSecret, Value: c.Secret},
		{Kind: redaction.ClientID, Value: c.ID},
		{Kind: redaction.Query, Value: query},
		{Kind: redaction.CaptchaKey, Value: key},
		{Kind: redaction.Answer, Value: value},
	}
	if proxy != nil && proxy.User != nil {
		password, _ := proxy.User.Password()
		secrets = append(secrets,
			redaction.Secret{Kind: redaction.ProxyPassword, Value: password},
			redaction.Secret{Kind: redaction.ProxyAuthorization, Value: proxy.User.String()})
	}
	return newRedactor(secrets...)
}

func newRedactor(secrets ...redaction.Secret) *redactor {
	return &redactor{redaction.NewWithMinimum(minEcho, secrets...)}
}

// text redacts and makes safe to show: valid UTF-8, no control characters, at most limit bytes.
func (r *redactor) text(s string, limit int) string {
	if window := r.window(limit); len(s) > window {
		begin, _ := r.secrets.Beginning([]byte(s), window-r.secrets.Longest())
		s = string(begin)
	}
	s = r.secrets.Text(strings.ToValidUTF8(s, "\uFFFD"))
	// What is dropped may have stood in the middle of a secret.
	s = r.secrets.Text(strings.Map(printable, s))
	if len(s) > limit {
		s = strings.ToValidUTF8(s[:limit], "")
	}
	return strings.TrimSpace(s)
}

// window is how much of a long text is looked at to get limit bytes of it.
func (r *redactor) window(limit int) int { return limit*8 + r.secrets.Longest() }

// printable turns line breaks and other control characters into blanks and drops what has no shape of its own, such as
// marks that reverse the direction of writing.
func printable(r rune) rune {
	switch {
	case unicode.IsControl(r):
		return ' '
	case unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}
