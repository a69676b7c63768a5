package source

// layout is a source parted into tokens, and what stands within what.
type layout struct {
	toks  []token
	pair  []int // for a bracket the other one; -1 for what is none
	up    []int // the bracket that a token stands in, or -1
	funcs []function
	of    []int // the innermost function with a name that a token stands in, or -1 for none
	named map[string][]int
}

// function is one that has a name.
type function struct {
	name     string
	params   []string
	at       int  // of its name
	from, to int  // of its body
	outer    int  // the function around it, or -1
	value    bool // the body is an expression
}

var opens = map[string]string{"(": ")", "[": "]", "{": "}"}

func lay(toks []token) *layout {
	l := &layout{toks: toks, pair: make([]int, len(toks)), up: make([]int, len(toks)), of: make([]int, len(toks)), named: map[string][]int{}}
	var stack []int
	for i := range toks {
		l.pair[i], l.up[i], l.of[i] = -1, -1, -1
		if n := len(stack); n > 0 {
			l.up[i] = stack[n-1]
		}
		if toks[i].kind != punct {
			continue
		}
		switch t := toks[i].text; t {
		case "(", "[", "{":
			stack = append(stack, i)
		case ")", "]", "}":
			// A bracket that is missing must not swallow the rest: the nearest one of its kind is closed.
			for n := len(stack) - 1; n >= 0 && n >= len(stack)-8; n-- {
				if opens[toks[stack[n]].text] == t {
					l.pair[stack[n]], l.pair[i] = i, stack[n]
					l.up[i] = l.up[stack[n]]
					stack = stack[:n]
					break
				}
			}
		}
	}
	return l
}

// tok is a token, or an empty one outside of the source.
func (l *layout) tok(i int) *token {
	if i < 0 || i >= len(l.toks) {
		return &token{}
	}
	return &l.toks[i]
}

// notFunctions are names before brackets that define nothing.
var notFunctions = map[string]bool{
	"if": true, "for": true, "while": true, "switch": true, "catch": true, "when": true, "foreach": true, "elseif": true, "using": true,
	"lock": true, "synchronized": true, "return": true, "with": true, "try": true, "else": true, "function": true, "new": true, "fn": true,
	"describe": true, "it": true, "test": true, "super": true, "await": true, "do": true, "match": true, "array": true, "throw": true,
}

// findFunctions finds the functions that have names.
func (l *layout) findFunctions() {
	for i := range l.toks {
		if f, ok := l.function(i); ok {
			l.funcs = append(l.funcs, f)
		}
	}
	// They come in the order of their names, so an inner one overwrites the outer.
	for n, f := range l.funcs {
		l.funcs[n].outer = -1
		if f.at >= 0 {
			l.funcs[n].outer = l.of[f.at]
		}
		for i := f.from; i < f.to && i < len(l.of); i++ {
			l.of[i] = n
		}
		l.named[f.name] = append(l.named[f.name], n)
	}
}

// function reads a definition at a name, in whatever language.
func (l *layout) function(i int) (f function, ok bool) {
	t := l.tok(i)
	if t.kind != name || notFunctions[t.text] || t.text[0] == '$' && t.lang != script && t.lang != php {
		return f, false
	}
	f = function{name: t.text, at: i}
	before := l.tok(i - 1)
	if before.is(".") || before.is("?.") || before.is("new") || before.is("->") {
		return f, false
	}
	if l.tok(i + 1).is("(") {
		return l.method(f, i+1)
	}
	// name = (x) => …, name: function(x) { … }, name = async x => …
	j := i + 1
	if !l.tok(j).is("=") && !l.tok(j).is(":") {
		if t.lang == pwsh && before.is("function") && l.tok(j).is("{") {
			return l.body(f, j)
		}
		return f, false
	}
	for j++; l.tok(j).is("async") || l.tok(j).is("static"); j++ {
	}
	switch {
	case l.tok(j).is("function"):
		if j++; l.tok(j).kind == name {
			j++
		}
	case l.tok(j).kind == name && l.tok(j+1).is("=>"):
		f.params = []string{l.tok(j).text}
		return l.body(f, j+2)
	}
	if !l.tok(j).is("(") || l.pair[j] < 0 {
		return f, false
	}
	f.params = l.params(j)
	j = l.pair[j] + 1
	for j < len(l.toks) && !l.tok(j).is("=>") && !l.tok(j).is("{") && !l.tok(j).first && l.tok(j).kind != text && !l.tok(j).is(";") && !l.tok(j).is(",") {
		j++ // the type of what is returned
	}
	if l.tok(j).is("=>") {
		return l.body(f, j+1)
	}
	if l.tok(j).is("{") && t.lang == script && !l.tok(i+1).is("=") || l.tok(j).is("{") && l.tok(i+2).is("function") {
		return l.body(f, j)
	}
	return f, false
}

// method reads what follows the name of a function: its parameters and its body.
func (l *layout) method(f function, open int) (function, bool) {
	if l.pair[open] < 0 {
		return f, false
	}
	f.params = l.params(open)
	lang := l.tok(open).lang
	defined := l.tok(f.at-1).is("def") || l.tok(f.at-1).is("fun") || l.tok(f.at-1).is("function")
	j := l.pair[open] + 1
	const far = 24 // tokens: a type, throws, annotations
	for end := min(len(l.toks), j+far); j < end; j++ {
		switch t := l.tok(j); {
		case t.is("{"):
			if !l.declares(f, open, defined) {
				return f, false
			}
			return l.body(f, j)
		case t.is("=>"), t.is("=") && lang == kotlin && defined:
			if !defined && !l.declares(f, open, defined) {
				return f, false
			}
			return l.body(f, j+1)
		case t.is(":") && lang == python:
			if !defined {
				return f, false
			}
			return l.indentedBody(f, j+1)
		case t.is(";"), t.is(")"), t.is("}"), t.is("="), t.is("+"), t.is(","):
			if t.is(",") && l.tok(l.pair[open]+1).is("throws") {
				continue
			}
			return f, false
		case t.is("."), t.is("->"):
			if lang == java || lang == csharp || t.is("->") && lang == python {
				continue // a type's full name
			}
			return f, false
		case t.kind == text, t.first && !t.is("throws") && !t.is(":") && !t.is("where"):
			return f, false
		}
	}
	return f, false
}

// declares tells the definition of a function from a call with a block behind it, as Kotlin and Dart have them.
func (l *layout) declares(f function, open int, defined bool) bool {
	lang := l.tok(open).lang
	if defined {
		return true
	}
	before := l.tok(f.at - 1)
	switch lang {
	case kotlin, php, pwsh, python:
		return false
	case script:
		// A method of a class or an object: get(path) { … }
		return !before.is("=") && !before.is("(") && !before.is("return") && !before.is("await")
	}
	return before.kind == name && before.text != "return" && before.text != "await" || before.is(">") || before.is("]") || before.is("?") ||
		before.is("}") || before.is(";") || before.is("{") && lang != kotlin
}

func (l *layout) body(f function, open int) (function, bool) {
	if l.tok(open).is("{") && l.pair[open] > 0 {
		f.from, f.to = open+1, l.pair[open]
		return f, true
	}
	f.value = true
	f.from, f.to = open, l.statementEnd(open)
	return f, f.to > f.from
}

func (l *layout) indentedBody(f function, from int) (function, bool) {
	line := f.at
	for line > 0 && !l.tok(line).first {
		line--
	}
	indent := l.tok(line).indent
	to := from
	for ; to < len(l.toks); to++ {
		if t := l.tok(to); t.first && t.indent <= indent && l.up[to] == l.up[line] {
			break
		}
	}
	f.from, f.to = from, to
	return f, to > from
}

// params are the names of a function's parameters. Each is the last name before its default or its end, or, where the type
// follows, the first.
func (l *layout) params(open int) (names []string) {
	one, done := "", false
	flush := func() {
		if one != "" {
			names = append(names, one)
		}
		one, done = "", false
	}
	for i := open + 1; i < l.pair[open]; i++ {
		t := l.tok(i)
		switch {
		case t.is(","):
			flush()
		case t.is("=") || t.is(":"):
			done = true
		case t.is("<") && !done:
			for depth := 0; i < l.pair[open]; i++ { // Map<String, String>
				if l.tok(i).is("<") {
					depth++
				} else if l.tok(i).is(">") {
					if depth--; depth == 0 {
						break
					}
				}
			}
		case l.pair[i] > i:
			i = l.pair[i]
		case t.kind == name && !done:
			one = t.text
		}
	}
	flush()
	if l.tok(open).lang == python && len(names) > 0 && (names[0] == "self" || names[0] == "cls") {
		names = names[1:]
	}
	return names
}
