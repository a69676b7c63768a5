package export

import (
	"context"
	"slices"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/evidence"
	"navercaptcha/naver/exchange/report"
)

// report is one attempt as a report for a ticket has it, and what the report says beside it.
func (e Exporter) report(ctx context.Context, of Source) (report.Options, attempt.Attempt, error) {
	o := report.Options{Language: e.Words.Lang(), Program: programLine(e.Version)}
	list, err := e.named(ctx, of)
	if err != nil || len(list) == 0 {
		return o, attempt.Attempt{}, err
	}
	return o, list[0], nil
}

// named are attempts as they may leave, in which each profile has the name that the window shows.
func (e Exporter) named(ctx context.Context, of Source) ([]attempt.Attempt, error) {
	list, err := of(ctx)
	if err != nil {
		return nil, err
	}
	for i := range list {
		calls := slices.Clone(list[i].Calls)
		for n := range calls {
			calls[n] = evidence.HandedOn(calls[n])
			calls[n].Caller.Profile = ProfileName(e.Words, calls[n].Caller.Profile)
		}
		list[i].Calls = calls
	}
	return list, nil
}
