package journal

import (
	"context"

	"navercaptcha/app/session"
	"navercaptcha/naver/attempt"
)

// ScenarioTag is the tag of what scenarios leave in the history.
const ScenarioTag = "scenario"

// Run keeps the calls of a run of scenarios in the history, each case as an attempt. It works where the run does, so that a
// run waits for the disk and is never far ahead of what is kept. It is for one goroutine at a time.
type Run struct {
	journal *Journal
	note    string
	calls   []attempt.Call // of the present case
	err     error          // why nothing more is kept
}

// NewRun begins a run.
func (j *Journal) NewRun() *Run { return &Run{journal: j} }

// Case ends the case before and begins one, whose attempt gets a note.
func (r *Run) Case(note string) {
	_ = r.End() // what went wrong is told at the end of the run
	r.note = note
}

// Add takes the calls of a step: they are counted at once, and kept with the case.
func (r *Run) Add(calls []attempt.Call) {
	r.calls = append(r.calls, calls...)
	if len(r.calls) >= session.MaxCalls {
		_ = r.End()
	}
	r.journal.Count(calls)
}

// End saves what there is of the case. The error is the first reason why something of the run could not be kept.
func (r *Run) End() error {
	calls, o := r.calls, r.journal.options
	r.calls = nil
	if o.Store == nil || r.err != nil || len(calls) == 0 {
		return r.err
	}
	a := attempt.Of(calls)
	a.Note, a.Tags = r.note, []string{ScenarioTag}
	ctx, cancel := context.WithTimeout(context.Background(), saveTime)
	defer cancel()
	r.err = o.Store.Save(ctx, a)
	return r.err
}
