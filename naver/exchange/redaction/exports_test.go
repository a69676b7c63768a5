package redaction_test

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/curl"
	"navercaptcha/naver/exchange/har"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
)

// refused is a call that NAVER refused, with the credentials in its headers.
func refused(id, secret string) *exchange.Exchange {
	return &exchange.Exchange{
		Start: time.Date(2026, 11, 21, 9, 30, 0, 0, time.FixedZone("KST", 9*60*60)), Method: "GET", Proto: "HTTP/1.1",
		URL: "https://openapi.naver.com/v1/captcha/nkey?code=1&key=t521bp3qM7Qyk2X2&value=7KP4", Status: 401, StatusText: "Unauthorized",
		RequestHeader:  http.Header{"X-Naver-Client-Id": {id}, "X-Naver-Client-Secret": {secret}},
		ResponseHeader: http.Header{"Content-Type": {"application/json"}, "X-Echo": {id}},
		Body:           []byte(`{"errorMessage":"no ` + secret + `","errorCode":"024"}`),
		Phases:         exchange.Phases{exchange.Wait: 2 * time.Millisecond}, Duration: 2 * time.Millisecond,
	}
}

// exports are all the ways into a file, by the ending of its name.
var exports = map[string]func(*testing.T, string, *redaction.Redactor, ...*exchange.Exchange) error{
	"har": func(t *testing.T, path string, r *redaction.Redactor, calls ...*exchange.Exchange) error {
		return har.Export(t.Context(), path, r, har.Creator{Name: "tester", Version: "1"}, calls)
	},
	"csv": func(t *testing.T, path string, r *redaction.Redactor, calls ...*exchange.Exchange) error {
		return report.ExportCSV(t.Context(), path, r, "ko", true, []attempt.Attempt{reported(calls)})
	},
	"md": func(t *testing.T, path string, r *redaction.Redactor, calls ...*exchange.Exchange) error {
		return report.ExportMarkdown(t.Context(), path, r, report.Options{}, reported(calls))
	},
}

func reported(calls []*exchange.Exchange) (a attempt.Attempt) {
	for _, e := range calls {
		a.Calls = append(a.Calls, attempt.Call{Call: naver.Verify, Kind: naver.Image, Exchange: e})
	}
	return a
}

// A secret that each file's own words spell cannot be taken out of them, so there is no file.
func TestAnExportThatWouldSpellASecretIsNotWritten(t *testing.T) {
	for ending, secret := range map[string]string{"har": "startedDateTime", "csv": "failed_phase", "md": "# NAVER CAPTCHA: report"} {
		folder := t.TempDir()
		path := filepath.Join(folder, "calls."+ending)
		r := redaction.New(redaction.Secret{Kind: redaction.ProxyPassword, Value: secret})
		err := exports[ending](t, path, r, refused(clientID, clientSecret))
		var leak *redaction.LeakError
		if !errors.As(err, &leak) || leak.Path != path || leak.Kind != redaction.ProxyPassword || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: %v", ending, err)
		}
		if got := listing(t, folder); len(got) != 0 {
			t.Errorf("%s: left behind: %v", ending, got)
		}
	}
}

// Two attempts were made with different credentials, of which the Redactor knew one pair.
func TestTheSameValueHasTheSameMarkerInAllOfAnExport(t *testing.T) {
	for ending, export := range exports {
		path := filepath.Join(t.TempDir(), "calls."+ending)
		err := export(t, path, knowing(), refused("another-client-id", "another-secret"), refused(clientID, clientSecret),
			refused("another-client-id", "another-secret"))
		if err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		if ending == "csv" { // it has neither headers nor bodies
			continue
		}
		for _, c := range []struct {
			marker string
			least  int
		}{{"«client-id-1»", 2}, {"«client-secret-1»", 2}, {"«client-id-2»", 4}, {"«client-secret-2»", 4}} {
			if got := strings.Count(text, c.marker); got < c.least {
				t.Errorf("%s: %s stands there %d times\n%s", ending, c.marker, got, text)
			}
		}
		for _, never := range []string{"«client-id-3»", "«client-secret-3»", "redacted-1", "another-"} {
			if strings.Contains(text, never) {
				t.Errorf("%s: %s is in\n%s", ending, never, text)
			}
		}
		for _, stays := range []string{"code=1", "401", "024", "openapi.naver.com", "/v1/captcha/nkey", "t521bp3qM7Qyk2X2", "7KP4"} {
			if !strings.Contains(text, stays) {
				t.Errorf("%s has lost %s", ending, stays)
			}
		}
	}
}

// What comes out of the history holds markers already. They are no secrets, and stay what they are.
func TestMarkersStayWhatTheyAre(t *testing.T) {
	stored, _ := refused(clientID, clientSecret).Redact(knowing())
	for ending, export := range exports {
		path := filepath.Join(t.TempDir(), "calls."+ending)
		if err := export(t, path, knowing(), stored); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if text := string(content); strings.Contains(text, "redacted-") || strings.Contains(text, "client-id-2") {
			t.Errorf("%s: %s", ending, text)
		}
	}
	for _, shell := range curl.Shells() {
		if command, err := curl.Command(stored, shell, knowing()); err != nil || !strings.Contains(command, curl.ClientSecretVariable) {
			t.Errorf("%s: %v\n%s", shell, err, command)
		}
	}
}

// A value that only looks like a marker is a value.
func TestWhatLooksLikeAMarkerIsTakenOutByName(t *testing.T) {
	r := knowing()
	for _, value := range []string{"«is the secret", "«client-secret-1» and more", "«client-secret-»", "%C2%ABsecret", "«»", "*a*"} {
		for _, text := range []string{
			r.Header("X-NCP-APIGW-API-KEY", value), r.Text("x-ncp-apigw-api-key: " + value), r.Query("x-ncp-apigw-api-key=" + value),
		} {
			if strings.Contains(text, value) {
				t.Errorf("%q stays in %q", value, text)
			}
		}
	}
	for _, value := range []string{"«client-secret-1»", "%c2%abclient-secret-1%C2%BB", "«client-id-1»«client-secret-12»", "********"} {
		if got := r.Header("X-NCP-APIGW-API-KEY", value); got != value {
			t.Errorf("%q becomes %q", value, got)
		}
	}
}

func TestOverlappingSecretsLeaveNothing(t *testing.T) {
	values := []string{"prefixed", "prefixed-and-longer", "xed-and-", "longer+more", "a.*(b)[c]{8}", "a.*(b)[c]{8}?$"}
	var secrets []redaction.Secret
	for i, v := range values {
		secrets = append(secrets, redaction.Secret{Kind: []redaction.Kind{redaction.ClientID, redaction.ClientSecret, redaction.ProxyPassword}[i%3], Value: v})
	}
	for _, way := range []func(string) string{
		func(s string) string { return s }, func(s string) string { return ways(s)["percent, all of it"] }, func(s string) string { return ways(s)["hex"] },
		func(s string) string { return ways(s)["JSON, mixed"] },
	} {
		for _, text := range append(values, "prefixed-and-longer+more", "prefixed-and-", "a.*(b)[c]{8}?$prefixed", "prefixedprefixed-and-longer+morelonger+more") {
			written := way(text)
			r := redaction.New(secrets...)
			got := r.Text("<" + written + ">")
			if err := r.Check([]byte(got)); err != nil {
				t.Errorf("%s becomes %s: %v", written, got, err)
			}
			left := strings.Trim(got, "<>")
			for _, f := range r.Report().Markers {
				left = strings.ReplaceAll(left, f.Marker, "")
			}
			if len(left) > len(way("-and-")) {
				t.Errorf("%s becomes %s", written, got)
			}
		}
	}
}
