package evidence

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"navercaptcha/naver/attempt"
)

const (
	formAccessLog attempt.Form = "access-log"
	formSquid     attempt.Form = "squid"
)

var (
	// The combined format of nginx and Apache, whatever stands behind.
	combined = regexp.MustCompile(`^(?:\S+ )?\S+ \S+ \S+ \[([^\]]+)\] "([A-Z]+) (\S+)(?: HTTP/[\d.]+)?" (\d{3}) (\d+|-)`)
	squid    = regexp.MustCompile(`^(?:\S+ \d+ [\d:]+ \S+ \S+ )?(\d{9,10}\.\d{3})\s+(\d+) \S+ ([A-Z_]+)/(\d{3}) (\d+) ([A-Z]+) (\S+) \S+ (\S+)`)
)

// readAccessLogs reads the lines of servers and proxies that log a call each.
func readAccessLogs(t *transcript) {
	for i, line := range t.lines {
		if strings.Contains(line, "TCP_") || strings.Contains(line, "NONE") {
			if m := squid.FindStringSubmatch(line); m != nil {
				t.squidLine(i, m)
				continue
			}
		}
		if !strings.Contains(line, "] \"") {
			continue
		}
		m := combined.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		t.claimed[i] = true
		if !strings.Contains(m[3], "captcha") && !aboutNAVER(m[3]) || !pathText.MatchString(m[3]) && !aboutNAVER(m[3]) {
			continue
		}
		p := piece{line: i, form: formAccessLog, request: true, method: m[2], url: m[3], naver: true, whole: true}
		p.status, _ = strconv.Atoi(m[4])
		p.start, _ = time.Parse("02/Jan/2006:15:04:05 -0700", m[1])
		p.noBody = m[5] == "0"
		t.add(p)
	}
}

func (t *transcript) squidLine(i int, m []string) {
	t.claimed[i] = true
	action, target := m[3], m[7]
	if !strings.Contains(target, "://") {
		target = "https://" + strings.TrimSuffix(target, ":443")
	}
	if !aboutNAVER(target) && !hostText.MatchString(target) {
		return
	}
	p := piece{line: i, form: formSquid, request: true, method: m[6], url: target, naver: true, whole: true}
	p.status, _ = strconv.Atoi(m[4])
	if seconds, err := strconv.ParseFloat(m[1], 64); err == nil {
		p.start = time.UnixMilli(int64(seconds * 1000))
	}
	tunnel := m[6] == "CONNECT"
	if tunnel {
		p.method = ""
	}
	switch {
	case strings.Contains(action, "DENIED"), tunnel && p.status >= 400 && p.status != 407:
		p.words, p.status = "proxy answered "+m[4]+" ("+action+")", 0
	case tunnel && p.status < 400:
		return // a tunnel that stood says nothing of what went through it
	}
	t.add(p)
}
