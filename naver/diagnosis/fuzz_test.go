package diagnosis

import (
	"errors"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// hostile is what a server, or somebody in its place, may write into any text.
var hostile = []string{
	"`id`", "$(touch /tmp/x)", "'; rm -rf / #", "%TEMP%&calc.exe", "<script>alert(1)</script>", "</details><img src=x onerror=alert(1)>",
	"[click](javascript:alert(1))", "![x](http://evil.example/x.png)", "| a | b |\n|---|", "=cmd|' /C calc'!A0", "@SUM(1)", "\x1b[2J\x1b]0;x\x07",
	"a\x00b", "\xff\xfe\xfd", "\u202eevil", "{답} {answer}", "%s%n", "«client-secret-1»", "CT001\nCT002", "024 <b>",
}

// FuzzExplain explains any exchange after any other. Whatever came, there is one finding of the table, and no word of
// it is the server's.
func FuzzExplain(f *testing.F) {
	for i, h := range hostile {
		url := naver.Developers.BaseURL() + "/v1/captcha/nkey?code=1&key=" + h + "&value=" + h
		f.Add(url, 403, "Date", h, []byte(`{"result":false,"errorMessage":"`+h+`","errorCode":"`+h+`"}`), h, "wait")
		f.Add(url, 401, "Location", h, []byte(`{"error":{"errorCode":"200","message":"`+h+`","details":"`+h+`"}}`), "", "")
		f.Add(naver.Cloud.BaseURL()+"/captcha-bin/v1/ncaptcha?key="+h, 200+i, "Via", h, []byte(h), "", "")
		f.Add("", 0, "Content-Encoding", "gzip", []byte(`{"key":"`+h+`"}`), "", "")
		f.Add("://"+h, 0, "Age", h, []byte(nil), "x509: certificate signed by unknown authority "+h, "tls")
	}
	for _, s := range signs {
		f.Add(naver.Fin.BaseURL()+"/scaptcha/v1/skey?code=0", 0, "", "", []byte(nil), s.words[0], "")
	}
	f.Fuzz(func(t *testing.T, url string, status int, name, value string, body []byte, words, failed string) {
		e := &exchange.Exchange{
			Start: time.Date(2026, 11, 21, 13, 20, 11, 0, time.UTC), Duration: time.Second, Method: http.MethodGet, URL: url,
			RequestHeader: http.Header{}, Status: status, ResponseHeader: http.Header{name: {value}}, Body: body,
			TLS: &exchange.TLS{Issuer: value}, Sends: 2, Failed: exchange.Phase(failed),
		}
		if words != "" {
			e.Err = errors.New(words)
		}
		for _, p := range []naver.Platform{naver.Developers, naver.Cloud} {
			e.RequestHeader.Set(p.IDHeader(), value)
			e.RequestHeader.Set(p.SecretHeader(), words)
		}
		before := FromExchange(&exchange.Exchange{URL: url, Status: 200, Body: body})
		checkOwnWords(t, FromExchange(e), before)
	})
}

// checkOwnWords holds a finding to the table's words, filled with nothing but our own names, the status and a plain code.
func checkOwnWords(t *testing.T, c attempt.Call, before ...attempt.Call) {
	t.Helper()
	got := Explain(c, before...)
	i := slices.IndexFunc(rules, func(r rule) bool { return r.id == got.Rule })
	if i < 0 {
		t.Fatalf("rule %q", got.Rule)
	}
	if again := Explain(c, before...); again.Rule != got.Rule || again.Send != got.Send {
		t.Errorf("once %q, once %q", got.Rule, again.Rule)
	}
	plain := &facts{
		call:   attempt.Call{Platform: c.Platform, Kind: c.Kind, Call: c.Call},
		status: c.Exchange.Status, shape: attempt.Shape{LooksLike: shapeSent(c.Exchange, c.Platform).LooksLike},
	}
	var api *naver.APIError
	if errors.As(c.Err, &api) && plainCode.MatchString(api.Code) {
		plain.code = api.Code
	}
	var expected []attempt.Finding
	for _, plain.reached = range []bool{true, false} {
		w := wordsFor(plain)
		r := rules[i]
		expected = append(expected, attempt.Finding{Happened: w.fill(r.happened), Why: w.fill(r.why), Next: w.fill(r.next)})
	}
	if !slices.ContainsFunc(expected, func(f attempt.Finding) bool {
		return f.Happened == got.Happened && f.Why == got.Why && f.Next == got.Next
	}) {
		t.Errorf("%s has words of its own: %+v", got.Rule, got)
	}
	for _, s := range shownTexts(got) {
		if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool {
			return unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Cf, r)
		}) {
			t.Errorf("%s shows what nobody can read: %q", got.Rule, s)
		}
	}
	for line := range strings.SplitSeq(got.Send.En, "\n") {
		if got.Send.En != "" && !sendLine.MatchString(line) {
			t.Errorf("%s would send %q", got.Rule, line)
		}
	}
	for _, n := range got.Notes {
		if !slices.Contains([]string{"clock", "intercepted", "sent-again"}, n.ID) || strings.ContainsAny(n.Text.Ko+n.Text.En, "<>`$|*[]") {
			t.Errorf("note %+v", n)
		}
	}
}

var sendLine = regexp.MustCompile(`^(Time of the call: [-0-9 :.+]+|Platform: [A-Za-z ]+|API: CAPTCHA \((Image|Audio)\)(, [a-z ]+)?|` +
	`HTTP status: (-?\d+|no answer)|Error code: [A-Z]{0,3}\d{1,4}|Duration: [0-9.ms]+|` +
	`Clock: This computer's clock is about \d+ [a-z]+ (ahead of|behind) the server's\. Mind that when you tell NAVER a time\.|` +
	`CAPTCHA key: ([0-9A-Za-z]{16}|\(copy it from the details of this call\)))$`)

func shownTexts(f attempt.Finding) []string {
	all := []string{f.Rule, f.Send.Ko, f.Send.En}
	for _, t := range []text.Text{f.Happened, f.Why, f.Next} {
		all = append(all, t.Ko, t.En)
	}
	for _, n := range f.Notes {
		all = append(all, n.Text.Ko, n.Text.En)
	}
	return all
}
