package redaction

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// marker gives a secret its marker, a new one if it has none yet.
func (r *Redactor) marker(s Secret) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if m, ok := r.markers[s]; ok {
		return m
	}
	for _, known := range slices.Concat(r.knows().secrets, r.knows().short) { // a value that stands under another name
		if known.Value == s.Value && !slices.Contains(public, s.Value) {
			if m, ok := r.markers[known]; ok {
				return m
			}
		}
	}
	for _, label := range []string{string(s.Kind), "redacted", "hidden", "•"} {
		r.counts[Kind(label)]++
		m := fmt.Sprintf("«%s-%d»", label, r.counts[Kind(label)])
		// A password may well be "client-secret": then the marker must not spell it.
		if label == "•" || len(r.knows().matcher.Find([]byte(m+" "+url.PathEscape(m)))) == 0 {
			r.markers[s] = m
			return m
		}
	}
	panic("not reached: the last label is always taken")
}

// count notes that a marker was put somewhere.
func (r *Redactor) count(s Secret, marker string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	f := r.found[marker]
	if f == nil {
		f = &Found{Kind: s.Kind, Marker: marker}
		r.found[marker] = f
		r.order = append(r.order, marker)
	}
	f.Count++
}

// markers are what replaceHits writes in the place of values, as they are or percent-encoded.
var markers = regexp.MustCompile(`^(?i:(?:«|%C2%AB)[-a-z•%0-9]+-[0-9]+(?:»|%C2%BB))+$`)

// redacted tells whether a value is nothing but markers already, or asterisks, behind a scheme of authorization perhaps.
func redacted(value []byte) bool {
	if scheme, rest, ok := bytes.Cut(value, []byte(" ")); ok && isScheme(string(scheme)) {
		value = rest
	}
	return markers.Match(value) || len(bytes.Trim(value, "*")) == 0
}

// place says how a marker has to be written.
type place uint8

const (
	inText   place = iota // as it is, unless it stands in a URL
	inURL                 // percent-encoded
	inBinary              // as many asterisks as there were bytes, so that nothing behind them moves
)

// replaceHits replaces hits, sorted by their start. It counts them.
func (r *Redactor) replaceHits(text []byte, hits []hit, where place) []byte {
	if len(hits) == 0 {
		return text
	}
	out := make([]byte, 0, len(text)+len(hits)*16)
	from := 0
	for i := 0; i < len(hits); {
		first := hits[i]
		start, end := max(first.start, from), first.end
		markers := r.name(first.secret)
		for i++; i < len(hits) && hits[i].start < end; i++ {
			if hits[i].end > end {
				markers += r.name(hits[i].secret)
				end = hits[i].end
			}
		}
		switch {
		case where == inBinary:
			markers = strings.Repeat("*", end-start)
		case where == inURL || inQuery(text, start):
			start = escapeStart(text, start, from)
			markers = url.PathEscape(markers)
		}
		if first.quote {
			markers = `"` + markers + `"`
		}
		out = append(append(out, text[from:start]...), markers...)
		from = end
	}
	return append(out, text[from:]...)
}

// name is the marker of a secret that was found.
func (r *Redactor) name(s Secret) string {
	m := r.marker(s)
	r.count(s, m)
	return m
}

// escapeStart moves a start that lies within a percent-escape to the beginning of the escape.
func escapeStart(text []byte, start, from int) int {
	switch {
	case start-1 >= from && text[start-1] == '%':
		return start - 1
	case start-2 >= from && text[start-2] == '%' && strings.IndexByte("0123456789abcdefABCDEF", text[start-1]) >= 0:
		return start - 2
	}
	return start
}

// inQuery tells whether a place in a text belongs to a URL or a request line, in which everything is percent-encoded.
func inQuery(text []byte, at int) bool {
	const farthest = 2048
	begin := at
	for begin > 0 && at-begin < farthest && !bytes.ContainsRune([]byte(" \t\r\n\"'<>`\\{}|^"), rune(text[begin-1])) {
		begin--
	}
	word := text[begin:at]
	return bytes.Contains(word, []byte("://")) || bytes.HasPrefix(word, []byte("/")) && bytes.ContainsRune(word, '?')
}
