package attempt_test

import (
	"errors"
	"testing"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// What a recorder did not see was not there; of a call that nobody recorded nothing can be said.
func TestOnlyWhatWasLookedAtIsAbsent(t *testing.T) {
	lost := attempt.WholeOf(&exchange.Exchange{Method: "GET", URL: "https://openapi.naver.com/", Err: errors.New("reset")})
	if !lost.Status.Is(attempt.Absent) || !lost.Body.Is(attempt.Absent) || !lost.Error.Is(attempt.Seen) {
		t.Errorf("a call without an answer: %+v", lost)
	}
	nothing := attempt.WholeOf(nil)
	if !nothing.Body.Is(attempt.NotRecorded) || nothing.Body.Is(attempt.Absent) {
		t.Errorf("nothing was recorded: %+v", nothing)
	}
	if got := nothing.Spelled().Status; got != attempt.NotRecorded {
		t.Errorf("spelled: %q", got)
	}
}
