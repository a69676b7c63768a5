package app

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/history"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// keptAttempt is an attempt of last week with all that calls can be: whole, wrong, refused, never answered.
func keptAttempt() *attempt.Attempt {
	at := time.Date(2026, 11, 20, 12, 0, 0, 123456789, time.FixedZone("", 9*60*60))
	requested := func() http.Header {
		return http.Header{
			"Host": {"openapi.naver.com"}, "User-Agent": {"navercaptcha"},
			"X-Naver-Client-Id": {"«client-id-1»"}, "X-Naver-Client-Secret": {"«client-secret-1»"},
		}
	}
	sent := func(after time.Duration, query string, change func(*exchange.Exchange)) *exchange.Exchange {
		e := &exchange.Exchange{
			Start: at.Add(after), Method: "GET", URL: "https://openapi.naver.com/v1/captcha/" + query, Proto: "HTTP/1.1",
			RequestHeader: requested(), Sends: 1, Status: 200, StatusText: "200 OK",
			ResponseHeader: http.Header{"Content-Type": {"application/json;charset=UTF-8"}, "Server": {"nginx"}},
			RemoteAddr:     "203.0.113.7:443", Duration: 21 * time.Millisecond,
			TLS:    &exchange.TLS{Version: "TLS 1.3", Cipher: "TLS_AES_128_GCM_SHA256", Issuer: "CN=Some CA", Subject: "CN=*.naver.com"},
			Phases: exchange.Phases{exchange.DNS: time.Millisecond, exchange.Wait: 20 * time.Millisecond},
		}
		change(e)
		return e
	}
	a := &attempt.Attempt{
		Started: at, Platform: naver.Developers, Caller: attempt.Caller{Profile: "결제 QA", Host: "openapi.naver.com"}, Kind: naver.Image, Key: "t521bp3qM7Qyk2X2",
		Note: "=1+1, 'O' or \"0\"?", Tags: []string{"회귀", "Release 2"},
	}
	body := func(b string) func(*exchange.Exchange) { return func(e *exchange.Exchange) { e.Body = []byte(b) } }
	add := func(call naver.Call, e *exchange.Exchange, change func(*attempt.Call)) {
		c := attempt.Call{Platform: a.Platform, Call: call, Kind: naver.Image, Start: e.Start, Key: a.Key, Exchange: e}
		change(&c)
		finding := diagnosis.Explain(c)
		c.Finding, a.Finding = &finding, &finding
		a.Calls = append(a.Calls, c)
	}
	add(naver.Issue, sent(0, "nkey?code=0", body(`{"key":"t521bp3qM7Qyk2X2"}`)), func(*attempt.Call) {})
	add(naver.Fetch, sent(time.Second, "ncaptcha.bin?key=t521bp3qM7Qyk2X2", func(e *exchange.Exchange) {
		e.ResponseHeader.Set("Content-Type", "image/jpeg;charset=UTF-8")
		e.Body = []byte("\xff\xd8\xff\xe0\x00\x10JFIF and what follows")
	}), func(*attempt.Call) {})
	add(naver.Verify, sent(2*time.Second, "nkey?code=1&key=t521bp3qM7Qyk2X2&value=%ED%95%9C+1", body(`{"result":false,"responseTime":8.8}`)),
		func(c *attempt.Call) {
			c.Verdict = &naver.Verdict{Status: 200, ResponseTime: naver.ResponseTime{Seconds: 8.8, Reported: true}}
			a.Verdict = c.Verdict
		})
	add(naver.Verify, sent(3*time.Second, "nkey?code=1&key=t521bp3qM7Qyk2X2&value=7KP4XU", func(e *exchange.Exchange) {
		e.Status, e.StatusText = 403, "403 Forbidden"
		e.Body = []byte(`{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`)
	}), func(c *attempt.Call) {
		c.Err = &naver.APIError{Platform: naver.Developers, Status: 403, Code: "CT001", Message: "Invalid key.", Shape: naver.ShapeFlat}
	})
	add(naver.Issue, sent(4*time.Second, "nkey?code=0", func(e *exchange.Exchange) {
		e.Status, e.StatusText, e.Proto, e.ResponseHeader, e.TLS = 0, "", "", nil, nil
		e.Err, e.Failed, e.Sends = errors.New("connection refused"), exchange.Connect, 0
	}), func(c *attempt.Call) { c.Err = errors.New("connection refused") })
	return a
}

// looksAtKept opens a window whose history holds keptAttempt, and shows that attempt.
func looksAtKept(t *testing.T) *desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "history.db")
	as := history.Options{
		Redact:     func(e *exchange.Exchange) *exchange.Exchange { c := *e; return &c },
		RedactText: func(text string) string { return text },
		Now:        func() time.Time { return time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC) },
	}
	store, err := history.Open(path, as)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Save(t.Context(), keptAttempt()); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	d := open(t, func(_ *desk, c *Config) {
		c.Now = as.Now
		c.OpenHistory = func(o history.Options) (History, error) { return history.Open(path, o) }
	})
	d.looksBack(1)
	d.chooseRow("결제 QA")
	d.untilSeen("403")
	return d
}

// What is handed on of one attempt stays the same, byte for byte, whatever becomes of the rooms it passes through.
func TestWhatIsHandedOnStaysTheSame(t *testing.T) {
	local := time.Local
	time.Local = time.UTC
	defer func() { time.Local = local }()
	for _, language := range []struct{ code, item string }{{English, "English"}, {Korean, "한국어"}} {
		t.Run(language.code, func(t *testing.T) {
			d := looksAtKept(t)
			d.chooses(language.item)
			d.untilSeen("403")
			for name, item := range map[string]string{
				"calls.har": "export.har", "calls.csv": "export.csv", "report.md": "export.report",
			} {
				path := filepath.Join(t.TempDir(), name)
				d.chooses(d.text(item))
				d.writes(d.pathField(), path)
				d.press(fyne.KeyReturn)
				d.untilNoDialog()
				file, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				wantGolden(t, "handedout/"+language.code+"-"+name, steady(string(file)))
			}
			copied := func(name, item string, inside ...string) {
				d.config.App.Clipboard().SetContent("")
				d.chooses(item, inside...)
				d.until("it is copied", func() bool { return d.config.App.Clipboard().Content() != "" })
				wantGolden(t, "handedout/"+language.code+"-"+name, steady(d.config.App.Clipboard().Content()))
			}
			copied("report-copied.md", d.text("export.copyReport"))
			for row, name := range map[string]string{"403": "ct001", "–": "refused"} {
				d.chooseRow(row)
				copied("details-"+name+".txt", d.text("calls.copy"))
			}
			d.chooseRow("403")
			for _, shell := range []string{"sh", "cmd", "powershell"} {
				copied("curl-"+shell+".txt", d.text("export.curl"), shell)
			}
		})
	}
}
