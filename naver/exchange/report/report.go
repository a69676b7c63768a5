// Package report writes what happened for people: calls as CSV for a spreadsheet, one attempt as Markdown for a ticket.
// No secret gets into either.
package report

import (
	"time"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// Call is one call and what is known about it besides what went over the wire. Empty fields are left out.
type Call struct {
	Start     time.Time // of the call; needed where there is no Exchange
	Profile   string
	Platform  string // as the reader shall see it
	Host      string
	Simulated bool
	Kind      string // image or audio: the report has the words for it
	Call      string // issue, verify, or for a fetch what is fetched: image or audio
	Key       string
	Verdict   string
	// ResponseTime is what NAVER says about the answer, as text.
	ResponseTime string
	Finding      Finding
	Error        string
	Note         string
	Tags         []string
	// Exchange is nil where nothing was sent.
	Exchange *exchange.Exchange
}

// Finding is what a call means, in the reader's language.
type Finding struct {
	Rule     string
	Happened string
	Why      string
	Next     string
	Links    []Link
}

// Link is a page to open.
type Link struct{ Title, URL string }

// Attempt is one attempt at a CAPTCHA, from key to verdict.
type Attempt struct {
	Language string // ko, or English
	// Program is the version of the app and what it runs on, a line.
	Program string
	// Note is what the tester wrote: what was expected, what came.
	Note  string
	Tags  []string
	Calls []Call // oldest first
}

// learn takes the credentials of the calls for known.
func learn(r *redaction.Redactor, calls []Call) {
	for _, c := range calls {
		if c.Exchange != nil {
			exchange.Known(r, c.Exchange)
		}
	}
}

// start is when the call began.
func (c Call) start() time.Time {
	if c.Exchange != nil {
		return c.Exchange.Start
	}
	return c.Start
}
