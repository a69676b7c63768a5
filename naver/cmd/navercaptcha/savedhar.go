package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// maxEntries is how many calls of a HAR are explained. A browser's session has hundreds.
const maxEntries = 10_000

// harFile is the part of a HAR that matters here.
type harFile struct {
	Log *struct {
		Entries []harEntry `json:"entries"`
	} `json:"log"`
}

// harEntry is a call. The fields that begin with an underscore are those that package har adds to the format: without them
// a call that failed could not be told from one that was never answered.
type harEntry struct {
	Started string  `json:"startedDateTime"`
	Time    float64 `json:"time"` // in milliseconds
	Request struct {
		Method  string     `json:"method"`
		URL     string     `json:"url"`
		Headers harHeaders `json:"headers"`
	} `json:"request"`
	Response struct {
		Status  int        `json:"status"`
		Headers harHeaders `json:"headers"`
		Content struct {
			Text     string `json:"text"`
			Encoding string `json:"encoding"`
		} `json:"content"`
		Error string `json:"_error"` // as Chrome has it
	} `json:"response"`

	Error         string         `json:"_error"`
	Failed        exchange.Phase `json:"_failedPhase"`
	TLS           *harTLS        `json:"_tls"`
	Proxy         string         `json:"_proxy"`
	Sends         int            `json:"_sends"`
	BodyTruncated bool           `json:"_bodyTruncated"`
}

type harTLS struct {
	Version string `json:"version"`
	Cipher  string `json:"cipher"`
	Issuer  string `json:"issuer"`
	Subject string `json:"subject"`
	Expires string `json:"expires"`
}

func (t *harTLS) facts() *exchange.TLS {
	if t == nil {
		return nil
	}
	expires, _ := time.Parse(time.RFC3339, t.Expires) // one that cannot be read is unknown
	return &exchange.TLS{Version: t.Version, Cipher: t.Cipher, Issuer: t.Issuer, Subject: t.Subject, Expires: expires}
}

type harHeaders []struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func (list harHeaders) header() http.Header {
	h := http.Header{}
	for _, one := range list {
		h.Add(one.Name, one.Value)
	}
	return h
}

var (
	errNoNAVER  = errors.New("the HAR holds no call to a path of the NAVER CAPTCHA APIs")
	errNoAnswer = errors.New("the recorded call got no answer")
)

// readHAR finds the calls to NAVER in a HAR. ok is false for what is no HAR.
func readHAR(content []byte) (calls []*exchange.Exchange, ok bool, err error) {
	var h harFile
	content = bytes.TrimPrefix(bytes.TrimSpace(content), []byte("\ufeff"))
	if !bytes.HasPrefix(content, []byte("{")) {
		return nil, false, nil
	}
	// Another program may mean something else by a field of ours: what does not fit is left out, and the rest is there.
	var other *json.UnmarshalTypeError
	if err := json.Unmarshal(content, &h); err != nil && !errors.As(err, &other) || h.Log == nil {
		return nil, false, nil
	}
	for _, e := range h.Log.Entries {
		u, err := url.Parse(e.Request.URL)
		if err != nil || !isCall(u) {
			continue
		}
		if calls = append(calls, e.exchange()); len(calls) > maxEntries {
			return nil, true, fmt.Errorf("the HAR holds more than %d calls to NAVER: explain a part of it", maxEntries)
		}
	}
	if len(calls) == 0 {
		return nil, true, errNoNAVER
	}
	return calls, true, nil
}

// maxTook bounds how long a call may say that it took, in milliseconds. The program waits for minutes.
const maxTook = 24 * 60 * 60 * 1000

func (e *harEntry) exchange() *exchange.Exchange {
	started, _ := time.Parse(time.RFC3339, e.Started) // one that cannot be read is unknown
	ex := &exchange.Exchange{
		Start: started, Duration: time.Duration(min(max(e.Time, 0), maxTook) * float64(time.Millisecond)),
		Method: e.Request.Method, URL: e.Request.URL, RequestHeader: e.Request.Headers.header(), Sends: e.Sends,
		Status: e.Response.Status, ResponseHeader: plainHeader(e.Response.Headers.header()),
		Body: []byte(e.Response.Content.Text), BodyTruncated: e.BodyTruncated,
		TLS: e.TLS.facts(), Proxy: e.Proxy, Failed: e.Failed,
	}
	if e.Response.Content.Encoding == "base64" {
		// What cannot be decoded is explained as the broken answer that it is.
		if raw, err := base64.StdEncoding.DecodeString(e.Response.Content.Text); err == nil {
			ex.Body = raw
		}
	}
	switch {
	case e.Error != "":
		ex.Err = errors.New(e.Error)
		if length := e.Response.Headers.header().Get("Content-Length"); length != "" {
			ex.ResponseHeader.Set("Content-Length", length) // of the body that did not come: it tells what was too long
		}
	case ex.Status == 0 && e.Response.Error != "":
		ex.Err = errors.New(e.Response.Error)
	case ex.Status == 0:
		ex.Err, ex.Failed = errNoAnswer, exchange.Wait
	}
	return ex
}

// checkHAR refuses the flags that a HAR leaves nothing to say for: each call in it has its URL and its status.
func (e explanation) checkHAR() error {
	for _, one := range []struct {
		flag  string
		given bool
	}{{"--kind", e.kind != ""}, {"--call", e.call != ""}, {"--status", e.status != 0}} {
		if one.given {
			return badFlag("%s is for an answer that was saved alone: this is a HAR, which tells it of each call", one.flag)
		}
	}
	return nil
}

// casesOf are the calls of a HAR. The command line tells the platform of those that went to a host other than NAVER's, as
// to a simulator: by their paths alone the three clouds cannot be told apart.
func (e explanation) casesOf(calls []*exchange.Exchange) []diagnosis.Case {
	cases := diagnosis.FromExchanges(calls)
	if e.platform == "" {
		return cases
	}
	for i := range cases {
		if !toNAVER(cases[i].Exchange) {
			cases[i].Platform = naver.Platform(e.platform)
		}
		cases[i].Before = cases[max(0, i-diagnosis.MaxBefore):i:i]
	}
	return cases
}

// toNAVER tells whether a call went to a host of NAVER's own.
func toNAVER(ex *exchange.Exchange) bool {
	u, err := url.Parse(ex.URL)
	return err == nil && slices.ContainsFunc(naver.Platforms(), func(p naver.Platform) bool {
		return strings.EqualFold("https://"+strings.TrimSuffix(u.Hostname(), "."), p.BaseURL())
	})
}
