package evidence

import (
	"regexp"
	"strings"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
)

// Forms of texts.
const (
	formFile   attempt.Form = "file" // a picture or a sound
	formText   attempt.Form = "text"
	formAnswer attempt.Form = "answer"
)

// requestLine is a line that tells of a request: its method and its URL.
var requestLine = regexp.MustCompile(`\b(GET|POST|PUT|DELETE|OPTIONS|HEAD|PATCH)\s+"?(https?://[^\s"'<>]+)`)

// readWords reads what single lines say: URLs, statuses and the errors of programs that got no answer.
func readWords(t *transcript) {
	for i, line := range t.lines {
		if t.claimed[i] || len(line) < 3 {
			continue
		}
		p := piece{line: i, form: formText, naver: t.names(i)}
		if strings.Contains(line, "http") {
			p.url = naverURL(line)
			p.naver = p.naver || p.url != ""
		}
		fails := (p.naver || t.has(i, errorWords...)) && diagnosis.TellsFailure(t.lower[i])
		if p.url != "" {
			if m := requestLine.FindStringSubmatch(line); m != nil && trimURL(m[2]) == p.url {
				p.method = m[1]
			}
		} else if fails {
			if host := hostText.FindString(line); host != "" {
				p.url = "https://" + strings.ToLower(host)
			}
		}
		if fails {
			p.words = strings.TrimSpace(line[:min(len(line), 2000)])
		}
		if mayHaveStatus(line) {
			p.readStatus(line, t.lower[i])
		}
		if p.url == "" && p.status == 0 && p.words == "" {
			continue
		}
		if p.loose = !p.naver; p.loose && p.words == "" && isFrame(line) {
			continue
		}
		t.mention(p)
	}
}

// naverURL is the first URL of a line that is one of NAVER's.
func naverURL(line string) string {
	for _, raw := range urlText.FindAllString(line, 4) {
		if raw = trimURL(raw); aboutNAVER(raw) {
			return raw
		}
	}
	return ""
}

// readStatus takes the status that a line speaks of. A proxy's is not that of an answer.
func (p *piece) readStatus(line, lower string) {
	if p.words != "" && strings.Contains(lower, "proxy") {
		return
	}
	n, at := statusIn(line)
	if n < 200 || p.words != "" && !p.naver && n < 400 {
		return
	}
	p.status, p.at, p.words = n, at, ""
}

// readBodies reads the answers of NAVER that stand in a text, however they are printed, and its sentences and codes.
func readBodies(t *transcript) {
	text, starts := t.unclaimed()
	covered := make([]bool, len(starts))
	list := append(answersIn(text), successesIn(text)...)
	for _, a := range list {
		line := lineOf(starts, a.start)
		end := lineOf(starts, max(a.start, a.end-1)) + 1
		for i := line; i < end && i < len(covered); i++ {
			covered[i] = true
		}
		t.mention(piece{line: line, end: end, at: a.start - starts[line], form: formText, body: a.body, naver: !a.weak, loose: a.weak})
	}
	codes := map[string]bool{}
	var sentences []piece
	for i, line := range t.lines {
		if t.claimed[i] || covered[i] {
			continue
		}
		for _, body := range base64Bodies(line) {
			t.mention(piece{line: i, form: formText, body: body, naver: true})
		}
		if !t.maySay(i) {
			continue
		}
		s, at, ok := said(line)
		if !ok {
			s, at, ok = saidByNumber(line, t.lower[i])
		}
		if !ok {
			continue
		}
		if strings.HasPrefix(s.code, "CT") {
			codes[s.code] = true
		}
		sentences = append(sentences, piece{line: i, at: at, form: formText, body: s.body(), naver: !s.weak, loose: s.weak, phrase: s.weak})
	}
	if len(codes) > 2 { // a table of codes is no answer
		sentences = nil
	}
	for _, s := range sentences {
		t.mention(s)
	}
}

// unclaimed joins the lines that are still free, and tells where each line begins.
func (t *transcript) unclaimed() (text string, starts []int) {
	var b strings.Builder
	starts = make([]int, len(t.lines))
	for i, line := range t.lines {
		starts[i] = b.Len()
		if !t.claimed[i] {
			b.WriteString(line)
		}
		b.WriteByte('\n')
	}
	return b.String(), starts
}

func lineOf(starts []int, at int) int {
	low, high := 0, len(starts)
	for low+1 < high {
		if mid := (low + high) / 2; starts[mid] <= at {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

var base64Object = regexp.MustCompile(`\beyJ[A-Za-z0-9+/_-]{30,}={0,2}`)

// base64Bodies are the answers that a line holds in base64.
func base64Bodies(line string) (bodies [][]byte) {
	if !strings.Contains(line, "eyJ") {
		return nil
	}
	for _, word := range base64Object.FindAllString(line, 8) {
		inner, ok := decodeBase64(word)
		if !ok {
			continue
		}
		for _, a := range answersIn(string(inner)) {
			bodies = append(bodies, a.body)
		}
	}
	return bodies
}

// maySay tells the few lines that have a word of NAVER's sentences.
func (t *transcript) maySay(i int) bool {
	return t.has(i, captchaWords...) || t.has(i, "ct00", "ct500", "exist", "invalid", "scope", "auth", "https only", "api", "프로토콜", "한도", "속도", "인증", "limit", "quota", "subscription",
		"not found", "entity", "endpoint", "bad request", "unexpected", "denied", "unissued")
}
