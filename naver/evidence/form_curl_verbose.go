package evidence

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

const formCurlVerbose attempt.Form = "curl-v"

var (
	traceTime  = regexp.MustCompile(`^\d\d:\d\d:\d\d\.\d+ `)
	sentLine   = regexp.MustCompile(`^> ([A-Z]+) (\S+) HTTP/`)
	curlNoise  = regexp.MustCompile(`^[{}] \[\d+ bytes data\]|^\s+% Total|^\s+Dload|^\s*\d+\s+[\d.]+[kMG]?\s+\d+\s+[\d.]+[kMG]?\s+\d+\s+\d+`)
	curlFailed = regexp.MustCompile(`^curl: \((\d+)\) (.*)$`)
	endMark    = regexp.MustCompile(`\* (?:Connection #\d+ to host|Closing connection|Connection #)`)
)

// verbose is curl's output while it is read.
type verbose struct {
	t       *transcript
	cur     *piece
	tls     *exchange.TLS
	host    string // of the connection
	plain   bool   // without TLS
	sending bool
	reading bool // of the answer's head
	body    []string
}

// readCurlVerbose reads what curl -v writes: > is sent, < is received, * is what curl says itself.
func readCurlVerbose(t *transcript) {
	v := &verbose{t: t}
	begun := false
	for i := 0; i < len(t.lines); i++ {
		if t.claimed[i] {
			continue
		}
		line := t.lines[i]
		if len(line) > 16 && line[2] == ':' && line[8] == '.' {
			line = traceTime.ReplaceAllString(line, "")
		}
		if v.cur == nil && (line == "" || strings.IndexByte("><*{}c ", line[0]) < 0) {
			continue
		}
		switch {
		case strings.HasPrefix(line, "* "):
			begun = v.says(line[2:]) || begun
			if begun {
				t.claimed[i] = true
			}
		case strings.HasPrefix(line, "> ") && sentLine.MatchString(line):
			begun = true
			v.request(i, sentLine.FindStringSubmatch(line))
		case v.sending && strings.HasPrefix(line, ">"):
			v.header(i, strings.TrimPrefix(line, ">"), v.cur.header)
		case strings.HasPrefix(line, "< HTTP/"):
			begun = true
			v.answer(i, line)
		case v.reading && strings.HasPrefix(line, "<"):
			v.header(i, strings.TrimPrefix(line, "<"), v.cur.respHeader)
		case begun && curlNoise.MatchString(line):
			t.claimed[i] = true
		case v.cur != nil && curlFailed.MatchString(line):
			v.cur.words = strings.TrimPrefix(v.cur.words+"\n"+line, "\n")
			t.claimed[i] = true
			v.end(i + 1)
		case v.cur != nil && v.cur.status != 0:
			if !v.bodyLine(i, line) {
				v.end(i)
			}
		}
	}
	v.end(len(t.lines))
}

// says reads a line of curl's own. It tells whether that is curl at all: a list has stars too.
func (v *verbose) says(line string) bool {
	switch {
	case strings.Contains(line, "Trying "), strings.HasPrefix(line, "Connected to "), strings.HasPrefix(line, "Host "),
		strings.HasPrefix(line, "Connection #"), strings.HasPrefix(line, "CONNECT tunnel"), strings.HasPrefix(line, "Closing connection"),
		strings.HasPrefix(line, "Could not resolve"), strings.HasPrefix(line, "ALPN"), strings.HasPrefix(line, "TLSv"),
		strings.HasPrefix(line, "Establish HTTP proxy tunnel"):
	case strings.HasPrefix(line, "SSL connection using "):
		v.tls = &exchange.TLS{}
		v.tls.Version, v.tls.Cipher, _ = strings.Cut(strings.TrimPrefix(line, "SSL connection using "), " / ")
	case strings.Contains(line, "issuer: "):
		if v.tls == nil {
			v.tls = &exchange.TLS{}
		}
		_, v.tls.Issuer, _ = strings.Cut(line, "issuer: ")
	case strings.Contains(line, "subject: "):
		if v.tls != nil {
			_, v.tls.Subject, _ = strings.Cut(line, "subject: ")
		}
	case strings.Contains(line, "OPENED stream for "):
		_, to, _ := strings.Cut(line, "OPENED stream for ")
		v.host = to
	default:
		return false
	}
	if strings.HasPrefix(line, "Connected to ") {
		v.plain = strings.Contains(line, "port 80 ") || strings.HasSuffix(line, "port 80")
	}
	return true
}

func (v *verbose) request(i int, m []string) {
	v.end(i)
	v.cur = &piece{
		line: i, form: formCurlVerbose, request: true, method: m[1], url: m[2], header: http.Header{}, tls: v.tls, whole: true,
	}
	v.sending = true
	v.t.claimed[i] = true
}

func (v *verbose) header(i int, line string, h http.Header) {
	v.t.claimed[i] = true
	line = strings.TrimPrefix(line, " ")
	if strings.TrimSpace(line) == "" {
		v.sending, v.reading = false, false
		return
	}
	if name, value, ok := strings.Cut(line, ":"); ok && h != nil {
		h.Add(strings.TrimSpace(name), strings.TrimPrefix(value, " "))
	}
}

func (v *verbose) answer(i int, line string) {
	if v.cur == nil {
		v.cur = &piece{line: i, form: formCurlVerbose, tls: v.tls}
	}
	fields := strings.Fields(line)
	if len(fields) > 2 {
		v.cur.status, _ = strconv.Atoi(fields[2])
	}
	v.cur.respHeader = http.Header{}
	v.sending, v.reading = false, true
	v.t.claimed[i] = true
}

// bodyLine takes a line for one of the body. ok is false where the body cannot go on.
func (v *verbose) bodyLine(i int, line string) bool {
	v.reading = false
	last := false
	if m := endMark.FindStringIndex(line); m != nil {
		line, last = line[:m[0]], true
	}
	joined := strings.TrimSpace(strings.Join(v.body, "\n"))
	if strings.HasPrefix(joined, "{") && balanced(joined) || joined == "" && strings.TrimSpace(line) != "" && len(v.body) > 2 {
		return false
	}
	v.body = append(v.body, line)
	v.t.claimed[i] = true
	return !last || strings.TrimSpace(joined+line) == ""
}

// end makes a piece of what was read so far.
func (v *verbose) end(i int) {
	p := v.cur
	body := strings.Join(v.body, "\n")
	v.cur, v.body, v.sending, v.reading = nil, nil, false, false
	if p == nil {
		return
	}
	p.end = i
	if p.method == http.MethodConnect {
		if p.status == http.StatusOK {
			return // the tunnel stands; what goes through it follows
		}
		p.url, p.method = "https://"+strings.TrimSuffix(p.url, ":443"), ""
		p.header = nil
		p.words = "" // what curl says of it is the status again
	} else if p.url != "" {
		scheme := "https"
		if v.plain && p.tls == nil {
			scheme = "http"
		}
		p.url = urlOf(scheme, p.header.Get("Host"), p.url)
	}
	if p.status != 0 {
		p.body, p.noBody = bodyOf(body, p.status, p.respHeader)
		p.respHeader = plainHeader(p.respHeader)
		p.words = ""
	}
	if p.status/100 == 1 {
		return
	}
	p.naver = aboutNAVER(p.url) || hasNAVERHeader(p.header) || naverSays(body)
	if p.url != "" && !p.naver {
		p.loose = true
	}
	v.t.mention(*p)
}
