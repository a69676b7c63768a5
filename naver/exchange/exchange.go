// Package exchange records HTTP calls whole, also those that fail.
package exchange

import (
	"net/http"
	"net/url"
	"time"
)

// Exchange is one recorded HTTP call. It is not changed after it was handed out. It holds secrets as they went over the
// wire: whatever leaves the program goes through redaction first.
type Exchange struct {
	ID    uint64 // counts up within one Recorder
	Start time.Time

	Method string
	URL    string // as sent, secrets included
	Proto  string // of the answer, such as HTTP/1.1; empty if none came
	// RequestHeader is what was written to the wire, Host and User-Agent included, under canonical names. Where nothing
	// was written it is what would have been.
	RequestHeader http.Header
	// Sends is how often the request was written. More than 1 means that net/http found a reused connection dead
	// and sent the call again by itself, so the server may have seen it more than once.
	Sends int

	Status         int // 0 if no answer came
	StatusText     string
	ResponseHeader http.Header
	Body           []byte // as received, still encoded as Content-Encoding says
	BodyTruncated  bool   // the body was longer than MaxBody, broke off, or was closed early

	RemoteAddr string
	OwnAddress bool // RemoteAddr is an address of this computer; not kept in any file
	Reused     bool // the connection had carried another call before
	TLS        *TLS
	Proxy      string        // host and port, without user and password; empty for none
	proxyUser  *url.Userinfo // to be taken out of what the proxy answers

	Phases   Phases
	Duration time.Duration // the whole call
	Err      error         // nil if an answer came and its body was read
	Failed   Phase         // the phase in which it failed; empty if it did not
}

// Phase is a part of a call.
type Phase string

// The phases, in order.
const (
	Blocked Phase = "blocked"
	DNS     Phase = "dns"
	Connect Phase = "connect"
	TLSHand Phase = "tls"
	Send    Phase = "send"
	Wait    Phase = "wait"
	Receive Phase = "receive"
)

// Phases holds the length of each phase that took place. One that did not is absent: a reused connection has no DNS,
// Connect and TLSHand. Connect ends where TLSHand begins and includes opening a proxy's tunnel. Send ends when net/http
// has handed the request to its buffer, unless it turns out that it could not be written. The phases add up to the
// call's Duration.
type Phases map[Phase]time.Duration

// TLS is what was agreed on with the server.
type TLS struct {
	Version string
	Cipher  string
	Issuer  string
	Subject string
	Expires time.Time
}
