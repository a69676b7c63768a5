package evidence

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"navercaptcha/naver/attempt"
)

const formMessage attempt.Form = "http" // as curl -i, HTTPie and proxies save it

var (
	statusLine  = regexp.MustCompile(`^\s*HTTP/(\d(?:\.\d)?) (\d{3})(?: (.*))?$`)
	requestHead = regexp.MustCompile(`^\s*(GET|POST|PUT|DELETE|OPTIONS|HEAD|PATCH|CONNECT) (\S+)(?: HTTP/\d(?:\.\d)?)?\s*$`)
	headerLine  = regexp.MustCompile(`^\s*([A-Za-z][A-Za-z0-9-]*): ?(.*)$`)
)

// readMessages reads requests and answers with their heads.
func readMessages(t *transcript) {
	for i := 0; i < len(t.lines); i++ {
		if t.claimed[i] {
			continue
		}
		line := t.lines[i]
		if m := statusLine.FindStringSubmatch(line); m != nil {
			i = t.readAnswer(i, m[2]) - 1
			continue
		}
		if m := requestHead.FindStringSubmatch(line); m != nil && (strings.HasPrefix(m[2], "/") || strings.HasPrefix(m[2], "http")) {
			if end, ok := t.readRequest(i, m[1], m[2]); ok {
				i = end - 1
			}
		}
	}
}

// readAnswer reads an answer that begins at a line, and returns the line behind it.
func (t *transcript) readAnswer(at int, status string) int {
	p := piece{line: at, form: formMessage, respHeader: http.Header{}}
	p.status, _ = strconv.Atoi(status)
	i := t.readHeaders(at+1, p.respHeader)
	if i < len(t.lines) && statusLine.MatchString(t.lines[i]) { // an interim answer, or that of a proxy to CONNECT
		t.passOver(at, i)
		return i
	}
	if p.status/100 == 1 {
		t.passOver(at, i)
		return i
	}
	body, end := t.readBody(i)
	p.end = max(end, i)
	p.body, p.noBody = bodyOf(body, p.status, p.respHeader)
	p.naver = p.respHeader.Get("X-Ncp-Trace-Id") != "" || p.respHeader.Get("Apigw-Error") != "" ||
		p.respHeader.Get("Apigw-Uuid") != "" || naverSays(body)
	p.respHeader = plainHeader(p.respHeader)
	t.add(p)
	return p.end
}

// bodyOf judges what stands behind a head: nothing there says little, unless the head says that there is nothing.
func bodyOf(body string, status int, h http.Header) (content []byte, none bool) {
	if trimmed := strings.TrimSpace(body); trimmed != "" {
		return []byte(trimmed), false
	}
	return nil, h.Get("Content-Length") == "0" || status == http.StatusNoContent || status == http.StatusNotModified
}

// plainHeader takes out what a body that was decoded when it was saved no longer is.
func plainHeader(h http.Header) http.Header {
	h = h.Clone()
	h.Del("Content-Encoding")
	h.Del("Transfer-Encoding")
	return h
}

// passOver claims lines that belong to what follows them.
func (t *transcript) passOver(from, to int) {
	for i := from; i < to && i < len(t.claimed); i++ {
		t.claimed[i], t.passed[i] = true, true
	}
}

// readRequest reads a request that begins at a line. One of a single line without a head is left to others.
func (t *transcript) readRequest(at int, method, target string) (end int, ok bool) {
	h := http.Header{}
	end = t.readHeaders(at+1, h)
	host := h.Get("Host")
	if len(h) == 0 || strings.HasPrefix(target, "/") && host == "" && !pathText.MatchString(target) {
		return 0, false
	}
	p := piece{line: at, end: end, form: formMessage, request: true, method: method, header: h, url: urlOf("https", host, target)}
	if strings.HasSuffix(host, ":80") {
		p.url = urlOf("http", strings.TrimSuffix(host, ":80"), target)
	}
	p.naver = aboutNAVER(p.url)
	if !p.naver && !hasNAVERHeader(h) {
		return 0, false
	}
	t.add(p)
	return end, true
}

func urlOf(scheme, host, target string) string {
	if strings.Contains(target, "://") {
		return target
	}
	if host == "" {
		return target
	}
	return scheme + "://" + host + target
}

func hasNAVERHeader(h http.Header) bool {
	for name := range h {
		if headerText.MatchString(name) {
			return true
		}
	}
	return false
}

// readHeaders reads header lines until an empty one, which it takes too.
func (t *transcript) readHeaders(i int, h http.Header) int {
	for ; i < len(t.lines); i++ {
		line := t.lines[i]
		if strings.TrimSpace(line) == "" {
			if i+1 < len(t.lines) && len(h) == 0 && headerLine.MatchString(t.lines[i+1]) {
				continue // somebody put an empty line between all lines
			}
			return i + 1
		}
		m := headerLine.FindStringSubmatch(line)
		if m == nil {
			return i
		}
		h.Add(m[1], m[2])
	}
	return i
}

// readBody reads the body that begins at a line: to its end as JSON or as a page, else to the next head or empty line.
func (t *transcript) readBody(i int) (body string, end int) {
	for i < len(t.lines) && strings.TrimSpace(t.lines[i]) == "" {
		i++
	}
	from := i
	for ; i < len(t.lines) && !t.claimed[i]; i++ {
		line := t.lines[i]
		if statusLine.MatchString(line) || i > from && requestHead.MatchString(line) {
			break
		}
		text := t.from(from, i+1)
		trimmed := strings.TrimSpace(text)
		switch {
		case strings.HasPrefix(trimmed, "{"):
			if balanced(trimmed) {
				return text, i + 1
			}
		case strings.HasPrefix(trimmed, "<"):
			if strings.Contains(strings.ToLower(trimmed), "</html>") {
				return text, i + 1
			}
		case strings.TrimSpace(line) == "":
			return text, i
		}
		const longest = 400
		if i-from > longest {
			break
		}
	}
	return t.from(from, i), i
}

// balanced tells whether the braces of JSON are closed, outside of its strings.
func balanced(text string) bool {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return true
			}
		}
	}
	return false
}
