package evidence

import (
	"regexp"
	"strconv"
	"strings"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
)

const formConsole attempt.Form = "browser-console"

var consoleFailed = regexp.MustCompile(`(?:\b(GET|POST|OPTIONS|HEAD)\s+)?(https?://\S+?)(?::\d+){0,2}:? (net::ERR_[A-Z_]+)(?: (\d{3}))?`)

// readConsole reads what the console of a browser says of a call: its refusals, and the errors of its network.
func readConsole(t *transcript) {
	for i, line := range t.lines {
		if t.claimed[i] {
			continue
		}
		if !t.has(i, "origin", "cors", "block", "err_", "content security", "콘텐츠 보안", "mixed content", "failed to fetch", "networkerror", "교차") {
			continue
		}
		if diagnosis.RefusedByBrowser(line) {
			p := piece{line: i, form: formConsole, words: line[:min(len(line), 2000)], naver: t.names(i)}
			for _, raw := range urlText.FindAllString(line, 4) {
				if raw = trimURL(raw); aboutNAVER(raw) {
					p.url, p.naver = raw, true
					break
				}
			}
			p.loose = !p.naver
			t.add(p)
			continue
		}
		m := consoleFailed.FindStringSubmatch(line)
		if m == nil || !aboutNAVER(trimURL(m[2])) {
			continue
		}
		p := piece{line: i, form: formConsole, method: m[1], url: trimURL(m[2]), naver: true}
		if p.status, _ = strconv.Atoi(m[4]); p.status == 0 {
			p.words = m[3]
		}
		if m[3] == "net::ERR_FAILED" && t.refusedBefore(p.url) { // the refusal again, with less to say
			t.claimed[i] = true
			continue
		}
		t.add(p)
	}
}

func (t *transcript) refusedBefore(url string) bool {
	for _, p := range t.pieces {
		if p.form == formConsole && p.url == url && p.words != "" && !strings.HasPrefix(p.words, "net::") {
			return true
		}
	}
	return false
}
