package evidence

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"mime/quotedprintable"
	"regexp"
	"strings"
)

// open reads a file: it undoes whatever is packed around a text, a picture or a sound, one layer at a time.
func (r *reading) open(f file, depth int) error {
	if depth > MaxDepth {
		return ErrTooDeep
	}
	for _, c := range containers {
		if c.match(f.content) {
			return c.open(r, f, depth+1)
		}
	}
	if r.readMedia(f, formFile) {
		r.keep(f.name, Document{Media: f.content})
		return nil
	}
	text, ok := decodeText(f.content)
	if !ok {
		return nil // binary of a kind that nobody reports a call with
	}
	for _, w := range wrappings {
		if inner, ok := w(text); ok {
			return r.open(file{name: f.name, content: inner}, depth+1)
		}
	}
	if m, ok := readMail(text); ok {
		return r.openMail(f.name, m, depth+1)
	}
	r.keep(f.name, Document{Text: text})
	return r.readText(&document{name: f.name, text: text})
}

// spend takes bytes from what may still be unpacked.
func (r *reading) spend(n int) error {
	if r.budget -= n; r.budget < 0 {
		return ErrBomb
	}
	return nil
}

// unpack reads a packed stream within the budget. cut tells that it broke off; what came before is there.
func (r *reading) unpack(from io.Reader) (content []byte, cut bool, err error) {
	content, failed := io.ReadAll(io.LimitReader(from, int64(r.budget)+1))
	if err := r.spend(len(content)); err != nil {
		return nil, false, err
	}
	return content, failed != nil, nil
}

// container is something binary that holds files.
type container struct {
	match func([]byte) bool
	open  func(*reading, file, int) error
}

// containers is filled below, since opening one opens what is in it.
var containers []container

func init() {
	containers = []container{
		{magic("\x1f\x8b"), (*reading).openGzip},
		{magic("PK\x03\x04"), (*reading).openZip},
		{magic("PK\x05\x06"), (*reading).openZip},
		{isTar, (*reading).openTar},
	}
}

func magic(begin string) func([]byte) bool {
	return func(content []byte) bool { return bytes.HasPrefix(content, []byte(begin)) }
}

// wrappings are encodings of a whole text in which a text or a picture is sent.
var wrappings = []func(text string) (inner []byte, ok bool){undoDataURI, undoBase64, undoQuotedPrintable, undoJSONString}

var dataURI = regexp.MustCompile(`(?s)^\s*["'(]?data:[\w.+-]+/[\w.+-]+(?:;[\w.+=-]+)*;base64,([A-Za-z0-9+/=_\s-]+?)["')]?\s*$`)

func undoDataURI(text string) ([]byte, bool) {
	if !strings.Contains(text[:min(len(text), 200)], "data:") {
		return nil, false
	}
	m := dataURI.FindStringSubmatch(text)
	if m == nil {
		return nil, false
	}
	return decodeBase64(m[1])
}

// longestHead is how much of a text tells what it may be wrapped in, in bytes.
const longestHead = 64 << 10

var base64Text = regexp.MustCompile(`^[A-Za-z0-9+/_-]{40,}={0,2}$`)

// undoBase64 takes a text for base64 if it has nothing else in it and something known comes out.
func undoBase64(text string) ([]byte, bool) {
	if strings.ContainsAny(text[:min(len(text), longestHead)], "{}<>:;,.\"'()[]") {
		return nil, false
	}
	joined := strings.Join(strings.Fields(text), "")
	if !base64Text.MatchString(joined) {
		return nil, false
	}
	inner, ok := decodeBase64(joined)
	if !ok {
		return nil, false
	}
	_, isText := decodeText(inner)
	return inner, isText || isMedia(inner) || magic("\x1f\x8b")(inner) || magic("PK\x03\x04")(inner)
}

func decodeBase64(text string) ([]byte, bool) {
	text = strings.TrimRight(strings.Join(strings.Fields(text), ""), "=")
	text = strings.NewReplacer("-", "+", "_", "/").Replace(text)
	inner, err := base64.RawStdEncoding.DecodeString(text)
	return inner, err == nil && len(inner) > 0
}

var quotedPrintable = regexp.MustCompile(`(?:=[0-9A-F]{2}){2}|=3D["']`)

// undoQuotedPrintable takes the body of a mail that somebody saved without its head.
func undoQuotedPrintable(text string) ([]byte, bool) {
	const few = 3
	head := text[:min(len(text), longestHead)]
	wrapped := strings.Contains(head, "=\n") || strings.Contains(head, "=\r\n")
	if n := len(quotedPrintable.FindAllStringIndex(head, few)); n == 0 || n < few && !wrapped {
		return nil, false
	}
	inner, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(text)))
	if err != nil || string(inner) == text {
		return nil, false
	}
	if _, ok := decodeText(inner); !ok {
		return nil, false
	}
	return inner, true
}

// undoJSONString takes a text that as a whole is one string of JSON.
func undoJSONString(text string) ([]byte, bool) {
	text = strings.TrimSpace(text)
	if len(text) < 3 || text[0] != '"' {
		return nil, false
	}
	var inner string
	if json.Unmarshal([]byte(text), &inner) != nil || inner == "" {
		return nil, false
	}
	return []byte(inner), true
}
