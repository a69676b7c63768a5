package export

import (
	"fmt"
	"strings"
	"time"

	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/evidence"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
)

// Details is a call as it goes into a ticket: when, where, what, what it means, and the raw answer. Secrets are masked.
func (e Exporter) Details(c attempt.Call) string {
	in, mask := e.Words, e.Redactor()
	c = evidence.HandedOn(c)
	raw := RawText(in, c, mask) // the mask learns from it
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", in.Text(key), value)
		}
	}
	if !c.Start.IsZero() {
		line("details.time", c.Start.Format(time.RFC3339))
	}
	if c.Platform != "" {
		where := in.Text("platform." + string(c.Platform))
		if c.Caller.Host != "" { // what somebody sent may not tell it
			where += " (" + mask.Text(c.Caller.Host) + ")"
		}
		line("details.platform", where)
	}
	if c.Caller.Simulated {
		line("details.note", in.Text("details.simulated"))
	}
	line("details.call", report.CallName(in.Lang(), c.Name(), string(c.Kind)))
	line("details.key", mask.Text(c.Key))
	line("details.status", CallStatus(c))
	if f := c.Finding; f != nil {
		line("details.finding", mask.Text(f.Happened.In(in.Lang()))+" ["+f.Rule+"]")
		line("details.next", mask.Text(f.Next.In(in.Lang())))
		line("details.send", strings.ReplaceAll(mask.Text(f.Send.In(in.Lang())), "\n", "; "))
	}
	line("details.version", programLine(e.Version))
	for _, note := range report.Notes(in.Lang(), mask.Report().Short()) {
		line("details.note", note)
	}
	b.WriteByte('\n')
	b.WriteString(raw)
	return b.String()
}

// RawText is what went over the wire.
func RawText(in *words.Catalogue, c attempt.Call, mask *redaction.Redactor) string {
	if c.Exchange == nil {
		if c.Err == nil {
			return ""
		}
		return in.Text("calls.notSent") + "\n" + mask.Text(c.Err.Error()) + "\n"
	}
	return c.Exchange.Text(mask)
}
