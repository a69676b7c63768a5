package source

import (
	"strconv"
	"strings"
)

// scope is where an expression stands: in a function, of which a caller may have given the parameters.
type scope struct {
	fn     int
	given  map[string]value
	caller *scope
	from   int // the call, in the caller
	depth  int
}

// evaluator reads expressions. It counts its steps, so that no source takes long.
type evaluator struct {
	*layout
	vars  *variables
	main  *layout // of the whole source; layout is that of a hole's tokens while one is read
	at    int     // of the string whose hole is read, or -1
	depth int
	fuel  *int
}

const (
	maxFuel  = 3_000_000 // tokens that are looked at, over and over
	maxDepth = 14        // variables and functions within each other
	maxCalls = 4         // functions of the source that call each other
)

func (e *evaluator) spend(n int) bool {
	*e.fuel -= n
	return *e.fuel > 0
}

// pos is where a token stands in the whole source.
func (e *evaluator) pos(i int) int {
	if e.at >= 0 {
		return e.at
	}
	return i
}

// expression reads what begins at a token and says where it ends.
func (e *evaluator) expression(i int, s *scope) (v value, next int) {
	v, next = e.operand(i, s)
	for next > i && e.spend(1) {
		t := e.tok(next)
		switch {
		case t.kind == punct && t.text == e.tok(i).lang.join && e.tok(i).lang.join != "":
			more, after := e.operand(next+1, s)
			if after <= next+1 {
				return v, next
			}
			v, next = v.with(more), after
		case t.kind == text && (t.lang == python || t.lang == dart) && e.tok(next-1).kind == text:
			more, after := e.operand(next, s)
			v, next = v.with(more), after
		case t.is("%") && t.lang == python:
			args, after := e.arguments(next+1, s)
			v, next = formatted(v, args), after
		case t.is("-f") && t.lang == pwsh:
			var args []value
			after := next
			for first := true; first || e.tok(after).is(","); first = false {
				one, end := e.operand(after+1, s)
				args = append(args, one)
				if end <= after+1 {
					break
				}
				after = end
			}
			v, next = formatted(v, args), after
		case t.is("?") && t.lang != kotlin && t.lang != python:
			return e.expression(next+1, s)
		default:
			return v, next
		}
	}
	return v, next
}

// arguments reads (a, b) or a alone.
func (e *evaluator) arguments(i int, s *scope) (args []value, next int) {
	if e.tok(i).is("(") && e.pair[i] > 0 {
		return e.list(i, s), e.pair[i] + 1
	}
	v, next := e.operand(i, s)
	return []value{v}, max(next, i+1)
}

// list reads the arguments within a bracket.
func (e *evaluator) list(open int, s *scope) (args []value) {
	for _, from := range e.entries(open) {
		v, _ := e.expression(e.argument(from), s)
		args = append(args, v)
	}
	return args
}

// argument passes by the name with which an argument is given.
func (e *evaluator) argument(from int) int {
	if e.tok(from).kind == name && (e.tok(from+1).is("=") || e.tok(from+1).is(":") && e.tok(from).lang != script) {
		return from + 2
	}
	return from
}

// entries are the beginnings of what commas part within a bracket.
func (e *evaluator) entries(open int) (from []int) {
	end := e.pair[open]
	if end < 0 {
		return nil
	}
	if open+1 < end {
		from = append(from, open+1)
	}
	for i := open + 1; i < end && e.spend(1); i++ {
		if e.pair[i] > i {
			i = e.pair[i]
		} else if e.tok(i).is(",") && i+1 < end {
			from = append(from, i+1)
		}
	}
	return from
}

// passed are words before a value that say nothing about it.
var passed = map[string]bool{
	"await": true, "new": true, "return": true, "const": true, "final": true, "var": true, "val": true, "let": true, "&": true, "@": true,
	"...": true, "yield": true, "static": true, "async": true, "ref": true, "out": true, "unawaited": true,
}

// operand reads a value without what is put behind it.
func (e *evaluator) operand(i int, s *scope) (v value, next int) {
	for t := e.tok(i); (t.kind == name || t.kind == punct) && passed[t.text] && i < len(e.toks); t = e.tok(i) {
		i++
	}
	t := e.tok(i)
	if !e.spend(1) || i >= len(e.toks) {
		return v, i
	}
	switch {
	case t.kind == text:
		return e.chain(i, e.literalValue(i, s), i+1, s)
	case t.kind == number:
		return value{parts: []part{{letters: strings.TrimRight(t.text, "lLmM"), number: true, line: t.line, at: e.pos(i)}}}, i + 1
	case t.is("(") && e.pair[i] > i:
		if e.isCast(i) {
			return e.operand(e.pair[i]+1, s)
		}
		v, _ = e.expression(i+1, s)
		return e.chain(i, v, e.pair[i]+1, s)
	case (t.is("[") || t.is("{")) && e.pair[i] > i:
		if t.is("[") && t.lang == pwsh { // [uri]::EscapeDataString($x)
			return e.chain(i, unknown("type", t.line, e.pos(i)), e.pair[i]+1, s)
		}
		return e.chain(i, unknown("{}", t.line, e.pos(i)), e.pair[i]+1, s)
	case t.is("if") && t.lang == kotlin && e.tok(i+1).is("(") && e.pair[i+1] > 0:
		return e.expression(e.pair[i+1]+1, s)
	case t.kind == name:
		return e.nameOf(i, s)
	}
	return v, i
}

// isCast: (Type) before a value.
func (e *evaluator) isCast(open int) bool {
	end := e.pair[open]
	after := e.tok(end + 1)
	if after.kind != name && after.kind != text && !after.is("(") || after.first && after.kind != name {
		return false
	}
	lang := e.tok(open).lang
	if lang != java && lang != csharp && lang != php {
		return false
	}
	for i := open + 1; i < end; i++ {
		if t := e.tok(i); t.kind != name && !t.is(".") && !t.is("<") && !t.is(">") && !t.is(",") && !t.is("?") {
			return false
		}
	}
	return end > open+1 && !e.tok(open+1).is("this") && e.tok(open + 1).text[0] != '$'
}

func (e *evaluator) literalValue(i int, s *scope) (v value) {
	for _, p := range e.toks[i].pieces {
		if p.hole == nil {
			v.parts = append(v.parts, part{letters: p.letters, line: p.line, at: e.pos(i)})
			continue
		}
		v = v.with(e.inside(p.hole, e.pos(i), s))
	}
	return v
}

// inside reads the tokens of a hole.
func (e *evaluator) inside(toks []token, at int, s *scope) value {
	if e.depth >= maxDepth {
		return unknown(written(toks), toks[0].line, at)
	}
	hole := lay(toks)
	sub := &evaluator{layout: hole, vars: e.vars, main: e.main, at: at, depth: e.depth + 1, fuel: e.fuel}
	v, _ := sub.expression(0, s)
	if len(v.parts) == 0 {
		return unknown(written(toks), toks[0].line, at)
	}
	return v.through()
}

// written is how the source writes some tokens.
func written(toks []token) string {
	var b strings.Builder
	for _, t := range toks {
		if b.Len() > 200 {
			break
		}
		if letters, ok := t.plain(); ok {
			b.WriteString(strconv.Quote(letters))
		} else {
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// formatted fills the marks of a format: %s, {0}, {}, {name}.
func formatted(v value, args []value) value {
	var out value
	used := 0
	take := func(n int, p part) {
		if n >= 0 && n < len(args) {
			out = out.with(args[n].through())
		} else {
			out = out.with(unknown("…", p.line, p.at))
		}
	}
	for _, p := range v.parts {
		if p.hole != "" {
			out.parts = append(out.parts, p)
			continue
		}
		rest := p.letters
		for rest != "" {
			n, size, mark := formatMark(rest)
			if size == 0 {
				out.parts = append(out.parts, part{letters: rest, named: p.named, line: p.line, at: p.at})
				break
			}
			if n > 0 {
				out.parts = append(out.parts, part{letters: rest[:n], named: p.named, line: p.line, at: p.at})
			}
			rest = rest[n+size:]
			switch {
			case mark == "%%":
				out.parts = append(out.parts, part{letters: "%", line: p.line, at: p.at})
			case mark == "":
				take(used, p)
				used++
			default:
				if k, err := strconv.Atoi(mark); err == nil {
					take(k, p)
				} else {
					take(used, p)
					used++
				}
			}
			if len(out.parts) > maxParts {
				return out
			}
		}
	}
	return out
}

// formatMark finds the next mark of a format, and which argument it is for.
func formatMark(s string) (at, size int, mark string) {
	for i := 0; i+1 < len(s); i++ {
		switch s[i] {
		case '%':
			if s[i+1] == '%' {
				return i, 2, "%%"
			}
			j := i + 1
			for j < len(s) && (s[j] >= '0' && s[j] <= '9' || s[j] == '$' || s[j] == '-') {
				j++
			}
			if j < len(s) && strings.IndexByte("sdvui", s[j]) >= 0 {
				index := ""
				if k, found := strings.CutSuffix(s[i+1:j], "$"); found {
					if n, err := strconv.Atoi(k); err == nil {
						index = strconv.Itoa(n - 1)
					}
				}
				return i, j + 1 - i, index
			}
		case '{':
			end := strings.IndexByte(s[i:], '}')
			if end > 0 && end < 40 && !strings.ContainsAny(s[i+1:i+end], " \"'") {
				return i, end + 1, s[i+1 : i+end]
			}
		}
	}
	return 0, 0, ""
}
