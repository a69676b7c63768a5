package diagnosis

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// What a file can be that holds no call. They stand in attempt.Call.Err.
var (
	ErrUnreadable = errors.New("nothing about a call to NAVER was found")
	ErrScreenshot = errors.New("a picture that is no CAPTCHA: the text in it cannot be read")
	ErrCut        = errors.New("the file ends early")
)

var (
	errNoAnswerRecorded = errors.New("what came back was not recorded")
	errBodyNotRecorded  = errors.New("the body of the answer was not recorded")
)

// NothingRead tells the findings of evidence of which nothing could be explained.
func NothingRead(rule string) bool {
	return rule == "unreadable" || rule == "screenshot" || rule == "cut-file"
}

// Told is what a person knows of an answer that was saved without its request. An empty value is left to the answer.
type Told struct {
	Platform naver.Platform
	Kind     naver.Kind
	Call     naver.Call
}

// FromEvidence makes a call of what another program did, of which no more is known than somebody wrote down. The
// Exchange gets the URL that a person told, and the status under which NAVER documents an error, where there is none.
func FromEvidence(ex *exchange.Exchange, known attempt.Known, told Told) attempt.Call {
	c := FromExchange(ex)
	if told != (Told{}) && ex.URL == "" {
		ex.URL = told.url(c)
		c = FromExchange(ex)
	}
	if ex.Status == 0 {
		ex.Status = documentedStatus(c.Err)
	}
	if told.Platform != "" {
		if _, own := hostPlatform(parseURL(ex.URL).Hostname()); !own || ex.Method == "" {
			c.Platform = told.Platform
		}
	}
	c.Source, c.Known = attempt.Evidence, known
	switch {
	case ex.Status == 0 && len(ex.Body) == 0 && (ex.Err == nil || !known.Error.Is(attempt.Seen)):
		c.Err = errNoAnswerRecorded
	case ex.Status != 0 && len(ex.Body) == 0 && known.Body.Is(attempt.NotRecorded) && isEmpty(c.Err):
		c.Err = errBodyNotRecorded
	}
	return c
}

// url is where a call went that was told about, as far as that makes one.
func (t Told) url(c attempt.Call) string {
	if t.Platform != "" {
		c.Platform = t.Platform
	}
	if t.Kind != "" {
		c.Kind = t.Kind
	}
	if t.Call != "" {
		c.Call = t.Call
	}
	u := c.Platform.BaseURL() + c.Platform.Path(c.Kind, c.Call)
	if c.Call == naver.Verify {
		u += "?code=1"
	}
	return u
}

// isEmpty tells an answer of which nothing but its missing body speaks against NAVER.
func isEmpty(err error) bool {
	var e *naver.NotNAVERError
	return errors.As(err, &e) && e.Found == naver.FoundEmpty && e.Status != http.StatusProxyAuthRequired &&
		e.Status != http.StatusNetworkAuthenticationRequired
}

// documentedStatus is the status under which NAVER documents an error of CAPTCHA's own, and 0 where nobody knows.
func documentedStatus(err error) int {
	var api *naver.APIError
	if !errors.As(err, &api) {
		return 0
	}
	return map[string]int{
		"CT001": http.StatusForbidden, "CT002": http.StatusBadRequest, "CT500": http.StatusInternalServerError,
	}[api.Code]
}

// KnownAnswer tells the body of an answer, in JSON, whose shape says who wrote it: NAVER, another API of theirs, or the server of
// somebody's own.
func KnownAnswer(body []byte) bool {
	f := FromExchange(&exchange.Exchange{Body: body})
	var api *naver.APIError
	if f.Err == nil || errors.As(f.Err, &api) && api.Code != "" {
		return true
	}
	return otherAPIBody(body) || ownServerBody(body) && !mentionsNAVER(body)
}

func mentionsNAVER(body []byte) bool {
	lower := strings.ToLower(string(body))
	return containsAny(lower, "naver.com", "ntruss", "nid auth", "scope status", "not exist client", "ct001", "ct002",
		"authentication information", "subscription to the api")
}

// objectOf reads the names at the top of a JSON object.
func objectOf(body []byte) map[string]json.RawMessage {
	var o map[string]json.RawMessage
	if b := bytes.TrimSpace(body); len(b) == 0 || b[0] != '{' || len(b) > maxShape || json.Unmarshal(b, &o) != nil {
		return nil
	}
	return o
}

// maxShape is how long a body may be that is looked at for who wrote it, in bytes.
const maxShape = 64 << 10

// ownServerBody tells the errors that frameworks write: nothing of NAVER's runs on them.
func ownServerBody(body []byte) bool {
	o := objectOf(body)
	has := func(names ...string) bool {
		for _, name := range names {
			if _, ok := o[name]; !ok {
				return false
			}
		}
		return true
	}
	return has("timestamp", "status", "error") || has("timestamp", "status", "path") || // Spring
		has("type", "title", "status", "traceId") || // ASP.NET
		has("statusCode", "message", "error") || // NestJS, Fastify
		has("message", "exception", "file", "line") // Laravel
}

// otherAPIBody tells an answer of another API of NAVER's by its shape.
func otherAPIBody(body []byte) bool {
	o := objectOf(body)
	if o == nil {
		return false
	}
	kind := strings.ToLower(string(o["type"]))
	code := strings.ToUpper(strings.Trim(string(o["errorCode"]), `"`))
	_, login := o["resultcode"]
	_, cloud := o["responseError"]
	_, oauth := o["error_description"]
	return strings.Contains(kind, "urn:naver:") || login || cloud || oauth ||
		strings.HasPrefix(code, "SE") || strings.HasPrefix(code, "N2MT") || strings.HasPrefix(code, "CFR") || strings.HasPrefix(code, "TR")
}
