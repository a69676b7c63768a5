package scan

// BrokenEnd finds the longest end of a text that is the beginning of a form, such as where a text broke off in the middle
// of a value. In a whole text it would find what is there by chance.
func (m *Matcher) BrokenEnd(text []byte) (h Hit, found bool) {
	in := &source{text: text}
	for p := max(0, len(text)-m.longest); p <= len(text)-tooShort; p++ {
		for i := range m.forms {
			if f := &m.forms[i]; f.mayBegin(text[p]) && f.breaksOff(in, p) {
				return Hit{Start: p, End: len(text), Value: f.value, Form: f.name}, true
			}
		}
	}
	return Hit{}, false
}

// mayBegin tells whether the form may begin with a byte, as it is or escaped.
func (f *form) mayBegin(c byte) bool { return escapeStarts[c] || f.alphabet.fold(c) == f.text[0] }

// breaksOff tells whether the text ends within the form that begins at p, tooShort letters of it or more, the last of
// them perhaps within an escape.
func (f *form) breaksOff(in *source, p int) bool {
	const escape = 36 // bytes of one that is escaped itself
	ended := false
	f.follow(in, p, 0, func(j, p int) {
		ended = ended || j >= tooShort && (p >= len(in.text) || escapeStarts[in.text[p]] && len(in.text)-p < escape)
	})
	return ended
}
