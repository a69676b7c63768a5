package calls

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"strings"

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

// pretty is JSON with one field a line.
func pretty(b []byte) string {
	var out bytes.Buffer
	if json.Indent(&out, b, "", "  ") != nil {
		return string(b)
	}
	return out.String()
}
