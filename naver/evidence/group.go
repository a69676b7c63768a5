package evidence

import (
	"bytes"
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// calls puts the pieces of a text together to calls and leaves out those that nothing connects with NAVER.
func (t *transcript) calls(whole bool) []found {
	slices.SortStableFunc(t.pieces, func(a, b piece) int { return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.at, b.at)) })
	records := t.records()
	var groups []piece
	for _, p := range t.pieces {
		if p.start.IsZero() {
			p.start, p.zoneless = records.time(p.line), true
		}
		if n := len(groups); n > 0 && groups[n-1].accepts(&p, records) {
			groups[n-1].merge(&p)
		} else {
			groups = append(groups, p)
		}
	}
	groups = slices.DeleteFunc(groups, func(g piece) bool { return !g.answered() && !g.request })
	var all []found
	for i := range groups {
		g := &groups[i]
		if g.url != "" && !aboutNAVER(g.url) && !g.naver {
			t.leftOut++
			continue
		}
		assumed := false
		if !g.naver && !t.near(g, records) {
			if !whole || len(groups) > 1 || !t.isWhole(g) || looksHTML(t.doc.text) && g.form == formText {
				continue
			}
			assumed = true
		}
		f := g.found(t.doc)
		f.assumed = assumed || whole && len(groups) == 1 && g.url == "" && t.isWhole(g)
		all = append(all, f)
	}
	return all
}

// accepts tells whether a piece belongs to the call so far.
func (g *piece) accepts(p *piece, r records) bool {
	same := r.of(g.line) == r.of(p.line) || r.of(max(g.line, g.end-1)) == r.of(p.line)
	later := !same && !g.start.IsZero() && !p.start.IsZero() && p.start.Sub(g.start).Abs() > time.Second
	switch {
	case p.request && !(g.url == p.url && !g.answered() && !g.request):
		return false
	case p.url != "" && g.url != "" && p.url != g.url && !(p.status == 0 && len(p.body) == 0 && (p.words == "" || !g.answered()) && sameCall(p.url, g.url)):
		return false
	case p.url != "" && g.url == "" && g.answered() && !same:
		return false
	case p.url != "" && p.url == g.url && g.answered() && !same && !p.answered():
		return false
	case later && g.answered() && (p.status != 0 && g.status != 0 || len(p.body) > 0 && len(g.body) > 0 || p.words != "" && g.words != ""):
		return false
	case p.status != 0 && g.status != 0 && p.status != g.status:
		return false
	case len(p.body) > 0 && len(g.body) > 0 && !bytes.Equal(gist(p.body), gist(g.body)):
		return false
	case p.words != "" && (len(g.body) > 0 || g.status != 0 && !p.repeats(g)):
		return false
	case g.words != "" && (len(p.body) > 0 || p.status != 0) && !g.repeats(p):
		return false
	}
	const far = 60 // lines: nothing holds together over more than a stack trace
	return p.line-g.end < far
}

// sameCall tells URLs of which one is the beginning of the other, as one without its query is.
func sameCall(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// repeats: the error's words are about the status, such as "returned error: 401".
func (p *piece) repeats(g *piece) bool {
	n, _ := statusIn(p.words)
	return n != 0 && n == g.status
}

var errorCodeIn = regexp.MustCompile(`"errorCode":\s*"?([^",}]*)|"(?:key|result|responseTime)":\s*"?[^",}]*`)

// gist is what two prints of one answer have in common.
func gist(body []byte) []byte {
	if m := errorCodeIn.FindAllSubmatch(body, -1); len(m) > 0 {
		for _, one := range m {
			if len(one[1]) > 0 {
				s, _, _ := said(string(body))
				return []byte(string(one[1]) + s.part)
			}
		}
	}
	return bytes.TrimSpace(body)
}

func (g *piece) merge(p *piece) {
	g.end = max(g.end, p.end)
	g.request = g.request || p.request
	g.naver = g.naver || p.naver
	g.whole = g.whole || p.whole
	g.loose = g.loose && p.loose
	g.noBody = g.noBody || p.noBody
	g.form = cmp.Or(g.form, p.form)
	g.method = cmp.Or(g.method, p.method)
	if len(p.url) > len(g.url) {
		g.url = p.url
	}
	g.program, g.proxy = cmp.Or(g.program, p.program), cmp.Or(g.proxy, p.proxy)
	g.status = cmp.Or(g.status, p.status)
	if g.header == nil {
		g.header = p.header
	}
	if g.respHeader == nil {
		g.respHeader = p.respHeader
	}
	if len(g.body) == 0 || len(p.body) > len(g.body) && bytes.Contains(p.body, []byte("{")) {
		if len(p.body) > 0 {
			g.body = p.body
		}
	}
	if p.words != "" && !strings.Contains(g.words, p.words) {
		g.words = strings.TrimPrefix(g.words+"\n"+p.words, "\n")
	}
	if g.start.IsZero() {
		g.start, g.zoneless = p.start, p.zoneless
	}
	if g.tls == nil {
		g.tls = p.tls
	}
}

// found makes a call of a piece that is complete.
func (g *piece) found(d *document) found {
	ex := &exchange.Exchange{
		Start: g.start, Method: g.method, URL: g.url, RequestHeader: g.header, Status: g.status, ResponseHeader: g.respHeader,
		Body: g.body, TLS: g.tls, Proxy: g.proxy,
	}
	if g.zoneless && g.respHeader.Get("Date") != "" {
		ex.Start = time.Time{} // two times that cannot be compared say nothing about a clock
	}
	f := found{form: g.form, place: d.place(g.line + 1), ex: ex, program: g.program}
	if f.program == "" && g.header != nil {
		f.program = g.header.Get("User-Agent")
	}
	f.known = attempt.Known{
		Method: seen(g.method != ""), URL: seen(g.url != ""), RequestHeaders: seen(g.header != nil), Status: seen(g.status != 0),
		ResponseHeaders: seen(g.respHeader != nil), Body: seen(len(g.body) > 0), Error: seen(g.words != ""), Time: seen(!g.start.IsZero()),
	}
	if g.noBody && len(g.body) == 0 {
		f.known.Body = attempt.Absent
	}
	if g.words != "" && g.status == 0 && len(g.body) == 0 {
		ex.Err = errors.New(g.words)
	}
	return f
}

func seen(there bool) attempt.Knowledge {
	if there {
		return attempt.Seen
	}
	return attempt.NotRecorded
}

// near tells whether something beside a piece names NAVER: in the same record of a log, or anywhere in a short text.
func (t *transcript) near(g *piece, r records) bool {
	const short = 40 // lines
	from, to := 0, len(t.lines)
	if len(t.lines) > short {
		from, to = r.bounds(g.line)
		from, to = max(from, g.line-short/2), min(max(to, g.end), g.end+short/2)
	}
	for i := from; i < to && i < len(t.lines); i++ {
		if t.names(i) {
			return true
		}
	}
	return false
}

// isWhole tells whether a text is one answer or one error and nothing else.
func (t *transcript) isWhole(g *piece) bool {
	first := firstText(t.lines)
	trace := (g.words != "" || g.status != 0) && (isError(first) || strings.HasPrefix(first, "Traceback"))
	others := 0
	for i, line := range t.lines {
		if (i < g.line || i >= g.end) && !t.passed[i] && !isNothing(line) && !(trace && isFrame(line)) {
			others++
		}
	}
	const few = 3
	if g.phrase {
		const short = 80 // letters
		return others == 0 && len(strings.TrimSpace(first)) < short
	}
	return others == 0 || trace && others <= few
}

// isNothing tells a line that says nothing, such as the value that a shell prints of a call that returned none.
func isNothing(line string) bool {
	switch strings.TrimSpace(line) {
	case "", "None", "null", "undefined", "NULL", "nil":
		return true
	}
	return false
}

func firstText(lines []string) string {
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			return line
		}
	}
	return ""
}

var frame = regexp.MustCompile(`^\s+at |^\s+위치: |^\s*File "|^\s+\.\.\. \d+ (?:more|common)|^\s*(?:Caused by|Suppressed):|^\s*#\d+ |^\s{2,}|^Traceback|^\s*[{}()\[\],;]+\s*$|^During handling|^The above exception|^\s+raise |\^\^\^|^goroutine |^-{3,}|^={3,}`)

func isFrame(line string) bool { return frame.MatchString(line) }

// errorWords are what an error has one of, in lower case.
var errorWords = []string{
	"error", "exception", "fail", "오류", "예외", "실패", "curl: (", "fatal", "refused", "unable", "cannot", "could not", "timed out", "timeout", "time out",
	"denied", "err_", "오류가",
}

func isError(text string) bool {
	lower := strings.ToLower(text)
	for _, w := range errorWords {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}
