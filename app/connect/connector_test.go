package connect

import (
	"context"
	"errors"
	"strings"
	"testing"

	"navercaptcha/app/profile"
	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// elsewhere is a simulator at an address, or one that does not start.
type elsewhere string

func (e elsewhere) URL(context.Context) (string, error) {
	if e == "" {
		return "", errors.New("no port is free")
	}
	return string(e), nil
}

func open(s Simulator) *Connector { return New(s, exchange.NewRecorder(0, nil)) }

// own is a draft of somebody's credentials.
func own(id, secret string) Draft {
	return Draft{Profile: profile.Profile{ID: "own", Platform: naver.Developers, ClientID: id, MediaAuth: naver.IDInQuery}, Secret: secret}
}

func simulated() Draft { return Draft{Profile: profile.Simulator(), Secret: "simulator"} }

func TestNothingIsCalledWithoutCredentialsOrSimulator(t *testing.T) {
	for want, c := range map[error]struct {
		simulator Simulator
		draft     Draft
	}{
		ErrNoCredentials: {elsewhere("http://127.0.0.1:1"), own("an-id-of-ours", "")},
		ErrSimulator:     {elsewhere(""), simulated()},
	} {
		connector := open(c.simulator)
		connector.Set(c.draft)
		if _, err := connector.Connect(t.Context()); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}

func TestAClientIsKeptUntilTheDraftChanges(t *testing.T) {
	c := open(elsewhere(""))
	client := func() *naver.Client {
		t.Helper()
		connection, err := c.Connect(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return connection.Client
	}
	c.Set(own("an-id-of-ours", "first-secret"))
	version, first := c.Current().Version, client()
	c.Set(own("an-id-of-ours", "first-secret"))
	if client() != first || c.Current().Version != version {
		t.Error("the same draft makes another client")
	}
	c.Set(own("an-id-of-ours", "second-secret"))
	if client() == first || c.Current().Version == version {
		t.Error("another secret goes on with the client before")
	}
}

func TestTheRedactorKnowsWhatIsOnTheScreenAndWhatWasUsed(t *testing.T) {
	c := open(elsewhere(""))
	text := func() string { return c.Redactor().Text("typed-secret used-secret newest-secret") }
	c.Set(own("an-id-of-ours", "typed-secret"))
	if got := text(); strings.Contains(got, "typed-secret") || !strings.Contains(got, "used-secret") {
		t.Errorf("%q", got)
	}
	c.Set(own("an-id-of-ours", "used-secret"))
	if _, err := c.Connect(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := text(); !strings.Contains(got, "typed-secret") || strings.Contains(got, "used-secret") {
		t.Errorf("what was typed and not used: %q", got)
	}
	c.Set(own("an-id-of-ours", "newest-secret"))
	if got := text(); strings.Contains(got, "used-secret") || strings.Contains(got, "newest-secret") {
		t.Errorf("what was used before: %q", got)
	}
}

func TestWhatOneExportLearnsIsNotInTheNext(t *testing.T) {
	c := open(elsewhere(""))
	c.Set(own("an-id-of-ours", "our-own-secret"))
	before := c.Redactor().Text("our-own-secret an-id-of-ours")
	used := c.Redactor()
	used.AddSecretsOf(map[string][]string{"X-Naver-Client-Secret": {"learned-secret"}}, "")
	if got := used.Text("learned-secret our-own-secret"); strings.Contains(got, "secret ") {
		t.Errorf("%q", got)
	}
	next := c.Redactor()
	if got := next.Text("learned-secret"); got != "learned-secret" || len(next.Report().Markers) != 0 {
		t.Errorf("%q, and it reports %v", got, next.Report().Markers)
	}
	if got := c.Redactor().Text("our-own-secret an-id-of-ours"); got != before {
		t.Errorf("%q, before %q", got, before)
	}
}

func TestTheRedactorIsBuiltOncePerPair(t *testing.T) {
	c := open(elsewhere(""))
	c.Set(own("an-id-of-ours", "our-own-secret"))
	c.Redactor()
	built := testing.AllocsPerRun(100, func() {
		redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: "our-own-secret"}, redaction.Secret{Kind: redaction.ClientID, Value: "an-id-of-ours"})
	})
	if again := testing.AllocsPerRun(100, func() { c.Redactor() }); again > built/3 {
		t.Errorf("%.0f allocations, and %.0f where one is built", again, built)
	}
}

func BenchmarkRedactor(b *testing.B) {
	c := open(elsewhere(""))
	c.Set(own("an-id-of-ours", "our-own-secret"))
	for b.Loop() {
		c.Redactor()
	}
}
