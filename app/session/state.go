// Package session is one attempt at a CAPTCHA, from key to verdict: the state machine that the window draws. It knows
// nothing of the window.
package session

import (
	"time"

	"navercaptcha/audio"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/media"
)

// Phase is where an attempt stands.
type Phase string

// The phases of an attempt.
const (
	Start     Phase = "start"     // nothing was asked for yet
	Issuing   Phase = "issuing"   // a key is on its way
	Issued    Phase = "issued"    // a key is there, its picture or sound was never fetched
	Fetching  Phase = "fetching"  // the picture or the sound is on its way
	Shown     Phase = "shown"     // there is something to see or to hear
	Verifying Phase = "verifying" // the answer is on its way
	Judged    Phase = "judged"    // NAVER said right or wrong
	Failed    Phase = "failed"    // the last call failed; State.Finding and State.Err say why
)

// Busy tells whether a call is on its way.
func (p Phase) Busy() bool { return p == Issuing || p == Fetching || p == Verifying }

// State is all there is to know about the attempt of one kind. A State is never changed: each step makes a new one.
type State struct {
	Kind  naver.Kind
	Phase Phase
	// Attempt counts the attempts of this kind: one begins when a key comes or fails to come, and when all is forgotten.
	Attempt uint64
	// Calling is the call on its way in a busy phase, and the call that failed in Failed.
	Calling naver.Call
	Began   time.Time // when the call on its way began, or the last one that was

	Caller attempt.Caller // who made the last call
	Key    string
	Issued time.Time // when the key arrived; the zero time without a key, and where nobody knows
	// KeyByHand: the key was entered by hand. Somebody else's program may be waiting with it.
	KeyByHand bool

	// Fetched is what was fetched for Key. While a new key is on its way it is still the old one, for the window to dim.
	Fetched Fetched

	Verdict *naver.Verdict
	// Finding explains the last call. Nil before the first.
	Finding *attempt.Finding
	Err     error
	Calls   []attempt.Call // of this attempt, oldest first
}

// Fetched is a picture or a sound as it came, and decoded.
type Fetched struct {
	Count   int            // of the media fetched by the session; a new number is a new picture or sound
	Media   *naver.Media   // nil before the first
	Picture *media.Picture // nil where Media is none or cannot be decoded
	Clip    *audio.Clip    // likewise
	// Err, a *media.Error, says why Media came but cannot be shown. It can still be saved.
	Err error
}

// MaxCalls is how many calls of one attempt are kept; older ones make room. A tester who fetches in a loop would
// otherwise fill the memory.
const MaxCalls = 200
