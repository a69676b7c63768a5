package diagnosis

import (
	"slices"

	"navercaptcha/naver/attempt"
)

// A rule is one meaning an outcome can have. Its id is stored in histories and reports, so it never changes.
//
// Texts may hold the placeholders of words.go, which are filled from the case alone.
type rule struct {
	id       string
	match    matcher
	happened Text
	why      Text
	next     Text
	pages    []page
	action   Action // empty: the same call again, unless it is a verify that may have been judged
	theirs   bool   // the fault may be NAVER's, so there is something to tell them
}

// The table. Order matters within and between the groups: that NAVER was not reached comes before what was answered, what
// NAVER's CAPTCHA says about itself before what its gateway says, codes before bare HTTP statuses, and unknown last.
var rules = slices.Concat(
	hereRules,
	mediaRules,
	proposing(attempt.NewCAPTCHA, outcomeRules),
	proposing(attempt.NewCAPTCHA, captchaRules),
	proposing(sameCall, unseenRules),
	proposing(sameCall, authRules),
	proposing(sameCall, limitRules),
	proposing(sameCall, requestRules),
	serverRules,
	bodyRules,
	unsentRules,
	tlsRules,
	timeoutRules,
	connectionRules,
	unknownRules,
)

func (r *rule) finding(f *facts) Finding {
	w := wordsFor(f)
	links := make([]Link, 0, len(r.pages))
	for _, p := range r.pages {
		links = append(links, p(f.Platform, f.Kind))
	}
	finding := Finding{
		Rule:     r.id,
		Happened: w.fill(r.happened),
		Why:      w.fill(r.why),
		Next:     w.fill(r.next),
		Action:   r.actionFor(f),
		Links:    links,
		Notes:    notesFor(f, r.id),
	}
	if r.theirs {
		finding.Send = sendText(f, w)
	}
	if f.Simulated {
		return r.ofSimulator(f, finding)
	}
	return finding
}
