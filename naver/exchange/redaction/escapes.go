package redaction

import (
	"html"
	"unicode/utf16"
	"unicode/utf8"
)

// maxNesting is how many escapes may lie on top of each other, such as percent-encoding in JSON in a shell's quotes.
const maxNesting = 3

// maxReadings bounds the ways in which one place is read.
const maxReadings = 12

// introducers are the bytes with which an escape begins.
var introducers = func() (is [256]bool) {
	for _, c := range []byte("%\\&^`'\"+") {
		is[c] = true
	}
	return is
}()

// reading is one way to read what stands at a place: as it is, or as an escape.
type reading struct {
	text  [utf8.UTFMax]byte
	n     uint8
	level uint8 // how many escapes were undone
	next  int   // where the rest goes on
}

// readings are all the ways to read one place.
type readings struct {
	list [maxReadings]reading
	n    int
}

func (rs *readings) add(level uint8, next int, c byte) {
	rs.put(reading{text: [utf8.UTFMax]byte{c}, n: 1, level: level, next: next})
}

func (rs *readings) addRune(level uint8, next int, c rune) {
	r := reading{level: level, next: next}
	r.n = uint8(utf8.EncodeRune(r.text[:], c))
	rs.put(r)
}

func (rs *readings) put(r reading) {
	for i := range rs.list[:rs.n] {
		if have := &rs.list[i]; have.next == r.next && have.text == r.text {
			return
		}
	}
	if rs.n < maxReadings {
		rs.list[rs.n] = r
		rs.n++
	}
}

// source is a text under way of being read. What was read stays known for a while: without that, text full of quotes in
// quotes is read again for each of the ways in which what stands before it can be read.
type source struct {
	text []byte
	memo []remembered // made when it is first needed
}

type remembered struct {
	at       int // behind the place, so that 0 is none
	depth    uint8
	readings readings
}

// memory is how many places are remembered: more than what a few escapes on top of each other take up.
const memory = 64

// read lists the ways to read the text at p, at most depth escapes deep.
func read(in *source, p int, depth uint8) readings {
	if depth == 0 || !introducers[in.text[p]] {
		return readAnew(in, p, depth)
	}
	if in.memo == nil {
		in.memo = make([]remembered, memory*(maxNesting+1))
	}
	known := &in.memo[p%memory*(maxNesting+1)+int(depth)]
	if known.at != p+1 || known.depth != depth {
		rs := readAnew(in, p, depth) // may overwrite what is known
		*known = remembered{p + 1, depth, rs}
	}
	return known.readings
}

func readAnew(in *source, p int, depth uint8) (rs readings) {
	rs.add(0, p+1, in.text[p])
	for i := 0; i < rs.n; i++ { // add makes the list longer meanwhile
		r := rs.list[i]
		if r.n == 1 && r.level < depth && introducers[r.text[0]] && r.next <= len(in.text) {
			undo(in, r.text[0], r.next, depth-1, r.level+1, &rs)
		}
	}
	return rs
}

// single tells what an escape at p may stand for besides itself, if that is easily told: one byte that begins no other
// escape. Next is where the rest goes on.
func single(text []byte, p int) (c byte, next int, ok bool) {
	if p+2 >= len(text) {
		return 0, 0, false
	}
	switch after := text[p+1]; text[p] {
	case '+':
		return ' ', p + 1, true
	case '%':
		high, low := hexValue(after), hexValue(text[p+2])
		c = byte(high<<4 | low)
		return c, p + 3, high >= 0 && low >= 0 && !introducers[c]
	case '\\':
		if control := controls[after]; control != 0 {
			return control, p + 2, true
		}
		if after == 'u' && p+5 < len(text) && text[p+2] == '0' && text[p+3] == '0' {
			high, low := hexValue(text[p+4]), hexValue(text[p+5])
			c = byte(high<<4 | low)
			return c, p + 6, high >= 0 && low >= 0 && c < utf8.RuneSelf && !introducers[c]
		}
		return after, p + 2, !introducers[after] && !isLetterOrDigit(after)
	case '^':
		return after, p + 2, !introducers[after] && after != '\n'
	case '`':
		return after, p + 2, !introducers[after] && controls[after] == 0
	case '&':
		return '&', p + 1, after != '#' && !isLetterOrDigit(after) && !introducers[after]
	}
	return 0, 0, false
}

// undo adds what an escape stands for whose introducer was read and whose rest is at p. The rest may be escaped itself,
// at most depth deep.
func undo(in *source, introducer byte, p int, depth, level uint8, rs *readings) {
	switch introducer {
	case '%':
		undoPercent(in, p, depth, level, rs)
	case '\\':
		undoBackslash(in, p, depth, level, rs)
	case '&':
		undoEntity(in, p, depth, level, rs)
	case '+':
		rs.add(level, p, ' ')
	case '^', '`':
		undoCaret(in, introducer, p, depth, level, rs)
	case '\'', '"':
		undoQuote(in, introducer, p, depth, level, rs)
	}
}

// undoPercent reads %41, %u0041 as old JavaScript writes it, and %% as batch files do.
func undoPercent(in *source, p int, depth, level uint8, rs *readings) {
	if v, next, ok := hexNumber(in, p, 2, depth); ok {
		rs.add(level, next, byte(v))
	} else if next, ok := literal(in, p, 'u', depth); ok {
		if v, next, ok := hexNumber(in, next, 4, depth); ok {
			rs.addRune(level, next, rune(v))
		}
	} else if next, ok := literal(in, p, '%', 0); ok {
		rs.add(level, next, '%')
	}
}

// undoBackslash reads the escapes of JSON, C and JavaScript, and a shell's backslash before any punctuation.
func undoBackslash(in *source, p int, depth, level uint8, rs *readings) {
	if p >= len(in.text) {
		return
	}
	tail := read(in, p, depth)
	for _, t := range tail.list[:tail.n] {
		switch c := t.text[0]; {
		case t.n != 1:
		case c == 'u':
			undoUnicode(in, t.next, depth, level, rs)
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

// undoUnicode reads what follows \u: four digits, two times four for what is beyond them, or digits in braces.
func undoUnicode(in *source, p int, depth, level uint8, rs *readings) {
	if brace, ok := literal(in, p, '{', depth); ok {
		v, next := 0, brace
		for digits := 0; digits < 6; digits++ {
			d, after, ok := hexNumber(in, next, 1, depth)
			if !ok {
				break
			}
			v, next = v<<4|d, after
		}
		if end, ok := literal(in, next, '}', depth); ok && next > brace {
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
	sequence(in, next, `\u`, depth, func(next int) {
		if low, next, ok := hexNumber(in, next, 4, depth); ok && utf16.IsSurrogate(rune(low)) {
			rs.addRune(level, next, utf16.DecodeRune(rune(v), rune(low)))
		}
	})
}

// undoEntity reads &amp; &#38; and &#x26;.
func undoEntity(in *source, p int, depth, level uint8, rs *readings) {
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
			r := reading{n: uint8(len(plain)), level: level, next: p}
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
	if depth > 0 && introducers[in.text[p]] {
		rs := read(in, p, depth)
		for _, r := range rs.list[1:rs.n] {
			if r.n == 1 && part(r.text[0]) {
				return r.text[0], r.next
			}
		}
	}
	return 0, p
}

// undoCaret reads the escape of cmd and of PowerShell: the next character counts as it is.
func undoCaret(in *source, introducer byte, p int, depth, level uint8, rs *readings) {
	if p >= len(in.text) {
		return
	}
	if introducer == '^' && in.text[p] == '\n' { // a line break is written twice
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
		if introducer == '`' && controls[t.text[0]] != 0 {
			rs.add(level, t.next, controls[t.text[0]])
		}
	}
}

// undoQuote reads a quote inside quotes: doubled, or as shells write it, '\” and '"'"'.
func undoQuote(in *source, quote byte, p int, depth, level uint8, rs *readings) {
	rests := [...]string{`'`, `\''`, `"'"'`}
	if quote == '"' {
		rests = [...]string{`"`, `\""`, `'"'"`}
	}
	for _, rest := range rests {
		sequence(in, p, rest, depth, func(next int) { rs.add(level, next, quote) })
	}
}

// sequence reads certain bytes in each way in which they can be read, and tells where the rest goes on.
func sequence(in *source, p int, want string, depth uint8, found func(next int)) {
	switch {
	case want == "":
		found(p)
		return
	case p >= len(in.text):
		return
	case in.text[p] == want[0]:
		sequence(in, p+1, want[1:], depth, found)
	}
	if depth == 0 || !introducers[in.text[p]] {
		return
	}
	rs := read(in, p, depth)
	for _, r := range rs.list[1:rs.n] {
		if r.n == 1 && r.text[0] == want[0] {
			sequence(in, r.next, want[1:], depth, found)
		}
	}
}

// literal reads one certain byte.
func literal(in *source, p int, want byte, depth uint8) (next int, ok bool) {
	if p >= len(in.text) {
		return p, false
	}
	if in.text[p] == want {
		return p + 1, true
	}
	if depth == 0 || !introducers[in.text[p]] {
		return p, false
	}
	rs := read(in, p, depth)
	for _, r := range rs.list[1:rs.n] {
		if r.n == 1 && r.text[0] == want {
			return r.next, true
		}
	}
	return p, false
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
		if depth == 0 || !introducers[in.text[p]] {
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
