package har

import (
	"encoding/base64"
	"errors"
	"net/http"
	"time"

	"navercaptcha/naver/exchange"
)

// ErrNoAnswer is the error of a recorded call that got no answer where the HAR does not say why.
var ErrNoAnswer = errors.New("the recorded call got no answer")

// Entry is one call of a HAR, as it stands there: with what anybody may have written. The fields that begin with an
// underscore in the file are those that this package adds to the format: without them a call that failed could not be told
// from one that was never answered.
type Entry struct {
	Started                         string // startedDateTime
	Time                            float64
	Method, URL                     string
	RequestHeaders, ResponseHeaders []Header
	Status                          int // 0 where no answer came
	Text, Encoding                  string
	Size                            int    // of the body in bytes, as it is told; -1 where it is not. The Text may be missing all the same
	ResponseError                   string // the answer's _error, as Chrome has it

	Error         string
	Failed        exchange.Phase
	TLS           *exchange.TLS
	Proxy         string
	Sends         int
	BodyTruncated bool
}

// Header is a header by its name. One name may stand there more than once.
type Header struct{ Name, Value string }

func (f *fields) entry() *Entry {
	e := &Entry{Size: -1}
	f.object(func(name string) {
		switch name {
		case "startedDateTime":
			e.Started = f.text()
		case "time":
			e.Time = f.number()
		case "request":
			f.request(e)
		case "response":
			f.response(e)
		case "_error":
			e.Error = f.text()
		case "_failedPhase":
			e.Failed = exchange.Phase(f.text())
		case "_tls":
			e.TLS = f.tls()
		case "_proxy":
			e.Proxy = f.text()
		case "_sends":
			e.Sends = f.whole()
		case "_bodyTruncated":
			e.BodyTruncated = f.truth()
		default:
			f.skip()
		}
	})
	return e
}

func (f *fields) request(e *Entry) {
	f.object(func(name string) {
		switch name {
		case "method":
			e.Method = f.text()
		case "url":
			e.URL = f.text()
		case "headers":
			e.RequestHeaders = f.headers()
		default:
			f.skip()
		}
	})
}

func (f *fields) response(e *Entry) {
	f.object(func(name string) {
		switch name {
		case "status":
			e.Status = f.numeral()
		case "headers":
			e.ResponseHeaders = f.headers()
		case "content":
			if f.want != nil && e.URL != "" && !f.want(e.URL) {
				f.skip()
				return
			}
			f.object(func(name string) {
				switch name {
				case "text":
					e.Text = f.text()
				case "encoding":
					e.Encoding = f.text()
				case "size":
					e.Size = f.numeral()
				default:
					f.skip()
				}
			})
		case "_error":
			e.ResponseError = f.text()
		default:
			f.skip()
		}
	})
}

func (f *fields) headers() []Header {
	var list []Header
	f.array(func() {
		var one Header
		f.object(func(name string) {
			switch name {
			case "name":
				one.Name = f.text()
			case "value":
				one.Value = f.text()
			default:
				f.skip()
			}
		})
		list = append(list, one)
	})
	return list
}

func (f *fields) tls() *exchange.TLS {
	if f.err != nil || f.PeekKind() != '{' {
		f.skip()
		return nil
	}
	var t exchange.TLS
	f.object(func(name string) {
		switch name {
		case "version":
			t.Version = f.text()
		case "cipher":
			t.Cipher = f.text()
		case "issuer":
			t.Issuer = f.text()
		case "subject":
			t.Subject = f.text()
		case "expires":
			t.Expires, _ = time.Parse(time.RFC3339, f.text()) // one that cannot be read is unknown
		default:
			f.skip()
		}
	})
	return &t
}

// maxTook bounds how long a call may say that it took, in milliseconds. The program waits for minutes.
const maxTook = 24 * 60 * 60 * 1000

// Exchange is the call as the recorder would have it: with its body decoded, and an error where there was no answer.
func (e *Entry) Exchange() *exchange.Exchange {
	started, _ := time.Parse(time.RFC3339, e.Started) // one that cannot be read is unknown
	answered := header(e.ResponseHeaders)
	ex := &exchange.Exchange{
		Start: started, Duration: time.Duration(min(max(e.Time, 0), maxTook) * float64(time.Millisecond)),
		Method: e.Method, URL: e.URL, RequestHeader: header(e.RequestHeaders), Sends: e.Sends,
		Status: e.Status, ResponseHeader: exchange.DecodedHeader(answered), Body: []byte(e.Text), BodyTruncated: e.BodyTruncated,
		TLS: e.TLS, Proxy: e.Proxy, Failed: e.Failed,
	}
	if e.Encoding == "base64" {
		// What cannot be decoded is explained as the broken answer that it is.
		if raw, err := base64.StdEncoding.DecodeString(e.Text); err == nil {
			ex.Body = raw
		}
	}
	switch {
	case e.Error != "":
		ex.Err = errors.New(e.Error)
		if length := answered.Get("Content-Length"); length != "" {
			ex.ResponseHeader.Set("Content-Length", length) // of the body that did not come: it tells what was too long
		}
	case ex.Status == 0 && e.ResponseError != "":
		ex.Err = errors.New(e.ResponseError)
	case ex.Status == 0:
		ex.Err, ex.Failed = ErrNoAnswer, exchange.Wait
	}
	return ex
}

func header(list []Header) http.Header {
	h := http.Header{}
	for _, one := range list {
		h.Add(one.Name, one.Value)
	}
	return h
}
