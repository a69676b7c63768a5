package diagnosis

import (
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// sameCall is the action of a rule by which NAVER refused the caller before it looked at the answer: the key is as it
// was, so the call can be made again.
const sameCall attempt.Action = "same"

// actionFor is what a rule proposes for a case. Unless the rule says more, it is to make the call again, which an answer that
// may have been judged already must not be.
func (r *rule) actionFor(f *facts) attempt.Action {
	switch {
	case r.action != "" && r.action != sameCall:
		return r.action
	case r.action == "" && f.unsure():
		return attempt.NewCAPTCHA
	default:
		return attempt.Repeat(f.Call)
	}
}

// unsure tells that an answer was sent of which nobody knows whether it was judged.
func (f *facts) unsure() bool { return f.Call == naver.Verify && f.reached }

// proposing gives rules an action that have none of their own.
func proposing(action attempt.Action, rules []rule) []rule {
	for i := range rules {
		if rules[i].action == "" {
			rules[i].action = action
		}
	}
	return rules
}
