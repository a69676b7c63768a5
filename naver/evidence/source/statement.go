package source

// going are signs at the end of a line, or at the beginning of the next, that carry a statement on.
var going = map[string]bool{
	".": true, "?.": true, "+": true, "=": true, ",": true, "->": true, "?->": true, "?": true, ":": true, "&&": true, "||": true, "=>": true,
	"??": true, "?:": true, "+=": true, "%": true, "-": true, "*": true, "==": true, "::": true, ")": true, "]": true,
}

// breaks tells whether a statement ends before a token, by the line alone.
func (l *layout) breaks(i int) bool {
	t := l.tok(i)
	if !t.first || i == 0 {
		return false
	}
	if l.up[i] >= 0 && !l.block(l.up[i]) {
		return false
	}
	before := l.tok(i - 1)
	if t.lang == python && before.is(":") {
		return true
	}
	if before.kind == punct && going[before.text] && before.text != ")" && before.text != "]" || before.is("(") || before.is("[") {
		return false
	}
	if t.kind == punct && going[t.text] && !t.is("->") || t.is("{") || t.kind == text && t.lang == python {
		return false
	}
	switch t.lang {
	case java, csharp, php, dart:
		return false // they have a ; at each end
	}
	return true
}

// statementEnd is behind the last token of the statement that a token begins or stands in.
func (l *layout) statementEnd(i int) int {
	up := -1
	if i < len(l.up) {
		up = l.up[i]
	}
	end := min(len(l.toks), i+maxStatement)
	for j := i; j < end; j++ {
		t := l.tok(j)
		if l.up[j] != up || t.kind == punct && (t.text == ")" || t.text == "]" || t.text == "}") && l.pair[j] == up && up >= 0 {
			return j
		}
		if j > i && l.breaks(j) {
			return j
		}
		if t.is(";") || t.is(",") && up >= 0 && !l.block(up) {
			return j
		}
		if l.pair[j] > j {
			block := t.is("{") && l.block(j)
			j = l.pair[j]
			if block && !l.goesOn(j+1) {
				return j + 1
			}
		}
	}
	return end
}

// maxStatement is how many tokens a statement may have, what stands in its brackets not counted.
const maxStatement = 2000

// goesOn: what follows a block belongs to it, as in } + x or }).then().
func (l *layout) goesOn(i int) bool {
	t := l.tok(i)
	return t.kind == punct && (t.text == "." || t.text == "?." || t.text == ")" || t.text == ",")
}

// block tells a { … } of statements from one of values, of which a comma or a colon parts the entries.
func (l *layout) block(open int) bool {
	t := l.tok(open)
	if !t.is("{") {
		return false
	}
	before := l.tok(open - 1)
	if t.lang == python {
		return false
	}
	if t.lang == script || t.lang == dart {
		if before.kind == punct && before.text != ")" && before.text != "=>" && before.text != "}" && before.text != ";" && before.text != "{" || before.is("return") {
			return false
		}
	}
	if t.lang == pwsh && before.is("@") || t.lang == csharp && (before.is(")") && l.initializes(open) || before.is("=") || before.is("(") || before.is(",")) {
		return false
	}
	return true
}

// initializes tells C#'s new X(…) { A = b, … }.
func (l *layout) initializes(open int) bool {
	close := open - 1
	if l.pair[close] < 0 {
		return false
	}
	for i := l.pair[close] - 1; i >= 0 && i > l.pair[close]-12; i-- {
		t := l.tok(i)
		if t.is("new") {
			return true
		}
		if t.kind != name && !t.is("<") && !t.is(">") && !t.is(",") && !t.is(".") {
			return false
		}
	}
	return false
}

// statement is the whole statement that a token stands in.
func (l *layout) statement(i int) (from, to int) {
	for n := 0; l.up[i] >= 0 && !l.block(l.up[i]) && n < maxStatement; n++ {
		i = l.up[i]
	}
	up := l.up[i]
	from = i
	for n := 0; from > 0 && from-1 != up && n < maxStatement; n++ {
		j := from - 1
		t := l.tok(j)
		if t.is(";") || l.breaks(from) {
			break
		}
		if t.is("}") && l.pair[j] >= 0 && l.block(l.pair[j]) && !l.goesOn(from) {
			break
		}
		if l.pair[j] >= 0 && l.pair[j] < j {
			j = l.pair[j]
		} else if t.is("{") {
			break
		}
		from = j
	}
	return from, l.statementEnd(from)
}
