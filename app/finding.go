package app

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"navercaptcha/app/connect"
	"navercaptcha/app/display"
	"navercaptcha/app/embedded"
	"navercaptcha/app/export"
	"navercaptcha/app/history"
	"navercaptcha/app/journal"
	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/media"
)

type finding = attempt.Finding

// explain is what there is to say about the last call: NAVER's part comes from the diagnosis, the window's own part, such
// as credentials not yet entered, from the catalogue.
func explain(st session.State) finding {
	if st.Finding != nil {
		return *st.Finding
	}
	return finding{}
}

// proposed is the call that the finding on the screen leads to.
func proposed(st session.State) attempt.Action {
	if st.Key == "" {
		return attempt.NewCAPTCHA
	}
	f := explain(st)
	if cut, isCut := cutOff(st); isCut {
		f = *cut.Finding
	}
	if f.Action == "" { // the call never went out
		return attempt.Repeat(st.Calling)
	}
	return f.Action
}

// ownFinding explains errors that never reached NAVER.
func ownFinding(err error) (finding, bool) {
	switch {
	case err == nil:
		return finding{}, false
	case errors.Is(err, connect.ErrNoCredentials):
		return words.Finding("own.noCredentials"), true
	case errors.Is(err, embedded.ErrPort):
		return words.Finding("own.port"), true
	case errors.Is(err, connect.ErrSimulator):
		return words.Finding("own.simulator"), true
	case errors.Is(err, journal.ErrSlowDisk):
		return words.Finding("own.slowDisk"), true
	case errors.Is(err, session.ErrNoKey):
		return words.Finding("own.noKey"), true
	case errors.Is(err, ErrNoPlace):
		return words.Finding("own.noPlace"), true
	}
	if problem, ok := profile.ProblemOf(err); ok {
		return words.Finding("problem." + string(problem)), true
	}
	var kept history.Problem
	if errors.As(err, &kept) {
		return words.Finding("problem." + string(kept)), true
	}
	var screen display.Problem
	if errors.As(err, &screen) {
		return words.Finding("problem." + string(screen)), true
	}
	return finding{}, false
}

// findingTitle names a finding in a few words. The window's own findings are all of calls that were not sent.
func findingTitle(rule string, in *words.Catalogue) string {
	if strings.HasPrefix(rule, "own.") || strings.HasPrefix(rule, "problem.") {
		return in.Text("calls.unsent")
	}
	return diagnosis.Title(rule).In(in.Lang())
}

// mediaFinding explains a picture or a sound that came but does not open.
func mediaFinding(kind naver.Kind, err error) finding {
	return diagnosis.Explain(attempt.Call{Kind: kind, Call: naver.Fetch, MediaErr: err})
}

// findingText is a finding as it is copied: one part a line.
func findingText(f finding, in *words.Catalogue) string {
	parts := []string{f.Happened.In(in.Lang()), f.Why.In(in.Lang()), f.Next.In(in.Lang())}
	for _, note := range f.Notes {
		parts = append(parts, note.Text.In(in.Lang()))
	}
	parts = append(parts, f.Send.In(in.Lang()))
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n")
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

// errorWords is an error in two sentences, in the language of the window: what happened, and what to do.
func errorWords(in *words.Catalogue, err error) string {
	own, ok := ownFinding(err)
	if !ok {
		own, ok = fileFinding(err)
	}
	if ok {
		return own.Happened.In(in.Lang()) + " " + own.Next.In(in.Lang())
	}
	return err.Error()
}

// findingOf is what a call means.
func findingOf(c attempt.Call) (finding, bool) {
	if c.Finding == nil {
		return finding{}, false
	}
	return *c.Finding, true
}

// fileFinding explains errors of what is handed on as a file or a text.
func fileFinding(err error) (finding, bool) {
	var leak *redaction.LeakError
	switch {
	case errors.As(err, &leak):
		f := words.Finding("own.leak")
		where := " (" + leak.Error() + ")"
		f.Happened.Ko += where
		f.Happened.En += where
		return f, true
	case errors.Is(err, export.ErrTooMany):
		return words.Finding("own.tooManyToExport"), true
	case errors.Is(err, fs.ErrPermission):
		return words.Finding("own.notAllowed"), true
	case errors.Is(err, fs.ErrNotExist):
		return words.Finding("own.noFolder"), true
	}
	return finding{}, false
}
