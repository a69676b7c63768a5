package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"

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

type harEntry struct {
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
	} `json:"response"`
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
	if !bytes.HasPrefix(content, []byte("{")) || json.Unmarshal(content, &h) != nil || h.Log == nil {
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

func (e *harEntry) exchange() *exchange.Exchange {
	ex := &exchange.Exchange{
		Method: e.Request.Method, URL: e.Request.URL, RequestHeader: e.Request.Headers.header(),
		Status: e.Response.Status, ResponseHeader: plainHeader(e.Response.Headers.header()),
		Body: []byte(e.Response.Content.Text),
	}
	if e.Response.Content.Encoding == "base64" {
		// What cannot be decoded is explained as the broken answer that it is.
		if raw, err := base64.StdEncoding.DecodeString(e.Response.Content.Text); err == nil {
			ex.Body = raw
		}
	}
	if ex.Status == 0 {
		ex.Err, ex.Failed = errNoAnswer, exchange.Wait
	}
	return ex
}
