package source

import (
	"strings"

	"navercaptcha/naver"
)

func lowered(s string) string { return strings.ToLower(s) }

// header is a header with a credential, or a parameter of the query with one.
type header struct {
	cloud  bool // NAVER Cloud's name of it
	secret bool
	value  value
	line   int
	query  bool
}

// headerNamed tells the names of the headers with credentials.
func headerNamed(word string) (h header, ok bool) {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case strings.ToLower(naver.Developers.IDHeader()):
	case strings.ToLower(naver.Developers.SecretHeader()):
		h.secret = true
	case strings.ToLower(naver.Cloud.IDHeader()):
		h.cloud = true
	case strings.ToLower(naver.Cloud.SecretHeader()):
		h.cloud, h.secret = true, true
	default:
		return h, false
	}
	return h, true
}

// headerAt reads the header whose name stands at a token, and its value, in whatever form: a pair, an entry, a line.
func (r *reader) headerAt(i int) (h header, ok bool) {
	t := r.tok(i)
	s := &scope{fn: r.of[i]}
	if t.kind == name {
		// HEADER_ID, where that is a constant.
		if sep := r.tok(i + 1); !sep.is(",") && !sep.is("]") && !sep.is(":") && !sep.is("=>") {
			return h, false
		}
		a, found := r.vars.last(r.layout, t.text, i, r.of[i])
		if !found {
			return h, false
		}
		word, plain := r.tok(a.value).plain()
		if h, ok = headerNamed(word); !plain || !ok {
			return h, false
		}
		h.line = t.line
		return r.valued(h, i, s), true
	}
	if t.kind != text || len(t.pieces) == 0 {
		return h, false
	}
	word, rest, colon := strings.Cut(t.pieces[0].letters, ":")
	if h, ok = headerNamed(word); !ok {
		return h, false
	}
	h.line = t.line
	if !colon {
		return r.valued(h, i, s), len(t.pieces) == 1
	}
	v, _ := r.expression(i, s)
	_, h.value, _ = v.split(":")
	h.value = trimLeft(h.value)
	_ = rest
	return h, true
}

// headersAt is headerAt, and for a string of several headers all of them.
func (r *reader) headersAt(i int) (all []header) {
	if h, ok := r.headerAt(i); ok {
		all = append(all, h)
	}
	t := r.tok(i)
	if t.kind != text || len(t.pieces) == 0 {
		return all
	}
	several := false
	for _, p := range t.pieces {
		several = several || strings.Contains(p.letters, "\n")
	}
	if !several {
		return all
	}
	all = nil
	v, _ := r.expression(i, &scope{fn: r.of[i]})
	for n := 0; len(v.parts) > 0 && n < 40; n++ {
		var one value
		one, v, _ = v.split("\n")
		label, rest, found := one.split(":")
		if text, ok := label.letters(); found && ok {
			if h, ok := headerNamed(text); ok {
				h.line, h.value = label.line(), trimLeft(rest)
				all = append(all, h)
			}
		}
	}
	return all
}

// valued reads the value behind a header's name.
func (r *reader) valued(h header, i int, s *scope) header {
	j := i + 1
	switch sep := r.tok(j); {
	case sep.is(",") || sep.is(":") || sep.is("=>") || sep.is("to") || sep.is("="):
		j++
	case sep.is("]") && r.tok(j+1).is("=") || sep.is("]") && r.tok(j+1).is(":"):
		j += 2
	case sep.is(")") && r.tok(j+1).is("("): // header("X-…")(…)
		j += 2
	default:
		return h
	}
	for r.tok(j).is("[") || r.tok(j).is("{") && r.tok(j).lang != script { // a list with one value
		j++
	}
	h.value, _ = r.expression(j, s)
	return h
}

func trimLeft(v value) value {
	for len(v.parts) > 0 && v.parts[0].hole == "" {
		v.parts[0].letters = strings.TrimLeft(v.parts[0].letters, " \t")
		if v.parts[0].letters != "" {
			break
		}
		v.parts = v.parts[1:]
	}
	return v
}

// findHeaders lists the credentials that go with a request.
func (r *reader) findHeaders(q *request) {
	r.each(q, func(i int) bool {
		for _, h := range r.headersAt(i) {
			// A parameter of the function that makes the request has the value that its caller gave.
			if len(h.value.parts) == 1 && h.value.parts[0].hole != "" {
				for s := q.in; s != nil; s = s.caller {
					if v, given := s.given[h.value.parts[0].hole]; given {
						h.value = v
					}
				}
			}
			q.headers = append(q.headers, h)
		}
		return len(q.headers) > 40
	})
	for _, p := range q.query {
		h, ok := headerNamed(p.name)
		if !ok {
			switch strings.NewReplacer("_", "", "-", "").Replace(lowered(p.name)) {
			case "clientid", "naverclientid":
				ok = true
			case "clientsecret", "naverclientsecret":
				h.secret, ok = true, true
			}
		}
		if ok {
			h.query, h.value, h.line = true, p.value, p.line
			q.headers = append(q.headers, h)
		}
	}
}

// findQuery lists the parameters of a request: of its URL, of what is given beside it, of what is added to it later.
func (r *reader) findQuery(q *request) {
	q.query = params(q.address.query)
	if len(q.query) > 0 && !onlyHoles(q.query) {
		return
	}
	q.query = nil
	have := map[string]bool{}
	add := func(i int) {
		label, ok := r.tok(i).plain()
		if r.tok(i).kind == name {
			label, ok = r.tok(i).text, true
		}
		secret, isHeader := headerNamed(label)
		if !ok || have[label] || label != "code" && label != "key" && label != "value" && !isHeader {
			return
		}
		j := i + 1
		switch sep := r.tok(j); {
		case sep.is(":") || sep.is("=>") || sep.is("to"), sep.is(",") && r.tok(i).kind == text:
			j++
		case sep.is("=") && r.tok(i).kind == name && r.up[i] >= 0 && r.tok(r.up[i]).is("("):
			j++
		case sep.is("]") && r.tok(j+1).is("="):
			j += 2
		case (sep.is(",") || sep.is("}")) && r.tok(i).kind == name && r.tok(i).lang == script && r.up[i] >= 0 && r.tok(r.up[i]).is("{") && !r.block(r.up[i]): // {code, key}
			j = i
		case sep.is("=") && r.tok(i).lang == pwsh && r.up[i] >= 0 && r.tok(r.up[i]-1).is("@"):
			j++
		default:
			return
		}
		if isHeader {
			if near := r.queryCall(i); !near {
				return
			}
			_ = secret
		}
		v, _ := r.expression(j, &scope{fn: r.of[i], given: q.given(r.of[i])})
		have[label] = true
		q.query = append(q.query, param{name: label, value: v.encode(), equals: true, line: r.tok(i).line})
	}
	// First the statement itself and what its names stand for, then what stands around it.
	at := q.at
	for s := q.in; s != nil; at, s = s.from, s.caller {
		from, to := r.statement(at)
		for i := from; i < to; i++ {
			add(i)
		}
		for i := from; i < to && r.spend(1); i++ {
			key := r.tok(i).text
			if r.tok(i).kind == text {
				for _, p := range r.tok(i).pieces {
					for k := range p.hole {
						r.addFrom(p.hole[k].text, i, s, add)
					}
				}
				continue
			}
			if r.tok(i).kind == name && !r.isAccess(i-1) {
				r.addFrom(key, i, s, add)
			}
		}
		if len(q.query) > 0 {
			return
		}
	}
}

// addFrom looks at what a variable got, and at what was put into it.
func (r *reader) addFrom(key string, i int, s *scope, add func(int)) {
	if a, ok := r.vars.last(r.layout, key, i+1, s.fn); ok {
		for j := a.value; j < a.end && r.spend(1); j++ {
			add(j)
			if r.tok(j).kind == name && !r.isAccess(j-1) { // new URLSearchParams(params)
				if b, ok := r.vars.last(r.layout, r.tok(j).text, a.at, s.fn); ok && b.end <= a.at {
					for k := b.value; k < b.end && r.spend(1); k++ {
						add(k)
					}
				}
			}
		}
	}
	for n, at := range r.vars.touched[key] {
		if n > maxLook || r.of[at] != s.fn {
			continue
		}
		_, to := r.statement(at)
		for j := at; j < to && r.spend(1); j++ {
			add(j)
		}
	}
}

// queryCall tells a credential that is put into the query by name.
func (r *reader) queryCall(i int) bool {
	callee, _ := r.callee(i)
	switch lowered(callee) {
	case "queryparam", "addqueryparameter", "setqueryparameter", "urlsearchparams", "addquerystring", "appendqueryparameter", "parameter", "urlencode",
		"http_build_query", "addparameter", "setparameter", "queryparams":
		return true
	}
	for open := r.up[i]; open > 2; open = r.up[open] {
		switch lowered(r.tok(open - 2).text) {
		case "params", "query", "qs", "searchparams", "queryparameters":
			return r.tok(open-1).is("=") || r.tok(open-1).is(":") || r.tok(open-1).is("=>")
		}
	}
	return false
}

// given are the arguments with which a function was called on the way to a request.
func (q *request) given(fn int) map[string]value {
	for s := q.in; s != nil; s = s.caller {
		if s.fn == fn {
			return s.given
		}
	}
	return nil
}

func onlyHoles(all []param) bool {
	for _, p := range all {
		if p.equals {
			return false
		}
		if p.name != "" {
			return false
		}
	}
	return true
}

// param is a parameter of the request's query.
func (q *request) param(label string) (param, bool) {
	for _, p := range q.query {
		if p.name == label && p.equals {
			return p, true
		}
	}
	return param{}, false
}

// findCall says which of the three calls a request is.
func (q *request) findCall() {
	switch {
	case q.route.media:
		q.call = naver.Fetch
	default:
		q.call = naver.Issue
		_, key := q.param("key")
		_, answer := q.param("value")
		code, _ := q.param("code")
		if text, _ := code.value.letters(); key || answer || strings.TrimSpace(text) == "1" {
			q.call = naver.Verify
		}
		for _, p := range q.query {
			if !p.equals && (p.name == "key" || p.name == "value") {
				q.call = naver.Verify
			}
		}
	}
}
