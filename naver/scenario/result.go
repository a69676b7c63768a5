package scenario

import (
	"time"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// State is how a step, a case or a run ended. A larger one is worse.
type State int

// The states.
const (
	Passed State = iota
	Skipped
	Failed      // an expectation does not hold
	NoNetwork   // no answer came, or none of NAVER's, and the scenario did not ask for that
	QuotaUsed   // NAVER's quota or rate limit, and the scenario did not ask for that; or the limit of the run
	Interrupted // the context ended
)

// String is the state in a word.
func (s State) String() string {
	return [...]string{"passed", "skipped", "failed", "network", "quota", "interrupted"}[s]
}

// Failure is an expectation that does not hold, or what kept a step from its call.
type Failure struct {
	At        Position
	About     text.Text // such as status
	Want, Got text.Text
}

// String is the failure as a compiler would write it, in English.
func (f Failure) String() string { return f.In(text.English) }

// In is the same in a language.
func (f Failure) In(lang text.Lang) string {
	return say("%s: %s: want %s, got %s", f.At, f.About, f.Want, f.Got).In(lang)
}

// StepResult is what came of one step. A repeated step has a result for each time.
type StepResult struct {
	Step *Step
	// Number counts the steps of the case, repetitions included, from 1.
	Number int
	Began  time.Time
	// Took is how long the step took, as the case saw it.
	Took  time.Duration
	State State
	Skip  Skip // why, where State is Skipped

	// Call is the call as it ended, expected or not. For wait, and where none was made, its Call is empty. Its Exchange is the
	// last of Exchanges, or without headers and body where that was not kept.
	Call     attempt.Call
	Facts    *Facts // of a fetch that went well
	Failures []Failure

	// Exchanges are the recorded calls; they hold secrets. None where Options.Forget says so, and where there were too many.
	Exchanges []*exchange.Exchange
	value     string // the answer that was sent, for redaction
}

// Secrets are what the step sent or got that reports do not show: the CAPTCHA key and the answer.
func (r *StepResult) Secrets() (key, answer string) { return r.Call.Key, r.value }

// Calls are those of the step that went over the wire and were kept, one for each time that net/http sent it, and the call
// of a caller where it failed before.
func (r *StepResult) Calls(by attempt.Caller) (calls []attempt.Call) {
	exchanges := r.Exchanges
	if len(exchanges) == 0 && r.Call.Err != nil {
		exchanges = []*exchange.Exchange{nil}
	}
	for _, e := range exchanges {
		c := r.Call
		c.Caller, c.Exchange, c.Known = by, e, attempt.WholeOf(e)
		if e != nil {
			c.Start = e.Start
		}
		calls = append(calls, c)
	}
	return calls
}

// CaseResult is what came of one case.
type CaseResult struct {
	Case  Case
	Began time.Time
	Took  time.Duration
	State State
	Steps []StepResult
}

// Result is what came of a run.
type Result struct {
	Began time.Time
	Took  time.Duration
	Cases []CaseResult
	// Calls is how many counted calls, issue and verify, were made.
	Calls int
	// Forgotten is how many exchanges were not kept because there were too many bytes of them.
	Forgotten int
}

// State is the worst state of the cases. Those that were skipped do not count against a run, unless it ended before them.
func (r *Result) State() State {
	worst := Passed
	for _, c := range r.Cases {
		switch {
		case c.State != Skipped:
			worst = max(worst, c.State)
		case c.Case.Skip == SkipInterrupted:
			worst = max(worst, Interrupted)
		case c.Case.Skip == SkipLimit:
			worst = max(worst, QuotaUsed)
		}
	}
	return worst
}

// Count is how many cases ended in a state.
func (r *Result) Count(s State) int {
	n := 0
	for _, c := range r.Cases {
		if c.State == s {
			n++
		}
	}
	return n
}

// Exchanges are the recorded calls of the run, in the order of the cases, those of a case oldest first. They hold secrets.
func (r *Result) Exchanges() []*exchange.Exchange {
	var all []*exchange.Exchange
	for _, c := range r.Cases {
		for _, s := range c.Steps {
			all = append(all, s.Exchanges...)
		}
	}
	return all
}
