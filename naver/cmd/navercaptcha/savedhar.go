package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/har"
)

// maxEntries is how many calls of a HAR are explained. A browser's session has hundreds.
const maxEntries = 10_000

var errNoNAVER = errors.New("the HAR holds no call to a path of the NAVER CAPTCHA APIs")

// readHAR finds the calls to NAVER in a HAR. Of one that breaks off it returns those before with the error. It tells at each
// entry that this is a HAR.
func readHAR(in io.Reader, isHAR func()) (calls []*exchange.Exchange, err error) {
	err = har.Read(in, func(entry *har.Entry) error {
		isHAR()
		if u, err := url.Parse(entry.URL); err != nil || !isCall(u) {
			return nil
		}
		if len(calls) == maxEntries {
			return fmt.Errorf("the HAR holds more than %d calls to NAVER: explain a part of it", maxEntries)
		}
		calls = append(calls, entry.Exchange())
		return nil
	})
	if err == nil && len(calls) == 0 {
		err = errNoNAVER
	}
	return calls, err
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
