// Package attempt holds the noun of the product: a call to NAVER, whoever made it, with what went over the wire, what is
// known of that and what it means.
package attempt

import (
	"errors"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

// Call is one call to NAVER: made by this program, read from its history, a step of a scenario, or found in what somebody
// sent.
type Call struct {
	Source Source
	// Form and Place say where a call of Evidence was found. They are empty for calls of this program.
	Form  Form
	Place Place

	Platform naver.Platform
	Kind     naver.Kind
	Call     naver.Call
	Start    time.Time // the zero time where nobody knows
	Caller   Caller
	Key      string // the CAPTCHA key that the call was about or that it brought
	// KeyByHand: a person entered the Key, so nothing here tells when and to which client ID it was issued, or whether it
	// was verified.
	KeyByHand bool

	// Verdict is what verify answered, if it did, and Err what the client returned, if it failed.
	Verdict  *naver.Verdict
	Err      error
	Warnings []naver.Warning // of the media that was fetched
	// MediaErr is why the media that was fetched does not open, a *media.Error; nil where it opens or nobody looked.
	MediaErr error

	// Exchange is what went over the wire; nil where nothing was sent. It is read, not changed.
	Exchange *exchange.Exchange
	// Known tells what an empty place of the Exchange means. The zero value is that of a call of which nothing was
	// recorded; one that this program made has WholeOf its Exchange.
	Known Known
	// Missing is why a body that there was is not in the Exchange: the stable name of a sentence, or empty.
	Missing string
	// BodySize is how many bytes of the body there were, where a history knows that of one that it does not hold.
	BodySize int
	// Assumed: nothing but the person's word says that this was a call to NAVER's CAPTCHA.
	Assumed bool

	Finding *Finding // nil where it was not explained
}

// Source says how a call came here.
type Source string

// The sources.
const (
	Own      Source = "own"      // this program made it just now
	History  Source = "history"  // this program made it, and its history kept it
	Scenario Source = "scenario" // a scenario made it
	Evidence Source = "evidence" // another program made it, and somebody sent what is left of it
)

// Others tells whether another program made the call, so that advice about this program's settings is of no use.
func (s Source) Others() bool { return s == Evidence }

// Form is the form in which evidence held a call, such as "har" or "curl-v". It is a stable name.
type Form string

// Place is where in the evidence a call stands.
type Place struct {
	// File is the file's name, and behind it that of a file within it, such as "logs.zip/app.log". Empty for what was pasted.
	File  string
	Entry int // number of an entry of a list, from 1; 0 where the form has none
	Line  int // line of the text, from 1; 0 where the form has none
}

// Caller is whom NAVER saw calling, as far as it may be shown.
type Caller struct {
	ProfileID string // of this program's profile; empty for another program
	Profile   string
	Host      string
	Simulated bool // a simulator answers there, not NAVER
	// Program is what made the call of Evidence, such as "curl/8.5.0"; empty where nobody knows.
	Program string
	// Credentials is how the client ID and the secret look. They are not kept.
	Credentials Shape
}

// Shape is how a pair of credentials looks, without its values. The zero value says nothing.
type Shape struct {
	// HasBlank: there is a blank, a line break or a character that nobody sees in or around one of them.
	HasBlank bool
	// LooksSwapped: the lengths are those of an ID and a secret the other way round.
	LooksSwapped bool
	// LooksLike is the platform that hands out pairs of these lengths: Developers, Cloud for all of NAVER Cloud, or
	// empty for none.
	LooksLike naver.Platform
}

// Name is the call in the word of the API's paths: issue, verify, or for a fetch what is fetched, image or audio.
func (c *Call) Name() string {
	if c.Call == naver.Fetch {
		return string(c.Kind)
	}
	return string(c.Call)
}

// Status is the HTTP status of the answer, and 0 where none came or nobody wrote it down.
func (c *Call) Status() int {
	if c.Exchange == nil {
		return 0
	}
	return c.Exchange.Status
}

// Code is the code of an error of NAVER's, and empty for every other outcome.
func (c *Call) Code() string {
	var api *naver.APIError
	if errors.As(c.Err, &api) {
		return api.Code
	}
	return ""
}

// Rule is the ID of what the call means, and empty where it was not explained.
func (c *Call) Rule() string {
	if c.Finding == nil {
		return ""
	}
	return c.Finding.Rule
}
