package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible makes a text that somebody else wrote safe to show and to print: control characters, by which a terminal is
// commanded, marks that turn the direction of writing round, and what is no UTF-8 become U+FFFD, the return before a
// line feed goes. Line feeds and tabs stay.
func Visible(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return c
		case unseen(c):
			return '\uFFFD'
		}
		return c
	}, strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), "\uFFFD"))
}

// VisibleLine is Visible on one line, its blanks joined.
func VisibleLine(text string) string { return strings.Join(strings.Fields(Visible(text)), " ") }

// VisibleJSON writes what Visible would take out of JSON as escapes, so that it means the same.
func VisibleJSON(text []byte) []byte {
	if !bytes.ContainsFunc(text, func(c rune) bool { return c != '\n' && c != '\t' && unseen(c) }) {
		return text
	}
	var out []byte
	for _, c := range string(text) {
		if c != '\n' && c != '\t' && unseen(c) { // none of them is beyond \uFFFF
			out = fmt.Appendf(out, "\\u%04x", c)
			continue
		}
		out = utf8.AppendRune(out, c)
	}
	return out
}

func unseen(c rune) bool {
	return unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == '\u2028' || c == '\u2029'
}
