package redaction

import (
	"bytes"
	"cmp"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"navercaptcha/naver/exchange/redaction/scan"
)

// Text takes the secrets out of a text for people: an error, a page, a whole HTTP message. In what is no text, each byte
// of a secret becomes an asterisk.
func (r *Redactor) Text(s string) string { return string(r.orEmpty().auto([]byte(s))) }

func (r *Redactor) auto(text []byte) []byte {
	if IsText(text) {
		return r.text(text, inText)
	}
	return r.text(text, inBinary)
}

// Beginning takes the secrets out of the first limit bytes of a long text, also of one that it would cut in two. It gives
// at most limit bytes, tells whether there are more, and does not look at what lies far behind them.
func (r *Redactor) Beginning(text []byte, limit int) (clean []byte, more bool) {
	r = r.orEmpty()
	// A form of a secret can be longer than its marker, so what is behind limit may move up.
	window := limit*4 + r.Longest()
	cut := len(text) > window
	if cut {
		text = whole(text[:window])
	}
	clean = r.auto(text)
	if cut { // the last bytes may be the beginning of a secret
		clean = clean[:max(0, len(clean)-r.Longest())]
	}
	if len(clean) <= limit {
		return clean, cut
	}
	if clean = clean[:limit:limit]; utf8.Valid(text) {
		clean = bytes.ToValidUTF8(clean, nil) // do not cut a character in two
	}
	return clean, true
}

// whole drops the beginning of a character at the end of a text that was cut.
func whole(text []byte) []byte {
	for range utf8.UTFMax {
		if last, size := utf8.DecodeLastRune(text); last == utf8.RuneError && size == 1 {
			text = text[:len(text)-1]
		}
	}
	return text
}

// maxRounds is how often a text is gone through until nothing is found in it. The second time finds something only if a
// marker and its neighbours happen to spell a secret.
const maxRounds = 3

func (r *Redactor) text(text []byte, where place) []byte {
	for range maxRounds {
		hits := r.find(text)
		if len(hits) == 0 {
			break
		}
		text = r.replaceHits(text, hits, where)
	}
	return text
}

// hit is a place that has to go.
type hit struct {
	start, end int
	secret     Secret
	form       string
	quote      bool // the marker needs quotes
}

// find lists the places where a known secret stands, in order. Hits of different secrets may overlap.
func (k *knowledge) find(text []byte) []hit {
	found := k.matcher.Find(text)
	if len(found) == 0 {
		return nil
	}
	hits := make([]hit, len(found))
	for i, h := range found {
		hits[i] = k.hit(h)
	}
	return hits
}

func (k *knowledge) hit(h scan.Hit) hit {
	return hit{start: h.Start, end: h.End, secret: k.secrets[h.Value], form: h.Form}
}

// BrokenEnd takes the beginning of a secret off the end of a text that broke off. In a whole text it would take what is
// there by chance, and thereby tell how a secret begins.
func (r *Redactor) BrokenEnd(text []byte) []byte {
	if r = r.orEmpty(); r.off {
		return text
	}
	h, found := r.knows().matcher.BrokenEnd(text)
	if !found {
		return text
	}
	where := inText
	if !IsText(whole(text)) {
		where = inBinary
	}
	return r.replaceHits(text, []hit{r.knows().hit(h)}, where)
}

// find lists what is to go from a text, by value and by name.
func (r *Redactor) find(text []byte) []hit {
	if r.off {
		return nil
	}
	hits := r.knows().find(text)
	if byName := findNames(text); len(byName) > 0 {
		hits = sorted(append(hits, byName...))
	}
	return hits
}

// sorted puts hits into the order in which they are replaced: of those that begin together the longest counts, and of
// those of equal length the first.
func sorted(hits []hit) []hit {
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	return hits
}

// Header takes the secrets out of the value of a header. If its name says that it is secret, nothing is left but the
// scheme of an authorization.
func (r *Redactor) Header(name, value string) string {
	r = r.orEmpty()
	kind, secret := kindOf(strings.TrimSpace(name))
	switch {
	case r.off:
		return value
	case !secret:
		return r.Text(value)
	case value == "" || redacted([]byte(value)):
		return value
	case kind == Authorization || kind == ProxyAuthorization:
		if scheme, rest, ok := strings.Cut(value, " "); ok && rest != "" && isScheme(scheme) {
			if redacted([]byte(rest)) {
				return value
			}
			return scheme + " " + r.name(Secret{Kind: kind, Value: rest})
		}
	}
	return r.name(Secret{Kind: kind, Value: value})
}

// isScheme tells the schemes of authorization that are met with from a secret that has a blank in it.
func isScheme(s string) bool {
	for _, scheme := range []string{"Basic", "Bearer", "Digest", "Negotiate", "NTLM"} {
		if strings.EqualFold(s, scheme) {
			return true
		}
	}
	return false
}

// Headers makes a copy of headers without secrets. A name that holds one is redacted as well.
func (r *Redactor) Headers(h http.Header) http.Header {
	if h == nil {
		return nil
	}
	r = r.orEmpty()
	clean := make(http.Header, len(h))
	for name, values := range h {
		to := r.Text(name)
		clean[to] = slices.Grow(clean[to], len(values))
		for _, v := range values {
			clean[to] = append(clean[to], r.Header(name, v))
		}
	}
	return clean
}

// IsText tells whether bytes are text that a person may read, so that a marker can be put into it.
func IsText(b []byte) bool {
	return utf8.Valid(b) && !slices.Contains(b, 0)
}
