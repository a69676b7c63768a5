package source

import (
	"slices"
	"strings"

	"navercaptcha/naver"
)

// request is a call to NAVER's CAPTCHA that the source makes.
type request struct {
	address
	platform naver.Platform // of the host, or of the path where the host is not told
	route    route
	right    bool // the path is one of NAVER's
	call     naver.Call
	query    []param
	headers  []header
	at       int    // the token at which the URL is handed over
	callee   string // to what
	weak     bool   // it is only made a URL there
	element  bool   // a page's element calls it
	client   bool   // it is called from a browser
	in       *scope
	ranges   []span // of the tokens that have to do with it
	declared bool   // an annotation names it, and parameters give the rest
	curl     *curlCommand
}

// span is a part of the tokens.
type span struct{ from, to int }

// reader finds the requests of a source.
type reader struct {
	*evaluator
	requests []*request
	hosts    []hostAt
}

type hostAt struct {
	host, scheme string
	path         string // in front of the paths that are called, or empty
	at, line     int
}

// maxRequests bounds what is looked at of one source.
const maxRequests = 300

// silent are functions that call nobody with what they are given.
var silent = map[string]bool{
	"print": true, "println": true, "printf": true, "log": true, "info": true, "debug": true, "warn": true, "warning": true, "error": true,
	"trace": true, "echo": true, "write": true, "writeline": true, "puts": true, "equals": true, "contains": true, "startswith": true,
	"endswith": true, "indexof": true, "replace": true, "assert": true, "assertequals": true, "assertthat": true, "expect": true, "it": true,
	"describe": true, "test": true, "include": true, "require": true, "import": true, "define": true, "strpos": true, "str_replace": true,
	"matches": true, "split": true, "includes": true, "getenv": true, "value": true, "deprecated": true, "fail": true, "panic": true,
	"d": true, "e": true, "i": true, "w": true, "v": true, "set_trace": true, "die": true, "exit": true, "alert": true, "len": true,
	"compile": true, "startwith": true, "i18n": true, "getstring": true, "add": true, "push": true, "link": true, "see": true,
	"requestmapping": true, "getmapping": true, "postmapping": true, "writehost": true, "write-host": true, "write-output": true,
	"format": true, "sprintf": true, "append": true, "stringbuilder": true, "stringbuffer": true, "concat": true, "str": true, "string": true,
	"join": true, "trim": true, "baseurl": true, "toequal": true, "tobe": true, "stub": true, "when": true, "mock": true, "suppresswarnings": true, "println!": true, "debugprint": true,
}

// makers only make a URL of a text; who calls it is told elsewhere.
var makers = map[string]bool{
	"url": true, "uri": true, "create": true, "parse": true, "tohttpurl": true, "fromhttpurl": true, "fromuristring": true, "urlparse": true,
	"uribuilder": true, "path": true, "host": true, "urljoin": true, "encodeuri": true, "https": true, "http": true,
}

// find looks for the requests.
func (r *reader) find() {
	r.findHosts()
	for i := range r.toks {
		if len(r.requests) >= maxRequests || !r.spend(1) {
			break
		}
		r.look(i, &scope{fn: r.of[i]})
	}
	r.dropUntold()
}

// dropUntold leaves out what a function would call without its parameters, where its callers say what it calls.
func (r *reader) dropUntold() {
	told := map[int]bool{}
	for _, q := range r.requests {
		if !strings.Contains(q.path, string(gap)) {
			told[q.at] = true
		}
	}
	r.requests = slices.DeleteFunc(r.requests, func(q *request) bool { return strings.Contains(q.path, string(gap)) && told[q.at] })
}

// findHosts lists NAVER's hosts in the source, for paths that stand without one.
func (r *reader) findHosts() {
	for i := range r.toks {
		if r.toks[i].kind != text {
			continue
		}
		for _, p := range r.toks[i].pieces {
			letters := strings.ToLower(strings.TrimSpace(p.letters))
			scheme, rest, found := strings.Cut(letters, "://")
			if !found {
				scheme, rest = "https", letters
			}
			host := strings.TrimRight(strings.SplitN(rest, "/", 2)[0], ":0123456789")
			if _, own := platformOf(host); own || found && resembles(host) {
				_, path, _ := strings.Cut(rest, "/")
				r.hosts = append(r.hosts, hostAt{host, scheme, strings.TrimRight(path, "/"), i, p.line})
			}
		}
	}
}

// begins tells whether an expression can begin at a token.
func (r *reader) begins(i int) bool {
	t, before := r.tok(i), r.tok(i-1)
	if t.kind != text && t.kind != name || r.tok(i+1).is("=") && t.kind == name {
		return false
	}
	if before.kind == punct {
		switch before.text {
		case "(", ",", "=", "[", "{", ":", "=>", "->":
			return true
		}
		return t.first && (t.lang == pwsh)
	}
	switch strings.ToLower(before.text) {
	case "-uri", "return", "iwr", "irm", "invoke-webrequest", "invoke-restmethod":
		return before.kind == name
	}
	return false
}

// look reads an expression, and what is called with it.
func (r *reader) look(i int, s *scope) {
	if !r.begins(i) {
		return
	}
	callee, open := r.callee(i)
	if open >= 0 && open == r.up[i] && silent[strings.ToLower(callee)] || strings.HasSuffix(callee, "Exception") || strings.HasSuffix(callee, "Error") || r.logs(open) {
		return
	}
	v, _ := r.expression(i, s)
	if !v.mentions() {
		return
	}
	if open >= 0 && s.depth < maxCalls {
		if fns := r.named[callee]; len(fns) > 0 && r.of[open] != fns[0] && r.own(open-1) {
			n := len(r.requests)
			f := &r.funcs[fns[0]]
			in := &scope{fn: fns[0], given: r.bind(f, open, s), caller: s, from: open, depth: s.depth + 1}
			for j := f.from; j < f.to && j < len(r.toks) && r.spend(1); j++ {
				if r.of[j] == fns[0] || f.value {
					r.look(j, in)
				}
			}
			if len(r.requests) > n {
				return
			}
			if !f.calls(r) {
				return
			}
		}
	}
	a, ok := addressOf(v)
	if !ok {
		return
	}
	req, ok := r.request(a, i)
	if !ok {
		return
	}
	req.in, req.at, req.callee, req.client = s, i, callee, r.toks[i].client
	switch strings.ToLower(callee) {
	case "get", "getexchange", "httpexchange", "getmapping":
		req.declared = open > 1 && r.tok(open-2).is("@")
	}
	req.weak = makers[strings.ToLower(callee)]
	if !r.handedOver(req, open) {
		return
	}
	r.add(req)
}

// own tells a call of a function of the source from that of a method of some other object.
func (r *reader) own(i int) bool {
	if !r.isAccess(i - 1) {
		return true
	}
	base := r.tok(i - 2)
	return r.isSelf(i-2) || base.kind != name || base.text[0] >= 'A' && base.text[0] <= 'Z' || base.lang == php
}

// calls tells whether a function calls anything at all.
func (f *function) calls(r *reader) bool {
	for i := f.from; i < f.to && i < len(r.toks); i++ {
		if r.tok(i).is("(") {
			return true
		}
	}
	return false
}

// callee is the function whose argument a token begins, and the bracket of its arguments; -1 for none.
func (r *reader) callee(i int) (callee string, open int) {
	open = r.up[i]
	for open >= 0 && !r.tok(open).is("(") && !r.block(open) {
		open = r.up[open]
	}
	if open < 0 || !r.tok(open).is("(") {
		return "", -1
	}
	j := open - 1
	if r.tok(j).is(">") { // new HttpEntity<String>(…)
		for j > 0 && open-j < 12 && !r.tok(j).is("<") {
			j--
		}
		j--
	}
	if r.tok(j).kind != name || r.tok(j).text == "if" || r.tok(j).text == "while" || r.tok(j).text == "return" {
		return "", -1
	}
	return strings.TrimPrefix(r.tok(j).text, "$"), open
}

// logs tells console.x(…), logger.x(…) and the like.
func (r *reader) logs(open int) bool {
	if open < 3 || !r.isAccess(open-2) {
		return false
	}
	switch strings.ToLower(r.tok(open - 3).text) {
	case "console", "log", "logger", "logging", "out", "err", "timber", "$log", "$logger", "winston", "app", "router", "server":
		return true
	}
	return false
}

// request makes one of an address that is NAVER's CAPTCHA, or was meant to be.
func (r *reader) request(a address, i int) (*request, bool) {
	if !forCaptcha(a.path) {
		return nil, false
	}
	if a.host == "" {
		lower := strings.ToLower(a.path)
		whole := strings.Contains(lower, "/v1/captcha/") || strings.Contains(lower, "captcha/v1/") || strings.Contains(lower, "captcha-bin/v1/")
		for _, h := range r.hosts { // the nearest one before, else the first
			if !whole && (!strings.HasSuffix(h.path, "captcha") || strings.Count(a.path, "/") != 1 || r.isBase(h, i)) {
				continue
			}
			if a.host == "" || h.at < i {
				if !whole {
					a.path = "/" + h.path + a.path[strings.LastIndexByte(a.path, '/'):]
				}
				a.host = h.host
				if a.scheme == "" {
					a.scheme = h.scheme
					a.hostLine = h.line
				}
			}
		}
	}
	if a.host == "" && !strings.Contains(strings.ToLower(a.path), "/v1/captcha/") && !strings.Contains(strings.ToLower(a.path), "captcha/v1/") &&
		!strings.Contains(strings.ToLower(a.path), "captcha-bin/v1/") {
		return nil, false
	}
	platform, own := platformOf(a.host)
	if a.host != "" && !own && !resembles(a.host) {
		return nil, false
	}
	q := &request{address: a, platform: platform}
	q.route, q.right = routes[a.path]
	if !q.right {
		q.route = meant(a.path)
	}
	if !own {
		q.platform = naver.Cloud
		if q.route.developers {
			q.platform = naver.Developers
		}
		switch {
		case strings.Contains(a.host, "gov-"):
			q.platform = naver.Gov
		case strings.Contains(a.host, "fin-"):
			q.platform = naver.Fin
		}
	}
	return q, true
}

// isBase tells the very string that is to be put in front of a path.
func (r *reader) isBase(h hostAt, i int) bool { return h.at == i }

// based are the names of what stands in front of the paths that are called.
var based = map[string]bool{"baseurl": true, "base_url": true, "base_uri": true, "prefixurl": true, "baseaddress": true, "host": true, "hostname": true}

// addressed are the names under which an object, a call or a page's element has a URL.
var addressed = map[string]bool{"url": true, "uri": true, "src": true, "path": true, "href": true, "-uri": true, "action": true, "requesturi": true, "location": true, "endpoint": true}

// handedOver tells whether a URL is given to something that calls it. Else it is a string and no more.
func (r *reader) handedOver(q *request, open int) bool {
	before := r.tok(q.at - 1)
	switch {
	case before.is("return"), before.is("=>") && open < 0:
		f := r.of[q.at]
		return q.in.caller == nil && (f < 0 || !r.calledHere(r.funcs[f].name))
	case before.is("="):
		label := strings.ToLower(r.tok(q.at - 2).text)
		if based[label] {
			return false
		}
		if r.isAccess(q.at-3) && addressed[label] {
			q.element = label == "src" || label == "href" || label == "action"
			q.client = q.client || q.element
			return true
		}
		if r.up[q.at] >= 0 && !r.block(r.up[q.at]) && r.tok(r.up[q.at]).is("(") {
			return true // a named argument
		}
		if label == "src" && r.tok(q.at-2).lang == script && r.jsx(q.at-2) {
			q.element, q.client = true, true
			return true
		}
		if r.tok(q.at-2).is("innerhtml") || r.tok(q.at-2).text == "innerHTML" {
			q.element, q.client = true, true
			return true
		}
		f := r.of[q.at] // fun url(key) = "…"
		return f >= 0 && r.funcs[f].value && r.funcs[f].from == q.at && !r.calledHere(r.funcs[f].name)
	case before.kind == name:
		return true
	case before.is("{") && r.tok(q.at-2).is("=") && r.tok(q.at-3).is("src"):
		q.element, q.client = true, true
		return true
	case before.is(":") || before.is("=>"):
		label := strings.ToLower(r.tok(q.at - 2).text)
		if letters, ok := r.tok(q.at - 2).plain(); ok {
			label = strings.ToLower(letters)
		}
		if based[label] {
			return false
		}
		return addressed[label] && (open >= 0 || r.assignedAndUsed(q.at))
	}
	return open >= 0
}

// jsx tells an attribute of an element within script.
func (r *reader) jsx(i int) bool {
	for j := i; j > i-30 && j > 0; j-- {
		if r.tok(j).is("<") {
			return r.tok(j+1).kind == name
		}
		if r.tok(j).is(";") {
			return false
		}
	}
	return false
}

// assignedAndUsed tells an object that a variable holds which is used again.
func (r *reader) assignedAndUsed(i int) bool {
	from, to := r.statement(i)
	for j := from; j < to; j++ {
		if r.tok(j).is("=") && r.tok(j-1).kind == name {
			label := r.tok(j - 1).text
			for k := to; k < len(r.toks) && r.spend(1); k++ {
				if r.tok(k).is(label) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// calledHere tells whether a function of the source is called in it.
func (r *reader) calledHere(label string) bool {
	for i := range r.toks {
		if !r.spend(1) {
			return false
		}
		if r.toks[i].kind == name && r.toks[i].text == label && r.tok(i+1).is("(") {
			defined := false
			for _, f := range r.named[label] {
				defined = defined || r.funcs[f].at == i
			}
			if !defined {
				return true
			}
		}
	}
	return false
}

// add takes a request, or more of what is known of one: a URL is made at one place and called at another.
func (r *reader) add(q *request) {
	from, _ := r.statement(q.at)
	for _, o := range r.requests {
		if o.address.at != q.address.at || !sameScope(o.in, q.in) {
			continue
		}
		ofrom, _ := r.statement(o.at)
		if !o.weak && !q.weak && ofrom != from {
			continue
		}
		if len(q.path) >= len(o.path) && len(params(q.address.query)) >= len(params(o.address.query)) && (o.weak || ofrom == from) {
			q.element, q.client = q.element || o.element, q.client || o.client
			if q.scheme == "" {
				q.scheme = o.scheme
			}
			if !q.weak || o.weak {
				keep := o.at
				*o = *q
				if ofrom == from {
					o.at = keep
				}
			}
		}
		return
	}
	r.requests = append(r.requests, q)
}

func sameScope(a, b *scope) bool {
	for a != nil && b != nil {
		if a.fn != b.fn || a.from != b.from {
			return false
		}
		a, b = a.caller, b.caller
	}
	return a == nil && b == nil
}
