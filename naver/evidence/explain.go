package evidence

import (
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
)

// explain makes calls of what was found and says what each means, in the light of those before it in the same file.
func explain(all []found, told Told) []attempt.Call {
	calls := make([]attempt.Call, 0, len(all))
	cases := make([]diagnosis.Case, 0, len(all))
	for i := range all {
		f := &all[i]
		c := f.evidence(told)
		from := max(0, len(cases)-diagnosis.MaxBefore)
		c.Before = cases[from:len(cases):len(cases)]
		finding := diagnosis.Explain(c)
		cases = append(cases, c)
		calls = append(calls, attempt.Call{
			Source: attempt.Evidence, Form: f.form, Place: f.place, Platform: c.Platform, Kind: c.Kind, Call: c.Call,
			Caller:  attempt.Caller{Program: f.program, Credentials: c.Credentials},
			Key:     c.Key,
			Verdict: c.Verdict, Err: c.Err, Warnings: c.Warnings, Exchange: f.ex, Known: f.known, Finding: &finding,
		})
		if f.ex != nil {
			calls[len(calls)-1].Start = f.ex.Start
		}
	}
	return calls
}

func (f *found) evidence(told Told) diagnosis.Case {
	if f.ex == nil {
		return diagnosis.Case{Source: attempt.Evidence, Err: f.err}
	}
	if told.Status != 0 && f.known.Status != attempt.Seen {
		f.ex.Status, f.known.Status = told.Status, attempt.Seen
	}
	c := diagnosis.FromEvidence(f.ex, f.known, told.Case)
	c.Assumed = f.assumed
	return c
}
