package report

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/text"
)

// columns are the first line. Times are in milliseconds, sizes in bytes.
var columns = []string{
	"started", "profile", "platform", "host", "simulated", "kind", "call", "method", "url", "status", "size", "duration_ms",
	"blocked_ms", "dns_ms", "connect_ms", "tls_ms", "send_ms", "wait_ms", "receive_ms", "failed_phase", "error", "key", "verdict",
	"response_time", "finding", "happened", "note", "tags", "redaction",
}

// BOM tells Excel that a file is UTF-8. Without it Excel reads Korean in the code page of the machine.
const BOM = "\uFEFF"

// ExportCSV writes the calls of attempts into a file that holds no secret, or none at all: see redaction.Redactor.Write for the errors.
func ExportCSV(ctx context.Context, path string, r *redaction.Redactor, language text.Lang, forExcel bool, attempts []attempt.Attempt) error {
	return r.Write(ctx, path, func(w io.Writer) error { return WriteCSV(w, r, language, forExcel, attempts) })
}

// WriteCSV writes the calls of attempts as RFC 4180 wants it, a line for each below a line of names. Note and tags stand in
// the first line of their attempt. forExcel puts a byte order mark in
// front. What a spreadsheet would take for a formula gets an apostrophe. The language, ko or English, is that of the words
// in the cells: the names of the columns, rules and phases are the same in each.
func WriteCSV(w io.Writer, r *redaction.Redactor, language text.Lang, forExcel bool, attempts []attempt.Attempt) error {
	for _, a := range attempts {
		learn(r, a.Calls)
	}
	if forExcel {
		if _, err := io.WriteString(w, BOM); err != nil {
			return err
		}
	}
	lines := csv.NewWriter(w)
	lines.UseCRLF = true
	if err := lines.Write(columns); err != nil {
		return err
	}
	for _, a := range attempts {
		for i, c := range a.Calls {
			if i > 0 {
				a.Note, a.Tags = "", nil
			}
			if err := lines.Write(row(a, c, r, wordsIn(language))); err != nil {
				return err
			}
		}
	}
	lines.Flush()
	return lines.Error()
}

func row(a attempt.Attempt, c attempt.Call, r *redaction.Redactor, in words) []string {
	e, note := &exchange.Exchange{}, redaction.BodyNote("")
	if c.Exchange != nil {
		e, note = c.Exchange.Redact(r)
	}
	cells := []string{
		start(c).Format("2006-01-02T15:04:05.000Z07:00"), c.Caller.Profile, in.platformName(c.Platform), c.Caller.Host,
		yes(c.Caller.Simulated), in.kind(string(c.Kind)), in.call(c.Name()),
		e.Method, e.URL, number(e.Status), "", "",
	}
	if e.Status != 0 {
		cells[10] = strconv.Itoa(len(c.Exchange.Body))
	}
	if c.Exchange != nil {
		cells[11] = millis(e.Duration)
	}
	for _, p := range []exchange.Phase{
		exchange.Blocked, exchange.DNS, exchange.Connect, exchange.TLSHand, exchange.Send, exchange.Wait, exchange.Receive,
	} {
		cell := "" // a phase that did not take place has no length, not even 0
		if d, ok := e.Phases[p]; ok {
			cell = millis(d)
		}
		cells = append(cells, cell)
	}
	var notes []string
	if note != "" {
		notes = append(notes, in.body(note))
	}
	for _, n := range r.Report().Notes {
		notes = append(notes, in.byName(n))
	}
	judged, responseTime := in.verdict(c.Verdict)
	f := findingOf(c)
	cells = append(cells, string(e.Failed), errorText(c), c.Key, judged, responseTime, f.Rule, f.Happened.In(in.language),
		a.Note, strings.Join(a.Tags, " "), strings.Join(notes, " "))
	for i, cell := range cells {
		cells[i] = Cell(r.Text(cell))
	}
	return cells
}

// Cell makes a text safe for a spreadsheet: what it would take for a formula gets an apostrophe. Full-width signs count as
// well: Excel in Korean and Japanese reads them as the narrow ones. Bytes that are no text are replaced.
func Cell(text string) string {
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", "\uFFFD"), "\uFFFD")
	if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \u00a0\u3000\uFEFF")); strings.ContainsRune("=+-@\t\r\n|%＝＋－＠｜％", first) {
		return "'" + text
	}
	return text
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func millis(d time.Duration) string {
	return strconv.FormatFloat(float64(d.Round(time.Microsecond))/float64(time.Millisecond), 'f', -1, 64)
}
