package attempt

import "navercaptcha/naver"

// Action is the call that a finding proposes, once what Finding.Next asks for is done.
type Action string

// The actions.
const (
	NewCAPTCHA  Action = "new"    // issue another key and fetch for it
	FetchAgain  Action = "fetch"  // fetch for the key that is there
	VerifyAgain Action = "verify" // send an answer for the key that is there
)

// Repeat is the action that makes a call again. To issue again is to begin anew.
func Repeat(call naver.Call) Action {
	switch call {
	case naver.Fetch:
		return FetchAgain
	case naver.Verify:
		return VerifyAgain
	default:
		return NewCAPTCHA
	}
}
