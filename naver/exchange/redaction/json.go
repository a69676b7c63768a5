package redaction

import (
	"bytes"
	"encoding/json"
	"slices"
	"unicode/utf8"
)

// json takes the secrets out of a JSON text. What was valid stays valid: inside a string the marker takes whole escapes
// with it, a number becomes a string, and if a secret reaches over the text's structure, the whole becomes one string.
func (r *Redactor) json(text []byte) []byte {
	for range maxRounds {
		hits := slices.Concat(r.knows().find(text), namesInStrings(text), r.fields(text))
		hits = sorted(hits)
		if len(hits) == 0 {
			return text
		}
		fitted, ok := fit(text, hits)
		if !ok {
			return quoted(r.text(text, inText))
		}
		clean := r.replaceHits(text, fitted, inText)
		if !json.Valid(clean) {
			return quoted(r.text(text, inText))
		}
		text = clean
	}
	return text
}

// namesInStrings lists what a string writes behind a secret name, such as a request that is sent back. What stands behind
// the name of a field is for fields to find.
func namesInStrings(text []byte) (hits []hit) {
	t := nextToken(text, 0)
	for _, h := range findNames(text) {
		for t.kind != 0 && t.next <= h.start {
			t = nextToken(text, t.next)
		}
		if t.kind == '"' && t.start <= h.start && h.end <= t.end {
			hits = append(hits, h)
		}
	}
	return hits
}

// quoted makes a JSON string of a text that is no JSON any more.
func quoted(text []byte) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(string(text)) // a string can always be encoded
	return bytes.TrimSpace(b.Bytes())
}

// token is a string without its quotes, a number, true, false, null or one character of structure.
type token struct {
	kind       byte // '"' for a string, '0' for another value, or the character of structure
	start, end int
	next       int
}

// nextToken reads on in a text that is valid JSON. At the end its kind is 0.
func nextToken(text []byte, p int) token {
	for p < len(text) && (text[p] == ' ' || text[p] == '\t' || text[p] == '\n' || text[p] == '\r') {
		p++
	}
	if p >= len(text) {
		return token{start: p, end: p, next: p}
	}
	switch c := text[p]; c {
	case '{', '}', '[', ']', ':', ',':
		return token{c, p, p + 1, p + 1}
	case '"':
		end := p + 1
		for end < len(text) && text[end] != '"' {
			if text[end] == '\\' {
				end++
			}
			end++
		}
		end = min(end, len(text))
		return token{'"', p + 1, end, end + 1}
	}
	end := p
	for end++; end < len(text) && !bytes.ContainsRune([]byte("{}[]:,\" \t\r\n"), rune(text[end])); {
		end++
	}
	return token{'0', p, end, end}
}

// fit moves the borders of hits, in order, so that replacing them leaves the JSON valid. It is not ok if that cannot be
// done.
func fit(text []byte, hits []hit) (fitted []hit, ok bool) {
	t := nextToken(text, 0)
	cursor := t.start // where an escape or a character of the token begins
	for _, h := range hits {
		for t.kind != 0 && t.next <= h.start {
			t = nextToken(text, t.next)
			cursor = t.start
		}
		if h.start < t.start || h.end > t.end {
			return nil, false
		}
		switch t.kind {
		case '"':
			for cursor < h.start && cursor+unit(text[cursor:]) <= h.start {
				cursor += unit(text[cursor:])
			}
			h.start = cursor
			end := cursor
			for end < h.end {
				end += unit(text[end:])
			}
			h.end = min(end, t.end)
		case '0':
			h.start, h.end, h.quote = t.start, t.end, true
		default:
			return nil, false
		}
		fitted = append(fitted, h)
	}
	return fitted, true
}

// unit is the length of the escape or the character with which a piece of a JSON string begins.
func unit(text []byte) int {
	switch {
	case text[0] == '\\' && len(text) > 1 && text[1] == 'u':
		return min(6, len(text))
	case text[0] == '\\':
		return min(2, len(text))
	}
	_, size := utf8.DecodeRune(text)
	return size
}

// fields lists the values of JSON fields that are secret by their name, also those in a list or an object below one.
func (r *Redactor) fields(text []byte) []hit {
	var hits []hit
	var kind Kind
	depth, secretFrom := 0, -1 // the depth at which a secret value began
	for t := nextToken(text, 0); t.kind != 0; t = nextToken(text, t.next) {
		switch t.kind {
		case '{', '[':
			depth++
			continue
		case '}', ']':
			depth--
		case ':':
			continue
		case ',':
		default:
			isName := t.kind == '"' && nextToken(text, t.next).kind == ':'
			switch {
			case isName && secretFrom < 0:
				if k, ok := r.field(unquote(text, t)); ok {
					kind, secretFrom = k, depth
				}
			case !isName && secretFrom >= 0:
				if value := unquote(text, t); value != "" && value != "null" && !redacted([]byte(value)) {
					hits = append(hits, hit{start: t.start, end: t.end, secret: Secret{Kind: kind, Value: value}, form: "by name"})
				}
			}
			if isName {
				continue
			}
		}
		if depth <= secretFrom {
			secretFrom = -1
		}
	}
	return hits
}

// unquote is what a token means.
func unquote(text []byte, t token) string {
	raw := text[t.start:t.end]
	if t.kind == '"' && bytes.IndexByte(raw, '\\') >= 0 {
		var s string
		if json.Unmarshal(text[t.start-1:t.next], &s) == nil {
			return s
		}
	}
	return string(raw)
}
