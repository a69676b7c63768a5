package app

import (
	"fmt"
	"runtime"
	"strings"
	"time"

	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
)

// details is a call as it goes into a ticket: when, where, what, what it means, and the raw answer. Secrets are masked.
func details(c attempt.Call, version string, in *words.Catalogue, mask *redaction.Redactor) string {
	raw := rawText(in, c, mask) // the mask learns from it
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", in.Text(key), value)
		}
	}
	line("details.time", c.Start.Format(time.RFC3339))
	if c.Platform != "" {
		line("details.platform", fmt.Sprintf("%s (%s)", in.Text("platform."+string(c.Platform)), mask.Text(c.Caller.Host)))
	}
	if c.Caller.Simulated {
		line("details.note", in.Text("details.simulated"))
	}
	line("details.call", report.CallName(in.Lang(), callName(c), string(c.Kind)))
	line("details.key", mask.Text(c.Key))
	line("details.status", callStatus(c))
	if f, ok := findingOf(c); ok {
		line("details.finding", mask.Text(f.Happened.In(in.Lang()))+" ["+f.Rule+"]")
		line("details.next", f.Next.In(in.Lang()))
		line("details.send", strings.ReplaceAll(mask.Text(f.Send.In(in.Lang())), "\n", "; "))
	}
	line("details.version", fmt.Sprintf("NAVER CAPTCHA Tester %s, %s, %s/%s", version, runtime.Version(), runtime.GOOS, runtime.GOARCH))
	for _, note := range report.Notes(in.Lang(), mask.Report().Short()) {
		line("details.note", note)
	}
	b.WriteByte('\n')
	b.WriteString(raw)
	return b.String()
}

// rawText is what went over the wire.
func rawText(in *words.Catalogue, c attempt.Call, mask *redaction.Redactor) string {
	if c.Exchange == nil {
		if c.Err == nil {
			return ""
		}
		return in.Text("calls.notSent") + "\n" + mask.Text(c.Err.Error()) + "\n"
	}
	return c.Exchange.Text(mask)
}

// findingOf is what a call means.
func findingOf(c attempt.Call) (finding, bool) {
	if c.Finding == nil {
		return finding{}, false
	}
	return *c.Finding, true
}
