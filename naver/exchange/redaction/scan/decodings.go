package scan

import "unicode/utf8"

// maxNesting is how many escapes may lie on top of each other, such as percent-encoding in JSON in a shell's quotes.
const maxNesting = 3

// maxDecodings bounds the ways in which one place is read.
const maxDecodings = 12

// escapeStarts are the bytes with which an escape begins.
var escapeStarts = func() (is [256]bool) {
	for _, c := range []byte("%\\&^`'\"+") {
		is[c] = true
	}
	return is
}()

// decoding is one way to read what stands at a place: as it is, or as an escape.
type decoding struct {
	text  [utf8.UTFMax]byte
	n     uint8
	level uint8 // how many escapes were undone
	next  int   // where the rest goes on
}

// decodings are all the ways to read one place.
type decodings struct {
	list [maxDecodings]decoding
	n    int
}

func (rs *decodings) add(level uint8, next int, c byte) {
	rs.put(decoding{text: [utf8.UTFMax]byte{c}, n: 1, level: level, next: next})
}

func (rs *decodings) addRune(level uint8, next int, c rune) {
	r := decoding{level: level, next: next}
	r.n = uint8(utf8.EncodeRune(r.text[:], c))
	rs.put(r)
}

func (rs *decodings) put(r decoding) {
	for i := range rs.list[:rs.n] {
		if have := &rs.list[i]; have.next == r.next && have.text == r.text {
			return
		}
	}
	if rs.n < maxDecodings {
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
	at        int // behind the place, so that 0 is none
	depth     uint8
	decodings decodings
}

// memory is how many places are remembered: more than what a few escapes on top of each other take up.
const memory = 64

// read lists the ways to read the text at p, at most depth escapes deep.
func read(in *source, p int, depth uint8) decodings {
	if depth == 0 || !escapeStarts[in.text[p]] {
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
	return known.decodings
}

func readAnew(in *source, p int, depth uint8) (rs decodings) {
	rs.add(0, p+1, in.text[p])
	for i := 0; i < rs.n; i++ { // add makes the list longer meanwhile
		r := rs.list[i]
		if r.n == 1 && r.level < depth && escapeStarts[r.text[0]] && r.next <= len(in.text) {
			decode(in, r.text[0], r.next, depth-1, r.level+1, &rs)
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
		return c, p + 3, high >= 0 && low >= 0 && !escapeStarts[c]
	case '\\':
		if control := controls[after]; control != 0 {
			return control, p + 2, true
		}
		if after == 'u' && p+5 < len(text) && text[p+2] == '0' && text[p+3] == '0' {
			high, low := hexValue(text[p+4]), hexValue(text[p+5])
			c = byte(high<<4 | low)
			return c, p + 6, high >= 0 && low >= 0 && c < utf8.RuneSelf && !escapeStarts[c]
		}
		return after, p + 2, !escapeStarts[after] && !isLetterOrDigit(after)
	case '^':
		return after, p + 2, !escapeStarts[after] && after != '\n'
	case '`':
		return after, p + 2, !escapeStarts[after] && controls[after] == 0
	case '&':
		return '&', p + 1, after != '#' && !isLetterOrDigit(after) && !escapeStarts[after]
	}
	return 0, 0, false
}

// matchString reads certain bytes in each way in which they can be read, and tells where the rest goes on.
func matchString(in *source, p int, want string, depth uint8, found func(next int)) {
	switch {
	case want == "":
		found(p)
		return
	case p >= len(in.text):
		return
	case in.text[p] == want[0]:
		matchString(in, p+1, want[1:], depth, found)
	}
	if depth == 0 || !escapeStarts[in.text[p]] {
		return
	}
	rs := read(in, p, depth)
	for _, r := range rs.list[1:rs.n] {
		if r.n == 1 && r.text[0] == want[0] {
			matchString(in, r.next, want[1:], depth, found)
		}
	}
}

// matchByte reads one certain byte.
func matchByte(in *source, p int, want byte, depth uint8) (next int, ok bool) {
	if p >= len(in.text) {
		return p, false
	}
	if in.text[p] == want {
		return p + 1, true
	}
	if depth == 0 || !escapeStarts[in.text[p]] {
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
