package exchange_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

const proxyPassword = "hunter2/of the proxy"

// echoingProxy answers every call with what it was sent, its own login included.
func echoingProxy(t *testing.T) *http.Transport {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		login := r.Header.Get("Proxy-Authorization")
		plain, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(login, "Basic "))
		w.Header().Set("X-Login", string(plain))
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<p>"+login+" is "+string(plain)+", you sent "+r.Header.Get("X-Naver-Client-Id")+"</p>")
	}))
	t.Cleanup(server.Close)
	address, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	address.User = url.UserPassword("tester", proxyPassword)
	return &http.Transport{Proxy: func(r *http.Request) (*url.URL, error) {
		exchange.RecordProxy(r.Context(), address)
		return address, nil
	}}
}

func TestTheCopyWithoutSecrets(t *testing.T) {
	raw := record(t, t.Context(), echoingProxy(t), "http://captcha.example/?x-ncp-apigw-api-key=secret-in-the-query")
	raw.RequestHeader.Set("X-Naver-Client-Id", "an-id-of-this-call")
	before := string(raw.Body)
	if !strings.Contains(before, proxyPassword) || raw.ResponseHeader.Get("Content-Length") == "" {
		t.Fatalf("%s %v", before, raw.ResponseHeader)
	}
	r := redaction.New()
	clean, note := raw.Redact(r)
	for name, text := range map[string]string{
		"body": string(clean.Body), "header": strings.Join(clean.ResponseHeader["X-Login"], " "), "URL": clean.URL, "text": raw.Text(r), "copy": clean.Text(nil),
	} {
		for _, secret := range []string{
			proxyPassword, "secret-in-the-query", "an-id-of-this-call", base64.StdEncoding.EncodeToString([]byte("tester:" + proxyPassword)),
		} {
			if strings.Contains(text, secret) {
				t.Errorf("%q is in the %s: %s", secret, name, text)
			}
		}
	}
	if note != redaction.BodyRedacted || !strings.Contains(string(clean.Body), "«proxy-password-1»") {
		t.Errorf("%s: %s", note, clean.Body)
	}
	if got := clean.ResponseHeader.Get("Content-Length"); got != strconv.Itoa(len(clean.Body)) {
		t.Errorf("Content-Length %s of %d bytes", got, len(clean.Body))
	}
	if clean.Status != raw.Status || clean.Duration != raw.Duration || clean.Proxy != raw.Proxy || len(clean.Phases) != len(raw.Phases) {
		t.Errorf("%+v", clean)
	}
	if string(raw.Body) != before || raw.RequestHeader.Get("X-Naver-Client-Id") != "an-id-of-this-call" {
		t.Error("the recorded call was changed")
	}
	// The copy has forgotten the password: nobody can learn it from there.
	again := redaction.New()
	_ = clean.Text(again)
	if got := again.Text(proxyPassword); got != proxyPassword {
		t.Errorf("the copy knew the password: %s", got)
	}
}

// A redacted body that came packed is handed on unpacked, and its headers say so.
func TestTheHeadersTellOfTheBodyThatIsThere(t *testing.T) {
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	_, _ = io.WriteString(w, "no secret-to-hide here")
	_ = w.Close()
	raw := &exchange.Exchange{
		Status: 200, Body: zipped.Bytes(),
		ResponseHeader: http.Header{"Content-Encoding": {"gzip"}, "Content-Length": {"999"}},
	}
	clean, note := raw.Redact(redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: "secret-to-hide"}))
	if note != redaction.BodyDecoded || string(clean.Body) != "no «client-secret-1» here" {
		t.Errorf("%s: %q", note, clean.Body)
	}
	if h := clean.ResponseHeader; h.Get("Content-Encoding") != "" || h.Get("Content-Length") != strconv.Itoa(len(clean.Body)) {
		t.Errorf("%v", h)
	}
	if raw.ResponseHeader.Get("Content-Length") != "999" {
		t.Error("the recorded call was changed")
	}
}

// A server that sends what no text and no header should be.
func TestOddAnswersAreRecordedAsTheyCame(t *testing.T) {
	odd := "\x00\xff\xfe EUC-KR \xc7\xd1\xb1\xdb `$(touch x)` <script>\x00"
	address := listen(t, func(c *net.TCPConn) {
		_, _ = io.WriteString(c, "HTTP/1.1 200 \xc7\xd1\r\nX-Euc: \xc7\xd1\xb1\xdb\r\n"+strings.Repeat("X-Line: =cmd|' /C calc'!A0\r\n", 1000)+
			"Content-Length: "+strconv.Itoa(len(odd))+"\r\n\r\n"+odd)
	})
	ex := record(t, t.Context(), &http.Transport{}, "http://"+address)
	if ex.Err != nil || string(ex.Body) != odd || ex.BodyTruncated {
		t.Errorf("%v: %q", ex.Err, ex.Body)
	}
	if len(ex.ResponseHeader["X-Line"]) != 1000 || ex.ResponseHeader.Get("X-Euc") != "\xc7\xd1\xb1\xdb" || ex.StatusText != "\xc7\xd1" {
		t.Errorf("%d lines, %q, %q", len(ex.ResponseHeader["X-Line"]), ex.ResponseHeader.Get("X-Euc"), ex.StatusText)
	}
}

func TestAnAnswerOfSixteenMegabytesIsRecordedWhole(t *testing.T) {
	const length = 16 << 20
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.Copy(w, io.LimitReader(endless{}, length))
	}))
	defer server.Close()
	if ex := record(t, t.Context(), &http.Transport{}, server.URL); ex.Err != nil || len(ex.Body) != length || ex.BodyTruncated {
		t.Errorf("%v, %d bytes, truncated %v", ex.Err, len(ex.Body), ex.BodyTruncated)
	}
}

// Calls that never got a connection, and one whose request did not get out.
func TestFailuresBeforeAnythingIsSentNameTheirPhase(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	ex := record(t, cancelled, &http.Transport{}, "http://127.0.0.1:1")
	if ex.Failed != exchange.Blocked || ex.Err == nil || ex.RequestHeader.Get("Host") != "127.0.0.1:1" {
		t.Errorf("cancelled: failed in %q with %v", ex.Failed, ex.Err)
	}
	checkPhases(t, ex, exchange.Blocked)

	ex = record(t, t.Context(), &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		ours, _ := net.Pipe()
		return deaf{ours}, nil
	}}, "http://captcha.example")
	if ex.Failed != exchange.Send || ex.Err == nil {
		t.Errorf("deaf: failed in %q with %v", ex.Failed, ex.Err)
	}
	checkPhases(t, ex, exchange.Blocked, exchange.Send)
}

// deaf is a connection that takes nothing, and from which nothing comes.
type deaf struct{ net.Conn }

func (deaf) Write([]byte) (int, error) { return 0, &net.OpError{Op: "write", Err: syscall.EPIPE} }
