package report

import (
	"strings"
	"unicode"

	"navercaptcha/naver/exchange"
)

// code writes a text as a span of code, in which nothing has a meaning.
func code(text string) string {
	text = exchange.VisibleLine(text)
	if text == "" {
		return ""
	}
	mark := strings.Repeat("`", longestRun(text)+1)
	return mark + " " + text + " " + mark // the blanks keep its own backticks apart, and are not shown
}

// tableCode is code inside a table, whose bars count before everything else.
func tableCode(text string) string { return strings.ReplaceAll(code(text), "|", `\|`) }

// escape writes a text so that none of its characters has a meaning.
func escape(text string) string {
	var b strings.Builder
	for _, c := range exchange.VisibleLine(text) {
		switch {
		case c == '<':
			b.WriteString("&lt;")
		case c == '&':
			b.WriteString("&amp;")
		case c < unicode.MaxASCII && (unicode.IsPunct(c) || unicode.IsSymbol(c)) && !strings.ContainsRune(".,:;/?'\"%()", c):
			b.WriteString(`\` + string(c))
		default:
			b.WriteRune(c)
		}
	}
	return ordered(b.String())
}

// ordered keeps "1. " at the beginning from starting a list.
func ordered(text string) string {
	digits := 0
	for digits < len(text) && '0' <= text[digits] && text[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits < len(text) && strings.ContainsRune(".)", rune(text[digits])) {
		return text[:digits] + `\` + text[digits:]
	}
	return text
}

// address keeps a link's target inside its angle brackets.
var address = strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", "\n", "", "\r", "", " ", "%20")

// longestRun is the length of the longest run of backticks.
func longestRun(text string) int {
	longest, run := 0, 0
	for _, c := range text {
		if c == '`' {
			run++
			longest = max(longest, run)
		} else {
			run = 0
		}
	}
	return longest
}
