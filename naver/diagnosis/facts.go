package diagnosis

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// call is embedded in facts under a name other than that of its own field Call.
type call = attempt.Call

// facts is a call laid out for the matchers.
type facts struct {
	call
	before    []attempt.Call // the earlier calls of the attempt, oldest first
	reply     reply
	status    int    // HTTP status, 0 if no answer came or nobody wrote it down
	code      string // as NAVER wrote it; shown only where it looks like a code
	errorText string // message and details in lower case: to match on, never to show
	page      string // the beginning of what is no answer of NAVER's, and where a redirect leads, in lower case: likewise
	failure   failure
	fault     string // the rule of a fault in source code, or empty
	reached   bool   // the request may have arrived
	answered  bool   // the head of an answer came
	broken    bool   // a picture or a sound that another program fetched is cut, or does not open

	url   *url.URL // of the exchange, empty without one
	shape attempt.Shape
	past  past
	skew  time.Duration // how far the local clock is ahead, beyond maxSkew
}

// reply is the shape of an error answer of NAVER.
type reply int

const (
	noReply     reply = iota
	flatReply         // {"errorMessage":…,"errorCode":…}, also with "result" beside them
	nestedReply       // {"error":{…}}
)

// maxSaid is how much of a body is matched on, in bytes. NAVER's errors have about 200.
const maxSaid = 4 << 10

func read(c attempt.Call, before []attempt.Call) *facts {
	before = before[max(0, len(before)-MaxBefore):]
	f := &facts{call: c, before: before, reached: true, url: new(url.URL), shape: c.Caller.Credentials}
	if c.Verdict != nil {
		f.status = c.Verdict.Status
	}
	f.readError()
	f.answered = f.status != 0
	f.readExchange()
	f.openMedia()
	if f.code == "CT001" {
		f.past = pastOf(f)
	}
	return f
}

// readError takes what the client's error tells.
func (f *facts) readError() {
	var (
		api       *naver.APIError
		notNaver  *naver.NotNAVERError
		transport *naver.TransportError
		redirect  *naver.RedirectError
		large     *naver.TooLargeError
		refused   *naver.RefusedError
		option    *naver.OptionError
		proxy     *naver.ProxyError
		recorded  *recordedTrouble
		fault     CodeFault
	)
	switch err := f.Err; {
	case err == nil:
	case errors.As(err, &api):
		f.status, f.code = api.Status, api.Code
		f.reply = flatReply
		if api.Shape == naver.ShapeNested {
			f.reply = nestedReply
		}
		f.errorText = strings.ToLower(api.Message + "\n" + api.Details)
	case errors.As(err, &notNaver):
		f.status, f.failure = notNaver.Status, notNAVERTrouble(notNaver)
		f.page = strings.ToLower(notNaver.Snippet)
	case errors.As(err, &redirect):
		f.status, f.failure = redirect.Status, redirected
		f.page = strings.ToLower(redirect.Location)
	case errors.As(err, &large):
		f.status, f.failure = large.Status, tooLarge
	case errors.As(err, &transport):
		f.failure, f.reached = transportTrouble(transport), mayHaveArrived(transport.Phase)
	case errors.As(err, &refused):
		f.failure, f.reached = refusedBeforeSending, false
	case errors.As(err, &option):
		f.failure, f.reached = optionTrouble(option), false
	case errors.As(err, &proxy):
		f.failure, f.reached = badProxySetting, false
	case errors.As(err, &fault):
		f.fault, f.failure, f.reached = string(fault), codeFault, false
	case errors.As(err, &recorded):
		f.failure, f.reached = recorded.failure, false
	case errors.Is(err, ErrUnreadable):
		f.failure = unreadable
	case errors.Is(err, ErrScreenshot):
		f.failure = screenshot
	case errors.Is(err, ErrCut):
		f.failure = cutFile
	case errors.Is(err, errNoAnswerRecorded):
		f.failure = noAnswerRecorded
	case errors.Is(err, errBodyNotRecorded):
		f.failure = bodyNotSaved
	case errors.Is(err, naver.ErrInputTooLong):
		f.failure, f.reached = inputTooLong, false
	case errors.Is(err, context.Canceled):
		f.failure = cancelled
	case errors.Is(err, context.DeadlineExceeded):
		f.failure = timeoutWhole
	}
}

// readExchange adds what went over the wire.
func (f *facts) readExchange() {
	if f.Exchange != nil {
		f.url = parseURL(f.Exchange.URL)
		f.status = f.Exchange.Status // what was assumed of a saved body is not shown
		f.answered = f.answered || f.status != 0
		if f.page == "" && f.others() {
			f.page = strings.ToLower(string(f.Exchange.Body[:min(len(f.Exchange.Body), maxSaid)]) + "\n" +
				f.Exchange.ResponseHeader.Get("Server"))
		}
		if f.reply != noReply {
			// In the error's texts the client has taken out the credentials, and more than that where they are short.
			f.errorText += "\n" + strings.ToLower(string(f.Exchange.Body[:min(len(f.Exchange.Body), maxSaid)]))
		}
		if f.shape == (attempt.Shape{}) {
			f.shape = shapeSent(f.Exchange, f.Platform)
		}
	}
	if f.skew = skewOf(f.Exchange, f.Start); f.skew == 0 && !f.answered {
		f.skew = skewBefore(f.before)
	}
}
