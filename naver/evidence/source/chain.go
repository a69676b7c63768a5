package source

import "strings"

// encodes tells a function after which any character may stand in a query.
func encodes(function string) bool {
	lower := strings.ToLower(function)
	switch lower {
	case "urlencode", "rawurlencode", "encodeuricomponent", "encodeuri", "quote", "quote_plus", "escapedatastring", "urlencodetobytes",
		"encodecomponent", "encodequerycomponent", "encodefull", "http_build_query", "urlpathencode", "escape", "escapeuristring", "encodeurl",
		"encodeurlparameter", "encodequeryparam", "encodeurlquerycomponent", "urlsearchparams", "stringify", "urlencoded", "encodequery",
		"uriencode", "addquerystring", "formurlencodedcontent", "urlencodeutf8", "buildquery", "encodeparam", "urlquoted", "tourl",
		"withqueryparams", "parsequerystring", "createquerystring":
		return true
	}
	return strings.HasPrefix(lower, "encode") && !strings.Contains(lower, "base64") && !strings.Contains(lower, "json") && lower != "encodedauth"
}

// numeric tells a function that returns nothing but a number.
func numeric(function string) bool {
	switch strings.ToLower(function) {
	case "parseint", "number", "intval", "int", "toint", "toint32", "parsefloat", "tolong", "valueof":
		return true
	}
	return false
}

// opened are the constructors and functions that take a URL as it is, or a part of one.
var wraps = map[string]bool{
	"url": true, "uri": true, "string": true, "stringbuilder": true, "stringbuffer": true, "str": true, "create": true, "parse": true,
	"tohttpurl": true, "fromhttpurl": true, "fromuristring": true, "frompath": true, "uribuilder": true,
	"fromuri": true, "tostring": true, "createuri": true, "encodeuri": true, "buildstring": true, "text": true, "touri": true, "tourl": true,
	"urlparse": true, "requireNonNull": true,
}

// keeps are methods whose result leads where the URL led that they are called on.
var keeps = map[string]bool{
	"tostring": true, "build": true, "newbuilder": true, "queryparam": true, "addqueryparameter": true, "setqueryparameter": true, "touri": true,
	"tourl": true, "touristring": true, "trim": true, "tohttpurl": true, "encode": true, "expand": true, "buildandexpand": true, "replace": true,
	"trimindent": true, "trimend": true, "trimstart": true, "strip": true, "rstrip": true, "lstrip": true, "addparameter": true, "setparameter": true,
	"parameter": true, "queryparams": true, "valueof": true, "intern": true, "parse": true, "uri": true, "url": true, "tolowercase": true,
	"appendqueryparameter": true, "toasciistring": true, "resolve": true, "buildupon": true, "setqueryparam": true, "queryparamifpresent": true,
	"toexternalform": true, "addencodedqueryparameter": true, "reduce": true, "scheme": true, "get_url": true, "geturi": true, "create": true,
}

// nameOf reads a name and what is behind it: a variable, a field, a call.
func (e *evaluator) nameOf(i int, s *scope) (v value, next int) {
	t := e.tok(i)
	lang := t.lang
	switch t.text {
	case "null", "NULL", "None", "nil", "$null", "undefined":
		return value{null: true, parts: []part{{hole: t.text, line: t.line, at: e.pos(i)}}}, i + 1
	}
	if e.tok(i+1).is("(") && e.pair[i+1] > 0 {
		v, next = e.call(i, i, s)
		return e.chain(i, v, next, s)
	}
	if e.tok(i+1).is("<") && lang != script { // new ArrayList<String>()
		for j := i + 2; j < i+10; j++ {
			if e.tok(j).is(">") {
				if e.tok(j+1).is("(") && e.pair[j+1] > 0 {
					return e.chain(i, unknown(t.text, t.line, e.pos(i)), e.pair[j+1]+1, s)
				}
				break
			}
			if k := e.tok(j); k.kind != name && !k.is(",") && !k.is("?") {
				break
			}
		}
	}
	// A field of this object, or of an object or a class of this source.
	if e.isAccess(i+1) && e.tok(i+2).kind == name && !e.tok(i+3).is("(") {
		field := e.tok(i + 2).text
		keys := []string{t.text + "." + field}
		if e.isSelf(i) {
			if lang == php && field[0] != '$' && e.tok(i+1).is("->") {
				keys = append(keys, fieldOf+"$"+field, "$"+field)
			} else {
				keys = append(keys, fieldOf+field, field)
			}
		} else if t.text[0] >= 'A' && t.text[0] <= 'Z' {
			keys = append(keys, field)
		}
		for _, key := range keys {
			if found, ok := e.variable(key, i, s); ok {
				return e.chain(i, found, i+3, s)
			}
		}
		return e.chain(i, unknown(t.text+"."+field, t.line, e.pos(i)), i+3, s)
	}
	if found, ok := e.variable(t.text, i, s); ok {
		return e.chain(i, found, i+1, s)
	}
	return e.chain(i, unknown(t.text, t.line, e.pos(i)), i+1, s)
}

// variable is what a name stands for at a token.
func (e *evaluator) variable(key string, i int, s *scope) (value, bool) {
	pos := e.pos(i)
	if v, ok := s.given[key]; ok {
		return v.through(), true
	}
	if s.fn >= 0 {
		for _, p := range e.main.funcs[s.fn].params {
			if p == key {
				if _, again := e.vars.last(e.main, key, pos, s.fn); !again || e.shadowed(key, pos, s.fn) {
					return value{}, false
				}
			}
		}
	}
	a, ok := e.vars.last(e.main, key, pos, s.fn)
	if !ok || e.depth >= maxDepth {
		return value{}, false
	}
	sub := &evaluator{layout: e.main, vars: e.vars, main: e.main, at: -1, depth: e.depth + 1, fuel: e.fuel}
	in := s
	if a.fn != s.fn {
		in = &scope{fn: a.fn, depth: s.depth}
	}
	v := sub.assigned(a, in)
	v = sub.later(v, key, a, pos, in)
	if len(v.parts) == 0 {
		return v, false
	}
	if p := &v.parts[0]; len(v.parts) == 1 && p.hole != "" && !v.null {
		p.hole = key // two uses of one variable are the same value
	}
	return v.through(), true
}

// shadowed: the parameter of a function hides what the file or the class calls by the same name.
func (e *evaluator) shadowed(key string, pos, fn int) bool {
	a, ok := e.vars.last(e.main, key, pos, fn)
	return ok && a.fn != fn
}

func (e *evaluator) assigned(a assignment, s *scope) value {
	if a.entry == 0 {
		v, _ := e.expression(a.value, s)
		return v
	}
	n := 0
	for i := a.value; i < a.end; i++ {
		if e.pair[i] > i {
			i = e.pair[i]
		} else if e.tok(i).is(",") {
			if n++; n == a.entry {
				v, _ := e.expression(i+1, s)
				return v
			}
		}
	}
	return value{}
}

// later adds what is put behind a variable's value after it got it: x += y, x.append(y).
func (e *evaluator) later(v value, key string, a assignment, pos int, s *scope) value {
	for n, b := range e.vars.set[key] {
		if n > maxLook || !e.spend(1) {
			break
		}
		if b.adds && b.at > a.at && b.end <= pos && b.fn == a.fn {
			more, _ := e.expression(b.value, s)
			v = v.with(more)
		}
	}
	for n, at := range e.vars.touched[key] {
		if n > maxLook || !e.spend(1) {
			break
		}
		if at <= a.at || at >= pos || e.of[at] != a.fn {
			continue
		}
		for i := at + 1; e.isAccess(i) && e.tok(i+2).is("(") && e.pair[i+2] > 0; i = e.pair[i+2] + 1 {
			if m := strings.ToLower(e.tok(i + 1).text); m == "append" || m == "write" || m == "path" || m == "pathsegment" || m == "addpathsegments" {
				if args := e.entries(i + 2); len(args) == 1 {
					more, _ := e.expression(args[0], s)
					v = v.with(more)
				}
			}
		}
	}
	return v
}

// call reads name(…), of which begin is the first token of what it is called on.
func (e *evaluator) call(begin, i int, s *scope) (v value, next int) {
	t := e.tok(i)
	open := i + 1
	next = e.pair[open] + 1
	what := written(e.toks[begin:min(next, begin+40)])
	lower := strings.ToLower(strings.TrimPrefix(t.text, "$"))
	args := e.entries(open)
	first := func() value {
		if len(args) == 0 {
			return value{}
		}
		v, _ := e.expression(e.argument(args[0]), s)
		return v
	}
	switch {
	case encodes(t.text):
		if v = first(); len(v.parts) > 0 && !v.null {
			return v.encode(), next
		}
		return unknown(what, t.line, e.pos(i)).encode(), next
	case numeric(t.text) && lower != "valueof":
		v = unknown(what, t.line, e.pos(i))
		v.parts[0].number = true
		return v, next
	case lower == "format" || lower == "sprintf" || lower == "vsprintf":
		all := e.list(open, s)
		if len(all) > 1 {
			if _, isText := all[0].letters(); !isText && len(all) > 2 { // String.format(Locale.KOREA, "…", x)
				all = all[1:]
			}
			return formatted(all[0], all[1:]), next
		}
	case lower == "uri" || lower == "url", lower == "https" || lower == "http":
		if v, ok := e.built(lower, open, s); ok {
			return v, next
		}
		if v = first(); len(v.parts) > 0 {
			if len(args) == 2 && strings.HasPrefix(v.text(), "/") { // new URL(path, base)
				base, _ := e.expression(args[1], s)
				return base.with(v), next
			}
			return v, next
		}
	case lower == "concat" && len(args) > 0, lower == "join" && len(args) > 1 && (t.lang == csharp || t.lang == java):
		for _, one := range e.list(open, s) {
			v = v.with(one)
		}
		return v, next
	case len(e.main.named[t.text]) > 0:
		if e.depth < maxDepth && s.depth < maxCalls {
			if v, ok := e.returned(e.main.named[t.text][0], open, s); ok {
				return v, next
			}
		}
	case wraps[lower] && len(args) > 0:
		return first(), next
	}
	return unknown(what, t.line, e.pos(i)), next
}

// built reads Dart's Uri.https(host, path, …) and Uri(scheme: …, host: …, path: …).
func (e *evaluator) built(lower string, open int, s *scope) (v value, ok bool) {
	line, at := e.tok(open).line, e.pos(open)
	letters := func(text string) value { return value{parts: []part{{letters: text, line: line, at: at}}} }
	args := e.entries(open)
	if (lower == "https" || lower == "http") && e.tok(open).lang == dart && len(args) > 1 {
		host, _ := e.expression(args[0], s)
		path, _ := e.expression(args[1], s)
		return letters(lower + "://").with(host).with(path), true
	}
	parts := map[string]value{}
	for _, a := range args {
		if e.tok(a).kind == name && (e.tok(a+1).is(":") || e.tok(a+1).is("=")) {
			parts[e.tok(a).text], _ = e.expression(a+2, s)
		}
	}
	host, ok := parts["host"]
	if !ok {
		return v, false
	}
	scheme, ok := parts["scheme"]
	if !ok {
		scheme = letters("https")
	}
	return scheme.with(letters("://")).with(host).with(parts["path"]), true
}

// returned is what a function of the source returns for the arguments of a call.
func (e *evaluator) returned(fn, open int, s *scope) (v value, ok bool) {
	f := &e.main.funcs[fn]
	sub := &evaluator{layout: e.main, vars: e.vars, main: e.main, at: -1, depth: e.depth + 1, fuel: e.fuel}
	in := &scope{fn: fn, given: e.bind(f, open, s), depth: s.depth + 1}
	if f.value {
		v, _ = sub.expression(f.from, in)
		return v, v.mentions()
	}
	for i := f.from; i < f.to && e.spend(1); i++ {
		if sub.tok(i).is("return") && e.main.of[i] == fn {
			if v, _ = sub.expression(i+1, in); v.mentions() {
				return v, true
			}
		}
	}
	return value{}, false
}

// bind gives a function's parameters the arguments of a call.
func (e *evaluator) bind(f *function, open int, s *scope) map[string]value {
	given := map[string]value{}
	for n, from := range e.entries(open) {
		v, _ := e.expression(e.argument(from), s)
		switch {
		case e.argument(from) != from:
			given[e.tok(from).text] = v
		case n < len(f.params):
			given[f.params[n]] = v
		}
	}
	return given
}

// chain reads what is called on a value: .format(x), .append(x), .toString(), [0].
func (e *evaluator) chain(begin int, v value, next int, s *scope) (value, int) {
	for e.spend(1) {
		t := e.tok(next)
		switch {
		case t.is("!!") || t.is("!") && e.isAccess(next+1):
			next++
		case t.is("[") && e.pair[next] > 0 && (!t.first || e.main != e.layout):
			v = e.unless(v, begin, e.pair[next]+1)
			next = e.pair[next] + 1
		case e.isAccess(next) && e.tok(next+1).kind == name:
			method := e.tok(next + 1).text
			open := next + 2
			if !e.tok(open).is("(") || e.pair[open] < 0 {
				v = e.unless(v, begin, next+2)
				next += 2
				continue
			}
			v = e.method(v, method, begin, open, s)
			next = e.pair[open] + 1
			if e.tok(next).is("{") && t.lang == kotlin && e.pair[next] > 0 {
				next = e.pair[next] + 1
			}
		default:
			return v, next
		}
	}
	return v, next
}

// unless keeps what belongs to NAVER, such as url.href, and makes a hole of anything else, that is named as the source writes it.
func (e *evaluator) unless(v value, begin, end int) value {
	if v.mentions() && e.tok(end-1).kind == name {
		return v
	}
	return unknown(written(e.toks[begin:min(end, begin+40)]), e.tok(begin).line, e.pos(begin))
}

// method is what a method makes of a value.
func (e *evaluator) method(v value, method string, begin, open int, s *scope) value {
	args := e.entries(open)
	lower := strings.ToLower(method)
	only := func() value {
		one, _ := e.expression(e.argument(args[0]), s)
		return one
	}
	switch {
	case (lower == "format" || lower == "formatted") && v.mentions():
		return formatted(v, e.list(open, s))
	case (lower == "append" || lower == "concat" || lower == "plus" || lower == "path" || lower == "addpathsegments" || lower == "addpathsegment" ||
		lower == "resolve" || lower == "appendpathsegment") && len(args) == 1:
		if v.mentions() || only().mentions() {
			more := only()
			if text := more.text(); strings.Contains(lower, "segment") && !strings.HasPrefix(text, "/") && !strings.HasSuffix(v.text(), "/") {
				more = value{parts: []part{{letters: "/", line: more.line(), at: e.pos(open)}}}.with(more)
			}
			if !v.mentions() {
				return more
			}
			return v.with(more)
		}
	case lower == "host" && len(args) == 1:
		host := only()
		if text, ok := v.letters(); ok && strings.HasSuffix(text, "://") {
			return v.with(host)
		}
		return value{parts: []part{{letters: "https://", line: host.line(), at: e.pos(open)}}}.with(host)
	case lower == "scheme" && len(args) == 1:
		return only().with(value{parts: []part{{letters: "://", line: e.tok(open).line, at: e.pos(open)}}})
	case v.mentions() && keeps[lower]:
		return v
	case v.mentions() && !encodes(method):
		return unknown(written(e.toks[begin:min(e.pair[open]+1, begin+40)]), e.tok(begin).line, e.pos(begin)) // an answer, a connection
	case encodes(method) || wraps[lower] || lower == "https" || lower == "http" || lower == "join" || lower == "format":
		if len(args) > 0 {
			made, _ := e.call(begin, open-1, s)
			return made
		}
		if encodes(method) {
			return v.encode()
		}
		return v
	case lower == "trim" || lower == "strip" || lower == "tostring" || lower == "touppercase" || lower == "upper" || lower == "toupper":
		if _, ok := v.letters(); ok {
			return v
		}
	case e.isSelf(begin) && open == begin+3:
		if fns := e.main.named[method]; len(fns) > 0 && e.depth < maxDepth && s.depth < maxCalls {
			if made, ok := e.returned(fns[0], open, s); ok {
				return made
			}
		}
	}
	made := e.unless(value{}, begin, e.pair[open]+1)
	for _, p := range v.parts {
		if p.encoded && !numeric(method) { // encodeURIComponent(x).replace(…)
			made = made.encode()
		}
	}
	if numeric(method) {
		made.parts[0].number = true
	}
	return made
}
