package curl_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/curl"
	"navercaptcha/naver/exchange/redaction"
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

// seen is what a server gets of a call.
type seen struct {
	method, target, host, proto string
	header                      http.Header
}

// recorder is a server that writes down what it gets, and answers as NAVER does, zipped.
type recorder struct {
	*httptest.Server
	mu   sync.Mutex
	seen []seen
}

func newRecorder(t *testing.T) *recorder {
	t.Helper()
	s := new(recorder)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.seen = append(s.seen, seen{r.Method, r.RequestURI, r.Host, r.Proto, r.Header.Clone()})
		s.mu.Unlock()
		body := []byte(`{"key":"t521bp3qM7Qyk2X2"}`)
		switch {
		case strings.Contains(r.URL.Path, "ncaptcha"):
			w.Header().Set("Content-Type", "image/jpeg")
			body = []byte("\xff\xd8\xff\xe0 a picture")
		case r.URL.Query().Get("code") == "1":
			body = []byte(`{"result":true,"responseTime":1.5}`)
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = z.Write(body)
		_ = z.Close()
	}))
	t.Cleanup(s.Close)
	return s
}

// last is the newest call, without what may differ.
func (s *recorder) last() seen {
	s.mu.Lock()
	defer s.mu.Unlock()
	newest := s.seen[len(s.seen)-1]
	newest.header.Del("User-Agent")
	newest.header.Del("Connection")
	return newest
}

func TestTheCopiedCommandSendsWhatTheAppSent(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("there is no curl")
	}
	server := newRecorder(t)
	answer := `'; touch evil; "$(touch evil)" 가나 &?#%`
	calls := map[string]func(context.Context, *naver.Client) error{
		"issue": func(ctx context.Context, c *naver.Client) error { _, err := c.IssueKey(ctx, naver.Image); return err },
		"fetch": func(ctx context.Context, c *naver.Client) error {
			_, err := c.FetchImage(ctx, "t521bp3qM7Qyk2X2")
			return err
		},
		"verify": func(ctx context.Context, c *naver.Client) error {
			_, err := c.Verify(ctx, naver.Image, "t521bp3qM7Qyk2X2", answer)
			return err
		},
	}
	for _, platform := range []naver.Platform{naver.Developers, naver.Cloud} {
		for _, auth := range naver.MediaAuths() {
			for name, call := range calls {
				e := recorded(t, server.URL, platform, auth, call)
				want := server.last()
				command, err := curl.Command(e, curl.Sh, redactor())
				if err != nil {
					t.Fatal(err)
				}
				folder, out := run(t, command)
				got := server.last()
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%s, %s, %s: curl sent\n%+v\nthe app\n%+v\n%s", platform, auth, name, got, want, command)
				}
				if name != "fetch" && !strings.Contains(out, "200 OK") {
					t.Errorf("%s: no head of an answer in %q", name, out)
				}
				files, _ := os.ReadDir(folder)
				for _, f := range files {
					if f.Name() != "captcha.jpg" {
						t.Errorf("%s: %s was made", name, f.Name())
					}
				}
				if picture, err := os.ReadFile(filepath.Join(folder, "captcha.jpg")); (name == "fetch") != (err == nil) ||
					name == "fetch" && !bytes.HasPrefix(picture, []byte("\xff\xd8")) {
					t.Errorf("%s: picture %q, %v", name, picture, err)
				}
			}
		}
	}
}

// recorded makes one call as the app does.
func recorded(t *testing.T, base string, platform naver.Platform, auth naver.MediaAuth,
	call func(context.Context, *naver.Client) error,
) *exchange.Exchange {
	t.Helper()
	keeper := exchange.NewRecorder(1, nil)
	client, err := naver.NewClient(naver.Options{
		Platform: platform, BaseURL: base, MediaAuth: auth, Wrap: keeper.Wrap,
		Credentials: naver.Credentials{ID: clientID, Secret: clientSecret},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	if err := call(t.Context(), client); err != nil {
		t.Fatal(err)
	}
	return keeper.Exchanges()[0]
}

// run types a command into sh, in a folder of its own.
func run(t *testing.T, command string) (folder, out string) {
	t.Helper()
	folder = t.TempDir()
	c := exec.CommandContext(t.Context(), "sh", "-c", command)
	c.Dir = folder
	c.Env = append(os.Environ(), curl.ClientIDVariable+"="+clientID, curl.ClientSecretVariable+"="+clientSecret)
	text, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%v: %s\n%s", err, text, command)
	}
	return folder, string(text)
}

// TestTheURLStandsBeforeTheFile: Postman, Insomnia and Yaak take the first word that is no option they know for the URL.
func TestTheURLStandsBeforeTheFile(t *testing.T) {
	for _, c := range []struct{ contentType, file string }{{"image/jpeg", "captcha.jpg"}, {"audio/wav", "captcha.wav"}, {"text/html", ""}} {
		for _, shell := range curl.Shells() {
			command, err := curl.Command(&exchange.Exchange{
				Method: "GET", URL: "https://x.example/v1/captcha/ncaptcha.bin?key=k", Status: 200,
				ResponseHeader: http.Header{"Content-Type": {c.contentType}},
			}, shell, redactor())
			if err != nil {
				t.Fatal(err)
			}
			address, file := strings.Index(command, "ncaptcha"), strings.Index(command, "-o ")
			if c.file == "" && file >= 0 || c.file != "" && (file < address || !strings.HasSuffix(command, "-o "+c.file)) {
				t.Errorf("%s, %s:\n%s", c.contentType, shell, command)
			}
			if strings.Contains(command, "-D ") {
				t.Errorf("%s, %s: -D takes what follows, which importers do not know:\n%s", c.contentType, shell, command)
			}
		}
	}
}

func TestNoShellGetsASecret(t *testing.T) {
	e := &exchange.Exchange{
		Method: "GET", URL: "https://x.example/captcha-bin/v1/ncaptcha?key=k&X-NCP-APIGW-API-KEY-ID=" + clientID +
			"&x-ncp-apigw-api-key=" + clientSecret + "&again=" + clientSecret,
		RequestHeader: http.Header{
			"X-Naver-Client-Id": {clientID}, "X-Naver-Client-Secret": {clientSecret}, "Cookie": {"session=1"}, "X-Echo": {clientSecret},
			"Authorization": {"Basic abc"}, "X-Empty": {""}, "@file": {"x"}, "X-Two": {"1", "2"}, "Host": {"x.example"},
		},
	}
	wants := map[curl.Shell][]string{
		curl.Sh: {
			`-H 'X-Naver-Client-Id: '"$NAVER_CLIENT_ID"`, `X-NCP-APIGW-API-KEY-ID='"$NAVER_CLIENT_ID"'&x-ncp-apigw-api-key='"$NAVER_CLIENT_SECRET"`,
			`-H 'X-Empty;'`, `-H 'X-Two: 1'`, `-H 'X-Two: 2'`, `-H 'Cookie: «cookie-1»'`, "again=%C2%ABclient-secret-1%C2%BB",
		},
		curl.Cmd:        {`%NAVER_CLIENT_ID%`, `%NAVER_CLIENT_SECRET%`, "curl.exe --http1.1", `again^=%^C2%^ABclient`},
		curl.PowerShell: {"('X-Naver-Client-Id: ' + $env:NAVER_CLIENT_ID)", "curl.exe --http1.1", "$env:NAVER_CLIENT_SECRET + '&again="},
	}
	if !slices.Equal(slices.Sorted(maps.Keys(wants)), slices.Sorted(slices.Values(curl.Shells()))) {
		t.Error("not every shell is tried")
	}
	for shell, want := range wants {
		command, err := curl.Command(e, shell, redactor())
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range want {
			if !strings.Contains(command, part) {
				t.Errorf("%s: %s is missing in\n%s", shell, part, command)
			}
		}
		for _, bad := range []string{clientID, clientSecret, "@file", "session", "Host"} {
			if strings.Contains(command, bad) {
				t.Errorf("%s: %s is in\n%s", shell, bad, command)
			}
		}
	}
}

func TestASecretThatTheCommandSpellsIsNotCopied(t *testing.T) {
	r := redaction.New(redaction.Secret{Kind: redaction.ProxyPassword, Value: "--http1.1"})
	_, err := curl.Command(&exchange.Exchange{Method: "GET", URL: "https://x.example/"}, curl.Sh, r)
	var leak *redaction.LeakError
	if !errors.As(err, &leak) || leak.Kind != redaction.ProxyPassword || strings.Contains(err.Error(), "http1") {
		t.Error(err)
	}
}
