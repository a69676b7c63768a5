package app

import (
	"context"
	"errors"
	"runtime"
	"strconv"
	"strings"

	"navercaptcha/app/history"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/curl"
	"navercaptcha/naver/exchange/har"
	"navercaptcha/naver/exchange/report"
)

// programName is what exports say made them.
const programName = "NAVER CAPTCHA Tester"

// maxExported is how many attempts of a search go into one file.
const maxExported = 1000

var errTooManyToExport = errors.New("more than 1,000 attempts")

// attempts gives what an export is about: the attempt on the screen, or what was found in the history.
type attempts func(context.Context) ([]attempt.Attempt, error)

// onScreen is the attempt on the screen, which is the chosen one while the history is shown.
func (w *Window) onScreen() attempts {
	shown := attempt.Attempt{Calls: w.calls.calls}
	if w.past != nil {
		shown.Note, shown.Tags = w.past.note.Text, w.past.typedTags()
	}
	return func(context.Context) ([]attempt.Attempt, error) { return []attempt.Attempt{shown}, nil }
}

// found is what a search in the history finds, oldest first.
func (w *Window) found(q history.Query) attempts {
	return func(ctx context.Context) ([]attempt.Attempt, error) {
		q.Limit = maxExported + 1
		list, err := w.history.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		if len(list) > maxExported {
			return nil, errTooManyToExport
		}
		var all []attempt.Attempt
		for i := len(list) - 1; i >= 0; i-- {
			a, err := w.history.Attempt(ctx, list[i].ID)
			if errors.Is(err, history.ErrUnknown) {
				continue // deleted meanwhile
			}
			if err != nil {
				return nil, err
			}
			all = append(all, *a)
		}
		return all, nil
	}
}

func (w *Window) exportHAR(of attempts) {
	w.saveAs(w.words.Text("export.har"), w.config.Now().Format(fileTime)+"-captcha.har", func(ctx context.Context, path string) error {
		list, err := of(ctx)
		if err != nil {
			return err
		}
		var calls []*exchange.Exchange
		for _, a := range list {
			for _, c := range a.Calls {
				if c.Exchange != nil {
					calls = append(calls, c.Exchange)
				}
			}
		}
		return har.Export(ctx, path, w.connector.Redactor(), har.Creator{Name: programName, Version: w.config.Version}, calls)
	})
}

// exportCSV writes for Excel, too: with a byte order mark, without which it cannot read Korean.
func (w *Window) exportCSV(of attempts) {
	in := w.words
	w.saveAs(w.words.Text("export.csv"), w.config.Now().Format(fileTime)+"-captcha.csv", func(ctx context.Context, path string) error {
		list, err := of(ctx)
		if err != nil {
			return err
		}
		var calls []report.Call
		for _, a := range list {
			calls = append(calls, reportCalls(a, in)...)
		}
		return report.ExportCSV(ctx, path, w.connector.Redactor(), in.Lang(), true, calls)
	})
}

func (w *Window) exportReport(of attempts) {
	in := w.words
	w.saveAs(w.words.Text("export.report"), w.config.Now().Format(fileTime)+"-captcha.md", func(ctx context.Context, path string) error {
		r, err := reportOf(ctx, of, w.config.Version, in)
		if err != nil {
			return err
		}
		return report.ExportMarkdown(ctx, path, w.connector.Redactor(), r)
	})
}

// reportOf is one attempt as a report for a ticket.
func reportOf(ctx context.Context, of attempts, version string, in *words.Catalogue) (report.Attempt, error) {
	r := report.Attempt{Language: in.Lang(), Program: programLine(version)}
	list, err := of(ctx)
	for _, a := range list {
		r.Note, r.Tags = a.Note, a.Tags
		r.Calls = append(r.Calls, reportCalls(a, in)...)
	}
	return r, err
}

// copyCurl puts the chosen call into the clipboard as a command. The credentials are not in it.
func (w *Window) copyCurl(shell curl.Shell) {
	c, ok := w.calls.call()
	if !ok || c.Exchange == nil {
		return
	}
	mask := w.connector.Redactor()
	command, err := curl.Command(c.Exchange, shell, mask)
	// Not every shell, and no program that imports a command, bears a remark in it.
	w.copied("export.curl", command, err, report.Notes(w.words.Lang(), mask.Report().Short())...)
}

// programLine is the program and what it runs on.
func programLine(version string) string {
	return strings.Join([]string{programName + " " + version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}, ", ")
}

// reportCalls are the calls of an attempt as a report or a table has them. It runs beside the window.
func reportCalls(a attempt.Attempt, in *words.Catalogue) []report.Call {
	var calls []report.Call
	for i, c := range a.Calls {
		calls = append(calls, reportCall(c, in))
		if i == 0 {
			calls[0].Note, calls[0].Tags = a.Note, a.Tags
		}
	}
	return calls
}

func reportCall(c attempt.Call, in *words.Catalogue) report.Call {
	r := report.Call{
		Start: c.Start, Profile: keptProfileName(in, c.Caller.Profile), Host: c.Caller.Host, Simulated: c.Caller.Simulated,
		Kind: string(c.Kind), Call: callName(c), Key: c.Key, Exchange: c.Exchange,
	}
	if c.Platform != "" {
		r.Platform = in.Text("platform." + string(c.Platform))
	}
	if c.Err != nil {
		r.Error = c.Err.Error()
	}
	if f, ok := findingOf(c); ok {
		r.Finding = report.Finding{
			Rule: f.Rule, Happened: f.Happened.In(in.Lang()), Why: f.Why.In(in.Lang()), Next: f.Next.In(in.Lang()),
		}
		for _, l := range f.Links {
			r.Finding.Links = append(r.Finding.Links, report.Link{Title: l.Title.In(in.Lang()), URL: l.URL})
		}
	}
	if c.Verdict != nil {
		r.Verdict = in.Text("verdict.wrong")
		if c.Verdict.Right {
			r.Verdict = in.Text("verdict.right")
		}
		r.ResponseTime = secondsText(c.Verdict.ResponseTime)
	}
	return r
}

func secondsText(t naver.ResponseTime) string {
	if !t.Reported {
		return ""
	}
	return strconv.FormatFloat(t.Seconds, 'f', -1, 64)
}
