package redaction

// BrokenEnd takes the beginning of a secret off the end of a text that broke off. In a whole text it would take what is
// there by chance, and thereby tell how a secret begins.
func (r *Redactor) BrokenEnd(text []byte) []byte {
	if r = r.orEmpty(); r.off {
		return text
	}
	h, found := r.knows().matcher.broken(text, r.knows().secrets)
	if !found {
		return text
	}
	where := inText
	if !isText(whole(text)) {
		where = inBinary
	}
	return r.put(text, []hit{h}, where)
}

// broken finds the longest end of a text that is the beginning of a form.
func (m *matcher) broken(text []byte, secrets []Secret) (h hit, found bool) {
	in := &source{text: text}
	for p := max(0, len(text)-m.longest); p <= len(text)-tooShort; p++ {
		for i := range m.forms {
			if f := &m.forms[i]; f.mayBegin(text[p]) && f.breaksOff(in, p) {
				return hit{start: p, end: len(text), secret: secrets[f.secret], form: f.name}, true
			}
		}
	}
	return hit{}, false
}

// mayBegin tells whether the form may begin with a byte, as it is or escaped.
func (f *form) mayBegin(c byte) bool { return introducers[c] || f.alphabet.fold(c) == f.text[0] }

// breaksOff tells whether the text ends within the form that begins at p, tooShort letters of it or more, the last of
// them perhaps within an escape.
func (f *form) breaksOff(in *source, p int) bool {
	const escape = 36 // bytes of one that is escaped itself
	ended := false
	f.follow(in, p, 0, func(j, p int) {
		ended = ended || j >= tooShort && (p >= len(in.text) || introducers[in.text[p]] && len(in.text)-p < escape)
	})
	return ended
}
