package simulator

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"navercaptcha/naver"
)

func TestInvalidKeyIsNAVERs66Bytes(t *testing.T) {
	c := call(t, New(Options{}), naver.Developers, naver.Image)
	w := c.fetch("nosuchkey")
	expect(t, w, 403, ct001)
	if w.Body.Len() != 66 {
		t.Errorf("%d bytes", w.Body.Len())
	}
	if samples := os.Getenv("NAVER_SAMPLES"); samples != "" {
		captured, err := os.ReadFile(filepath.Join(samples, "ct001-body.json"))
		if err != nil {
			t.Fatal(err)
		}
		expect(t, w, 403, string(captured))
	}
}

func TestKeyBodyIs26BytesAndCutByPosition(t *testing.T) {
	c := call(t, New(Options{}), naver.Developers, naver.Image)
	body := c.issue().Body.String()
	key, _ := c.simulator.LastKey(naver.Image)
	if len(body) != 26 || body[8:24] != key {
		t.Errorf("%q", body)
	}
}

func TestResponseTimeIsAJavaDouble(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                                      "0.0",
		4 * time.Millisecond:                   "0.0",
		5 * time.Millisecond:                   "0.01",
		100 * time.Millisecond:                 "0.1",
		8800 * time.Millisecond:                "8.8",
		14130 * time.Millisecond:               "14.13",
		18 * time.Second:                       "18.0",
		18*time.Second + 50*time.Millisecond:   "18.05",
		84_600 * time.Millisecond:              "84.6",
		99_996 * time.Millisecond:              "100.0",
		100 * time.Second:                      "100.0",
		2 * time.Hour:                          "7200.0",
		2*time.Hour + 1:                        "-1",
		2*time.Hour + 10*time.Millisecond:      "-1",
		-time.Second:                           "-1",
		1234*time.Second + 500*time.Nanosecond: "1234.0",
	} {
		if got := string(appendResponseTime(nil, d)); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}

// TestHeadersOnTheWire looks at what really goes over a connection.
func TestHeadersOnTheWire(t *testing.T) {
	s := New(Options{Seed: 1})
	server, err := Start(s, "")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	get := func(target string) *http.Response {
		r, err := http.NewRequest(http.MethodGet, server.URL()+target, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set(naver.Developers.IDHeader(), DefaultCredentials.ID)
		r.Header.Set(naver.Developers.SecretHeader(), DefaultCredentials.Secret)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		if _, err := io.Copy(io.Discard, answer.Body); err != nil {
			t.Fatal(err)
		}
		return answer
	}
	defer http.DefaultClient.CloseIdleConnections()

	check := func(target string, status int, contentType string, length int64) {
		t.Helper()
		answer := get(target)
		for name, want := range map[string][]string{
			"Content-Type":  {contentType},
			"Server":        {"nginx"},
			"Pragma":        {"no-cache"},
			"Expires":       {"Thu, 01 Jan 1970 00:00:00 GMT"},
			"Cache-Control": {"no-cache", "no-store"},
			"Keep-Alive":    {"timeout=5"},
			"Connection":    {"keep-alive"},
		} {
			if got := answer.Header[name]; !slices.Equal(got, want) {
				t.Errorf("%s: %s is %q, want %q", target, name, got, want)
			}
		}
		if answer.StatusCode != status || answer.ContentLength != length {
			t.Errorf("%s: status %d, length %d", target, answer.StatusCode, answer.ContentLength)
		}
		if length < 0 {
			if !slices.Equal(answer.TransferEncoding, []string{"chunked"}) {
				t.Errorf("%s: transfer encoding %q", target, answer.TransferEncoding)
			}
		} else if got := answer.Header["Vary"]; !slices.Equal(got, []string{"Accept-Encoding"}) {
			t.Errorf("%s: Vary is %q", target, got)
		}
	}
	check("/v1/captcha/nkey?code=0", 200, "text/plain;charset=UTF-8", 26)
	check("/v1/captcha/skey", 200, "text/plain;charset=UTF-8", 26)
	image, _ := s.LastKey(naver.Image)
	audio, _ := s.LastKey(naver.Audio)
	check("/v1/captcha/ncaptcha.bin?key="+image, 200, "image/jpeg;charset=UTF-8", -1)
	check("/v1/captcha/scaptcha?key="+audio, 200, "audio/wav;charset=UTF-8", -1)
	check("/v1/captcha/scaptcha.bin?key="+audio, 200, "audio/wav;charset=UTF-8", -1)
	check("/v1/captcha/nkey?code=1&key=none&value=none", 403, "application/json;charset=UTF-8", 66)
}
