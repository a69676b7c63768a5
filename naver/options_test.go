package naver

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestBaseURLs(t *testing.T) {
	for _, row := range []struct {
		base string
		want error
		host string
	}{
		{"https://openapi.naver.com", nil, "openapi.naver.com"},
		{"https://gateway.example:8443/naver/", nil, "gateway.example:8443"},
		{"HTTPS://gateway.example", nil, "gateway.example"},
		{"http://127.0.0.1:8080", nil, "127.0.0.1:8080"},
		{"http://127.9.9.9", nil, "127.9.9.9"},
		{"http://[::1]:8080/x", nil, "[::1]:8080"},
		{"http://localhost:1", nil, "localhost:1"},
		{"http://LocalHost.:1", nil, "LocalHost.:1"},
		{"http://openapi.naver.com", ErrBaseURLPlainHTTP, ""},
		{"http://localhost.example", ErrBaseURLPlainHTTP, ""},
		{"http://127.0.0.1.example", ErrBaseURLPlainHTTP, ""},
		{"http://127.1", ErrBaseURLPlainHTTP, ""},
		{"http://0.0.0.0", ErrBaseURLPlainHTTP, ""},
		{"ftp://host", ErrBaseURLScheme, ""},
		{"openapi.naver.com", ErrBaseURLScheme, ""},
		{"//openapi.naver.com", ErrBaseURLScheme, ""},
		{"https://user:hunter2@host", ErrBaseURLUserinfo, ""},
		{"https://host?", ErrBaseURLQuery, ""},
		{"https://host/?a=hunter2", ErrBaseURLQuery, ""},
		{"https://host#", ErrBaseURLFragment, ""},
		{"https://host/#hunter2", ErrBaseURLFragment, ""},
		{"https://", ErrBaseURLHost, ""},
		{"https:host", ErrBaseURLHost, ""},
		{"https://host:", ErrBaseURLHost, ""},
		{"https://host:0", ErrBaseURLHost, ""},
		{"https://host:99999", ErrBaseURLHost, ""},
		{"https://ho st", ErrBaseURLSyntax, ""},
		{"https://host/%zz", ErrBaseURLSyntax, ""},
		{"http://[::1", ErrBaseURLSyntax, ""},
	} {
		err := CheckBaseURL(row.base)
		var option *OptionError
		if !errors.Is(err, row.want) || (row.want != nil && (!errors.As(err, &option) || option.Option != "BaseURL")) {
			t.Errorf("%s: %v, want %v", row.base, err, row.want)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: the error shows a password: %v", row.base, err)
		}
		if err != nil {
			continue
		}
		c := clientOf(t, row.base)
		if c.Host() != row.host {
			t.Errorf("%s: host %q", row.base, c.Host())
		}
	}
}

func TestBaseURLKeepsAnEscapedPath(t *testing.T) {
	baseURL, last := wire(t)
	_ = call(clientOf(t, baseURL+"/a%2Fb/"), Image, Issue, "", "")
	if line, _, _ := strings.Cut(last(), "\n"); line != "GET /a%2Fb/v1/captcha/nkey?code=0 HTTP/1.1" {
		t.Error(line)
	}
}

func TestOptionsThatCannotBeUsed(t *testing.T) {
	for want, change := range map[error]func(*Options){
		ErrUnknownPlatform:   func(o *Options) { o.Platform = "google" },
		ErrUnknownMediaAuth:  func(o *Options) { o.MediaAuth = "cookie" },
		ErrNegativeTimeout:   func(o *Options) { o.Timeouts.Whole = -time.Second },
		ErrCredentialControl: func(o *Options) { o.Credentials.Secret = "hunter2\r\nX: y" },
		ErrCredentialBlank:   func(o *Options) { o.Credentials.ID = "hunter2 " },
		ErrCredentialTooLong: func(o *Options) { o.Credentials.Secret = strings.Repeat("hunter2", 100) },
	} {
		o := Options{Platform: Cloud, Credentials: testCredentials()}
		change(&o)
		_, err := NewClient(o)
		if !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("shows the value: %v", err)
		}
	}
	if _, err := NewClient(Options{}); !errors.Is(err, ErrUnknownPlatform) {
		t.Errorf("no platform: %v", err)
	}
}

func TestCredentialsAreNeverPrinted(t *testing.T) {
	c := testCredentials()
	client, err := NewClient(Options{Platform: Developers, Credentials: c})
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Platform: Developers, Credentials: c}
	var printed strings.Builder
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T"} {
		for _, value := range []any{c, &c, o, &o, client, *client, []any{c}, map[string]Credentials{"a": c}} {
			fmt.Fprintf(&printed, verb+"\n", value)
		}
	}
	for _, value := range []any{c, &c, map[string]any{"c": c}} {
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		printed.Write(text)
	}
	for _, handler := range []slog.Handler{slog.NewTextHandler(&printed, nil), slog.NewJSONHandler(&printed, nil)} {
		slog.New(handler).Info("log", "credentials", c, "pointer", &c, "options", o.Credentials, "client", client)
	}
	checkNoSecret(t, printed.String(), testSecret, testID)
	if !strings.Contains(c.String(), "te***") {
		t.Errorf("the ID cannot be recognized in %s", c)
	}
}

func TestSimulatorNeverGoesToNAVER(t *testing.T) {
	for _, platform := range Platforms() {
		_, err := NewClient(Options{Platform: platform, Credentials: Credentials{ID: "simulator", Secret: "simulator"}})
		var refused *RefusedError
		if !errors.As(err, &refused) || !errors.Is(err, ErrSimulatorID) {
			t.Errorf("%s: %v", platform, err)
		}
		calls := 0
		c, err := NewClient(Options{
			Platform: platform, Credentials: testCredentials(),
			Wrap: func(http.RoundTripper) http.RoundTripper {
				return roundTrip(func(*http.Request) (*http.Response, error) { calls++; return nil, errors.New("sent") })
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range []Kind{Image, Audio} {
			for _, what := range []Call{Fetch, Verify} {
				if err := call(c, kind, what, "SIM4567890abcdef", "1"); !errors.Is(err, ErrSimulatorKey) {
					t.Errorf("%s %s %s: %v", platform, kind, what, err)
				}
			}
		}
		if calls != 0 {
			t.Errorf("%s: %d calls went out", platform, calls)
		}
	}
	for host, real := range map[string]bool{
		"openapi.naver.com": true, "OPENAPI.NAVER.COM.": true, "naveropenapi.apigw.fin-ntruss.com": true,
		"maps.apigw.ntruss.com": true, "127.0.0.1": false, "gateway.example": false, "naver.com.example": false,
	} {
		if isNAVER(host) != real {
			t.Errorf("isNAVER(%s) = %v", host, !real)
		}
	}
	// On any other host they are what the simulator wants.
	c := clientOf(t, serve(t, attempt).URL, func(o *Options) { o.Credentials = Credentials{"simulator", "simulator"} })
	if _, err := c.Verify(t.Context(), Image, "SIM4567890abcdef", "1PUNUST"); err != nil {
		t.Error(err)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
