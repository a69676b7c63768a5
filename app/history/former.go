package history

import (
	"context"
	"database/sql"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// ownColumns are what a call has of its own since format 2. A file of format 1 is read as it is until something is
// written to it.
func ownColumns(ctx context.Context, c *sql.Conn) (columns string, err error) {
	file, err := identify(ctx, c)
	if file.version < 2 {
		return "NULL, NULL, NULL", err
	}
	return "key, verdict, simulated", err
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
