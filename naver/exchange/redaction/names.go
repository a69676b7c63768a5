package redaction

import (
	"bytes"
	"net/url"
	"strings"
)

// named are the headers, and the query parameters and JSON fields of the same names, whose values are secret whatever
// they are. Longer names stand before their prefixes.
var named = []struct {
	name string // lower case
	kind Kind
}{
	{"x-naver-client-id", ClientID},
	{"x-naver-client-secret", ClientSecret},
	{"x-ncp-apigw-api-key-id", ClientID},
	{"x-ncp-apigw-api-key", ClientSecret},
	{"proxy-authorization", ProxyAuthorization},
	{"authorization", Authorization},
	{"set-cookie", Cookie},
	{"cookie", Cookie},
}

// stems are what the names have in common, to look for in a text.
var stems = [][]byte{[]byte("x-naver-client-"), []byte("x-ncp-apigw-api-key"), []byte("authorization"), []byte("cookie")}

// kindOf tells whether a header or a parameter is secret by its name.
func kindOf(name string) (Kind, bool) {
	for _, n := range named {
		if len(name) == len(n.name) && strings.EqualFold(name, n.name) {
			return n.kind, true
		}
	}
	return "", false
}

// field tells whether a query parameter or a JSON field is secret by its name, which may be percent-encoded.
func (r *Redactor) field(name string) (Kind, bool) {
	if plain, err := url.QueryUnescape(name); err == nil {
		name = plain
	}
	switch {
	case r.knows().keys && strings.EqualFold(name, "key"):
		return CaptchaKey, true
	case r.knows().answers && strings.EqualFold(name, "value"):
		return Answer, true
	}
	return kindOf(name)
}

// findNames lists the places where a text writes a value behind a secret name: a header line, a parameter, a field.
func findNames(text []byte) []hit {
	var hits []hit
	for p := 0; p < len(text); p++ {
		if !stemBegins[text[p]] {
			continue
		}
		kind, after := nameAt(text, p)
		if after == 0 {
			continue
		}
		start, end := valueAfter(text, after)
		if scheme, rest, ok := bytes.Cut(text[start:end], []byte(" ")); ok && len(rest) > 0 && isScheme(string(scheme)) {
			start += len(scheme) + 1
		}
		if start < end && !redacted(text[start:end]) {
			secret := Secret{Kind: kind, Value: string(text[start:end])}
			hits = append(hits, hit{start: start, end: end, secret: secret, form: "by name"})
			p = end - 1
		}
	}
	return hits
}

var stemBegins = func() (is [256]bool) {
	for _, s := range stems {
		is[s[0]], is[s[0]-'a'+'A'] = true, true
	}
	return is
}()

// nameAt reads a secret name at p. Servers that print their environment write it with underscores.
func nameAt(text []byte, p int) (kind Kind, after int) {
	for _, stem := range stems {
		if !nameFits(text[p:], stem) {
			continue
		}
		for _, n := range named {
			at := p - strings.Index(n.name, string(stem))
			if at <= p && at >= 0 && nameFits(text[at:], []byte(n.name)) {
				return n.kind, at + len(n.name)
			}
		}
	}
	return "", 0
}

func nameFits(text, name []byte) bool {
	if len(text) < len(name) {
		return false
	}
	for i, want := range name {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		} else if c == '_' {
			c = '-'
		}
		if c != want {
			return false
		}
	}
	return true
}

// opening are the quotes that may stand around a name or a value. The escaped ones come first.
var opening = [][]byte{[]byte(`\"`), []byte(`"`), []byte(`'`), []byte("&quot;"), []byte("&#34;"), []byte("%22")}

// valueAfter finds the value that follows a name.
func valueAfter(text []byte, p int) (start, end int) {
	for _, q := range opening { // the quote that closes the name
		if bytes.HasPrefix(text[p:], q) {
			p += len(q)
			break
		}
	}
	p = skipBlanks(text, p)
	header := false
	switch rest := text[p:]; {
	case bytes.HasPrefix(rest, []byte("=>")):
		p += 2
	case bytes.HasPrefix(rest, []byte("=")):
		p++
	case bytes.HasPrefix(rest, []byte(":")):
		p, header = p+1, true
	case len(rest) > 3 && (bytes.EqualFold(rest[:3], []byte("%3d")) || bytes.EqualFold(rest[:3], []byte("%3a"))):
		p += 3
	default:
		return 0, 0
	}
	p = skipBlanks(text, p)
	if p < len(text) && text[p] == '[' { // a list of values, as Go and JSON write headers
		p = skipBlanks(text, p+1)
	}
	for _, q := range opening {
		if bytes.HasPrefix(text[p:], q) {
			p += len(q)
			if n := bytes.Index(text[p:], q); n >= 0 {
				return p, p + n
			}
			break
		}
	}
	return p, p + unquoted(text[p:], header)
}

func skipBlanks(text []byte, p int) int {
	for p < len(text) && (text[p] == ' ' || text[p] == '\t') {
		p++
	}
	return p
}

// unquoted is the length of a value that ends by itself: that of a header with its line, that of a parameter with its
// word.
func unquoted(text []byte, header bool) int {
	stops := "\r\n<>\"'\\"
	if !header {
		stops += " \t&;,()[]{}"
	}
	n := bytes.IndexAny(text, stops)
	if n < 0 {
		n = len(text)
	}
	return len(bytes.TrimRight(text[:n], " \t]})"))
}
