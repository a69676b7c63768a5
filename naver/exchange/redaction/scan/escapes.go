package scan

import (
	"html"
	"unicode/utf16"
	"unicode/utf8"
)

// decode adds what an escape stands for whose first byte was read and whose rest is at p. The rest may be escaped itself,
// at most depth deep.
func decode(in *source, start byte, p int, depth, level uint8, rs *decodings) {
	switch start {
	case '%':
		decodePercent(in, p, depth, level, rs)
	case '\\':
		decodeBackslash(in, p, depth, level, rs)
	case '&':
		decodeEntity(in, p, depth, level, rs)
	case '+':
		rs.add(level, p, ' ')
	case '^', '`':
		decodeCaret(in, start, p, depth, level, rs)
	case '\'', '"':
		decodeQuote(in, start, p, depth, level, rs)
	}
}

// decodePercent reads %41, %u0041 as old JavaScript writes it, and %% as batch files do.
func decodePercent(in *source, p int, depth, level uint8, rs *decodings) {
	if v, next, ok := hexNumber(in, p, 2, depth); ok {
		rs.add(level, next, byte(v))
	} else if next, ok := matchByte(in, p, 'u', depth); ok {
		if v, next, ok := hexNumber(in, next, 4, depth); ok {
			rs.addRune(level, next, rune(v))
		}
	} else if next, ok := matchByte(in, p, '%', 0); ok {
		rs.add(level, next, '%')
	}
}

// decodeBackslash reads the escapes of JSON, C and JavaScript, and a shell's backslash before any punctuation.
func decodeBackslash(in *source, p int, depth, level uint8, rs *decodings) {
	if p >= len(in.text) {
		return
	}
	tail := read(in, p, depth)
	for _, t := range tail.list[:tail.n] {
		switch c := t.text[0]; {
		case t.n != 1:
		case c == 'u':
			decodeUnicode(in, t.next, depth, level, rs)
		case c == 'x':
			if v, next, ok := hexNumber(in, t.next, 2, depth); ok {
				rs.add(level, next, byte(v))
				rs.addRune(level, next, rune(v))
			}
		case '0' <= c && c <= '3':
			if v, next, ok := octal(in, t.next, int(c-'0')); ok {
				rs.add(level, next, byte(v))
			}
		case controls[c] != 0:
			rs.add(level, t.next, controls[c])
		case !isLetterOrDigit(c):
			rs.add(level, t.next, c)
		}
	}
}

var controls = [256]byte{'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'a': '\a', 'v': '\v'}

// decodeUnicode reads what follows \u: four digits, two times four for what is beyond them, or digits in braces.
func decodeUnicode(in *source, p int, depth, level uint8, rs *decodings) {
	if brace, ok := matchByte(in, p, '{', depth); ok {
		v, next := 0, brace
		for digits := 0; digits < 6; digits++ {
			d, after, ok := hexNumber(in, next, 1, depth)
			if !ok {
				break
			}
			v, next = v<<4|d, after
		}
		if end, ok := matchByte(in, next, '}', depth); ok && next > brace {
			rs.addRune(level, end, rune(v))
		}
		return
	}
	v, next, ok := hexNumber(in, p, 4, depth)
	if !ok {
		return
	}
	if !utf16.IsSurrogate(rune(v)) {
		rs.addRune(level, next, rune(v))
		return
	}
	matchString(in, next, `\u`, depth, func(next int) {
		if low, next, ok := hexNumber(in, next, 4, depth); ok && utf16.IsSurrogate(rune(low)) {
			rs.addRune(level, next, utf16.DecodeRune(rune(v), rune(low)))
		}
	})
}

// decodeEntity reads &amp; &#38; and &#x26;.
func decodeEntity(in *source, p int, depth, level uint8, rs *decodings) {
	const longest = 10
	entity := [longest + 2]byte{'&'}
	n := 1
	for n < len(entity) && p < len(in.text) {
		c, next := entityByte(in, p, depth)
		if c == 0 {
			return
		}
		entity[n] = c
		n, p = n+1, next
		if c != ';' {
			continue
		}
		plain := html.UnescapeString(string(entity[:n]))
		if len(plain) <= utf8.UTFMax && plain != string(entity[:n]) {
			r := decoding{n: uint8(len(plain)), level: level, next: p}
			copy(r.text[:], plain)
			rs.put(r)
		}
		return
	}
}

// entityByte reads one byte that may be part of an entity, or 0.
func entityByte(in *source, p int, depth uint8) (c byte, next int) {
	part := func(c byte) bool { return isLetterOrDigit(c) || c == '#' || c == ';' }
	if c := in.text[p]; part(c) {
		return c, p + 1
	}
	if depth > 0 && escapeStarts[in.text[p]] {
		rs := read(in, p, depth)
		for _, r := range rs.list[1:rs.n] {
			if r.n == 1 && part(r.text[0]) {
				return r.text[0], r.next
			}
		}
	}
	return 0, p
}

// decodeCaret reads the escape of cmd and of PowerShell: the next character counts as it is.
func decodeCaret(in *source, start byte, p int, depth, level uint8, rs *decodings) {
	if p >= len(in.text) {
		return
	}
	if start == '^' && in.text[p] == '\n' { // a line break is written twice
		if p+1 < len(in.text) && in.text[p+1] == '\n' {
			rs.add(level, p+2, '\n')
		}
		return
	}
	tail := read(in, p, depth)
	for _, t := range tail.list[:tail.n] {
		if t.n != 1 {
			continue
		}
		rs.add(level, t.next, t.text[0])
		if start == '`' && controls[t.text[0]] != 0 {
			rs.add(level, t.next, controls[t.text[0]])
		}
	}
}

// decodeQuote reads a quote inside quotes: doubled, or as shells write it, '\” and '"'"'.
func decodeQuote(in *source, quote byte, p int, depth, level uint8, rs *decodings) {
	rests := [...]string{`'`, `\''`, `"'"'`}
	if quote == '"' {
		rests = [...]string{`"`, `\""`, `'"'"`}
	}
	for _, rest := range rests {
		matchString(in, p, rest, depth, func(next int) { rs.add(level, next, quote) })
	}
}

// hexNumber reads some hex digits.
func hexNumber(in *source, p, digits int, depth uint8) (v, next int, ok bool) {
	for range digits {
		if p >= len(in.text) {
			return 0, p, false
		}
		if d := hexValue(in.text[p]); d >= 0 {
			v, p = v<<4|d, p+1
			continue
		}
		if depth == 0 || !escapeStarts[in.text[p]] {
			return 0, p, false
		}
		rs := read(in, p, depth)
		d := -1
		for _, r := range rs.list[1:rs.n] {
			if r.n == 1 && hexValue(r.text[0]) >= 0 {
				d, p = hexValue(r.text[0]), r.next
				break
			}
		}
		if d < 0 {
			return 0, p, false
		}
		v = v<<4 | d
	}
	return v, p, true
}

// octal reads two more octal digits.
func octal(in *source, p, v int) (value, next int, ok bool) {
	for range 2 {
		if p >= len(in.text) || in.text[p] < '0' || in.text[p] > '7' {
			return 0, p, false
		}
		v, p = v<<3|int(in.text[p]-'0'), p+1
	}
	return v, p, true
}

func hexValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func isLetterOrDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
