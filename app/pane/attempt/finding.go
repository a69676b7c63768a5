package attempt

import (
	"strings"

	"navercaptcha/app/session"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/media"
)

// lastFinding is what there is to say about the last call: NAVER's part comes from the diagnosis, the window's own part, such
// as credentials not yet entered, from the catalogue.
func lastFinding(st session.State) attempt.Finding {
	if st.Finding != nil {
		return *st.Finding
	}
	return attempt.Finding{}
}

// proposed is the call that the finding on the screen leads to.
func proposed(st session.State) attempt.Action {
	switch {
	case st.Key == "":
		return attempt.NewCAPTCHA
	case len(st.Calls) == 0: // it was entered by hand
		return attempt.FetchAgain
	}
	f := lastFinding(st)
	if cut, isCut := cutOff(st); isCut {
		f = *cut.Finding
	}
	if f.Action == "" { // the call never went out
		return attempt.Repeat(st.Calling)
	}
	return f.Action
}

// oddLines says what is odd about a picture that can be seen all the same, one a line. A sound's stand beside it.
func oddLines(in *words.Catalogue, p *media.Picture) (lines []string) {
	if p != nil {
		for _, odd := range p.Oddities {
			lines = append(lines, in.Text("oddity."+string(odd)))
		}
	}
	return lines
}

// warningLines says what was odd about an answer that could be used all the same, one a line.
func warningLines(warnings []naver.Warning, in *words.Catalogue) (lines []string) {
	for _, w := range warnings {
		lines = append(lines, strings.TrimSpace(diagnosis.WarningText(w).In(in.Lang())))
	}
	return lines
}
