package diagnosis

import (
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// past is what the earlier calls of an attempt tell about a key.
type past string

const (
	pastUnclear   past = ""          // nothing
	pastJudged    past = "judged"    // NAVER judged an answer to it
	pastLost      past = "lost"      // an answer to it may have been judged: what NAVER said was lost
	pastElsewhere past = "elsewhere" // it was issued for the other kind, on another platform, or to another client ID
	pastOld       past = "old"       // it is older than maxMeasured
	pastFresh     past = "fresh"     // it was issued a short time ago, and nothing here used it up
	pastMisshapen past = "misshapen" // it is no key of NAVER's at all
	pastForeign   past = "foreign"   // other keys were issued here, not this one
)

// maxMeasured is up to which age of a key NAVER measures the response time. How long a key lives is not documented.
const maxMeasured = 7200 * time.Second

// keyOf is the key that a call was about or returned; empty where redaction took it out beyond recognition.
func keyOf(c *attempt.Call) string {
	if c.Key != "" {
		return c.Key
	}
	if c.Exchange == nil {
		return ""
	}
	if c.Call == naver.Issue {
		return issuedKey(c.Exchange)
	}
	return parseURL(c.Exchange.URL).Query().Get("key")
}

// pastOf follows a key through the earlier calls.
func pastOf(f *facts) past {
	c := &f.call
	key := keyOf(c)
	if key == "" {
		return pastUnclear
	}
	if c.KeyByHand { // what somebody else did with it nobody knows, whatever was done here
		if !hidden(key) && !plainKey(key) {
			return pastMisshapen
		}
		return pastUnclear
	}
	var judged, lost, elsewhere, issued, others bool
	var age time.Duration
	for i := range f.before {
		b := &f.before[i]
		known := keyOf(b)
		switch {
		case b.Call == naver.Issue && b.Err == nil && known == key:
			issued = true
			elsewhere = b.Kind != c.Kind || b.Platform != c.Platform || otherClient(b, c)
			if from, to := startOf(b), startOf(c); !from.IsZero() && !to.IsZero() {
				age = to.Sub(from)
			}
		case b.Call == naver.Issue && b.Err == nil && known != "":
			others = true
		case b.Call == naver.Verify && known == key && b.Err == nil:
			judged = true
		case b.Call == naver.Verify && known == key && unsure(b):
			lost = true
		}
	}
	switch {
	case judged:
		return pastJudged
	case lost:
		return pastLost
	case elsewhere:
		return pastElsewhere
	case issued && age > maxMeasured:
		return pastOld
	case issued:
		return pastFresh
	case !hidden(key) && !plainKey(key):
		return pastMisshapen
	case others:
		return pastForeign
	}
	return pastUnclear
}

// unsure: the call failed, yet NAVER may have received it.
func unsure(c *attempt.Call) bool {
	f := read(attempt.Call{Err: c.Err, Exchange: c.Exchange}, nil)
	return f.reached && f.reply == noReply && (f.failure != "" || c.Exchange != nil)
}

func otherClient(a, b *attempt.Call) bool {
	x, y := credentialsSent(a.Exchange, a.Platform).ID, credentialsSent(b.Exchange, b.Platform).ID
	return x != "" && y != "" && x != y
}

// fetches counts how often the picture or sound of the key was fetched before.
func fetches(f *facts) (n int) {
	key := keyOf(&f.call)
	for i := range f.before {
		b := &f.before[i]
		if key != "" && b.Call == naver.Fetch && b.Err == nil && keyOf(b) == key {
			n++
		}
	}
	return n
}

// plainKey tells the keys that NAVER issues: 16 letters and digits.
func plainKey(key string) bool {
	if len(key) != 16 {
		return false
	}
	for _, r := range []byte(key) {
		if (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return false
		}
	}
	return true
}

// startOf is when a call began by this computer's clock; the zero time if nobody knows.
func startOf(c *attempt.Call) time.Time {
	if c.Exchange != nil && !c.Exchange.Start.IsZero() {
		return c.Exchange.Start
	}
	return c.Start
}
