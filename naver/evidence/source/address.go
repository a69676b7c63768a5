package source

import (
	"strings"

	"navercaptcha/naver"
)

// address is where a URL of the source leads.
type address struct {
	scheme   string
	host     string // empty where the source does not tell
	path     string // of which gaps are holes
	query    value
	line     int // on which the path stands
	hostLine int
	at       int // the string in which the path ends
}

// param is one name and value of a query.
type param struct {
	name   string
	value  value
	equals bool
	line   int
}

// addressOf reads a URL. ok is false for what is none.
func addressOf(v value) (a address, ok bool) {
	for _, mark := range []string{`src="`, `src='`, `src=\"`} {
		if _, after, found := v.split(mark); found {
			v = after
			for _, quote := range []string{`"`, `'`, `\`} {
				v, _, _ = v.split(quote)
			}
			break
		}
	}
	if _, after, found := v.split("/"); !found || len(after.parts) == 0 && !strings.Contains(v.text(), "/") {
		return a, false
	}
	v, _, _ = v.split("#")
	front, query, _ := v.split("?")
	text := strings.TrimSpace(front.text())
	if text == "" || hasBlank(text) || hasBlank(query.text()) {
		return a, false
	}
	a.query = query
	rest := text
	if i := strings.Index(text, "://"); i >= 0 {
		a.scheme, rest = strings.ToLower(text[:i]), text[i+3:]
		if a.scheme != "http" && a.scheme != "https" && strings.Trim(a.scheme, string(gap)) != "" {
			return a, false
		}
	} else if strings.HasPrefix(text, "//") {
		rest = text[2:]
	} else if host, _, _ := strings.Cut(text, "/"); !strings.Contains(host, ".") {
		rest = string(gap) + "/" + strings.TrimLeft(strings.TrimLeft(text, string(gap)), "/")
	}
	host, path, found := strings.Cut(rest, "/")
	if !found {
		if n := strings.IndexByte(rest, gap); n > 0 && query.parts == nil { // "https://host" + path
			host, path = rest[:n], rest[n:]
		} else {
			return a, false
		}
	}
	if !strings.Contains(host, string(gap)) {
		a.host = strings.ToLower(host)
		if port := strings.IndexByte(a.host, ':'); port > 0 {
			a.host = a.host[:port]
		}
		if user := strings.IndexByte(a.host, '@'); user >= 0 {
			a.host = a.host[user+1:]
		}
	}
	a.path = "/" + strings.TrimLeft(path, "/")
	for _, p := range front.parts {
		if p.hole == "" && p.letters != "" {
			a.line, a.at = p.line, p.at
			if a.hostLine == 0 {
				a.hostLine = p.line
			}
		}
	}
	return a, a.line > 0
}

func hasBlank(text string) bool {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c <= ' ' && c != gap && depth <= 0:
			return true
		}
	}
	return false
}

// params parts a query.
func params(query value) (all []param) {
	for len(query.parts) > 0 && len(all) < maxParts {
		one, rest, _ := query.split("&")
		query = rest
		label, v, equals := one.split("=")
		p := param{value: v, equals: equals, line: one.line()}
		switch text, ok := label.letters(); {
		case !equals && len(label.parts) > 1 && label.parts[0].hole == "" && (label.parts[1].hole != "" || label.parts[1].named):
			p.name, p.value = label.parts[0].letters, value{parts: label.parts[1:]} // a name with its value right behind it
		case ok:
			p.name = text
		case equals:
			p.name = strings.Trim(label.text(), string(gap))
		default:
			continue
		}
		all = append(all, p)
	}
	return all
}

// platformOf tells a host of NAVER's with CAPTCHA by its exact name.
func platformOf(host string) (naver.Platform, bool) {
	for _, p := range naver.Platforms() {
		if "https://"+host == p.BaseURL() {
			return p, true
		}
	}
	return "", false
}

// resembles tells a host that was probably meant to be one of NAVER's.
func resembles(host string) bool {
	return strings.HasSuffix(host, "ntruss.com") || strings.HasPrefix(host, "openapi.naver") || strings.HasPrefix(host, "naveropenapi") ||
		host == "api.naver.com" || host == "developers.naver.com"
}

// route is a path of NAVER's.
type route struct {
	developers bool
	kind       naver.Kind
	media      bool
}

var routes = func() map[string]route {
	all := map[string]route{"/v1/captcha/scaptcha.bin": {true, naver.Audio, true}} // which NAVER's Java sample has
	for _, p := range []naver.Platform{naver.Developers, naver.Cloud} {
		for _, k := range []naver.Kind{naver.Image, naver.Audio} {
			all[p.Path(k, naver.Issue)] = route{p == naver.Developers, k, false}
			all[p.Path(k, naver.Fetch)] = route{p == naver.Developers, k, true}
		}
	}
	return all
}()

// meant guesses what a wrong path is for.
func meant(path string) route {
	lower := strings.ToLower(path)
	r := route{developers: strings.HasPrefix(lower, "/v1/"), kind: naver.Image}
	last := lower[strings.LastIndexByte(lower, '/')+1:]
	if strings.Contains(last, "scaptcha") || strings.Contains(last, "skey") || strings.Contains(lower, "/scaptcha") || strings.Contains(lower, "/saptcha") {
		r.kind = naver.Audio
	}
	r.media = strings.Contains(last, "captcha")
	return r
}

// forCaptcha tells a path that was meant for CAPTCHA, right or wrong.
func forCaptcha(path string) bool {
	lower := strings.ToLower(path)
	last := lower[strings.LastIndexByte(lower, '/')+1:]
	return strings.Contains(lower, "aptcha") || last == "nkey" || last == "skey"
}
