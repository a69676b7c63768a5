package app

import (
	"context"

	"navercaptcha/app/session"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/scenario"
)

// scriptTag is the tag of what scenarios leave in the history.
const scriptTag = "scenario"

// caseKeeper keeps a run's calls in the history, each case as an attempt. It works where the run does, so that a run
// waits for the disk and is never far ahead of what is kept.
type caseKeeper struct {
	store    History
	language string

	note  string
	calls []attempt.Call // of the present case
	err   error          // why nothing more is kept
}

// begin ends the case before.
func (k *caseKeeper) begin(c scenario.Case) {
	k.end()
	k.note = short(c.Scenario.Name.In(k.language))
}

// add takes the calls of a step.
func (k *caseKeeper) add(calls []attempt.Call) {
	k.calls = append(k.calls, calls...)
	if len(k.calls) >= session.MaxCalls {
		k.end()
	}
}

// end saves what there is of the case.
func (k *caseKeeper) end() {
	calls := k.calls
	k.calls = nil
	if k.store == nil || k.err != nil || len(calls) == 0 {
		return
	}
	last := calls[len(calls)-1]
	a := attemptOf(session.State{Kind: last.Kind, Platform: last.Platform, Caller: last.Caller, Calls: calls})
	a.Note, a.Tags = k.note, []string{scriptTag}
	ctx, cancel := context.WithTimeout(context.Background(), saveTime)
	defer cancel()
	k.err = k.store.Save(ctx, a)
}
