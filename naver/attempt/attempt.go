package attempt

import (
	"time"

	"navercaptcha/naver"
)

// Attempt is one attempt at a CAPTCHA, from key to verdict.
type Attempt struct {
	ID       int64     // in the history that keeps it; 0 where none does
	Started  time.Time // with its zone
	Platform naver.Platform
	Caller   Caller // of the last call
	Kind     naver.Kind
	Key      string // the last CAPTCHA key
	// KeyByHand: a person entered a key, which NAVER issued to somebody else.
	KeyByHand bool
	Verdict   *naver.Verdict // what NAVER judged last, whatever was called afterwards; nil where it never did
	Finding   *Finding       // what the last call means
	Note      string         // what the tester wrote: what was expected, what came
	Tags      []string
	Calls     []Call // oldest first
}

// Of is the attempt that calls make up, oldest first. There is at least one.
func Of(calls []Call) *Attempt {
	last := calls[len(calls)-1]
	a := &Attempt{
		Started: calls[0].Start, Platform: last.Platform, Caller: last.Caller, Kind: last.Kind, Finding: last.Finding, Calls: calls,
	}
	for _, c := range calls {
		if c.Key != "" {
			a.Key = c.Key
		}
		a.KeyByHand = a.KeyByHand || c.KeyByHand
		if c.Verdict != nil { // a CT001 afterwards does not undo it
			a.Verdict = c.Verdict
		}
	}
	return a
}
