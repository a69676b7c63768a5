package profile

import (
	"errors"
	"strings"
	"testing"

	"navercaptcha/naver"
)

func TestHostIsWhatIsCalled(t *testing.T) {
	for _, c := range []struct {
		platform naver.Platform
		baseURL  string
		want     string
	}{
		{naver.Developers, "", "openapi.naver.com"},
		{naver.Cloud, "", "naveropenapi.apigw.ntruss.com"},
		{naver.Cloud, "https://Proxy.Example.com/naver", "proxy.example.com"},
		{naver.Cloud, "https://proxy.example.com:443", "proxy.example.com"},
		{naver.Cloud, "https://proxy.example.com:80", "proxy.example.com:80"},
		{naver.Cloud, "http://127.0.0.1:8080/x", "127.0.0.1:8080"},
		{naver.Cloud, "http://[::1]:80", "[::1]"},
		{naver.Cloud, "://", ""},
	} {
		p := Profile{ID: "a", Platform: c.platform, BaseURL: c.baseURL}
		if got := p.Host(); got != c.want {
			t.Errorf("%s %q: host %q, want %q", c.platform, c.baseURL, got, c.want)
		}
	}
}

func TestSimulatorHasNoHostUntilItListens(t *testing.T) {
	p := Simulator()
	if p.Host() != "" {
		t.Errorf("host %q: NAVER's must never stand beside the simulator", p.Host())
	}
	p.BaseURL = "http://127.0.0.1:4711"
	if p.Host() != "127.0.0.1:4711" || !p.BuiltIn() || p.ReadOnly() {
		t.Errorf("%+v: host %q, built in %v, read-only %v", p, p.Host(), p.BuiltIn(), p.ReadOnly())
	}
}

func TestNewIDsAreUsableAndDiffer(t *testing.T) {
	a, b := NewID(), NewID()
	if a == b || !fileSafe(a) || (Profile{ID: a}).BuiltIn() {
		t.Errorf("ids %q and %q", a, b)
	}
}

func TestCheckNamesWhatIsWrong(t *testing.T) {
	good := Profile{ID: "p1", Name: "QA 팀", Platform: naver.Developers, ClientID: "abc"}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for want, spoil := range map[Problem]func(*Profile){
		ErrReadOnly:     func(p *Profile) { p.ID = EnvironmentID },
		ErrBadID:        func(p *Profile) { p.ID = "../p1" },
		ErrBadName:      func(p *Profile) { p.Name = strings.Repeat("가", MaxName+1) },
		ErrBadPlatform:  func(p *Profile) { p.Platform = "moon" },
		ErrBadClientID:  func(p *Profile) { p.ClientID = "abc\r\nX-Other: 1" },
		ErrBadMediaAuth: func(p *Profile) { p.MediaAuth = "hope" },
		ErrBadBaseURL:   func(p *Profile) { p.BaseURL = "ftp://example.com" },
	} {
		p := good
		spoil(&p)
		if err := p.Check(); !errors.Is(err, want) {
			t.Errorf("%+v: %v, want %v", p, err, want)
		}
	}
	for _, base := range []string{
		"https://user:pass@example.com", "https://example.com?k=v", "https://example.com?", "https://example.com#",
		"example.com", "https://", "https:///x", "https://example.com/\n", "https://" + strings.Repeat("a", MaxBaseURL),
	} {
		p := good
		p.BaseURL = base
		err := p.Check()
		if !errors.Is(err, ErrBadBaseURL) {
			t.Errorf("%q: %v", base, err)
		} else if strings.Contains(err.Error(), "pass@") {
			t.Errorf("%v shows the password", err)
		}
	}
}

func TestEnvironment(t *testing.T) {
	const secret = "Xq81hidden"
	env := func(id, secret string) func(string) string {
		return func(name string) string {
			return map[string]string{"NAVER_CLIENT_ID": id, "NAVER_CLIENT_SECRET": secret}[name]
		}
	}
	p, got, ok, err := FromEnvironment(env(" abc\n", secret), naver.Cloud, "https://proxy.example.com")
	want := Profile{
		ID: EnvironmentID, Name: "Environment", Platform: naver.Cloud, BaseURL: "https://proxy.example.com", ClientID: "abc",
	}
	if p != want || got != secret || !ok || err != nil {
		t.Errorf("%+v, %v, %v", p, ok, err)
	}
	if !p.BuiltIn() || !p.ReadOnly() {
		t.Error("the environment's profile can be changed")
	}
	if _, _, ok, err := FromEnvironment(env("", ""), naver.Cloud, ""); ok || err != nil {
		t.Errorf("nothing set: %v, %v", ok, err)
	}
	for _, c := range []struct {
		id, secret string
		want       Problem
		names      string
	}{
		{"", secret, ErrEnvironmentIncomplete, "NAVER_CLIENT_ID"},
		{"abc", " ", ErrEnvironmentIncomplete, "NAVER_CLIENT_SECRET"},
		{"abc", secret + strings.Repeat("x", MaxSecret), ErrEnvironmentUnusable, "NAVER_CLIENT_SECRET"},
		{secret + strings.Repeat("x", MaxClientID), secret, ErrEnvironmentUnusable, "NAVER_CLIENT_ID"},
	} {
		p, got, ok, err := FromEnvironment(env(c.id, c.secret), naver.Cloud, "")
		var e *Error
		if !errors.As(err, &e) || e.Problem != c.want || !strings.HasPrefix(e.Detail, c.names) {
			t.Errorf("%s: %v", c.names, err)
		}
		if p != (Profile{}) || got != "" || ok {
			t.Errorf("%s: something came with the error", c.names)
		}
		if err != nil && strings.Contains(err.Error(), secret) {
			t.Errorf("%v shows a value", c.want)
		}
	}
	if _, _, ok, err := FromEnvironment(env("abc", secret), "moon", ""); ok || !errors.Is(err, ErrBadPlatform) {
		t.Errorf("unknown platform: %v", err)
	}
}

func TestEveryProblemHasItsSentence(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range Problems() {
		if p.Error() == string(p) || seen[p.Error()] || seen[string(p)] {
			t.Errorf("%q: %q", string(p), p.Error())
		}
		seen[p.Error()], seen[string(p)] = true, true
	}
	cause := errors.New("why")
	err := fail(ErrLocked, "x", cause)
	if p, ok := ProblemOf(err); !ok || p != ErrLocked || !errors.Is(err, cause) {
		t.Errorf("%v loses its problem or its cause", err)
	}
	if _, ok := ProblemOf(errors.New("other")); ok {
		t.Error("a problem out of nothing")
	}
}
