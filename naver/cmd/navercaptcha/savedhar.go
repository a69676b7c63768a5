package main

import (
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/har"
	"navercaptcha/naver/media"
)

// maxEntries is how many calls of a HAR are explained. A browser's session has hundreds.
const maxEntries = 10_000

var errNoNAVER = say("HAR에 NAVER 캡차 API 경로를 호출한 기록이 없습니다. 캡차를 호출하는 동안 다시 기록하십시오",
	"the HAR holds no call to a path of the NAVER CAPTCHA APIs: record it again while the CAPTCHA is called")

// readHAR finds the calls to NAVER in a HAR. Of one that breaks off it returns those before with the error. It tells at each
// entry that this is a HAR.
func readHAR(in io.Reader, isHAR func()) (calls []*exchange.Exchange, err error) {
	ours := func(target string) bool {
		u, err := url.Parse(target)
		return err == nil && isCall(u)
	}
	err = har.ReadWanted(in, ours, func(entry *har.Entry) error {
		isHAR()
		if !ours(entry.URL) {
			return nil
		}
		if len(calls) == maxEntries {
			return say("HAR에 NAVER 호출이 %d건보다 많습니다. 일부만 설명하십시오",
				"the HAR holds more than %d calls to NAVER: explain a part of it", maxEntries)
		}
		calls = append(calls, entry.Exchange())
		return nil
	})
	var broken *har.BrokenError
	if errors.As(err, &broken) {
		err = because(err, "HAR가 %[1]d바이트에서 끊겨 앞의 온전한 항목 %[2]d개까지만 읽었습니다. 다시 내보내십시오",
			"the HAR breaks off at byte %[1]d, behind %[2]d whole entries: export it again", broken.Offset, broken.Entries)
	}
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
			return badWord(say("%s은(는) 응답 하나만 저장한 파일에 씁니다. 이 파일은 HAR이며 호출마다 그 값이 있으므로 빼십시오",
				"%s is for an answer that was saved alone: this is a HAR, which tells it of each call: leave it out", one.flag))
		}
	}
	return nil
}

// casesOf are the calls of a HAR. The command line tells the platform of those that went to a host other than NAVER's, as
// to a simulator: by their paths alone the three clouds cannot be told apart.
func (e explanation) casesOf(calls []*exchange.Exchange) []diagnosis.Case {
	cases := diagnosis.FromExchanges(calls)
	for i := range cases {
		// As in a run: that it came is not all that is to be said of a picture or a sound.
		if c := &cases[i]; c.Call == naver.Fetch && c.Err == nil {
			_, c.MediaErr = media.Open(c.Kind, c.Exchange.Body)
		}
	}
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
