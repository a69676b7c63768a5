package scan

import (
	"bytes"
	"slices"
)

// Matcher finds every form of every value that it was made for. It is never changed, so several goroutines may use it.
type Matcher struct {
	forms   []form
	byFirst [256][]int32 // the forms that may begin with a byte
	pairs   [1 << 16 / 64]uint64
	longest int
}

// maxGrowth is how many bytes a byte of a form may take when it is escaped: an entity of twelve characters, each of them
// percent-encoded, and each character of that again.
const maxGrowth = 12 * 3 * 3

// New makes a Matcher for values, none of which is empty.
func New(values []string) *Matcher {
	m := new(Matcher)
	for i, v := range values {
		m.forms = append(m.forms, formsOf(i, v)...)
	}
	for i := range m.forms {
		f := &m.forms[i]
		m.longest = max(m.longest, len(f.text)*maxGrowth)
		seconds := slices.Concat(written[f.alphabet][f.text[1]], between[f.alphabet])
		for _, first := range written[f.alphabet][f.text[0]] {
			m.byFirst[first] = append(m.byFirst[first], int32(i))
			for _, second := range seconds {
				pair := int(first)<<8 | int(second)
				m.pairs[pair/64] |= 1 << (pair % 64)
			}
		}
	}
	return m
}

// Longest is the length in bytes of the longest form in which a value is recognized; 0 without values.
func (m *Matcher) Longest() int { return m.longest }

// Hit is a place where a value stands.
type Hit struct {
	Start, End int
	Value      int    // index of the values that New was given
	Form       string // how it was written, such as "in base64"
}

// Find lists the places where a value stands, in order. Hits of different values may overlap.
func (m *Matcher) Find(text []byte) []Hit {
	var hits []Hit
	if len(m.forms) == 0 {
		return nil
	}
	in := &source{text: text}
	covered, by := 0, -1 // up to here the last hit reaches, and whose it is
	runEnd := 0
	for p, c := range text {
		if escapeStarts[c] {
			if p >= runEnd {
				for runEnd = p + 1; runEnd < len(text) && text[runEnd] == c; runEnd++ {
				}
			}
			if len(m.byFirst[c]) == 0 && (runEnd-p > 1<<maxNesting || !m.mayBegin(text, p)) {
				// In a long run of backslashes or quotes each stands for one of its kind, whatever the nesting.
				continue
			}
		} else if !m.mayFollow(c, text, p+1) {
			continue
		}
		not := -1
		if p < covered {
			not = by
		}
		end, f := m.at(in, p, not)
		if f == nil || end <= covered {
			continue
		}
		h := Hit{Start: p, End: end, Value: f.value, Form: f.name}
		h.widen(text, f)
		hits = append(hits, h)
		covered, by = end, f.value
	}
	return hits
}

// mayBegin tells whether a form may begin with the escape at p, from a quick look at its first two letters.
func (m *Matcher) mayBegin(text []byte, p int) bool {
	if c := text[p]; c == '\'' || c == '"' {
		return false // a quote stands for quotes alone, and no form begins with this one
	}
	if c, next, ok := single(text, p); ok {
		return m.mayFollow(c, text, next)
	}
	last := p
	for last < len(text) && (text[last] == '\\' || text[last] == '^' || text[last] == '`') {
		last++
	}
	if last > p && last < len(text) && (text[last] == '"' || text[last] == '\'') {
		for _, c := range []byte("\\^`\"'") {
			if len(m.byFirst[c]) > 0 {
				return true
			}
		}
		return false
	}
	return true
}

// mayFollow tells whether a form may begin with c and go on with what is at p.
func (m *Matcher) mayFollow(c byte, text []byte, p int) bool {
	if p >= len(text) {
		return false
	}
	if !escapeStarts[text[p]] {
		return m.begins(c, text[p])
	}
	if len(m.byFirst[c]) == 0 {
		return false
	}
	second, _, ok := single(text, p)
	return !ok || m.begins(c, second) || m.begins(c, text[p])
}

// begins tells whether a form begins with two letters.
func (m *Matcher) begins(first, second byte) bool {
	pair := int(first)<<8 | int(second)
	return m.pairs[pair/64]&(1<<(pair%64)) != 0
}

// widen takes in the letters of base64 that the value shares with its neighbours.
func (h *Hit) widen(text []byte, f *form) {
	if f.before && h.Start > 0 && isBase64(text[h.Start-1]) {
		h.Start--
	}
	if f.after && h.End < len(text) && isBase64(text[h.End]) {
		h.End++
	}
}

func isBase64(c byte) bool {
	return isLetterOrDigit(c) || c == '+' || c == '/' || c == '-' || c == '_'
}

// at finds the longest form that begins at p, of any value but one.
func (m *Matcher) at(in *source, p, not int) (end int, found *form) {
	text := in.text
	if !escapeStarts[text[p]] {
		for _, i := range m.byFirst[text[p]] {
			if f := &m.forms[i]; f.value != not {
				if e := f.match(in, p+1, 1); e > end {
					end, found = e, f
				}
			}
		}
		return end, found
	}
	rs := read(in, p, maxNesting)
	for _, r := range rs.list[:rs.n] {
		for _, i := range m.byFirst[r.text[0]] {
			f := &m.forms[i]
			if f.value == not || !f.reads(r, 0) {
				continue
			}
			if e := f.match(in, r.next, int(r.n)); e > end {
				end, found = e, f
			}
		}
	}
	return end, found
}

// reads tells whether a decoding fits the form from letter j on.
func (f *form) reads(r decoding, j int) bool {
	if j+int(r.n) > len(f.text) {
		return false
	}
	for k := range int(r.n) {
		if f.alphabet.fold(r.text[k]) != f.text[j+k] {
			return false
		}
	}
	return true
}

// match goes on from letter j at p and says where the form ends, or 0 if it is not there.
func (f *form) match(in *source, p, j int) (end int) {
	text := in.text
	if f.alphabet == exact && bytes.HasPrefix(text[p:], f.text[j:]) && !escapeStarts[f.text[len(f.text)-1]] {
		return p + len(f.text) - j
	}
	for ; j < len(f.text); j++ {
		switch {
		case p >= len(text):
			return 0
		case escapeStarts[text[p]]:
			return f.branch(in, p, j)
		case f.alphabet.fold(text[p]) == f.text[j]:
			p++
		case f.alphabet.mayStandBetween(text[p], j):
			p++
			j--
		default:
			return 0
		}
	}
	return p
}

// maxBranches bounds in how many ways at once a text is read.
const maxBranches = 12

// branch goes on where the text can be read in more than one way. It keeps, for each of the next letters, the places
// where a decoding has got to, and returns the furthest end.
func (f *form) branch(in *source, p, j int) (end int) { return f.follow(in, p, j, nil) }

// follow is branch that also tells of each place that was got to.
func (f *form) follow(in *source, p, j int, reached func(j, p int)) (end int) {
	text := in.text
	const ahead = 5 // one decoding gives up to four letters
	var places [ahead][maxBranches]int
	var count [ahead]int
	reach := func(j, p int) {
		n := &count[j%ahead]
		for _, have := range places[j%ahead][:*n] {
			if have == p {
				return
			}
		}
		if *n < maxBranches {
			places[j%ahead][*n] = p
			*n++
		}
	}
	reach(j, p)
	for ; j < len(f.text); j++ {
		alive := false
		for i := 0; i < count[j%ahead]; i++ {
			p := places[j%ahead][i]
			if reached != nil {
				reached(j, p)
			}
			if p >= len(text) {
				continue
			}
			if !escapeStarts[text[p]] {
				if f.alphabet.fold(text[p]) == f.text[j] {
					reach(j+1, p+1)
				}
			} else {
				rs := read(in, p, maxNesting)
				for _, r := range rs.list[:rs.n] {
					if f.reads(r, j) {
						reach(j+int(r.n), r.next)
					} else if r.n == 1 && f.alphabet.mayStandBetween(r.text[0], j) {
						reach(j, r.next)
					}
				}
			}
			if f.alphabet.mayStandBetween(text[p], j) {
				reach(j, p+1)
			}
		}
		count[j%ahead] = 0
		for _, n := range count {
			alive = alive || n > 0
		}
		if !alive {
			return 0
		}
	}
	for _, p := range places[j%ahead][:count[j%ahead]] {
		end = max(end, p)
	}
	return end
}
