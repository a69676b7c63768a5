package evidence

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"navercaptcha/naver/attempt"
)

const formOkHTTP attempt.Form = "okhttp"

var (
	okSent     = regexp.MustCompile(`^(.*?)--> (GET|POST|PUT|DELETE|HEAD|OPTIONS|PATCH) (\S+)`)
	okReceived = regexp.MustCompile(`<-- (\d{3})(?: [^h(]*)? ?(https?://\S+)?(?: \(\d+ ?ms.*\))?`)
	okFailed   = regexp.MustCompile(`<-- HTTP FAILED: (.*)$`)
	okTag      = regexp.MustCompile(`^.*?(?:OkHttp|okhttp|OkHttpClient|HttpLoggingInterceptor|Retrofit|HTTP|Http)[\w.$-]*(?:\([ \d]+\))?\s*[:|\]-] ?`)
	okEnd      = regexp.MustCompile(`<-- END HTTP|--> END `)
)

// readOkHTTP reads what OkHttp's logging interceptor writes, at each of its levels, also with the tag of a log before each line.
func readOkHTTP(t *transcript) {
	for i := 0; i < len(t.lines); i++ {
		if !strings.Contains(t.lines[i], "--> ") && !strings.Contains(t.lines[i], "<-- ") || t.claimed[i] {
			continue
		}
		if m := okSent.FindStringSubmatch(t.lines[i]); m != nil && aboutNAVER(m[3]) {
			p := piece{line: i, form: formOkHTTP, request: true, method: m[2], url: trimURL(m[3]), naver: true}
			h, _, end := t.okBlock(i, m[1])
			if len(h) > 0 || t.okHasEnd(i, end) {
				p.header, p.end = h, end
			}
			t.add(p)
			i = max(i, p.end-1)
			continue
		}
		t.okAnswer(&i)
	}
}

func (t *transcript) okAnswer(i *int) {
	line := t.lines[*i]
	before, _, _ := strings.Cut(line, "<-- ")
	if m := okFailed.FindStringSubmatch(line); m != nil {
		t.add(piece{line: *i, form: formOkHTTP, words: m[1], naver: names(m[1]), loose: !names(m[1])})
		return
	}
	m := okReceived.FindStringSubmatch(line)
	if m == nil {
		return
	}
	p := piece{line: *i, form: formOkHTTP}
	p.status, _ = strconv.Atoi(m[1])
	if aboutNAVER(m[2]) {
		p.url, p.naver = trimURL(m[2]), true
	} else if m[2] != "" {
		return
	}
	h, body, end := t.okBlock(*i, before)
	if len(h) > 0 || body != "" {
		p.respHeader, p.end = h, end
		p.body, p.noBody = bodyOf(body, p.status, h)
		p.whole = true
	}
	p.naver = p.naver || naverSays(body)
	t.add(p)
	*i = max(*i, p.end-1)
}

func (t *transcript) okHasEnd(i, end int) bool {
	return end > i+1 && end <= len(t.lines) && okEnd.MatchString(t.lines[end-1])
}

// okBlock reads the headers and the body that follow a line, up to the line that ends them.
func (t *transcript) okBlock(at int, before string) (h http.Header, body string, end int) {
	h = http.Header{}
	var lines []string
	inBody := false
	const longest = 400
	for i := at + 1; i < len(t.lines) && i < at+longest; i++ {
		line := t.lines[i]
		if okEnd.MatchString(line) {
			return h, strings.Join(lines, "\n"), i + 1
		}
		if okSent.MatchString(line) || okReceived.MatchString(line) || okFailed.MatchString(line) {
			return h, strings.Join(lines, "\n"), i
		}
		line = untag(line, before)
		if m := headerLine.FindStringSubmatch(line); m != nil && !inBody && !strings.HasPrefix(strings.TrimSpace(line), "{") {
			h.Add(m[1], m[2])
			continue
		}
		if inBody = true; strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
		if joined := strings.Join(lines, "\n"); strings.HasPrefix(joined, "{") && balanced(joined) {
			if i+1 < len(t.lines) && okEnd.MatchString(t.lines[i+1]) {
				return h, joined, i + 2
			}
			return h, joined, i + 1
		}
	}
	return h, strings.Join(lines, "\n"), at + 1
}

// untag takes off what a logger puts before each line.
func untag(line, before string) string {
	if before = strings.TrimRight(before, " "); before == "" {
		return line
	}
	if rest, ok := strings.CutPrefix(line, before); ok {
		return strings.TrimPrefix(rest, " ")
	}
	if m := okTag.FindString(line); m != "" {
		return line[len(m):]
	}
	if stamp.MatchString(line) { // the same columns, with another time
		if len(line) >= len(before) && before != "" {
			return strings.TrimPrefix(line[len(before):], " ")
		}
	}
	return line
}
