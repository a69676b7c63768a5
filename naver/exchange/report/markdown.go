package report

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/text"
)

// ExportMarkdown writes an attempt into a file that holds no secret, or none at all: see redaction.Redactor.Write for the
// errors.
func ExportMarkdown(ctx context.Context, path string, r *redaction.Redactor, o Options, a attempt.Attempt) error {
	return r.Write(ctx, path, func(w io.Writer) error { return WriteMarkdown(w, r, o, a) })
}

// Markdown is the report of an attempt as a text for the clipboard. The error is a *redaction.LeakError.
func Markdown(r *redaction.Redactor, o Options, a attempt.Attempt) (string, error) {
	var b strings.Builder
	if err := WriteMarkdown(&b, r, o, a); err != nil {
		return "", err
	}
	return b.String(), r.Check([]byte(b.String()))
}

// WriteMarkdown writes the report of an attempt: what happened, each call, what went over the wire. Whatever people or
// servers wrote stands in code, where Markdown and HTML mean nothing.
func WriteMarkdown(w io.Writer, r *redaction.Redactor, o Options, a attempt.Attempt) error {
	learn(r, a.Calls)
	d := document{Writer: bufio.NewWriter(w), r: r, words: wordsIn(o.Language)}
	d.print("# %s\n\n", d.words.title)
	d.facts(o, a)
	if a.Note != "" {
		d.print("## %s\n\n", d.words.note)
		d.fence(r.Text(a.Note))
	}
	d.calls(a.Calls)
	for i, c := range a.Calls {
		d.call(i+1, c)
	}
	d.redaction()
	return d.Flush()
}

// document is a report under way. Errors of a bufio.Writer stay until Flush.
type document struct {
	*bufio.Writer
	r     *redaction.Redactor
	words words
}

func (d document) print(format string, args ...any) { _, _ = fmt.Fprintf(d, format, args...) }

// clean takes the secrets out of a text, also those that show only when its lines become one.
func (d document) clean(text string) string { return d.r.Text(exchange.VisibleLine(d.r.Text(text))) }

// fact is a line of a list, unless there is nothing to say.
func (d document) fact(name, value string) {
	if value != "" {
		d.print("- %s: %s\n", name, code(d.clean(value)))
	}
}

// facts are what holds for all of the attempt. How it went is what NAVER judged last, whatever was called afterwards.
func (d document) facts(o Options, a attempt.Attempt) {
	if len(a.Calls) > 0 {
		last := a.Calls[len(a.Calls)-1]
		d.fact(d.words.time, start(a.Calls[0]).Format(time.RFC3339))
		d.fact(d.words.platform, strings.TrimSpace(d.words.platformName(last.Platform)+" "+last.Caller.Host))
		if last.Caller.Simulated {
			d.print("- **%s**\n", d.words.simulated)
		}
		d.fact(d.words.profile, last.Caller.Profile)
		d.fact(d.words.key, last.Key)
		for _, c := range slices.Backward(a.Calls) {
			if judged, responseTime := d.words.verdict(c.Verdict); judged != "" {
				d.fact(d.words.verdictName, strings.TrimSpace(judged+" "+responseTime))
				break
			}
		}
	}
	d.fact(d.words.tags, strings.Join(a.Tags, ", "))
	d.fact(d.words.program, o.Program)
	d.print("\n")
}

// calls is the table of all calls.
func (d document) calls(calls []attempt.Call) {
	if len(calls) == 0 {
		return
	}
	d.print("## %s\n\n| # | %s | %s | %s | ms | %s |\n|---|---|---|---|---|---|\n",
		d.words.calls, d.words.time, d.words.oneCall, d.words.status, d.words.finding)
	for i, c := range calls {
		status, duration := "–", "–"
		if c.Exchange != nil {
			duration = millis(c.Exchange.Duration)
			if c.Exchange.Status != 0 {
				status = number(c.Exchange.Status)
			}
		}
		d.print("| %d | %s | %s | %s | %s | %s |\n", i+1, start(c).Format("15:04:05.000"),
			tableCode(d.clean(d.words.callName(c.Name(), string(c.Kind)))), status, duration, tableCode(d.clean(c.Rule())))
	}
	d.print("\n")
}

// call is one call in full.
func (d document) call(n int, c attempt.Call) {
	d.print("## %d. %s\n\n", n, code(d.clean(d.words.callName(c.Name(), string(c.Kind)))))
	f := findingOf(c)
	for _, t := range []text.Text{f.Happened, f.Why, f.Next} {
		if said := t.In(d.words.language); said != "" {
			d.print("%s\n\n", escape(d.clean(said)))
		}
	}
	for _, l := range f.Links {
		if u, err := url.Parse(l.URL); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
			d.print("- [%s](<%s>)\n", escape(d.clean(l.Title.In(d.words.language))), address.Replace(d.r.URL(u.String())))
		}
	}
	if c.Exchange == nil {
		d.print("\n%s\n\n", d.words.notSent)
		d.fence(d.r.Text(errorText(c)))
		return
	}
	d.phases(c.Exchange)
	d.fence(c.Exchange.Text(d.r))
}

// phases is how long each phase took.
func (d document) phases(e *exchange.Exchange) {
	var parts []string
	for _, p := range []exchange.Phase{
		exchange.Blocked, exchange.DNS, exchange.Connect, exchange.TLSHand, exchange.Send, exchange.Wait, exchange.Receive,
	} {
		if length, ok := e.Phases[p]; ok {
			parts = append(parts, d.words.phase(p)+" "+millis(length))
		}
	}
	d.print("\n%s: %s ms (%s)\n\n", d.words.duration, millis(e.Duration), strings.Join(parts, ", "))
	if e.TLS != nil {
		d.fact("TLS", e.TLS.Version+", "+e.TLS.Cipher+", "+e.TLS.Issuer+", "+e.TLS.Expires.Format(time.RFC3339))
	}
	d.fact(d.words.server, e.RemoteAddr)
	d.fact(d.words.proxy, e.Proxy)
	d.print("\n")
}

// redaction says what was taken out.
func (d document) redaction() {
	report := d.r.Report()
	d.print("## %s\n\n", d.words.redaction)
	for _, found := range report.Markers {
		d.print("- %s × %d\n", code(found.Marker), found.Count)
	}
	for _, note := range report.Notes {
		d.print("- %s\n", escape(d.words.byName(note)))
	}
	if len(report.Markers)+len(report.Notes) == 0 {
		d.print("- %s\n", d.words.nothing)
	}
}

// fence writes a block of code that nothing in it can end.
func (d document) fence(text string) {
	text = d.r.Text(exchange.Visible(text)) // what is not visible may have stood in the middle of a secret
	mark := strings.Repeat("`", max(3, longestRun(text)+1))
	d.print("%stext\n%s\n%s\n\n", mark, strings.TrimRight(text, "\n"), mark)
}
