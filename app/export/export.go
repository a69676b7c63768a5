// Package export makes what leaves the program: HAR, CSV, reports, details for a ticket, curl commands, pictures and sounds.
// All of it goes through redaction.
package export

import (
	"context"
	"runtime"
	"strings"
	"time"

	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/evidence"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/curl"
	"navercaptcha/naver/exchange/har"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
)

// programName is what exports say made them.
const programName = "NAVER CAPTCHA Tester"

// Exporter is how calls leave the program. It is safe for concurrent use; who changes the language takes another.
type Exporter struct {
	Words   *words.Catalogue
	Version string // of the program
	// Redactor is a fresh one that knows all credentials used until now. Each export takes one of its own.
	Redactor func() *redaction.Redactor
}

// HAR writes the calls to a file as HAR 1.2.
func (e Exporter) HAR(ctx context.Context, path string, of Source) error {
	list, err := of(ctx)
	if err != nil {
		return err
	}
	var calls []*exchange.Exchange
	for _, a := range list {
		for _, c := range a.Calls {
			if c = evidence.HandedOn(c); c.Exchange != nil {
				calls = append(calls, c.Exchange)
			}
		}
	}
	return har.Export(ctx, path, e.Redactor(), har.Creator{Name: programName, Version: e.Version}, calls)
}

// CSV writes the calls to a file as a table. It is for Excel, too: with a byte order mark, without which that cannot read
// Korean.
func (e Exporter) CSV(ctx context.Context, path string, of Source) error {
	list, err := e.named(ctx, of)
	if err != nil {
		return err
	}
	return report.ExportCSV(ctx, path, e.Redactor(), e.Words.Lang(), true, list)
}

// Report writes a report in Markdown to a file.
func (e Exporter) Report(ctx context.Context, path string, of Source) error {
	o, a, err := e.report(ctx, of)
	if err != nil {
		return err
	}
	return report.ExportMarkdown(ctx, path, e.Redactor(), o, a)
}

// ReportText is what Report writes.
func (e Exporter) ReportText(ctx context.Context, of Source) (string, error) {
	o, a, err := e.report(ctx, of)
	if err != nil {
		return "", err
	}
	return report.Markdown(e.Redactor(), o, a)
}

// Curl is a call as a command of a shell, and what a person has to know of it: not every shell, and no program that imports
// a command, bears a remark in it. The credentials are not in it.
func (e Exporter) Curl(c attempt.Call, shell curl.Shell) (command string, notes []string, err error) {
	mask := e.Redactor()
	command, err = curl.Command(evidence.HandedOn(c).Exchange, shell, mask)
	return command, report.Notes(e.Words.Lang(), mask.Report().Short()), err
}

// FileName is the name that a file is offered with: the time, to the second, and an extension with its dot.
func FileName(at time.Time, extension string) string {
	return at.Format("20060102-150405") + "-captcha" + extension
}

// programLine is the program and what it runs on.
func programLine(version string) string {
	return strings.Join([]string{programName + " " + version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}, ", ")
}
