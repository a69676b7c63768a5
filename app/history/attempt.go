package history

import (
	"time"

	"navercaptcha/naver"
)

// Gone is why a picture, a sound or another body is not in the history: attempt.Call.Missing.
type Gone = string

// The reasons.
const (
	Kept    Gone = ""              // nothing is missing
	Expired Gone = "media-expired" // it was older than a month
	Terms   Gone = "media-terms"   // NAVER Cloud's terms forbid storing it
	// Foreign: another server than NAVER sent it, to a program of somebody else's.
	Foreign Gone = "body-foreign"
	// NotLoaded: it is kept, but the attempt's later calls hold so much that it was left out.
	NotLoaded Gone = "media-not-loaded"
)

// Limits of what is stored. Bodies are bounded by exchange.MaxBody, the rest of an exchange by MaxDetails.
const (
	MaxNote    = 64 << 10 // bytes
	MaxTag     = 100      // bytes
	MaxTags    = 32
	MaxCalls   = 1000   // of one attempt in one Save, and in what is loaded: the last ones
	MaxChosen  = 10_000 // attempts in one Delete
	MaxDetails = 8 << 20
	maxText    = 16 << 10 // bytes of a name, a host, an error; longer ones are cut
)

// Query selects attempts. Zero fields select all.
type Query struct {
	// Text is searched for in names, hosts, keys, notes, tags, findings in both languages, sources and files of evidence,
	// errors and short bodies, ignoring case. Several words must all be there.
	Text     string
	Platform naver.Platform
	Kind     naver.Kind
	Verdict  Outcome
	Finding  string // the rule's id
	Tag      string // ignoring case
	Since    time.Time
	Until    time.Time // not included
	// Limit is how many are listed: 0 means 100, and at most 10,001, which is one more than a list of 10,000 shows and
	// tells that there are more.
	Limit  int
	Offset int
}

// Outcome is how an attempt ended.
type Outcome string

// The outcomes.
const (
	AnyOutcome Outcome = ""
	Right      Outcome = "right"
	Wrong      Outcome = "wrong"
	NoVerdict  Outcome = "none" // NAVER never judged
)

// Summary is an attempt as a line of a list.
type Summary struct {
	ID       int64
	Started  time.Time
	Profile  string
	Platform naver.Platform
	Host     string
	Kind     naver.Kind
	Outcome  Outcome // Right, Wrong or NoVerdict
	// ResponseTime is NAVER's, where it reported one.
	ResponseTime naver.ResponseTime
	Finding      string // the rule's id
	Note         string // its first 200 bytes or less
	Tags         []string
	Calls        int
}
