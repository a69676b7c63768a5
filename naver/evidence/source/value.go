package source

import "strings"

// value is what an expression puts together, as far as the source tells.
type value struct {
	parts []part
	null  bool
}

// part is letters that stand in the source, or a hole for what only the running program knows.
type part struct {
	letters string
	hole    string // how the source writes the value; empty for letters
	named   bool   // the letters came through a variable
	encoded bool   // something percent-encodes it
	number  bool   // it can hold nothing but digits
	line    int
	at      int // the token in the source, by which two uses of one string are told from two strings
}

// gap stands for a hole in a value's text.
const gap = '\x00'

func (v value) text() string {
	var b strings.Builder
	for _, p := range v.parts {
		if p.hole != "" {
			b.WriteByte(gap)
		} else {
			b.WriteString(p.letters)
		}
	}
	return b.String()
}

// letters is the text of a value without holes.
func (v value) letters() (string, bool) {
	for _, p := range v.parts {
		if p.hole != "" {
			return "", false
		}
	}
	return v.text(), len(v.parts) > 0
}

func (v value) line() int {
	for _, p := range v.parts {
		if p.line > 0 {
			return p.line
		}
	}
	return 0
}

// maxParts bounds a value that is put together in a loop of the source's own making.
const maxParts = 200

func (v value) with(more value) value {
	if len(v.parts)+len(more.parts) > maxParts {
		return v
	}
	parts := make([]part, 0, len(v.parts)+len(more.parts))
	return value{parts: append(append(parts, v.parts...), more.parts...)}
}

// through is a value that was read out of a variable.
func (v value) through() value {
	parts := make([]part, len(v.parts))
	for i, p := range v.parts {
		p.named = true
		parts[i] = p
	}
	v.parts = parts
	return v
}

func (v value) encode() value {
	parts := make([]part, len(v.parts))
	for i, p := range v.parts {
		p.encoded = true
		parts[i] = p
	}
	v.parts = parts
	return v
}

// mentions tells whether a value holds letters that belong to a call of NAVER's.
func (v value) mentions() bool {
	for _, p := range v.parts {
		lower := strings.ToLower(p.letters)
		for _, m := range []string{"naver", "ntruss", "captcha", "nkey", "skey"} {
			if strings.Contains(lower, m) {
				return true
			}
		}
	}
	return false
}

func unknown(what string, line, at int) value {
	if what == "" {
		what = "…"
	}
	return value{parts: []part{{hole: what, line: line, at: at}}}
}

// split cuts a value at the first of some letters; found tells whether there was one.
func (v value) split(sep string) (before, after value, found bool) {
	for i, p := range v.parts {
		if p.hole != "" {
			continue
		}
		if n := strings.Index(p.letters, sep); n >= 0 {
			left, right := p, p
			left.letters, right.letters = p.letters[:n], p.letters[n+len(sep):]
			before.parts = append(append(before.parts, v.parts[:i]...), left)
			after.parts = append(append(after.parts, right), v.parts[i+1:]...)
			return before.trimmed(), after.trimmed(), true
		}
	}
	return v, value{}, false
}

// trimmed leaves out parts without letters.
func (v value) trimmed() value {
	out := v.parts[:0:0]
	for _, p := range v.parts {
		if p.hole != "" || p.letters != "" {
			out = append(out, p)
		}
	}
	v.parts = out
	return v
}
