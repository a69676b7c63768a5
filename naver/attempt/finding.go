package attempt

import "navercaptcha/naver/text"

// Finding is what there is to say about one call: exactly one per call.
type Finding struct {
	Rule     string    // stable id, such as "ct001"
	Happened text.Text // one sentence: what happened
	Why      text.Text
	Next     text.Text // what to do next
	// Action is the call that Next leads to. It is of the moment, so a stored finding has none.
	Action Action `json:"-"`
	Links  []Link
	// Send is what NAVER has to be told where the fault may be theirs, one fact a line, and empty elsewhere. It holds no
	// credential and no CAPTCHA key.
	Send text.Text
	// Candidates are the rules that it can be, the likeliest first, where the evidence holds no more than a status.
	Candidates []string `json:"-"`
	// Notes are what is odd beside the finding, such as a clock that is wrong.
	Notes []Note
}

// Note is a remark beside a finding.
type Note struct {
	ID   string // stable, such as "clock"
	Text text.Text
}

// Link is a page of NAVER to open.
type Link struct {
	Title text.Text
	URL   string
}
