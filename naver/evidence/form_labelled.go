package evidence

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"navercaptcha/naver/attempt"
)

const formLabelled attempt.Form = "labelled" // as the consoles of Postman and of browsers copy a call

// The labels, in the languages in which these programs write them.
var (
	labelURL     = regexp.MustCompile(`(?i)^\s*(?:request url|url|uri|요청 url|주소)\s*[:：]\s*(https?://\S+)`)
	labelMethod  = regexp.MustCompile(`(?i)^\s*(?:request method|method|요청 (?:메서드|방법))\s*[:：]\s*([A-Za-z]+)\s*$`)
	labelStatus  = regexp.MustCompile(`(?i)^\s*(?:status code|status|http status|response status|상태(?: 코드)?|응답 코드)\s*[:：]?\s*(?:HTTP/[\d.]+ )?(\d{3})\b`)
	labelRequest = regexp.MustCompile(`(?i)^\s*["']?(?:request headers?|요청 헤더)["']?\s*[:：]?\s*(\{.*)?(?:\(\d.*\))?\s*$`)
	labelAnswer  = regexp.MustCompile(`(?i)^\s*["']?(?:response headers?|응답 헤더)["']?\s*[:：]?\s*(\{.*)?(?:\(\d.*\))?\s*$`)
	labelBody    = regexp.MustCompile(`(?i)^\s*["']?(?:response body|response|응답 (?:본문|내용)|응답)["']?\s*[:：]?\s*(.*)$`)
	plainBody    = regexp.MustCompile(`(?i)^\s*["']?(?:body|본문|내용)["']?\s*[:：]\s*["']?(\{.*?)'?$`)
	labelOther   = regexp.MustCompile(`(?i)^\s*["']?(?:network|request body|general|summary|timings?|cookies|preview|요청 본문|일반|요약)["']?\s*[:：]?\s*[{\[]?\s*$`)
	consoleLine  = regexp.MustCompile(`^\s*[▶►>]?\s*(GET|POST|PUT|DELETE|OPTIONS|HEAD|PATCH)\s+(https?://\S+?):?\s*(?:\{)?\s*(\d{3})?(?:\s+[\d.]+ ?m?s)?\s*$`)
	bareStatus   = regexp.MustCompile(`^\s*(\d{3})(?: [A-Za-z ]+)?\s*$`)
	quotedHeader = regexp.MustCompile(`^\s*["']?([A-Za-z][A-Za-z0-9-]*)["']?\s*:\s*["'](.*?)["'],?\s*$`)
)

// readLabelled reads a call whose parts stand under labels, one after the other.
func readLabelled(t *transcript) {
	for i := 0; i < len(t.lines); i++ {
		if t.claimed[i] || !strings.Contains(t.labelled(i), "http") {
			continue
		}
		p := piece{line: i, form: formLabelled, request: true}
		if m := labelURL.FindStringSubmatch(t.labelled(i)); m != nil {
			p.url = trimURL(m[1])
		} else if m := consoleLine.FindStringSubmatch(t.lines[i]); m != nil {
			p.method, p.url = m[1], trimURL(m[2])
			p.status, _ = strconv.Atoi(m[3])
		}
		if p.url == "" || !aboutNAVER(p.url) {
			continue
		}
		if end, ok := t.readLabels(&p); ok {
			p.naver, p.end, p.whole = true, end, p.answered()
			t.add(p)
			i = end - 1
		}
	}
}

// bareLabel is a label whose value stands in the next line, as Chrome copies it.
var bareLabel = regexp.MustCompile(`(?i)^\s*(?:request url|request method|status code|remote address|요청 url|요청 메서드|상태 코드):?\s*$`)

const longestLabel = 32 // bytes

// labelled is a line, with its value where that stands in the next one.
func (t *transcript) labelled(i int) string {
	if i+1 < len(t.lines) && len(t.lines[i]) < longestLabel && bareLabel.MatchString(t.lines[i]) {
		return strings.TrimRight(strings.TrimSpace(t.lines[i]), ":") + ": " + strings.TrimSpace(t.lines[i+1])
	}
	return t.lines[i]
}

// readLabels reads what stands under the labels after the line of the URL. ok is false where there are none.
func (t *transcript) readLabels(p *piece) (end int, ok bool) {
	var h http.Header
	i := p.line + 1
	const longest = 200
	for ; i < len(t.lines) && i < p.line+longest; i++ {
		line := t.lines[i]
		if value := t.labelled(i); value != line && bareLabel.MatchString(line) {
			line = value
		}
		if i > p.line+1 && (labelURL.MatchString(line) || consoleLine.MatchString(line)) {
			break
		}
		if m := labelMethod.FindStringSubmatch(line); m != nil {
			p.method, ok = strings.ToUpper(m[1]), true
			continue
		}
		if m := labelStatus.FindStringSubmatch(line); m != nil {
			p.status, _ = strconv.Atoi(m[1])
			ok = true
			continue
		}
		if m := bareStatus.FindStringSubmatch(line); m != nil && p.status == 0 && i <= p.line+2 {
			p.status, _ = strconv.Atoi(m[1])
			ok = true
			continue
		}
		switch {
		case labelRequest.MatchString(line):
			p.header, ok = http.Header{}, true
			h = p.header
		case labelAnswer.MatchString(line):
			p.respHeader, ok = http.Header{}, true
			h = p.respHeader
		case labelOther.MatchString(line):
			h = nil
		case plainBody.MatchString(line) && p.status != 0:
			body, behind := t.labelledBody(i, plainBody.FindStringSubmatch(line)[1])
			p.body = []byte(body)
			return behind, true
		case labelBody.MatchString(line) && ok:
			body, behind := t.labelledBody(i, labelBody.FindStringSubmatch(line)[1])
			if p.body = []byte(body); len(p.body) > 0 {
				return behind, true
			}
		default:
			m := quotedHeader.FindStringSubmatch(line)
			if m == nil {
				m = headerLine.FindStringSubmatch(line)
			}
			if m != nil && h != nil {
				h.Add(m[1], strings.TrimSuffix(m[2], "\r"))
			} else if h != nil && strings.TrimSpace(line) != "" && !strings.ContainsAny(line, "{}▶►") {
				h = nil
			}
		}
	}
	return i, ok
}

// labelledBody reads what follows the label of the body, in its line or below, as it is or as a string of JSON.
func (t *transcript) labelledBody(i int, rest string) (body string, end int) {
	rest = strings.TrimSpace(rest)
	end = i + 1
	if rest == "" || rest == "{" {
		from := i + 1
		if rest == "{" {
			from = i
		}
		body, end = t.readBody(from)
		if rest == "{" {
			if at := strings.IndexByte(body, '{'); at >= 0 {
				body = body[at:]
			}
		}
		rest = strings.TrimSpace(body)
	}
	var inner string
	if strings.HasPrefix(rest, `"`) && json.Unmarshal([]byte(strings.TrimRight(rest, ", }")), &inner) == nil {
		return inner, end
	}
	return rest, end
}
