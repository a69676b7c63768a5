// Package report writes what happened for people: calls as CSV for a spreadsheet, one attempt as Markdown for a ticket.
// No secret gets into either.
package report

import (
	"strconv"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/text"
)

// Options is what a report says beside the attempt.
type Options struct {
	Language text.Lang
	// Program is the version of the app and what it runs on, a line.
	Program string
}

// learn takes the credentials of the calls for known.
func learn(r *redaction.Redactor, calls []attempt.Call) {
	for _, c := range calls {
		if c.Exchange != nil {
			exchange.Known(r, c.Exchange)
		}
	}
}

// start is when a call began.
func start(c attempt.Call) time.Time {
	if c.Exchange != nil {
		return c.Exchange.Start
	}
	return c.Start
}

// findingOf is what a call means; empty where it was not explained.
func findingOf(c attempt.Call) attempt.Finding {
	if c.Finding == nil {
		return attempt.Finding{}
	}
	return *c.Finding
}

// errorText is the error of a call, or nothing.
func errorText(c attempt.Call) string {
	if c.Err == nil {
		return ""
	}
	return c.Err.Error()
}

// verdict is how NAVER judged, and the seconds that it measured; both are empty where it did not.
func (w words) verdict(v *naver.Verdict) (judged, responseTime string) {
	if v == nil {
		return "", ""
	}
	judged = w.wrong
	if v.Right {
		judged = w.right
	}
	if v.ResponseTime.Reported {
		responseTime = strconv.FormatFloat(v.ResponseTime.Seconds, 'f', -1, 64)
	}
	return judged, responseTime
}
