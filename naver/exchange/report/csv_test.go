package report_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
	"navercaptcha/naver/text"
)

const (
	clientID     = "yFq3VxZ8mW4tRb7Kc2Hs"
	clientSecret = "Q2vD1mkXw9"
)

func redactor() *redaction.Redactor {
	return redaction.New(
		redaction.Secret{Kind: redaction.ClientSecret, Value: clientSecret},
		redaction.Secret{Kind: redaction.ClientID, Value: clientID},
	)
}

// hostile is a server that means harm: formulas, Markdown, HTML, shell code, and the secret.
const hostile = "=HYPERLINK(\"http://evil.example\")\n\n# Heading\n<script>alert(1)</script> | **bold** ```` ``` [a](http://evil.example) " +
	"![b](http://evil.example/b.png) $(reboot) \x00 \u202e @somebody &copy; " + clientSecret

func both(s string) text.Text { return text.Text{Ko: s, En: s} }

func hostileCall() attempt.Call {
	return attempt.Call{
		Platform: naver.Developers, Caller: attempt.Caller{Profile: hostile, Host: "openapi.naver.com"}, Kind: naver.Image, Call: naver.Verify,
		Key: hostile, Verdict: &naver.Verdict{ResponseTime: naver.ResponseTime{Seconds: -1, Reported: true}}, Err: errors.New(hostile),
		Finding: &attempt.Finding{
			Rule: "ct001", Happened: both(hostile), Why: both("1. one"), Next: both("- two"),
			Links: []attempt.Link{{Title: both("]x"), URL: "https://evil.example/>a\n# b"}, {Title: both("script"), URL: "javascript:alert(1)"}},
		},
		Exchange: &exchange.Exchange{
			Start:  time.Date(2026, 11, 21, 9, 30, 0, 0, time.FixedZone("KST", 9*60*60)),
			Method: "GET", URL: "https://openapi.naver.com/v1/captcha/nkey?code=1&key=k&value=%3D1",
			RequestHeader: http.Header{"X-Naver-Client-Secret": {clientSecret}}, ResponseHeader: http.Header{"X-A": {hostile}},
			Status: 403, Body: []byte(hostile), Proto: "HTTP/1.1",
			Phases: exchange.Phases{exchange.Wait: 1500 * time.Microsecond}, Duration: 1500 * time.Microsecond,
		},
	}
}

func readCSV(t *testing.T, text string) [][]string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestCSVIsReadBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "calls.csv")
	attempts := []attempt.Attempt{
		{Note: "@SUM(A1)", Tags: []string{"=1+1", "b"}, Calls: []attempt.Call{hostileCall()}},
		{Calls: []attempt.Call{{Call: naver.Issue, Err: errors.New("not sent"), Start: time.Now()}}},
	}
	if err := report.ExportCSV(t.Context(), path, redactor(), "en", true, attempts); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, found := strings.CutPrefix(string(content), "\uFEFF")
	if !found {
		t.Error("no byte order mark")
	}
	if strings.Contains(text, clientSecret) {
		t.Error("the secret is in the file")
	}
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Error("a line does not end as RFC 4180 wants it")
	}
	lines := readCSV(t, text)
	if len(lines) != 3 {
		t.Fatalf("%d lines", len(lines))
	}
	first := map[string]string{}
	for i, name := range lines[0] {
		first[name] = lines[1][i]
	}
	for name, want := range map[string]string{
		"started": "2026-11-21T09:30:00.000+09:00", "status": "403", "wait_ms": "1.5", "dns_ms": "", "verdict": "Wrong", "response_time": "'-1",
		"note": "'@SUM(A1)", "tags": "'=1+1 b", "finding": "ct001", "url": "https://openapi.naver.com/v1/captcha/nkey?code=1&key=k&value=%3D1",
	} {
		if first[name] != want {
			t.Errorf("%s is %q, want %q", name, first[name], want)
		}
	}
	for _, line := range lines[1:] {
		for i, cell := range line {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("%s is a formula: %q", lines[0][i], cell)
			}
		}
	}
}

func TestCSVWithoutBOM(t *testing.T) {
	var b bytes.Buffer
	if err := report.WriteCSV(&b, redactor(), "en", false, nil); err != nil || !strings.HasPrefix(b.String(), "started,profile,") {
		t.Errorf("%v, %q", err, b.String())
	}
}

func TestNothingIsWrittenWhereTheDiskFails(t *testing.T) {
	failing := writerFunc(func([]byte) (int, error) { return 0, io.ErrShortWrite })
	if err := report.WriteCSV(failing, redactor(), "en", true, nil); !errors.Is(err, io.ErrShortWrite) {
		t.Error(err)
	}
	if err := report.WriteMarkdown(failing, redactor(), report.Options{}, attempt.Attempt{}); !errors.Is(err, io.ErrShortWrite) {
		t.Error(err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
