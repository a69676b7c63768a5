// Package diagnosis says what an answer of NAVER, or the lack of one, means and what to do next, in Korean and English.
//
// One rule is one entry of one table: a stable id, a matcher and its texts. The first rule that matches explains the
// call; the last one matches everything and says that it does not know. What a server wrote is matched on, never shown.
package diagnosis

import (
	"navercaptcha/naver/attempt"
)

// MaxBefore is how many earlier calls are looked at: the last ones.
const MaxBefore = 200

// Explain finds what a call means, in the light of the earlier calls of its attempt, oldest first. What it does not know it
// calls unknown. Everything but the Platform, Kind, Call, Verdict and Err of a call may be left out; the finding is then less
// precise, never wrong. A Key that is empty is told by the Exchange's URL, and Credentials that are the zero value by its
// headers. Known is looked at for attempt.Evidence alone.
func Explain(c attempt.Call, before ...attempt.Call) attempt.Finding {
	f := read(c, before)
	for i := range rules {
		if rules[i].match(f) {
			return rules[i].finding(f)
		}
	}
	// Not reached: the last rule matches everything, and a test holds it to that.
	return rules[len(rules)-1].finding(f)
}

// Rules lists the id of every rule, in the order in which they are tried.
func Rules() []string {
	ids := make([]string, len(rules))
	for i, r := range rules {
		ids[i] = r.id
	}
	return ids
}
