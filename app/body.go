package app

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"navercaptcha/naver/exchange"
)

// form is a way of looking at a body.
type form string

// The forms. Which of them a body has depends on its bytes.
const (
	formJSON    form = "json"
	formText    form = "text"
	formPicture form = "picture"
	formSound   form = "sound"
	formHex     form = "hex"
)

// isText tells whether a form shows rows of text.
func (f form) isText() bool { return f == formJSON || f == formText || f == formHex }

// The limits of what is worked out of a body, in bytes.
const (
	maxDecodedBody = 16 << 20
	maxPrettyBody  = 1 << 20
)

// body is a body made ready to be looked at. Making one of 16 MiB takes a while, so it happens off the window's
// goroutine.
type body struct {
	bytes []byte // with gzip undone
	forms []form // the best one first
}

func newBody(e *exchange.Exchange) body {
	b := body{bytes: undoGzip(e.Body, e.ResponseHeader.Get("Content-Encoding"))}
	switch {
	case len(b.bytes) == 0:
		return b
	case bytes.HasPrefix(b.bytes, []byte("\xff\xd8\xff")), bytes.HasPrefix(b.bytes, []byte("\x89PNG")), bytes.HasPrefix(b.bytes, []byte("GIF8")):
		b.forms = append(b.forms, formPicture)
	case len(b.bytes) >= 12 && string(b.bytes[:4]) == "RIFF" && string(b.bytes[8:12]) == "WAVE":
		b.forms = append(b.forms, formSound)
	default:
		if len(b.bytes) <= maxPrettyBody && json.Valid(b.bytes) {
			b.forms = append(b.forms, formJSON)
		}
		b.forms = append(b.forms, formText)
	}
	b.forms = append(b.forms, formHex)
	return b
}

// undoGzip decodes as far as the limit; what cannot be decoded is shown as it came.
func undoGzip(b []byte, encoding string) []byte {
	if !strings.EqualFold(encoding, "gzip") {
		return b
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return b
	}
	plain, err := io.ReadAll(io.LimitReader(r, maxDecodedBody))
	if err != nil && len(plain) == 0 {
		return b
	}
	return plain
}

// lines is text cut into rows of a list, so that only what is on the screen is drawn.
type lines struct {
	count int
	at    func(i int) string
}

// lineWidth is where a long line is cut, in bytes. A list's rows do not wrap.
const lineWidth = 56

// textLines cuts a text at its line ends, and at lineWidth where it has none, never within a character. What is not
// UTF-8 or cannot be printed shows as a replacement character.
func textLines(s string) lines {
	var starts []int
	for at := 0; at < len(s); {
		starts = append(starts, at)
		at = lineEnd(s, at)
	}
	return lines{len(starts), func(i int) string {
		line := s[starts[i]:lineEnd(s, starts[i])]
		return strings.ReplaceAll(exchange.Visible(strings.TrimRight(line, "\r\n")), "\t", " ")
	}}
}

func lineEnd(s string, from int) int {
	end := min(from+lineWidth, len(s))
	if i := strings.IndexByte(s[from:end], '\n'); i >= 0 {
		return from + i + 1
	}
	for back := 0; end < len(s) && end > from+1 && back < utf8.UTFMax && !utf8.RuneStart(s[end]); back++ {
		end--
	}
	return end
}

// hexWidth is how many bytes stand in a line of hex.
const hexWidth = 8

// hexLines shows bytes as numbers and letters.
func hexLines(b []byte) lines {
	return lines{(len(b) + hexWidth - 1) / hexWidth, func(i int) string {
		part := b[i*hexWidth : min((i+1)*hexWidth, len(b))]
		letters := strings.Map(func(r rune) rune {
			if r < ' ' || r > '~' {
				return '.'
			}
			return r
		}, latin1(part))
		return fmt.Sprintf("%06x  %-*s  %s", i*hexWidth, hexWidth*3-1, fmt.Sprintf("% x", part), letters)
	}}
}

func latin1(b []byte) string {
	runes := make([]rune, len(b))
	for i, c := range b {
		runes[i] = rune(c)
	}
	return string(runes)
}

// pretty is JSON with one field a line.
func pretty(b []byte) string {
	var out bytes.Buffer
	if json.Indent(&out, b, "", "  ") != nil {
		return string(b)
	}
	return out.String()
}
