package app

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"navercaptcha/app/history"
	"navercaptcha/app/profile"
	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// A tester's own credentials. The server takes no others, and nothing may show the secret.
const (
	ownID     = "ABCDEFGH12345678wxyz"
	ownSecret = "s3cr+t/Pa&ss=w0rd"
)

// acceptingOwn is a server that takes the tester's own credentials.
func acceptingOwn(d *desk, _ *Config) {
	d.sim = simulator.New(simulator.Options{
		Seed: 11, Credentials: []naver.Credentials{{ID: ownID, Secret: ownSecret}, simulator.DefaultCredentials},
	})
	d.door.next = d.sim
}

// entersOwn makes a profile for the server, as a person does.
func (d *desk) entersOwn() {
	d.t.Helper()
	d.tap("banner.setUp")
	d.pastes(d.profileNameField(), "My application")
	d.pastes(d.baseURLField(), d.door.url)
	d.pastes(d.clientIDField(), ownID)
	d.pastes(d.secretField(), ownSecret)
	d.until("the secret is looked for", func() bool { return !d.readsSecret() })
}

// selects takes an option by its words.
func (d *desk) selects(c *widgets.Choice, name string) {
	d.t.Helper()
	for i, option := range c.Options {
		if option == name {
			c.SetSelectedIndex(i)
			d.until("the secret is read", func() bool { return !d.readsSecret() })
			return
		}
	}
	d.t.Fatalf("there is no %q among %q", name, c.Options)
}

func TestTheSimulatorNeverTouchesTheKeychain(t *testing.T) {
	d := open(t)
	d.newShown()
	d.selects(d.platformChoice(), d.text("platform.cloud"))
	d.newShown()
	d.tap("credentials.check")
	d.untilSeen(d.text("credentials.good.image"))
	d.selects(d.platformChoice(), d.text("platform.developers"))
	if n := d.keychain.asked(); n != 0 {
		t.Errorf("the keychain was asked %d times", n)
	}
	for _, e := range []*widgets.Entry{d.profileNameField(), d.baseURLField(), d.clientIDField(), d.secretField()} {
		if !e.Disabled() {
			t.Error("a field of the simulator's profile can be changed")
		}
	}
	if !d.saveProfileButton().Disabled() || !d.deleteProfileButton().Disabled() {
		t.Error("the simulator's profile can be saved or deleted")
	}
}

func TestOwnCredentialsFromTheBannerToAVerdict(t *testing.T) {
	d := open(t, acceptingOwn)
	d.tap("banner.setUp")
	d.writes(d.profileNameField(), "My application")
	d.writes(d.baseURLField(), d.door.url)
	d.writes(d.clientIDField(), ownID)
	d.writes(d.secretField(), ownSecret)
	d.wantSeen("My application")
	d.wantUnseen(d.text("banner.simulator"))
	d.wantSeen(d.textf("answer.host", map[string]any{"Host": strings.TrimPrefix(d.door.url, "http://")}))
	d.newShown()
	d.writes(d.answerField(), d.answer())
	d.tap("answer.verify")
	d.untilSeen(d.text("verdict.right"))
}

func TestSavedCredentialsAreThereAtTheNextStart(t *testing.T) {
	first := open(t, acceptingOwn)
	first.entersOwn()
	first.tap("credentials.save")
	first.untilSeen(first.text("credentials.saved"))
	first.wantSeen(first.text("where.keychain"))
	file, err := os.ReadFile(first.book)
	if err != nil || strings.Contains(string(file), ownSecret) || !strings.Contains(string(file), ownID) {
		t.Fatalf("%v; the file has the secret: %v", err, strings.Contains(string(file), ownSecret))
	}

	second := open(t, acceptingOwn, func(d *desk, c *Config) {
		d.book, d.keychain = first.book, first.keychain
		c.Vault = profile.NewVault(d.keychain, 0)
	})
	second.wantSeen("My application")
	second.wantSeen(second.text("where.keychain"))
	second.wantUnseen(second.text("banner.simulator"))
	if second.currentDraft().Secret != ownSecret {
		t.Error("the secret did not come back")
	}
}

func TestAnotherBaseURLAsksForTheSecretAgain(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.tap("credentials.save")
	d.untilSeen(d.text("where.keychain"))
	d.newShown()

	d.pastes(d.baseURLField(), "https://other.example")
	d.untilSeen(d.text("problem.secret-not-found.happened"))
	if got := d.secretField().Text + d.currentDraft().Secret; got != "" {
		t.Error("the secret is still there")
	}
	if st := d.state(naver.Image); st.Phase != session.Start || st.Key != "" {
		t.Errorf("the key of the other host is still there: %s", st.Phase)
	}
	d.tap("action.new") // refused before anything is sent
	d.untilSeen(d.text("own.noCredentials.happened"))

	d.pastes(d.baseURLField(), d.door.url)
	d.untilSeen(d.text("where.keychain"))
	if d.currentDraft().Secret != ownSecret {
		t.Error("the secret of the first host did not come back")
	}
}

func TestAnotherPlatformAsksForTheSecretAgain(t *testing.T) {
	d := open(t)
	d.tap("banner.setUp")
	d.pastes(d.clientIDField(), ownID)
	d.pastes(d.secretField(), ownSecret)
	d.selects(d.platformChoice(), d.text("platform.cloud"))
	if got := d.secretField().Text + d.currentDraft().Secret; got != "" {
		t.Error("the secret for NAVER Developers would be sent to NAVER Cloud")
	}
	if d.clientIDField().Text != ownID {
		t.Error("the client ID is gone")
	}
}

func TestOnlyCloudHasAChoiceOfMediaCredentials(t *testing.T) {
	d := open(t)
	d.tap("banner.setUp")
	d.wantUnseen(d.text("credentials.mediaAuth"))
	d.selects(d.platformChoice(), d.text("platform.cloud"))
	d.wantSeen(d.text("credentials.mediaAuth"))
	d.wantUnseen(d.text("credentials.secretInQuery"))
	d.selects(d.mediaAuthChoice(), d.text("mediaAuth.id-secret"))
	d.wantSeen(d.text("credentials.secretInQuery"))
	d.selects(d.platformChoice(), d.text("platform.developers"))
	d.wantUnseen(d.text("credentials.secretInQuery"))
}

func TestAPastedIDIsCleanedVisibly(t *testing.T) {
	d := open(t)
	d.tap("banner.setUp")
	d.pastes(d.clientIDField(), "\ufeff  ＡＢＣ１２３ ")
	if got := d.clientIDField().Text; got != "ABC123" {
		t.Errorf("became %q", got)
	}
	for _, change := range []profile.Change{profile.ByteOrderMark, profile.FullWidth, profile.SurroundingBlanks} {
		d.wantSeen(d.text("clean." + string(change)))
	}
	d.pastes(d.secretField(), "s3cret\r\n")
	if got := d.currentDraft().Secret; got != "s3cret" {
		t.Errorf("the secret has %d bytes", len(got))
	}
	d.wantSeen(d.text("clean." + string(profile.LineBreaks)))
	d.wantUnseen("s3cret")
}

func TestCheckSaysWhatItCostsAndWhatItFound(t *testing.T) {
	d := open(t, acceptingOwn)
	d.wantSeen(d.text("credentials.checkCosts"))
	d.entersOwn()
	before := d.door.count(naver.Issue)
	d.tap("credentials.check")
	d.untilSeen(d.text("credentials.good.image"))
	if n := d.door.count(naver.Issue) - before; n != 1 {
		t.Errorf("it cost %d issues", n)
	}
	d.pastes(d.secretField(), "wrong-secret")
	d.tap("credentials.check")
	d.until("it is refused", func() bool { return d.credentialsRefused() && !d.savesOrChecks() })
	d.wantSeen(d.credentialsMessage())
	d.wantUnseen(d.text("credentials.good.image"))
	if d.credentialsMessage() == "" {
		t.Error("it does not say why")
	}
}

// TestACheckIsACallLikeAnyOther shows a check among the calls of the attempt, with its raw answer, and keeps it.
func TestACheckIsACallLikeAnyOther(t *testing.T) {
	d := open(t, acceptingOwn, remembering(t))
	d.entersOwn()
	d.newShown()
	key := d.state(naver.Image).Key
	d.pastes(d.secretField(), "wrong-secret")
	d.tap("credentials.check")
	d.until("it is refused", func() bool { return d.credentialsRefused() && !d.savesOrChecks() })
	chosen, _ := d.chosenCall()
	if shown := d.shownCalls(); len(shown) != 3 || chosen.Start != shown[2].Start || shown[2].Exchange.Status != http.StatusUnauthorized {
		t.Fatalf("%d calls are shown", len(shown))
	}
	d.wantSeen("HTTP/1.1 401") // as it came
	d.wantUnseen("wrong-secret")

	// The attempt goes on with its own key, and its next call comes after the check.
	d.pastes(d.secretField(), ownSecret)
	d.writes(d.answerField(), "wrong")
	d.tap("answer.verify")
	d.untilPhase(session.Judged)
	if shown := d.shownCalls(); len(shown) != 4 || shown[3].Call != naver.Verify || shown[3].Key != key {
		t.Errorf("%d calls are shown", len(shown))
	}
	if calls := d.state(naver.Image).Calls; len(calls) != 3 {
		t.Errorf("the attempt has %d calls", len(calls))
	}
	d.newShown()
	if shown := d.shownCalls(); len(shown) != 2 {
		t.Errorf("a new attempt begins with %d calls", len(shown))
	}
	d.until("all three are kept", func() bool {
		found, err := d.historyStore().Search(context.Background(), history.Query{})
		return err == nil && len(found) == 3
	})
}

// What a check found is about the credentials that it was made with.
func TestACheckSaysNothingOfOtherCredentials(t *testing.T) {
	d := open(t, acceptingOwn, remembering(t))
	d.entersOwn()
	held := d.door.holdNext(naver.Issue)
	d.tap("credentials.check")
	<-held.here
	d.pastes(d.secretField(), "another secret")
	close(held.on)
	d.until("it is over", func() bool { return !d.savesOrChecks() })
	d.wantUnseen(d.text("credentials.good.image"))
	if len(d.shownCalls()) != 0 {
		t.Errorf("%d calls are shown", len(d.shownCalls()))
	}
	d.until("it is kept", func() bool {
		found, err := d.historyStore().Search(context.Background(), history.Query{})
		return err == nil && len(found) == 1
	})
}

func TestACheckCanBeCancelled(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	held := d.door.holdNext(naver.Issue)
	d.tap("credentials.check")
	<-held.here
	d.wantSeen(d.text("credentials.checking"))
	d.escape()
	d.untilSeen(d.text("credentials.cancelled"))
	d.tap("credentials.check")
	d.untilSeen(d.text("credentials.good.image"))
}

func TestTheEnvironmentsProfileIsChosenAndReadOnly(t *testing.T) {
	d := open(t, acceptingOwn, environment)
	d.wantSeen(d.text("profile.environment"))
	d.wantSeen(d.text("where.environment"))
	d.wantUnseen(d.text("banner.simulator"))
	for _, e := range []*widgets.Entry{d.profileNameField(), d.baseURLField(), d.clientIDField(), d.secretField()} {
		if !e.Disabled() {
			t.Error("a field of the environment's profile can be changed")
		}
	}
	for _, c := range []*widgets.Choice{d.platformChoice(), d.mediaAuthChoice()} {
		if !c.Disabled() {
			t.Error("a choice of the environment's profile can be changed")
		}
	}
	d.newShown()
	if n := d.keychain.asked(); n != 0 {
		t.Errorf("the keychain was asked %d times", n)
	}

	d.selects(d.profileChoice(), d.text("profile.simulator"))
	d.wantSeen(d.text("banner.simulator"))
	if id := d.currentDraft().Profile.ClientID; id == ownID {
		t.Error("the environment's ID went into the simulator's profile")
	}
}

// TestTheCheckTellsWhatWasTakenOutOfTheEnvironment: the pair is good here, and refused where it is sent as it stands.
func TestTheCheckTellsWhatWasTakenOutOfTheEnvironment(t *testing.T) {
	d := open(t, acceptingOwn, environmentOf(ownID, " \""+ownSecret+"\""))
	d.tap("credentials.check")
	d.untilSeen(d.text("credentials.good.image"))
	d.wantSeen(profile.ClientSecretVariable)
	d.wantSeen(d.text("clean.quotes"))
	d.wantSeen(d.text("clean.surrounding-blanks"))
	d.wantUnseen(profile.ClientIDVariable)
}

func TestDemoStartsOnTheSimulatorWhateverTheEnvironment(t *testing.T) {
	d := open(t, acceptingOwn, environment, func(_ *desk, c *Config) { c.Start.Demo = true })
	d.wantSeen(d.text("banner.simulator"))
	d.selects(d.profileChoice(), d.text("profile.environment"))
	d.wantSeen(d.text("where.environment"))
}

// environment is NAVER_CLIENT_ID and NAVER_CLIENT_SECRET, set.
func environment(d *desk, c *Config) { environmentOf(ownID, ownSecret)(d, c) }

func environmentOf(id, clientSecret string) func(*desk, *Config) {
	return func(d *desk, c *Config) { setEnvironment(d, c, id, clientSecret) }
}

func setEnvironment(d *desk, c *Config, id, clientSecret string) {
	getenv := func(name string) string {
		return map[string]string{profile.ClientIDVariable: id, profile.ClientSecretVariable: clientSecret}[name]
	}
	p, secret, ok, err := profile.FromEnvironment(getenv, naver.Developers, d.door.url)
	if err != nil || !ok {
		d.t.Fatal(ok, err)
	}
	if _, err := c.Vault.Keep(context.Background(), p, secret, profile.WhereEnvironment); err != nil {
		d.t.Fatal(err)
	}
	c.Environment.Profile, c.Environment.Cleaned = &p, profile.EnvironmentCleaned(getenv)
}

func TestADeletedProfileIsGoneWithItsSecret(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.tap("credentials.save")
	d.untilSeen(d.text("where.keychain"))
	if len(d.keychain.items) != 1 {
		t.Fatalf("%d secrets in the keychain", len(d.keychain.items))
	}
	test.Tap(d.deleteProfileButton())
	d.wantSeen(d.textf("credentials.deleteQuestion", map[string]any{"Name": "My application"}))
	d.tap("Cancel")
	d.wantSeen("My application")
	test.Tap(d.deleteProfileButton())
	d.tap("credentials.delete")
	d.untilSeen(d.text("credentials.deleted"))
	d.wantSeen(d.text("banner.simulator"))
	if len(d.keychain.items) != 0 || len(d.config.Book.Profiles()) != 0 {
		t.Errorf("%d secrets and %d profiles are left", len(d.keychain.items), len(d.config.Book.Profiles()))
	}
}

func TestAReadOnlySettingsFolderIsSaid(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "settings")
	if err := os.MkdirAll(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "windows" || os.WriteFile(filepath.Join(folder, "x"), nil, 0o600) == nil {
		// For root no folder is read-only; a file in the folder's place stops everybody.
		folder = filepath.Join(folder, "x")
		if err := os.WriteFile(folder, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := open(t, acceptingOwn, func(d *desk, _ *Config) { d.book = filepath.Join(folder, "profiles.json") })
	d.dismissNotice()
	d.entersOwn()
	d.tap("credentials.save")
	d.until("it is said", func() bool { return d.credentialsRefused() })
	d.wantSeen(d.text("problem.file-not-written.happened"))
	d.wantSeen(d.text("problem.file-not-written.next"))
	d.newShown() // and the work goes on
}

// dismissNotice closes what the window may have said at its start.
func (d *desk) dismissNotice() {
	if len(d.dialogs.open) > 0 {
		d.escape()
	}
}

func TestABrokenProfilesFileIsKeptAsideAndSaid(t *testing.T) {
	d := open(t, func(d *desk, _ *Config) {
		if err := os.WriteFile(d.book, []byte(`{"profiles": [`), 0o600); err != nil {
			t.Fatal(err)
		}
	})
	d.wantSeen(d.text("notice.title"))
	d.wantSeen(d.text("problem.file-damaged.happened"))
	notice, _ := d.config.Book.Notice()
	d.wantSeen(notice.Aside)
	if kept, err := os.ReadFile(notice.Aside); err != nil || string(kept) != `{"profiles": [` {
		t.Errorf("kept aside: %q, %v", kept, err)
	}
	d.tap("OK")
	d.wantSeen(d.text("stage.start"))
}

func TestABaseURLFromTheCommandLineIsANewProfile(t *testing.T) {
	d := open(t, acceptingOwn, func(d *desk, c *Config) { c.Start.BaseURL = d.door.url })
	d.wantUnseen(d.text("banner.simulator"))
	if got := d.baseURLField().Text; got != d.door.url {
		t.Errorf("the base URL is %q", got)
	}
	d.pastes(d.clientIDField(), ownID)
	d.pastes(d.secretField(), ownSecret)
	d.newShown()
}

func TestASimulatorThatDoesNotStartIsSaid(t *testing.T) {
	d := open(t, func(_ *desk, c *Config) {
		c.Simulator = startsBy{c.Simulator, func(context.Context) (string, error) { return "", errors.New("no port") }}
	})
	d.tap("action.new")
	d.untilSeen(d.text("own.simulator.happened"))
	d.wantSeen(d.text("own.simulator.next"))
}

func TestABaseURLThatCannotBeUsedIsSaidWhileItIsTyped(t *testing.T) {
	d := open(t)
	d.tap("banner.setUp")
	bad := d.text("problem.profile-bad-base-url.next")
	for typed, want := range map[string]bool{
		"ht": false, "https://": false, "https://a": false, "http://127.0.0.1:9": false,
		"ftp://x": true, "x": true, "not a url": true, "http://example.com": true, "https://a?b": true,
	} {
		d.pastes(d.baseURLField(), typed)
		if got := d.sees(bad); got != want {
			t.Errorf("%q is said to be bad: %v", typed, got)
		}
		d.pastes(d.secretField(), "s3cret of "+typed) // and it stays said
		if got := d.sees(bad); got != want {
			t.Errorf("%q is said to be bad after another field: %v", typed, got)
		}
	}
}

// What was typed for a profile is there when the person comes back to it, saved or not.
func TestAnotherProfileLosesNothingThatWasTyped(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn() // and saves nothing
	d.selects(d.profileChoice(), d.text("profile.simulator"))
	d.wantSeen(d.text("banner.simulator"))
	d.selects(d.profileChoice(), "My application")
	if got := d.currentDraft(); got.Profile.ClientID != ownID || got.Secret != ownSecret || got.Profile.BaseURL != d.door.url {
		t.Errorf("came back as %+v", got.Profile)
	}
	d.tap("credentials.save")
	d.untilSeen(d.text("credentials.saved"))

	d.writes(d.profileNameField(), "Renamed")
	test.Tap(d.createProfileButton()) // another new one, of which nothing is typed
	d.selects(d.profileChoice(), "My application")
	if got := d.profileNameField().Text; got != "Renamed" {
		t.Errorf("the change became %q", got)
	}
	test.Tap(d.deleteProfileButton())
	d.tap("credentials.delete")
	d.untilSeen(d.text("credentials.deleted"))
	if names := d.profileChoice().Options; len(names) != 1 {
		t.Errorf("there are %q", names)
	}
}
