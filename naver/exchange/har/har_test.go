package har_test

import (
	"bytes"
	"compress/gzip"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/har"
	"navercaptcha/naver/exchange/redaction"
)

const (
	clientID     = "yFq3VxZ8mW4tRb7Kc2Hs"
	clientSecret = "Q2vD1mkXw9"
)

func secrets() []redaction.Secret {
	return []redaction.Secret{
		{Kind: redaction.ClientSecret, Value: clientSecret}, {Kind: redaction.ClientID, Value: clientID},
	}
}

var by = har.Creator{Name: "NAVER CAPTCHA Tester", Version: "1.2.3"}

// write makes a HAR and checks it.
func write(t *testing.T, calls ...*exchange.Exchange) (entries []any, file string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "calls.har")
	if err := har.Export(t.Context(), path, redaction.New(secrets()...), by, calls); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return check(t, content), string(content)
}

// zipped is gzip of a text.
func zipped(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return b.Bytes()
}

// recorded makes real calls: over TLS, on a reused connection, echoing, zipped, broken off, refused.
func recorded(t *testing.T) []*exchange.Exchange {
	t.Helper()
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/echo":
			w.Header().Set("X-Echo", r.Header.Get("X-Naver-Client-Secret"))
			_, _ = io.WriteString(w, `{"you sent":"`+r.Header.Get("X-Naver-Client-Secret")+`","errorCode":"024"}`)
		case "/zipped":
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(zipped("<p>" + r.Header.Get("X-Naver-Client-Id") + "</p>"))
		case "/zipped-clean":
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(zipped(strings.Repeat("nothing ", 100)))
		case "/picture":
			w.Header().Set("Content-Type", "image/jpeg")
			_, _ = w.Write([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00 no more than a beginning"))
		case "/moved":
			w.Header().Set("Location", "/다른 곳?key=a b")
			w.WriteHeader(http.StatusFound)
		case "/broken":
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, "half")
		default:
			_, _ = io.WriteString(w, `{"key":"t521bp3qM7Qyk2X2"}`)
		}
	}))
	defer server.Close()
	network := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	defer network.CloseIdleConnections()
	recorder := exchange.NewRecorder(100, nil)
	trip := recorder.Wrap(network)
	for _, target := range []string{
		server.URL + "/v1/captcha/nkey?code=0", server.URL + "/echo", server.URL + "/zipped", server.URL + "/zipped-clean",
		server.URL + "/picture?key=x&X-NCP-APIGW-API-KEY-ID=" + clientID, server.URL + "/moved", server.URL + "/broken",
		"http://127.0.0.1:1/refused?code=1&key=k&value=" + "%EA%B0%80",
	} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, target, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("X-Naver-Client-Id", clientID)
		req.Header.Set("X-Naver-Client-Secret", clientSecret)
		req.Header.Set("Accept-Encoding", "gzip")
		resp, err := trip.RoundTrip(req)
		if err == nil {
			_, _ = io.Copy(io.Discard, resp.Body)
			_ = resp.Body.Close()
		}
	}
	return recorder.Exchanges()
}

func TestWritesWhatHappened(t *testing.T) {
	entries, file := write(t, recorded(t)...)
	if len(entries) != 8 {
		t.Fatalf("%d entries", len(entries))
	}
	for _, value := range []string{clientID, clientSecret, base64.StdEncoding.EncodeToString([]byte(clientSecret))} {
		if strings.Contains(file, value) {
			t.Error("a secret is in the file")
		}
	}
	for _, want := range []string{
		`"name":"code","value":"0"`, `"errorCode\":\"024\"`, `{"name":"X-Naver-Client-Secret","value":"«client-secret-1»"}`,
		`X-NCP-APIGW-API-KEY-ID=%C2%ABclient-id-1%C2%BB`, `{"name":"X-NCP-APIGW-API-KEY-ID","value":"«client-id-1»"}`,
		`"_failedPhase":"connect"`, `"_redaction":{"markers":[`, `"serverIPAddress":"127.0.0.1"`, `"_reused":true`,
		`"mimeType":"image/jpeg"`, `"encoding":"base64"`, `"_bodyTruncated":true`, `%EB%8B%A4%EB%A5%B8%20%EA%B3%B3`,
		`"comment":"did not take place: send wait receive"`, string(redaction.BodyDecoded), "<p>«client-id-1»</p>",
	} {
		if !strings.Contains(file, want) {
			t.Errorf("%s is missing in\n%s", want, file)
		}
	}
}

func TestTimesAreTrue(t *testing.T) {
	zone := time.FixedZone("KST", 9*60*60)
	_, file := write(t, &exchange.Exchange{
		Start: time.Date(2026, 11, 21, 9, 30, 0, 123456789, zone), Method: "GET", URL: "https://openapi.naver.com/v1/captcha/nkey?code=0",
		Status: 200, Proto: "HTTP/1.1", StatusText: "OK",
		Phases: exchange.Phases{
			exchange.Blocked: 100 * time.Microsecond, exchange.DNS: 2 * time.Millisecond, exchange.Connect: 10 * time.Millisecond,
			exchange.TLSHand: 20500 * time.Microsecond, exchange.Send: 1, exchange.Wait: 31 * time.Millisecond, exchange.Receive: 0,
		},
	})
	for _, want := range []string{
		`"startedDateTime":"2026-11-21T09:30:00.123456+09:00"`, `"time":63.600`,
		`"timings":{"blocked":0.100,"dns":2,"connect":30.500,"send":0,"wait":31,"receive":0,"ssl":20.500}`,
	} {
		if !strings.Contains(file, want) {
			t.Errorf("%s is missing in\n%s", want, file)
		}
	}
}

// hostile is what a server that means harm may write anywhere.
const hostile = "'; touch evil; \"$(touch evil)\" `id` %PATH% <script>alert(1)</script> ```\n# Heading\n=cmd|' /C calc'!A0\u2028\u202e"

func TestOddCallsStayValid(t *testing.T) {
	many := http.Header{}
	for range 1000 {
		many.Add("X-Line", "= '\"`$(reboot) <b> **x** \x00\xff")
	}
	odd := []*exchange.Exchange{
		{},
		{Method: "GET", URL: "http://[fe80::1%25eth0]/%zz?a b=\xff&&=", RemoteAddr: "[fe80::1%eth0]:80", Status: 200, Body: []byte("a\x00b")},
		{Method: "GET", URL: "https://비밀.example/가 나?다=라#마", RequestHeader: many, ResponseHeader: many, Status: 200, Body: []byte("\xff\xfe")},
		{Method: "GET", URL: "https://h.example/", Err: errors.New("it said " + clientSecret), Failed: exchange.DNS, RemoteAddr: "proxy.example:3128"},
		{Method: "GET", URL: "https://h.example/", Status: 200, TLS: &exchange.TLS{}, ResponseHeader: http.Header{"Content-Encoding": {"br"}}, Body: []byte("\x8b\x00\x80")},
		{Method: "GET", URL: "https://h.example/", Status: 200, Body: bytes.Repeat([]byte("가"), 1<<20)},
		{Method: "GET", URL: "https://h.example/", Status: 200, Body: bytes.Repeat([]byte("\xff\xd8\x00\x01"), 4<<20)},
		{Method: "GET", URL: "https://h.example/", Status: 200, Body: []byte(hostile), StatusText: hostile, ResponseHeader: http.Header{"Content-Type": {hostile}}},
		{ // the clock jumped back where there is no other
			Method: "GET", URL: "https://h.example/", Status: 200, Start: time.Unix(0, 0), Duration: -time.Hour,
			Phases: exchange.Phases{exchange.Connect: -time.Second, exchange.TLSHand: time.Second, exchange.Wait: -time.Hour},
		},
	}
	for i, e := range odd {
		if e.URL == "" { // nothing was asked for: no entry can say where
			e.URL = "http://nowhere.example/"
		}
		if _, file := write(t, e); strings.Contains(file, clientSecret) {
			t.Errorf("%d: the secret is in the file", i)
		}
	}
	if entries, _ := write(t); len(entries) != 0 {
		t.Errorf("%d entries of no call", len(entries))
	}
}

func TestTheFileSaysWhatWasRedactedByPlaceOnly(t *testing.T) {
	var b bytes.Buffer
	r := redaction.New(
		redaction.Secret{Kind: redaction.ClientID, Value: "simulator"},
		redaction.Secret{Kind: redaction.ClientSecret, Value: "short"},
	)
	calls := []*exchange.Exchange{{
		Method: "GET", URL: "http://127.0.0.1/", Status: 200, Body: []byte("a short simulator"),
		RequestHeader: http.Header{"X-Naver-Client-Id": {"simulator"}, "X-Naver-Client-Secret": {"short"}},
	}}
	if err := har.Write(&b, r, by, calls); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"a short simulator"`, `"value":"«client-id-1»"`, `"value":"«client-secret-1»"`,
		`"notes":["The client id is public`, `"The client secret has under 8 bytes`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is missing in\n%s", want, b.String())
		}
	}
}

// TestWriteSamples leaves files for the validator of npm, which .ci/har-validate runs.
func TestWriteSamples(t *testing.T) {
	folder := os.Getenv("NAVERCAPTCHA_HAR_FOLDER")
	if folder == "" {
		t.Skip("set NAVERCAPTCHA_HAR_FOLDER to a folder")
	}
	all := recorded(t)
	for i, calls := range [][]*exchange.Exchange{nil, all, all[:1], all[len(all)-1:]} {
		path := filepath.Join(folder, string(rune('a'+i))+".har")
		if err := har.Export(t.Context(), path, redaction.New(secrets()...), by, calls); err != nil {
			t.Fatal(err)
		}
	}
}
