package profile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"navercaptcha/naver"
)

// Change is one thing that Clean did to a pasted field, or found in it. Its text is the stable name of its sentence.
type Change string

// What Clean does, in the order in which it is reported.
const (
	ByteOrderMark     Change = "byte-order-mark"
	Invisible         Change = "invisible-characters" // zero-width, direction marks, Hangul fillers
	ControlCharacters Change = "control-characters"   // and bytes that are no text
	LineBreaks        Change = "line-breaks"
	// OtherLines: more than one credential was pasted; only the first line is kept, so that a secret never ends up in
	// the visible field of the id.
	OtherLines        Change = "other-lines"
	FullWidth         Change = "full-width"
	OddBlanks         Change = "odd-blanks" // no-break space, tab and others that are not the space bar's
	SurroundingBlanks Change = "surrounding-blanks"
	HeaderName        Change = "header-name"
	Quotes            Change = "quotes"
	// InnerBlanks is a finding: they stay, since only the person can say what was meant.
	InnerBlanks Change = "inner-blanks"
)

// Changes lists every change, so that a test can ask for its sentence in each language.
func Changes() []Change {
	return []Change{
		ByteOrderMark, Invisible, ControlCharacters, LineBreaks, OtherLines, FullWidth, OddBlanks,
		SurroundingBlanks, HeaderName, Quotes, InnerBlanks,
	}
}

// Applied tells a change from a mere finding.
func (c Change) Applied() bool { return c != InnerBlanks }

// Clean takes out of a pasted client id or secret what a mail, a web page or a Korean keyboard put there, and names
// what it did, so that the window can show it. Cleaning a clean field changes nothing.
func Clean(field string) (clean string, changes []Change) {
	done := map[Change]bool{}
	clean = unwrapped(firstCredential(visible(field, done), done), done)
	if strings.ContainsRune(clean, ' ') {
		done[InnerBlanks] = true
	}
	for _, c := range Changes() {
		if done[c] {
			changes = append(changes, c)
		}
	}
	return clean, changes
}

// visible removes what nobody sees and turns look-alikes of ASCII into ASCII. Line breaks come out as \n.
func visible(field string, done map[Change]bool) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\ufeff':
			done[ByteOrderMark] = true
			return -1
		case r == '\n', r == '\r', r == '\u0085', r == '\u2028', r == '\u2029', r == '\v', r == '\f':
			return '\n'
		case r == ' ':
			return r
		case r == '\t':
			done[OddBlanks] = true
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError:
			done[ControlCharacters] = true
			return -1
		case unicode.Is(unicode.Cf, r), r == '\u115f', r == '\u1160', r == '\u3164', r == '\uffa0':
			done[Invisible] = true
			return -1
		}
		if w := width.LookupRune(r); w.Kind() == width.EastAsianFullwidth {
			done[FullWidth] = true
			return w.Narrow()
		}
		if unicode.Is(unicode.Zs, r) {
			done[OddBlanks] = true
			return ' '
		}
		return r
	}, field)
}

// firstCredential joins a value that a mail broke into lines, unless a later line begins with a header's name.
func firstCredential(text string, done map[Change]bool) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case strings.Trim(line, " ") != "":
			lines = append(lines, line)
		case line != "":
			done[SurroundingBlanks] = true
		}
	}
	if strings.Contains(text, "\n") {
		done[LineBreaks] = true
	}
	for i := 1; i < len(lines); i++ {
		if _, header := withoutHeader(strings.Trim(lines[i], " ")); header {
			done[OtherLines] = true
			lines = lines[:i]
		}
	}
	if len(lines) == 1 {
		return lines[0]
	}
	for i, line := range lines {
		if t := strings.Trim(line, " "); t != line {
			done[SurroundingBlanks] = true
			lines[i] = t
		}
	}
	return strings.Join(lines, "")
}

// unwrapped takes off blanks, quotes and a header's name, in whatever order they lie around the value.
func unwrapped(text string, done map[Change]bool) string {
	for {
		before := len(text)
		if t := strings.Trim(text, " "); t != text {
			done[SurroundingBlanks] = true
			text = t
		}
		if t, found := withoutHeader(text); found {
			done[HeaderName] = true
			text = t
		}
		if n := len(text); n >= 2 && text[0] == text[n-1] && (text[0] == '"' || text[0] == '\'') {
			done[Quotes] = true
			text = text[1 : n-1]
		}
		if len(text) == before {
			return text
		}
	}
}

// headerNames are the names under which credentials are pasted out of NAVER's samples.
var headerNames = func() []string {
	var names []string
	for _, p := range naver.Platforms() {
		names = append(names, p.IDHeader(), p.SecretHeader())
	}
	slices.Sort(names)
	return slices.Compact(names)
}()

// withoutHeader cuts "Name:" or "Name=" off the front, in any letter case, also where the name or the whole is quoted.
func withoutHeader(text string) (rest string, found bool) {
	open, named := "", text
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		open, named = text[:1], text[1:]
	}
	for _, name := range headerNames {
		if len(named) <= len(name) || !strings.EqualFold(named[:len(name)], name) {
			continue
		}
		after, nameQuoted := named[len(name):], false
		if open != "" {
			after, nameQuoted = strings.CutPrefix(after, open)
		}
		after = strings.TrimLeft(after, " ")
		if after == "" || after[0] != ':' && after[0] != '=' {
			continue
		}
		after = strings.TrimLeft(after[1:], " ")
		if open != "" && !nameQuoted {
			after = strings.TrimSuffix(after, open)
		}
		return after, true
	}
	return text, false
}
