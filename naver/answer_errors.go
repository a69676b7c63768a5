package naver

import (
	"errors"
	"fmt"
	"strings"
)

// Found is what an answer was that is not one of NAVER's.
type Found string

// What may come instead of NAVER's answer.
const (
	FoundHTML    Found = "html" // mostly the page of a proxy, a firewall or a hotel's Wi-Fi
	FoundXML     Found = "xml"
	FoundJSON    Found = "json" // valid JSON without what NAVER's answer to this call has
	FoundText    Found = "text" // also JSON that is broken
	FoundPicture Found = "picture"
	FoundSound   Found = "sound"
	FoundBinary  Found = "binary"
	FoundEmpty   Found = "empty"
)

// NotNAVERError is an answer that NAVER's documents do not know: somebody else's, or a damaged one.
type NotNAVERError struct {
	Kind        Kind
	Call        Call
	Status      int // HTTP status
	ContentType string
	Found       Found
	// Snippet is the beginning of the body as safe text, at most 512 bytes, with credentials, key and answer taken out.
	Snippet string
}

// Error tells what came and from where to look.
func (e *NotNAVERError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: the answer is not NAVER's: %s, ", callName(e.Kind, e.Call), statusText(e.Status))
	switch e.Found {
	case FoundEmpty:
		b.WriteString("with nothing in it")
	case FoundHTML:
		b.WriteString("with a web page, perhaps of a proxy or firewall in between")
	default:
		b.WriteString("with " + string(e.Found))
	}
	if e.ContentType != "" {
		b.WriteString(" (" + e.ContentType + ")")
	}
	if e.Snippet != "" {
		b.WriteString(": " + e.Snippet)
	}
	return b.String()
}

// RedirectError is an answer that sends the caller elsewhere. It is not followed: the credentials would go along.
type RedirectError struct {
	Kind   Kind
	Call   Call
	Status int // HTTP status
	// Location is scheme, host and path of the target without user, query and fragment; empty if it is no URL.
	Location string
}

// Error tells where the redirect led.
func (e *RedirectError) Error() string {
	to := e.Location
	if to == "" {
		to = "an unreadable address"
	}
	return fmt.Sprintf("%s: %s: the server redirects to %s; not followed, because the client secret would go along: "+
		"check the base URL and the proxy", callName(e.Kind, e.Call), statusText(e.Status), to)
}

// TooLargeError is an answer longer than such an answer may be.
type TooLargeError struct {
	Kind   Kind
	Call   Call
	Status int   // HTTP status
	Limit  int64 // bytes
	// Decoded is true where the limit was passed only when gzip was undone.
	Decoded bool
}

// Error tells the limit.
func (e *TooLargeError) Error() string {
	what := "the answer"
	if e.Decoded {
		what = "the answer, with gzip undone,"
	}
	return fmt.Sprintf("%s: %s: %s is longer than %d bytes, which none of NAVER's is: check the base URL and the proxy",
		callName(e.Kind, e.Call), statusText(e.Status), what, e.Limit)
}

// RefusedError is a call that the client does not make: the simulator's credentials or keys never go to NAVER.
type RefusedError struct {
	Host string
	Err  error // ErrSimulatorID or ErrSimulatorKey
}

// What a RefusedError is about.
var (
	ErrSimulatorID  = errors.New("the client ID is the simulator's: enter the one of your application")
	ErrSimulatorKey = errors.New("the key is one of the simulator's: issue a new one")
)

// Error tells why nothing was sent.
func (e *RefusedError) Error() string { return "nothing was sent to " + e.Host + ": " + e.Err.Error() }

// Unwrap gives the reason.
func (e *RefusedError) Unwrap() error { return e.Err }

// What a call refuses before it is sent.
var (
	ErrUnknownKind  = errors.New("unknown kind of CAPTCHA: use image or audio")
	ErrInputTooLong = errors.New("the key or the answer is longer than 4096 bytes: no server takes such a URL")
)
