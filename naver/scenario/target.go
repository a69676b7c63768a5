package scenario

import (
	"context"
	"math/rand/v2"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

// Target is what scenarios run against.
type Target struct {
	// Options says where and as whom. Platform and Wrap are filled in for each case.
	Options naver.Options
	// Simulated tells that the target is a simulator, so that client IDs which only it knows are possible.
	Simulated bool
	// Answer tells what a person would read or hear; nil where nobody but a person can.
	Answer func(ctx context.Context, kind naver.Kind, key string) (string, error)
	// Ask asks a person; nil where nobody is there.
	Ask func(ctx context.Context, q Question) (string, error)
}

// Question is what a person is asked.
type Question struct {
	Case Case
	Key  string
	// Media is what was fetched last for the key; nil if nothing was.
	Media *naver.Media
}

// ErrNoAnswer means that neither the simulator nor a person gave a right answer.
var ErrNoAnswer error = spoken{say(
	"there is no right answer to be had: the picture or sound was not fetched, or the key is used up",
)}

// cannot tells why steps cannot run.
func (t *Target) cannot(steps []Step) Skip {
	switch {
	case !t.Simulated && NeedsSimulator(steps):
		return SkipSimulator
	case t.Ask == nil && NeedsPerson(steps):
		return SkipPerson
	case t.Ask == nil && t.Answer == nil && NeedsAnswer(steps):
		return SkipAnswer
	}
	return NotSkipped
}

// caller is a client and the credentials it was made with.
type caller struct {
	client *naver.Client
	simID  bool // the call was made to fail: its failure is never the network's
}

// callers makes the clients of one case, and keeps them for its steps.
type callers struct {
	options  naver.Options
	recorder *exchange.Recorder
	made     map[callerKey]caller
}

// callerKey is what one client differs from another by.
type callerKey struct {
	pair     naver.Credentials
	timeouts naver.Timeouts
}

func (c *callers) of(s *Step) (caller, error) {
	pair := c.options.Credentials
	if s.Client != "" {
		pair.ID = s.Client
		if pair.Secret == "" {
			pair.Secret = "simulator"
		}
	}
	switch s.Send {
	case SendNone:
		pair = naver.Credentials{}
	case SendNoSecret:
		pair.Secret = ""
	case SendWrongSecret:
		pair.Secret = madeUp(len(pair.Secret))
	case SendWrongID:
		pair.ID = madeUp(len(pair.ID))
	}
	key := callerKey{pair, s.Timeouts}
	if s.Send == SendWrongSecret {
		key.pair.Secret = "\x00wrong" // one client for all such calls, whatever was made up
	}
	if s.Send == SendWrongID {
		key.pair.ID = "\x00wrong"
	}
	if made, ok := c.made[key]; ok {
		return made, nil
	}
	o := c.options
	o.Credentials, o.Wrap = pair, c.recorder.Wrap
	if s.Timeouts.FirstByte > 0 {
		o.Timeouts.FirstByte = s.Timeouts.FirstByte
	}
	if s.Timeouts.Whole > 0 {
		o.Timeouts.Whole = s.Timeouts.Whole
	}
	client, err := naver.NewClient(o)
	if err != nil {
		return caller{}, err
	}
	made := caller{client, s.Client != ""}
	c.made[key] = made
	return made, nil
}

func (c *callers) close() {
	for _, made := range c.made {
		made.client.Close()
	}
}

// madeUp is a random text like a key or a credential of NAVER's: letters and digits.
func madeUp(n int) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	n = min(max(n, 10), 40)
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[rand.IntN(len(letters))]
	}
	return string(b)
}
