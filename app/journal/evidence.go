package journal

import (
	"context"
	"slices"
	"time"

	"navercaptcha/app/history"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/evidence"
	"navercaptcha/naver/exchange/redaction"
)

// EvidenceTag is the tag of what was kept of evidence.
const EvidenceTag = "evidence"

// Keep keeps calls that other programs made, soon, as an attempt of their own that was made now: a file's, or those that
// were chosen of it; more than history.MaxCalls as several. The day's quota has nothing to do with them.
//
// The mask knows the secrets of the evidence and takes them out first; nil works by names alone. The note says what it
// was, such as the file's name. kept hears, from any goroutine, that all is safe on the disk, or the first reason why not:
// what was saved before that stays.
func (j *Journal) Keep(calls []attempt.Call, mask *redaction.Redactor, note string, kept func(error)) {
	e := &keeping{
		calls: slices.Clone(calls), mask: mask, note: note, made: j.options.Now(),
		kept: func(err error) {
			j.lose(err)
			kept(err)
		},
	}
	if j.options.Store == nil || !j.saves.add(saveJob{others: e}) {
		e.kept(history.ErrNotWritten)
	}
}

// keeping is what waits to be kept of what somebody sent.
type keeping struct {
	calls []attempt.Call
	mask  *redaction.Redactor
	note  string
	made  time.Time
	kept  func(error)
}

func (e *keeping) save(to Store) error {
	for calls := range slices.Chunk(e.calls, history.MaxCalls) {
		masked := make([]attempt.Call, len(calls))
		for i, c := range calls {
			masked[i] = evidence.Masked(c, e.mask)
			masked[i].Source = attempt.Evidence
		}
		a := attempt.Of(masked)
		a.Started, a.Note, a.Tags = e.made, e.mask.Text(e.note), []string{EvidenceTag}
		ctx, cancel := context.WithTimeout(context.Background(), saveTime)
		err := to.Save(ctx, a)
		cancel()
		if err != nil {
			return err
		}
	}
	return nil
}
