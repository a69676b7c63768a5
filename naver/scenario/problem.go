package scenario

import (
	"strings"

	"navercaptcha/naver/text"
)

// maxProblems is how many problems of one file are told; a file with more is no scenario at all.
const maxProblems = 20

// Problem is something in a scenario's file that cannot be understood.
type Problem struct {
	At   Position
	Text text.Text
}

// Error is the place and what is wrong there, in English.
func (p Problem) Error() string { return p.At.String() + ": " + p.Text.En }

// ReadError is all the problems of a file, in its order.
type ReadError struct{ Problems []Problem }

// Error has a line for each problem, in English.
func (e *ReadError) Error() string { return e.In(text.English) }

// In has a line for each problem in a language, ko or en.
func (e *ReadError) In(language text.Lang) string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.At.String() + ": " + p.Text.In(language)
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the problems.
func (e *ReadError) Unwrap() []error {
	errs := make([]error, len(e.Problems))
	for i, p := range e.Problems {
		errs[i] = p
	}
	return errs
}

// problems collects what is wrong with one file.
type problems struct {
	list []Problem
	seen map[Problem]bool // a table reads its steps once for each row; a problem in them is told once
}

func (p *problems) add(at Position, text text.Text) {
	problem := Problem{At: at, Text: text}
	if p.seen[problem] || len(p.list) >= maxProblems {
		return
	}
	if p.seen == nil {
		p.seen = map[Problem]bool{}
	}
	p.seen[problem] = true
	p.list = append(p.list, problem)
}

// err is the ReadError, or nil without problems.
func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	return &ReadError{Problems: p.list}
}
