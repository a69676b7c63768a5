package scan

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"html"
	"net/url"
	"slices"
	"strings"
	"unicode/utf16"
)

// alphabet says which letters of a form may stand for each other.
type alphabet uint8

const (
	exact   alphabet = iota
	hexa             // in either case, with a separator between the bytes or none
	base64s          // of either base64, with line breaks or none
)

// fold gives all letters that may stand for each other the same value.
func (a alphabet) fold(c byte) byte {
	switch a {
	case hexa:
		if 'A' <= c && c <= 'F' {
			return c + 'a' - 'A'
		}
	case base64s:
		switch c {
		case '-', ' ': // a + that was taken for a blank
			return '+'
		case '_':
			return '/'
		}
	}
	return c
}

// mayStandBetween tells what is skipped before the letter number j of a form.
func (a alphabet) mayStandBetween(c byte, j int) bool {
	switch a {
	case hexa:
		return j%2 == 0 && (c == ' ' || c == ':' || c == '-' || c == ',' || c == '\n')
	case base64s:
		return c == '\n' || c == '\r'
	}
	return false
}

// written are, of each alphabet, the bytes that a folded one is written as, and between those that may stand before its second.
var written, between = func() (w [3][256][]byte, b [3][]byte) {
	for a := exact; a <= base64s; a++ {
		for i := range 256 {
			c := byte(i)
			w[a][a.fold(c)] = append(w[a][a.fold(c)], c)
			if a.mayStandBetween(c, 1) {
				b[a] = append(b[a], c)
			}
		}
	}
	return w, b
}()

// form is one way to write a value. Escapes come on top; the matcher knows them.
type form struct {
	text     []byte // folded
	alphabet alphabet
	value    int // index
	name     string
	// before and after say that the letter next to the form holds bits of the value as well.
	before, after bool
}

// tooShort is the length under which a piece of base64 or hex would be found in innocent text.
const tooShort = 6

// formsOf lists the ways to write the value of an index.
func formsOf(index int, value string) []form {
	forms := []form{{text: []byte(value), value: index, name: "as text"}}
	for _, inner := range innerForms(value) {
		for offset := range 3 {
			forms = append(forms, base64Form(index, inner, offset))
		}
		forms = append(forms, form{
			text: []byte(hex.EncodeToString([]byte(inner))), alphabet: hexa, value: index, name: "in hex",
		})
	}
	units := utf16.Encode([]rune(value))
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		var b []byte
		for _, u := range units {
			b = order.AppendUint16(b, u)
		}
		forms = append(forms, form{text: b, value: index, name: "in UTF-16"})
	}
	return slices.DeleteFunc(forms, func(f form) bool { return f.alphabet != exact && len(f.text) < tooShort })
}

// innerForms lists what base64 and hex are made of: the value, and the value escaped for where it stood.
func innerForms(value string) []string {
	list := []string{
		value, url.QueryEscape(value), url.PathEscape(value), strings.ReplaceAll(url.QueryEscape(value), "+", "%20"),
		lowerHex(url.QueryEscape(value)), html.EscapeString(value), strings.ReplaceAll(value, "/", `\/`),
	}
	if quoted, err := json.Marshal(value); err == nil {
		list = append(list, string(quoted[1:len(quoted)-1]))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// lowerHex writes percent-escapes with small letters.
func lowerHex(s string) string {
	b := []byte(s)
	for i := 0; i+2 < len(b); i++ {
		if b[i] == '%' {
			copy(b[i+1:], strings.ToLower(string(b[i+1:i+3])))
		}
	}
	return string(b)
}

// base64Form gives what base64 makes of a value in the middle of something longer, such as "id:secret". That depends on
// where the value begins, modulo 3. The letters it shares with its neighbours are left out.
func base64Form(index int, value string, offset int) form {
	text := base64.RawStdEncoding.EncodeToString([]byte(strings.Repeat("\x00", offset) + value))
	begin, end := offset*8, (offset+len(value))*8
	return form{
		text: []byte(text[(begin+5)/6 : end/6]), alphabet: base64s, value: index, name: "in base64",
		before: begin%6 != 0, after: end%6 != 0,
	}
}
