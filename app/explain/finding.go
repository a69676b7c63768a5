// Package explain says what errors and calls mean, in the words of the window: the findings of its own beside those of the
// diagnosis, and each as a person reads it.
package explain

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
	"navercaptcha/naver/safefile"
)

// Own explains errors that never reached NAVER.
func Own(err error) (attempt.Finding, bool) {
	switch {
	case err == nil:
		return attempt.Finding{}, false
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
	return attempt.Finding{}, false
}

// Title names a finding in a few words. The window's own findings are all of calls that were not sent.
func Title(rule string, in *words.Catalogue) string {
	if strings.HasPrefix(rule, "own.") || strings.HasPrefix(rule, "problem.") {
		return in.Text("calls.unsent")
	}
	return diagnosis.Title(rule).In(in.Lang())
}

// Media explains a picture or a sound that came but does not open.
func Media(kind naver.Kind, err error) attempt.Finding {
	return diagnosis.Explain(attempt.Call{Kind: kind, Call: naver.Fetch, MediaErr: err})
}

// Text is a finding as it is copied: one part a line.
func Text(f attempt.Finding, in *words.Catalogue) string {
	parts := []string{f.Happened.In(in.Lang()), f.Why.In(in.Lang()), f.Next.In(in.Lang())}
	for _, note := range f.Notes {
		parts = append(parts, note.Text.In(in.Lang()))
	}
	parts = append(parts, f.Send.In(in.Lang()))
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n")
}

// Error is an error in two sentences, in the language of the window: what happened, and what to do.
func Error(in *words.Catalogue, err error) string {
	own, ok := Own(err)
	if !ok {
		own, ok = fileFinding(err)
	}
	if ok {
		return own.Happened.In(in.Lang()) + " " + own.Next.In(in.Lang())
	}
	return err.Error()
}

// Of is what a call means.
func Of(c attempt.Call) (attempt.Finding, bool) {
	if c.Finding == nil {
		return attempt.Finding{}, false
	}
	return *c.Finding, true
}

// fileFinding explains errors of what is handed on as a file or a text.
func fileFinding(err error) (attempt.Finding, bool) {
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
	case errors.Is(err, safefile.ErrName):
		return words.Finding("own.fileName"), true
	case errors.Is(err, fs.ErrPermission):
		return words.Finding("own.notAllowed"), true
	case errors.Is(err, fs.ErrNotExist):
		return words.Finding("own.noFolder"), true
	}
	return attempt.Finding{}, false
}
