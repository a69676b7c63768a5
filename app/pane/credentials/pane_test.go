package credentials

import (
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"navercaptcha/app/connect"
	"navercaptcha/app/embedded"
	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	apptheme "navercaptcha/app/theme"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// theApp is one app for all panes of the tests: a theme that is set anew reads the fonts again.
var theApp = sync.OnceValue(func() fyne.App {
	a := test.NewApp()
	a.Settings().SetTheme(apptheme.New())
	return a
})

// room is a window with this pane alone. What is done later waits in todo.
type room struct {
	fyne.Window
	todo     chan func()
	changes  int // how often other credentials were told of
	question string
}

func (r *room) Do(f func())                      { r.todo <- f }
func (r *room) Escape()                          {}
func (r *room) Ask(question, _ string, _ func()) { r.question = question }
func (r *room) FocusCredentials(fyne.Focusable)  {}
func (r *room) OnOtherField()                    {}
func (r *room) OnCredentials()                   { r.changes++ }
func (r *room) Shown() (naver.Kind, uint64)      { return naver.Image, 1 }
func (r *room) OnCheck(attempt.Call, uint64)     {}

// noKeychain is a system without one.
type noKeychain struct{}

func (noKeychain) Get(string, string) (string, error) { return "", profile.ErrAbsent }
func (noKeychain) Set(string, string, string) error   { return profile.ErrAbsent }
func (noKeychain) Delete(string, string) error        { return profile.ErrAbsent }

func open(t *testing.T, change func(*Parts)) (*Pane, *room) {
	t.Helper()
	r := &room{Window: theApp().NewWindow(""), todo: make(chan func(), 10)}
	t.Cleanup(r.Window.Close)
	book, err := profile.Open(filepath.Join(t.TempDir(), "profiles.json"))
	if err != nil {
		t.Fatal(err)
	}
	connector := connect.New(&embedded.Simulator{}, exchange.NewRecorder(0, nil))
	parts := Parts{
		Connector: connector, Session: session.New(session.Options{Connect: connector.Connect}),
		Book: book, Vault: profile.NewVault(noKeychain{}, time.Second), Platform: naver.Developers,
	}
	change(&parts)
	p := New(r, parts, words.In(text.English))
	r.SetContent(p.Content())
	(<-r.todo)() // the first secret has been looked for
	t.Cleanup(p.Close)
	return p, r
}

func TestTheProfileThatCallsAfterTheStart(t *testing.T) {
	environment := &profile.Profile{ID: profile.EnvironmentID, Platform: naver.Cloud}
	stored := profile.Profile{ID: profile.NewID(), Name: "Stored", Platform: naver.Developers, ClientID: "an-id"}
	used := func(id string) func(*Parts) {
		return func(parts *Parts) {
			if err := parts.Book.Save(stored); err != nil {
				t.Fatal(err)
			}
			if err := parts.Book.Select(id); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, c := range map[string]struct {
		change func(*Parts)
		want   string
	}{
		"nobody called before":                   {func(*Parts) {}, profile.SimulatorID},
		"the profile used last":                  {used(stored.ID), stored.ID},
		"the environment's, before that":         {func(parts *Parts) { used(stored.ID)(parts); parts.Environment = environment }, profile.EnvironmentID},
		"the environment's was last, and is not": {used(profile.EnvironmentID), profile.SimulatorID},
		"the simulator's is demanded":            {func(parts *Parts) { used(stored.ID)(parts); parts.Demo = true }, profile.SimulatorID},
		"the environment's, before an address":   {func(parts *Parts) { parts.Environment, parts.BaseURL = environment, "https://example.com" }, profile.EnvironmentID},
	} {
		p, _ := open(t, c.change)
		if got := p.Selected().Profile.ID; got != c.want {
			t.Errorf("%s: %q calls, want %q", name, got, c.want)
		}
	}
	p, _ := open(t, func(parts *Parts) { parts.BaseURL = "https://example.com" })
	if got := p.Selected().Profile; got.BaseURL != "https://example.com" || got.BuiltIn() {
		t.Errorf("the address of the start is called by %+v", got)
	}
}

func TestWhatIsTypedIsCalledAndTold(t *testing.T) {
	p, r := open(t, func(*Parts) {})
	p.Create()
	(<-r.todo)()
	before := r.changes
	p.form.fields.clientID.SetText("another-id")
	p.form.fields.secret.SetText("another-secret")
	if d := p.Selected(); d.Profile.ClientID != "another-id" || d.Secret != "another-secret" || r.changes != before+2 {
		t.Errorf("%q is called, told %d times", d.Profile.ClientID, r.changes-before)
	}
	p.onDelete()
	if r.question == "" {
		t.Error("a profile is deleted without a question")
	}
}

func TestAnotherLanguageKeepsWhatIsTyped(t *testing.T) {
	p, r := open(t, func(*Parts) {})
	p.Create()
	(<-r.todo)()
	p.form.fields.clientID.SetText("another-id")
	p.SetWords(words.In(text.Korean))
	if got := p.form.fields.clientID.Text; got != "another-id" {
		t.Errorf("the client ID is %q", got)
	}
	if got := p.form.buttons.save.Text; got != words.In(text.Korean).Text("credentials.save") {
		t.Errorf("the button says %q", got)
	}
}
