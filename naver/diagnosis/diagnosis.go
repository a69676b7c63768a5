// Package diagnosis says what an answer of NAVER, or the lack of one, means and what to do next, in Korean and English.
//
// One rule is one entry of one table: a stable id, a matcher and its texts. The first rule that matches explains the
// call; the last one matches everything and says that it does not know. What a server wrote is matched on, never shown.
package diagnosis

import (
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// Case is the call to explain and what is known around it. Everything below Err may be left out; the finding is then
// less precise, never wrong.
type Case struct {
	Platform naver.Platform
	Kind     naver.Kind
	Call     naver.Call
	// Simulated tells that the simulator was called, not NAVER.
	Simulated bool
	// Verdict is what verify answered, if it did.
	Verdict *naver.Verdict
	// Err is what the client returned, if it failed.
	Err error

	// Warnings are those of the media that was fetched.
	Warnings []naver.Warning
	// MediaErr is why the media that was fetched does not open, a *media.Error; nil where it opens or nobody looked.
	MediaErr error
	// Exchange is what went over the wire, nil where nothing was sent. It is read, not changed.
	Exchange *exchange.Exchange
	// Key is the CAPTCHA key that the call was about or that it returned. Where it is empty the Exchange's URL tells it.
	Key string
	// Before are the earlier calls of the attempt, oldest first. The last MaxBefore are looked at, and not what went
	// before them.
	Before []Case
	// Credentials is how the client ID and secret look. Where it is the zero value the Exchange's headers tell it.
	Credentials attempt.Shape
	// Now is this computer's clock when the call ended. The zero time means the Exchange's.
	Now time.Time

	// Source tells whose program made the call: the advice is for that one. Empty means this one.
	Source attempt.Source
	// Known is what is known of a call of attempt.Evidence. It is not looked at for others.
	Known attempt.Known
	// Assumed: nothing but the person's word says that this was a call to NAVER's CAPTCHA. The finding says so first.
	Assumed bool
}

// MaxBefore is how many earlier calls are looked at.
const MaxBefore = 200

// Explain finds what a call means. What it does not know it calls unknown.
func Explain(c Case) attempt.Finding {
	f := read(c)
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
