package export

import (
	"context"
	"strconv"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/report"
)

// report is one attempt as a report for a ticket.
func (e Exporter) report(ctx context.Context, of Source) (report.Attempt, error) {
	r := report.Attempt{Language: e.Words.Lang(), Program: programLine(e.Version)}
	list, err := of(ctx)
	for _, a := range list {
		r.Note, r.Tags = a.Note, a.Tags
		r.Calls = append(r.Calls, e.reportCalls(a)...)
	}
	return r, err
}

// reportCalls are the calls of an attempt as a report or a table has them.
func (e Exporter) reportCalls(a attempt.Attempt) []report.Call {
	var calls []report.Call
	for i, c := range a.Calls {
		calls = append(calls, e.reportCall(c))
		if i == 0 {
			calls[0].Note, calls[0].Tags = a.Note, a.Tags
		}
	}
	return calls
}

func (e Exporter) reportCall(c attempt.Call) report.Call {
	in := e.Words
	r := report.Call{
		Start: c.Start, Profile: ProfileName(in, c.Caller.Profile), Host: c.Caller.Host, Simulated: c.Caller.Simulated,
		Kind: string(c.Kind), Call: CallName(c), Key: c.Key, Exchange: c.Exchange,
	}
	if c.Platform != "" {
		r.Platform = in.Text("platform." + string(c.Platform))
	}
	if c.Err != nil {
		r.Error = c.Err.Error()
	}
	if f := c.Finding; f != nil {
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
