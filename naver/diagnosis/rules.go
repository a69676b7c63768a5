package diagnosis

import (
	"slices"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

// A rule is one meaning an outcome can have. Its id is stored in histories and reports, so it never changes.
//
// Texts may hold the placeholders of words.go, which are filled from the case alone.
type rule struct {
	id            string
	match         matcher
	happened      text.Text
	why           text.Text
	next          text.Text
	pages         []page
	entered       advice         // what is said of a key that a person entered, where that is something else
	action        attempt.Action // empty: the same call again, unless it is a verify that may have been judged
	providerFault bool           // the fault may be NAVER's, so there is something to tell them
}

// The table. Order matters within and between the groups: that NAVER was not reached comes before what was answered, what
// NAVER's CAPTCHA says about itself before what its gateway says, codes before bare HTTP statuses, and unknown last.
var rules = slices.Concat(
	nothingRules,
	codeRules,
	proposing(attempt.NewCAPTCHA, whoseRules),
	hereRules,
	mediaRules,
	proposing(attempt.NewCAPTCHA, outcomeRules),
	proposing(attempt.NewCAPTCHA, captchaRules),
	proposing(attempt.NewCAPTCHA, valueRules),
	proposing(sameCall, unseenRules),
	proposing(sameCall, authRules),
	proposing(sameCall, limitRules),
	proposing(sameCall, requestRules),
	proposing(attempt.NewCAPTCHA, missingRules),
	serverRules,
	bodyRules,
	unsentRules,
	tlsRules,
	timeoutRules,
	connectionRules,
	unknownRules,
)

func (r *rule) finding(f *facts) attempt.Finding {
	w := wordsFor(f)
	links := make([]attempt.Link, 0, len(r.pages))
	for _, p := range r.pages {
		links = append(links, p(f.Platform, f.Kind))
	}
	happened, why, next := r.texts(f)
	finding := attempt.Finding{
		Rule:       r.id,
		Happened:   w.fill(happened),
		Why:        w.fill(why),
		Next:       w.fill(next),
		Action:     r.actionFor(f),
		Links:      links,
		Notes:      notesFor(f, r.id),
		Candidates: candidatesFor(f),
	}
	if f.Assumed {
		finding.Happened = text.Text{Ko: assumed.Ko + " " + finding.Happened.Ko, En: assumed.En + " " + finding.Happened.En}
	}
	if r.providerFault {
		finding.Send = sendText(f, w)
	}
	if f.Caller.Simulated {
		return r.ofSimulator(f, finding)
	}
	return finding
}

// assumed is what a finding begins with where nothing says that the evidence is about NAVER's CAPTCHA.
var assumed = text.Text{
	Ko: "네이버 캡차 호출의 결과라고 가정했습니다.",
	En: "This is taken for the outcome of a call to NAVER's CAPTCHA.",
}

// texts are what a rule says of a case: to this program's user, or of another program's call.
func (r *rule) texts(f *facts) (happened, why, next text.Text) {
	happened, why, next = r.happened, r.why, r.next
	if f.KeyByHand && r.entered != (advice{}) {
		why, next = r.entered.why, r.entered.next
	}
	if !f.others() {
		return happened, why, next
	}
	if t, ok := requests[r.id]; ok && unanswered(f) {
		happened = t
	}
	if a := advices[r.id]; a != (advice{}) {
		if !a.happened.IsZero() {
			happened = a.happened
		}
		if !a.why.IsZero() && (r.id != "auth-other" && r.id != "forbidden" || bodyUnknown(f)) {
			why = a.why
		}
		if !a.next.IsZero() {
			next = a.next
		}
	}
	return happened, why, next
}
