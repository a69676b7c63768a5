package history

import (
	"context"
	"database/sql"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// formatColumns are those that not every format has. A file of an older one is read as it is until something is written to it.
type formatColumns struct {
	ofCall string // what a call has of its own since format 2, and of its source since format 3
	byHand string // of an attempt, since format 3
}

func columnsOf(ctx context.Context, c *sql.Conn) (formatColumns, error) {
	file, err := identify(ctx, c)
	switch {
	case file.version < 2:
		return formatColumns{"NULL, NULL, NULL, NULL, NULL, NULL", "0"}, err
	case file.version < 3:
		return formatColumns{"key, verdict, simulated, NULL, NULL, NULL", "0"}, err
	}
	return formatColumns{"key, verdict, simulated, source, platform, origin", "coalesce(by_hand, 0)"}, err
}

// formerSimulator is the name of the simulator's profile when format 1 was written.
const formerSimulator = "Simulator"

// likeItsAttempt gives a call of format 1 what is known of its attempt: the last key, the last verdict.
func likeItsAttempt(l *attempt.Call, a *attempt.Attempt) {
	l.Key, l.Caller.Simulated = a.Key, a.Caller.Profile == formerSimulator
	if l.Call == naver.Verify && l.Err == nil {
		l.Verdict = a.Verdict
	}
}
