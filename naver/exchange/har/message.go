package har

import (
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// pair is a header, a cookie or a parameter.
type pair struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type request struct {
	Method      string `json:"method"`
	URL         string `json:"url"`
	HTTPVersion string `json:"httpVersion"`
	Cookies     []pair `json:"cookies"` // always empty: what they hold is secret
	Headers     []pair `json:"headers"`
	QueryString []pair `json:"queryString"`
	HeadersSize int    `json:"headersSize"`
	BodySize    int    `json:"bodySize"`
}

type response struct {
	Status      int     `json:"status"`
	StatusText  string  `json:"statusText"`
	HTTPVersion string  `json:"httpVersion"`
	Cookies     []pair  `json:"cookies"`
	Headers     []pair  `json:"headers"`
	Content     content `json:"content"`
	RedirectURL string  `json:"redirectURL"`
	HeadersSize int     `json:"headersSize"`
	BodySize    int     `json:"bodySize"`
	Error       string  `json:"_error,omitempty"` // that of the entry, where Chrome looks for it
}

type content struct {
	Size        int    `json:"size"` // in bytes, decoded
	Compression int    `json:"compression,omitempty"`
	MimeType    string `json:"mimeType"`
	Text        string `json:"text"`
	Encoding    string `json:"encoding,omitempty"`
}

// unknownSize stands for a size that was not counted.
const unknownSize = -1

func newRequest(e *exchange.Exchange, r *redaction.Redactor) request {
	target := encoded(e.URL)
	return request{
		Method: e.Method, URL: target, HTTPVersion: asked(e), Cookies: []pair{}, Headers: headers(e.RequestHeader),
		QueryString: parameters(target, r), HeadersSize: unknownSize, BodySize: 0, // every call is a GET without a body
	}
}

func newResponse(e *exchange.Exchange) response {
	a := response{
		Status: e.Status, StatusText: e.StatusText, HTTPVersion: e.Proto, Cookies: []pair{},
		Headers: headers(e.ResponseHeader), RedirectURL: redirect(e),
		HeadersSize: unknownSize, BodySize: len(e.Body),
	}
	if e.Status == 0 {
		a.BodySize = unknownSize
	}
	a.Content = newContent(e)
	return a
}

// asked is the request's version. No other than 1.1 is sent where no answer tells one. Importers refuse a word in its place,
// and take an empty one for an answer that never came.
func asked(e *exchange.Exchange) string {
	if e.Proto == "" {
		return "HTTP/1.1"
	}
	return e.Proto
}

// newContent is the body with its Content-Encoding undone, as HAR wants it.
func newContent(e *exchange.Exchange) content {
	body, err := redaction.Decode(e.Body, strings.Join(e.ResponseHeader["Content-Encoding"], ","), redaction.MaxDecoded)
	if err != nil {
		body = e.Body
	}
	c := content{Size: len(body), Compression: max(0, len(body)-len(e.Body)), MimeType: e.ResponseHeader.Get("Content-Type")}
	if c.MimeType == "" {
		c.MimeType = "x-unknown"
	}
	if readable(body) {
		c.Text = string(body)
	} else {
		c.Text, c.Encoding = base64.StdEncoding.EncodeToString(body), "base64"
	}
	return c
}

// readable tells whether every byte survives as a JSON string that people read.
func readable(body []byte) bool {
	return utf8.Valid(body) && !slices.ContainsFunc(body, func(c byte) bool {
		return c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f
	})
}

// headers lists a header by name. It is never nil: validators do not take null for a list.
func headers(h http.Header) []pair {
	list := make([]pair, 0, len(h))
	for _, name := range slices.Sorted(maps.Keys(h)) {
		for _, v := range h[name] {
			list = append(list, pair{name, strings.ToValidUTF8(v, "\uFFFD")})
		}
	}
	return list
}

// parameters lists the query in its order, decoded. Once decoded they are searched again: an escape the less may bring out
// what lay under more escapes than are undone.
func parameters(target string, r *redaction.Redactor) []pair {
	list := []pair{}
	_, query, _ := strings.Cut(target, "?")
	query, _, _ = strings.Cut(query, "#")
	for p := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(p, "=")
		if p != "" {
			list = append(list, pair{r.Text(plain(name)), r.Text(plain(value))})
		}
	}
	return list
}

func plain(s string) string {
	if decoded, err := url.QueryUnescape(s); err == nil && utf8.ValidString(decoded) {
		return decoded
	}
	return s
}

// redirect is where the answer leads, if it does.
func redirect(e *exchange.Exchange) string {
	if e.Status < 300 || e.Status > 399 {
		return ""
	}
	return encoded(e.ResponseHeader.Get("Location"))
}

// encoded percent-encodes what may not stand in a URL as it is.
func encoded(target string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(target) {
		c := target[i]
		if c > ' ' && c < 0x7f && !strings.ContainsRune("\"<>\\^`{|}", rune(c)) && (c != '%' || isEscape(target[i:])) {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

func isEscape(s string) bool {
	return len(s) > 2 && strings.ContainsRune(digits, rune(s[1])) && strings.ContainsRune(digits, rune(s[2]))
}

const digits = "0123456789ABCDEFabcdef"
