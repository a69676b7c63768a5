// Package source reads source code that calls NAVER's CAPTCHA, as a customer sends it, and finds the faults in it: those that
// NAVER's own samples have, which are copied everywhere, and those that are made beside them.
//
// It is a lexer and a reader of expressions that put a URL together, for several languages, and no compiler: what it does
// not understand it says nothing about. Nothing of the source is run.
package source

import (
	"sort"
	"strings"

	"navercaptcha/naver"
)

// MaxSize is how much of a source is read, in bytes. The rest is passed by.
const MaxSize = 8 << 20

// maxFaults bounds what is said of one source.
const maxFaults = 200

// Fault is something in a source that keeps a call from doing what it should, or that it shows none.
type Fault struct {
	Rule     string // the id of package diagnosis, such as "code-path"
	Line     int    // from 1
	Platform naver.Platform
	Kind     naver.Kind
	Call     naver.Call
	URL      string // host and path, where both are NAVER's; else empty
}

// Clean is the rule of a source that calls NAVER and shows no fault.
const Clean = "code-clean"

// Credential is one that stands in a source as a value. It is to be taken out of whatever is shown of the source.
type Credential struct {
	Secret bool // a client secret; else a client ID
	Value  string
}

// Read finds the faults of a source, and the credentials in it. ok says whether it is source code that calls NAVER's CAPTCHA,
// told by its name's extension and what it does. Where it does and shows no fault, one Fault says so.
func Read(name string, content []byte) (faults []Fault, held []Credential, ok bool) {
	lang, ext := languageOf(name)
	if lang == nil {
		return nil, nil, false
	}
	src := string(content[:min(len(content), MaxSize)])
	lower := strings.ToLower(src)
	if !strings.Contains(lower, "aptcha") && !strings.Contains(lower, "nkey") && !strings.Contains(lower, "skey") {
		return nil, nil, false
	}
	c := &checker{}
	if lang == shell || lang == batch {
		c.requests = curlRequests(src, lang)
	} else {
		c.reader = readerOf(src, lang, ext)
		c.requests = c.reader.requests
	}
	if len(c.requests) == 0 {
		return nil, nil, false
	}
	c.check()
	held = credentials(c.requests)
	if len(c.faults) == 0 {
		if c.reader != nil && !c.spend(1) {
			return nil, held, false // it was not read to its end
		}
		c.add(c.requests[0], Clean, c.requests[0].line)
	}
	byLine(c.faults)
	return c.faults, held, true
}

// credentials lists the values of the headers and parameters that carry credentials.
func credentials(requests []*request) (held []Credential) {
	for _, q := range requests {
		for _, h := range q.headers {
			if word, ok := h.value.letters(); ok && strings.TrimSpace(word) != "" && !isPlaceholder(word) {
				held = append(held, Credential{Secret: h.secret, Value: strings.TrimSpace(word)})
			}
		}
	}
	return held
}

// readerOf reads a source that is no script of a shell.
func readerOf(src string, lang *language, ext string) *reader {
	l := lay(tokensOf(src, lang, ext))
	l.findFunctions()
	vars, fuel := l.findVariables(), maxFuel
	r := &reader{evaluator: &evaluator{layout: l, vars: &vars, main: l, at: -1, fuel: &fuel}}
	r.find()
	r.findRanges()
	for _, q := range r.requests {
		r.findQuery(q)
		r.findHeaders(q)
		q.findCall()
	}
	return r
}

func tokensOf(src string, lang *language, ext string) []token {
	switch {
	case lang == page:
		server := java
		switch ext {
		case "cshtml", "aspx":
			server = csharp
		case "ejs":
			server = script
		}
		return lexMixed(src, server)
	case lang == php && strings.Contains(src, "<?"):
		return lexMixed(src, php)
	}
	toks := lex(src, lang, 1, false, false)
	if lang == script && inBrowser(toks, ext) {
		for i := range toks {
			toks[i].client = true
		}
	}
	return toks
}

// inBrowser tells a script that runs in a page.
func inBrowser(toks []token, ext string) bool {
	browser := ext == "jsx" || ext == "tsx"
	for i := range toks {
		t := &toks[i]
		switch t.text {
		case "module", "__dirname":
			return false
		case "require":
			if i+1 < len(toks) && toks[i+1].is("(") {
				return false
			}
		case "document", "window", "localStorage", "XMLHttpRequest", "jQuery", "$", "useState", "useEffect", "VITE_", "alert":
			if t.kind == name && (i == 0 || !toks[i-1].is(".")) {
				browser = true
			}
		case "process":
			if i+4 < len(toks) && toks[i+2].is("env") && !strings.HasPrefix(toks[i+4].text, "REACT_APP_") && !strings.HasPrefix(toks[i+4].text, "NEXT_PUBLIC_") && !strings.HasPrefix(toks[i+4].text, "VUE_APP_") {
				return false
			}
		case "import":
			if i+1 < len(toks) && toks[i+1].is(".") {
				browser = true // import.meta.env
			}
		}
		if t.kind == text {
			if word, ok := t.plain(); ok {
				switch word {
				case "react", "vue", "jquery":
					browser = true
				case "express", "fs", "http", "https", "koa", "next/server", "@nestjs/common", "node:fs", "node:https", "node-fetch", "fastify":
					return false
				}
			}
		}
	}
	return browser
}

func byLine(faults []Fault) {
	sort.SliceStable(faults, func(i, j int) bool { return faults[i].Line < faults[j].Line })
}
