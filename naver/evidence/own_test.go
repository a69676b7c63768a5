package evidence_test

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
	"navercaptcha/naver/text"
)

// made is an attempt of this program: a key, an answer that came too late, a wrong pair, and a host that is not found.
func made() attempt.Attempt {
	const host = "https://openapi.naver.com"
	begin := time.Date(2026, 11, 21, 9, 30, 0, 0, time.FixedZone("KST", 9*60*60))
	sent := http.Header{"X-Naver-Client-Id": {id}, "X-Naver-Client-Secret": {secret}, "User-Agent": {"NAVER-CAPTCHA-Tester/1.0"}}
	json := http.Header{"Content-Type": {"application/json"}}
	var a attempt.Attempt
	for i, e := range []exchange.Exchange{
		{URL: host + "/v1/captcha/nkey?code=0", Status: 200, Body: []byte(`{"key":"t521bp3qM7Qyk2X2"}`)},
		{URL: host + "/v1/captcha/nkey?code=1&key=t521bp3qM7Qyk2X2&value=AB12", Status: 403, Body: []byte(`{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`)},
		{URL: host + "/v1/captcha/skey?code=0", Status: 401, Body: []byte(`{"errorMessage":"NID AUTH Result Invalid (1000)` + failed + `","errorCode":"024"}`)},
		{URL: host + "/v1/captcha/nkey?code=0", Err: errors.New("dial tcp: lookup openapi.naver.com: no such host"), Failed: exchange.DNS},
	} {
		e.Start, e.Method, e.Proto, e.RequestHeader, e.Duration = begin.Add(time.Duration(i)*time.Minute), "GET", "HTTP/1.1", sent, 20*time.Millisecond
		if e.Status != 0 {
			e.ResponseHeader = json
		}
		c := diagnosis.FromExchange(&e)
		c.Caller.Host = "openapi.naver.com"
		f := diagnosis.Explain(c, a.Calls...)
		c.Finding = &f
		a.Calls = append(a.Calls, c)
	}
	return a
}

// What this program handed on is read again: each call once, and each with the finding that it had.
func TestItsOwnReportsAreEvidence(t *testing.T) {
	mask := func() *redaction.Redactor {
		return redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: secret}, redaction.Secret{Kind: redaction.ClientID, Value: id})
	}
	for _, language := range []text.Lang{text.English, text.Korean} {
		a := made()
		want := []string{}
		for _, c := range a.Calls {
			want = append(want, c.Finding.Rule)
		}
		markdown, err := report.Markdown(mask(), report.Options{Language: language, Program: "NAVER CAPTCHA Tester 1.0"}, a)
		if err != nil {
			t.Fatal(err)
		}
		var csv, excel strings.Builder
		if err := errors.Join(report.WriteCSV(&csv, mask(), language, false, []attempt.Attempt{a}), report.WriteCSV(&excel, mask(), language, true, []attempt.Attempt{a})); err != nil {
			t.Fatal(err)
		}
		for name, content := range map[string]string{"report.md": markdown, "calls.csv": csv.String(), "excel.csv": excel.String()} {
			if rules := rulesIn(t, name, content); !slices.Equal(rules, want) {
				t.Errorf("%s in %s: %q, want %q of\n%s", name, language, rules, want, content)
			}
		}
	}
}
