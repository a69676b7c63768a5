package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"navercaptcha/naver/exchange/redaction"
)

// maxShownBody is how much of a text body is written out, in bytes. The whole body can be saved.
const maxShownBody = 16 << 10

// Text writes an exchange down as a person reads it: the request, the answer with its headers and body, and the error if
// there was one. Binary bodies are described, not written, and what commands a terminal is made Visible. It holds no
// secret of the call's own, and none that the Redactor knows or can tell by its name.
func (e *Exchange) Text(r *redaction.Redactor) string {
	r = Known(r, e)
	var b strings.Builder
	target, host := r.URL(e.URL), ""
	if u, err := url.Parse(e.URL); err == nil {
		target, host = r.URL(u.RequestURI()), r.Text(u.Host)
	}
	fmt.Fprintf(&b, "%s %s\n", r.Text(e.Method), target)
	if e.RequestHeader.Get("Host") == "" {
		fmt.Fprintf(&b, "Host: %s\n", host)
	}
	writeHeader(&b, r.Headers(e.RequestHeader))
	b.WriteByte('\n')
	if e.Status != 0 {
		fmt.Fprintf(&b, "%s %d %s\n", e.Proto, e.Status, http.StatusText(e.Status))
		writeHeader(&b, r.Headers(e.ResponseHeader))
		b.WriteByte('\n')
		b.WriteString(e.bodyText(r))
		b.WriteByte('\n')
	}
	if e.Err != nil {
		fmt.Fprintf(&b, "\n%s (%s)\n", r.Text(e.Err.Error()), e.Failed)
	}
	return Visible(b.String())
}

func writeHeader(b *strings.Builder, h http.Header) {
	for _, name := range slices.Sorted(maps.Keys(h)) {
		for _, v := range h[name] {
			fmt.Fprintf(b, "%s: %s\n", name, v)
		}
	}
}

// bodyText is the body where it is text, and its size and first bytes where it is not.
func (e *Exchange) bodyText(r *redaction.Redactor) string {
	body, err := e.Decoded(MaxBody)
	if e.BodyTruncated || errors.Is(err, redaction.ErrDamaged) {
		body = r.BrokenEnd(body)
	}
	if len(body) == 0 {
		return "(no body)"
	}
	shown, more := r.Beginning(body, maxShownBody)
	if !isText(shown) {
		return fmt.Sprintf("(%d bytes: % X …)", len(body), shown[:min(len(shown), 16)])
	}
	text := string(shown)
	if more {
		text += fmt.Sprintf("\n… (%d bytes in all)", len(body))
	}
	return text
}

func isText(b []byte) bool {
	if !utf8.Valid(b) {
		return false
	}
	return !bytes.ContainsFunc(b, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t'
	})
}
