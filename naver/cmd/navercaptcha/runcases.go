package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/scenario"
	"navercaptcha/naver/text"
)

// errMaxTime ends a run that takes longer than --max-time.
var errMaxTime = errors.New("the run took longer than --max-time")

// runCases runs the cases, writes the reports, also of an interrupted run, and says what came of it.
func (p *program) runCases(ctx context.Context, r *running, cases []scenario.Case, on *scenario.Target, jobs int) error {
	timed, cancel := context.WithTimeoutCause(ctx, r.maxTime, errMaxTime)
	defer cancel()
	bar := &progress{term: p.term, of: len(cases)}
	if ask := on.Ask; ask != nil {
		asking := *on
		asking.Ask = func(ctx context.Context, q scenario.Question) (string, error) {
			bar.end() // the question has the line to itself
			return ask(ctx, q)
		}
		on = &asking
	}
	result := scenario.Run(timed, cases, on, scenario.Options{
		Jobs:   jobs,
		Limit:  r.limit,
		Forget: !r.reports.wantExchanges() && !p.json,
		OnCase: func(c scenario.Case) { bar.next(caseName(c)) },
	})
	bar.end()
	redactor := redaction.New(scenario.Secrets(result, on.Options.Credentials)...)
	// First the files: whoever reads the lines below may stop reading, which ends the program.
	written := r.reports.write(result, redactor)
	out := p.term.out
	if p.json {
		out = p.term.err
	}
	for _, c := range result.Cases {
		writeCase(out, c, redactor, p.lang)
	}
	fmt.Fprintf(out, "%d passed, %d failed, %d without network, %d stopped by a quota, %d interrupted, %d skipped; "+
		"counted calls: %d, %v\n",
		result.Count(scenario.Passed), result.Count(scenario.Failed), result.Count(scenario.NoNetwork),
		result.Count(scenario.QuotaUsed), result.Count(scenario.Interrupted), result.Count(scenario.Skipped),
		result.Calls, result.Took.Round(time.Millisecond))
	if result.Forgotten > 0 {
		fmt.Fprintf(p.term.err, "%d calls are not in the HAR: there were too many bytes of them\n", result.Forgotten)
	}
	if len(cases) == 0 {
		return badFlag("nothing to run: no scenario is for this platform and kind")
	}
	if p.json {
		if err := writeReport(p.term.out, result, redactor, scenario.WriteJSON); err != nil {
			return err
		}
	}
	if written != nil {
		return written
	}
	return p.verdict(ctx, timed, result)
}

// verdict turns the worst that came up into the exit code.
func (p *program) verdict(ctx, timed context.Context, result *scenario.Result) error {
	switch {
	case ctx.Err() != nil:
		return context.Canceled
	case timed.Err() != nil:
		return withCode(exitNetwork, context.Cause(timed))
	}
	switch result.State() {
	case scenario.Failed:
		return silently(exitWrong)
	case scenario.NoNetwork:
		return silently(exitNetwork)
	case scenario.QuotaUsed:
		return silently(exitQuota)
	case scenario.Interrupted:
		return context.Canceled
	}
	return nil
}

// writeCase says on a line how a case ended, and on more what did not hold, in a language.
func writeCase(w io.Writer, c scenario.CaseResult, red *redaction.Redactor, lang text.Lang) {
	word := map[scenario.State]string{
		scenario.Passed: "ok", scenario.Skipped: "skip", scenario.Failed: "FAIL", scenario.NoNetwork: "NETWORK",
		scenario.QuotaUsed: "QUOTA", scenario.Interrupted: "STOPPED",
	}[c.State]
	if c.State == scenario.Skipped {
		fmt.Fprintf(w, "%-7s %s: %s\n", word, caseName(c.Case), c.Case.Skip.In(lang))
		return
	}
	fmt.Fprintf(w, "%-7s %s (%v)\n", word, caseName(c.Case), c.Took.Round(time.Millisecond))
	for _, s := range c.Steps {
		for _, f := range s.Failures {
			fmt.Fprintf(w, "        %s\n", red.Text(f.In(lang)))
		}
		if s.State == scenario.QuotaUsed && s.Skip != scenario.NotSkipped {
			fmt.Fprintf(w, "        %s: %s\n", s.Step.At, s.Skip.In(lang))
		}
		if s.State > scenario.Skipped && s.Call.Finding != nil {
			fmt.Fprintf(w, "        %s\n", s.Call.Finding.Happened.In(lang))
		}
	}
}

// progress is a line on a terminal that is drawn over, with blanks alone: not every terminal knows a sequence for it. In a
// pipe there is none.
type progress struct {
	term  *terminal
	n, of int
	drawn int // columns
	last  time.Time
}

// maxProgress keeps the line within the narrowest usual terminal, where a wrapped one could not be drawn over.
const maxProgress = 78

func (b *progress) next(name string) {
	b.n++
	if !b.term.canRedraw() || time.Since(b.last) < 100*time.Millisecond {
		return
	}
	b.last = time.Now()
	line, columns := "", 0
	for _, r := range exchange.VisibleLine(fmt.Sprintf("%d of %d: %s", b.n, b.of, name)) {
		if columns++; r > '~' {
			columns++ // Hangul takes two; what takes one loses nothing
		}
		if columns > maxProgress {
			break
		}
		line += string(r)
	}
	fmt.Fprintf(b.term.drawn, "\r%s%*s", line, max(b.drawn-columns, 0), "")
	b.drawn = max(columns, 1)
}

func (b *progress) end() {
	if b.drawn > 0 {
		fmt.Fprintf(b.term.drawn, "\r%*s\r", b.drawn, "")
		b.drawn = 0
	}
}
