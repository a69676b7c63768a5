package evidence

import (
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
)

// explain makes calls of what was found and says what each means, in the light of those before it in the same file.
func explain(all []found, told Told) []attempt.Call {
	calls := make([]attempt.Call, 0, len(all))
	for i := range all {
		f := &all[i]
		c := f.evidence(told)
		finding := diagnosis.Explain(c, calls...)
		c.Finding = &finding
		calls = append(calls, c)
	}
	return calls
}

func (f *found) evidence(told Told) attempt.Call {
	if f.fault != nil {
		return f.called()
	}
	if f.ex == nil {
		return attempt.Call{Source: attempt.Evidence, Form: f.form, Place: f.place, Err: f.err}
	}
	if told.Status != 0 && f.known.Status != attempt.Seen {
		f.ex.Status, f.known.Status = told.Status, attempt.Seen
	}
	c := diagnosis.FromEvidence(f.ex, f.known, told.Case)
	c.Form, c.Place, c.Assumed, c.Caller.Program = f.form, f.place, f.assumed, f.program
	return c
}
