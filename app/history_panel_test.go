package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"navercaptcha/app/history"
	"navercaptcha/app/session"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// remembering gives the window a history in a file of its own.
func remembering(t *testing.T) func(*desk, *Config) {
	path := filepath.Join(t.TempDir(), "history.db")
	return func(_ *desk, c *Config) {
		c.OpenHistory = func(o history.Options) (History, error) { return history.Open(path, o) }
	}
}

// tries answers a CAPTCHA wrongly and waits until that is kept.
func (d *desk) tries() {
	d.t.Helper()
	d.newShown()
	d.writes(d.answerField(), "wrong")
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Judged)
	d.untilSeen(d.text("history.kept"))
}

// usesTheKeyAgain verifies a key twice, which is CT001.
func (d *desk) usesTheKeyAgain() {
	d.t.Helper()
	d.tries()
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Failed)
	d.until("the second verify is kept", func() bool {
		found, err := d.historyStore().Search(context.Background(), history.Query{Finding: "ct001-used"})
		return err == nil && len(found) > 0
	})
}

// looksBack opens the history once it has the attempts, since it asks when it opens, and waits for what it finds.
func (d *desk) looksBack(attempts int) {
	d.t.Helper()
	d.until("the attempts are kept", func() bool {
		found, err := d.historyStore().Search(context.Background(), history.Query{})
		return attempts == 0 || err == nil && len(found) >= attempts
	})
	d.shortcut(ctrl(fyne.KeyH))
	d.untilFound(attempts)
}

func (d *desk) untilFound(attempts int) {
	d.t.Helper()
	d.untilSeen(d.plural("history.found", attempts, map[string]any{"N": attempts}))
}

// longHistory finds as many attempts as it is asked for.
type longHistory struct{ History }

func (longHistory) Search(_ context.Context, q history.Query) ([]history.Summary, error) {
	found := make([]history.Summary, q.Limit)
	for i := range found {
		found[i] = history.Summary{ID: int64(i + 1), Kind: naver.Image, Platform: naver.Developers}
	}
	return found, nil
}

// A list that is cut is not told as the count, in either language, and one attempt is one attempt.
func TestTheHistorySaysHowManyAttemptsThereAre(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	d := open(t, func(_ *desk, c *Config) {
		c.OpenHistory = func(o history.Options) (History, error) {
			store, err := history.Open(path, o)
			return longHistory{store}, err
		}
	})
	d.shortcut(ctrl(fyne.KeyH))
	d.untilSeen("more than 10000 attempts")
	d.chooses("한국어")
	d.wantSeen("10000건보다 많아")

	few := open(t, remembering(t))
	few.tries()
	few.shortcut(ctrl(fyne.KeyH))
	few.untilSeen("1 attempt\n")
	few.tap("history.close")
	few.tries()
	few.shortcut(ctrl(fyne.KeyH))
	few.untilSeen("2 attempts\n")
}

func TestTheHistorySaysInWordsHowAttemptsEnded(t *testing.T) {
	d := open(t, remembering(t))
	d.usesTheKeyAgain()
	d.tries()
	d.looksBack(2)
	if got := d.foundAttempts(); got[0].Finding != "wrong" || got[1].Finding != "ct001-used" {
		t.Fatalf("found %+v", got)
	}
	d.wantSeen("Key already used")
	d.wantSeen(d.text("history.choose"))
	d.setLanguage(Korean)
	d.wantSeen("이미 쓴 키")
	d.wantUnseen("Key already used")
	d.wantSeen("시뮬레이터  네이버 개발자 센터")
}

func TestTheHistoryIsFilteredByFinding(t *testing.T) {
	d := open(t, remembering(t))
	d.usesTheKeyAgain()
	d.tries()
	d.looksBack(2)
	if got, want := d.searchFinding().Options, []string{"Any finding", "Key already used", "Wrong"}; !slices.Equal(got, want) {
		t.Fatalf("the findings offered are %q, want %q", got, want)
	}
	d.searchFinding().SetSelected("Key already used")
	d.untilFound(1)
	if got := d.foundAttempts()[0].Finding; got != "ct001-used" {
		t.Errorf("found %s", got)
	}

	// Its last attempt is deleted: the filter stays as it was chosen, and finds nothing.
	d.attemptList().Select(0)
	d.untilSeen("CT001")
	d.tap("history.delete")
	d.until("it is asked", func() bool { return len(d.dialogs.open) > 0 })
	d.tap("history.delete")
	d.untilFound(0)
	d.wantUnseen("CT001") // its calls are gone from the right as well
	if got := d.searchFinding().Selected; got != "Key already used" {
		t.Errorf("the filter is now %q", got)
	}
	d.searchFinding().SetSelected("Any finding")
	d.untilFound(1)
}

func TestAnotherLanguageKeepsWhatWasSearched(t *testing.T) {
	d := open(t, remembering(t))
	d.tries()
	d.looksBack(1)
	d.writes(d.searchField(), "developers")
	d.searchKind().SetSelected(d.text("kind.image"))
	d.untilFound(1)
	d.attemptList().Select(0)
	d.untilSeen(`{"result":false`)
	d.writes(d.tagField(), "later")

	d.setLanguage(Korean)
	d.untilSeen("시도 1건")
	if d.searchField().Text != "developers" || d.tagField().Text != "later" || d.searchKind().SelectedIndex() != 1 {
		t.Errorf("the search is now %q, %q, %d", d.searchField().Text, d.tagField().Text, d.searchKind().SelectedIndex())
	}
	d.untilSeen(`{"result":false`) // the chosen attempt is open again
	d.setLanguage(English)
}

// cloudAttempt is one that NAVER Cloud's terms are about.
func cloudAttempt() *attempt.Attempt {
	return &attempt.Attempt{
		Started: time.Now(), Platform: naver.Cloud, Caller: attempt.Caller{Profile: "p"}, Kind: naver.Image,
		Finding: &attempt.Finding{Rule: "wrong"},
		Calls: []attempt.Call{
			{Call: naver.Fetch, Kind: naver.Image, Start: time.Now(), Exchange: &exchange.Exchange{Body: []byte("\xff\xd8picture\x00")}},
			{Call: naver.Verify, Kind: naver.Image, Start: time.Now(), Exchange: &exchange.Exchange{
				Method: "GET", URL: "https://naveropenapi.apigw.ntruss.com/captcha/v1/nkey?code=1&key=K&value=Kept77",
			}},
		},
	}
}

// keptNow saves an attempt on NAVER Cloud and tells what is kept of it.
func (d *desk) keptNow() (answer string, picture bool) {
	d.t.Helper()
	a := cloudAttempt()
	if err := d.historyStore().Save(context.Background(), a); err != nil {
		d.t.Fatal(err)
	}
	return d.keptOf(a.ID)
}

func (d *desk) keptOf(id int64) (answer string, picture bool) {
	d.t.Helper()
	a, err := d.historyStore().Attempt(context.Background(), id)
	if err != nil {
		d.t.Fatal(err)
	}
	if _, answer, _ = strings.Cut(a.Calls[1].Exchange.URL, "&value="); answer == history.NotKept {
		answer = ""
	}
	return answer, len(a.Calls[0].Exchange.Body) > 0
}

func TestCloudMediaAreKeptOnlyOnceTheTermWasRead(t *testing.T) {
	d := open(t, remembering(t))
	if answer, picture := d.keptNow(); answer != "" || picture {
		t.Fatalf("kept without being asked: %q, %v", answer, picture)
	}
	d.looksBack(1)

	d.cloudMediaCheck().SetChecked(true)
	d.wantSeen("used once upon return") // the term
	d.tap("Cancel")
	if answer, picture := d.keptNow(); answer != "" || picture || d.cloudMediaCheck().Checked {
		t.Errorf("after Cancel: %q, %v, the box says %v", answer, picture, d.cloudMediaCheck().Checked)
	}

	d.cloudMediaCheck().SetChecked(true)
	d.tap("cloud.keep")
	d.untilSeen(d.text("cloud.kept"))
	a := cloudAttempt()
	if err := d.historyStore().Save(context.Background(), a); err != nil {
		t.Fatal(err)
	}
	if answer, picture := d.keptOf(a.ID); answer != "Kept77" || !picture {
		t.Errorf("switched on: %q, %v", answer, picture)
	}

	d.cloudMediaCheck().SetChecked(false)
	d.wantSeen(d.text("cloud.removeQuestion"))
	d.tap("history.delete")
	d.untilSeen(d.text("cloud.removed"))
	if answer, picture := d.keptOf(a.ID); answer != "" || picture {
		t.Errorf("switched off: %q, %v", answer, picture)
	}
}

// switchesCloudMedia switches at the bottom of the history.
func (d *desk) switchesCloudMedia(on bool) {
	d.t.Helper()
	key, said := "cloud.keep", "cloud.kept"
	if !on {
		key, said = "history.delete", "cloud.removed"
	}
	d.cloudMediaCheck().SetChecked(on)
	d.tap(key)
	d.untilSeen(d.text(said))
}

func TestWhatIsKeptOfCloudIsTheSameInAllWindows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	first, second := open(t, sharing(path)), open(t, sharing(path))
	first.looksBack(0)
	first.switchesCloudMedia(true)
	if answer, picture := second.keptNow(); answer != "Kept77" || !picture {
		t.Errorf("switched on in the other window: %q, %v", answer, picture)
	}
	second.looksBack(1)
	second.until("the box is checked", func() bool { return second.cloudMediaCheck().Checked })
	if len(second.dialogs.open) > 0 {
		t.Error("it asks though nobody switched")
	}

	first.switchesCloudMedia(false)
	if answer, picture := second.keptNow(); answer != "" || picture {
		t.Errorf("switched off in the other window: %q, %v", answer, picture)
	}
	second.tap("history.search")
	second.until("the box is not checked any more", func() bool { return !second.cloudMediaCheck().Checked })

	third := open(t, sharing(path)) // a later start
	if answer, picture := third.keptNow(); answer != "" || picture {
		t.Errorf("after a restart: %q, %v", answer, picture)
	}
}

func TestASwitchThatFailsIsShownAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	d := open(t, func(_ *desk, c *Config) {
		c.OpenHistory = func(o history.Options) (History, error) {
			store, err := history.Open(path, o)
			return stuckSwitch{store}, err
		}
	})
	d.looksBack(0)
	d.cloudMediaCheck().SetChecked(true)
	d.tap("cloud.keep")
	d.untilSeen(d.text("problem.history-in-use.happened"))
	if d.cloudMediaCheck().Checked {
		t.Error("the box is checked")
	}
}

// stuckSwitch is a history in which nothing can be switched.
type stuckSwitch struct{ History }

func (stuckSwitch) SetKeepCloudMedia(context.Context, bool) error { return history.ErrInUse }

func TestEscapeLeavesTheHistoryFromItsList(t *testing.T) {
	d := open(t, remembering(t))
	d.tries()
	d.looksBack(1)
	d.window.Canvas().Focus(d.attemptList())
	d.press(fyne.KeyEscape)
	if d.showsHistory() {
		t.Error("the history is still there")
	}
	d.shortcut(ctrl(fyne.Key2)) // of which there is no call
	d.wantSeen(d.text("calls.empty"))
}

// slowHistory saves one attempt for each token it is given.
type slowHistory struct {
	History
	tokens chan struct{}
}

func (s *slowHistory) Save(ctx context.Context, a *attempt.Attempt) error {
	select {
	case <-s.tokens:
		return s.History.Save(ctx, a)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// withSlowHistory gives the window a history that saves once for each token.
func withSlowHistory(t *testing.T, slow *slowHistory) func(*desk, *Config) {
	slow.tokens = make(chan struct{}, 10)
	path := filepath.Join(t.TempDir(), "history.db")
	return func(_ *desk, c *Config) {
		c.OpenHistory = func(o history.Options) (History, error) {
			store, err := history.Open(path, o)
			slow.History = store
			return slow, err
		}
	}
}

// keptCalls is how many calls each attempt on the disk has, the newest attempt first.
func (s *slowHistory) keptCalls(t *testing.T) (calls []int) {
	t.Helper()
	found, err := s.Search(context.Background(), history.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range found {
		calls = append(calls, a.Calls)
	}
	return calls
}

// What is shown as kept is on the disk: that an attempt was saved before its last call does not count.
func TestOnlyWhatIsSavedIsShownAsKept(t *testing.T) {
	var slow slowHistory
	d := open(t, withSlowHistory(t, &slow))
	d.newShown() // its save waits
	d.writes(d.answerField(), "wrong")
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Judged)
	for calls := 0; calls < 3; { // at most one save a call
		slow.tokens <- struct{}{}
		d.until("a save is done", func() bool {
			now := slow.keptCalls(t)
			if len(now) == 0 || now[0] == calls {
				return false
			}
			calls = now[0]
			return true
		})
		if d.sees(d.text("history.kept")) && calls < 3 {
			t.Errorf("it says kept with %d of 3 calls on the disk", calls)
		}
	}
	d.untilSeen(d.text("history.kept"))
}

// However slow the disk is, an attempt that waits is not lost to a newer one.
func TestAnAttemptThatWaitsIsNotLostToANewerOne(t *testing.T) {
	var slow slowHistory
	d := open(t, withSlowHistory(t, &slow))
	d.newShown()
	d.writes(d.answerField(), "wrong")
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Judged)
	d.newShown()
	for range cap(slow.tokens) {
		slow.tokens <- struct{}{}
	}
	d.until("both are kept", func() bool { return slices.Equal(slow.keptCalls(t), []int{2, 3}) })
}

// What stands in the rows is found, in either language, whatever is stored.
func TestPlatformsAreFoundByTheWindowsWords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	d := open(t, sharing(path))
	for _, p := range naver.Platforms() {
		if err := d.historyStore().Save(t.Context(), &attempt.Attempt{Platform: p, Kind: naver.Audio}); err != nil {
			t.Fatal(err)
		}
		for _, code := range []string{Korean, English} {
			found, err := d.historyStore().Search(t.Context(), history.Query{Text: words.In(code).Text("platform." + string(p)), Platform: p})
			if err != nil || len(found) != 1 {
				t.Errorf("%s: %d are found by its %s name, %v", p, len(found), code, err)
			}
		}
	}
}

func TestWhatCanBeReadInTheHistoryIsFound(t *testing.T) {
	d := open(t, remembering(t))
	d.usesTheKeyAgain()
	d.tap("banner.setUp") // without credentials nothing is sent
	d.tap("action.new")
	d.untilPhase(session.Failed)
	d.looksBack(2)
	d.wantSeen(d.text("calls.unsent"))
	for words, want := range map[string]int{
		// An attempt without credentials is told in Korean to take the simulator.
		"이미 쓴 키": 1, "Key already used": 1, "시뮬레이터": 2, "네이버 개발자 센터": 2, "음성": 0, "이미지": 2,
	} {
		d.writes(d.searchField(), "nothing of it") // what stood there before does not count
		d.press(fyne.KeyReturn)
		d.untilFound(0)
		d.writes(d.searchField(), words)
		d.press(fyne.KeyReturn)
		d.untilFound(want)
	}
}

func TestADamagedHistoryIsSaidAndPutAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("no history\n", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	d := open(t, sharing(path))
	d.newShown()
	d.untilSeen(d.text("notice.history"))
	d.wantSeen(d.text("problem.history-damaged.happened"))
	d.wantSeen(path + ".broken-") // where it is now
	d.press(fyne.KeyEscape)
	d.wantUnseen(d.text("notice.history"))
	d.tries() // and a new one begins
	d.wantUnseen(d.text("notice.history"))
}

// gatedHistory holds questions for an attempt, and notes, until they are let through.
type gatedHistory struct {
	History
	attempt, note chan struct{}
}

func (g *gatedHistory) Attempt(ctx context.Context, id int64) (*attempt.Attempt, error) {
	select {
	case <-g.attempt:
		return g.History.Attempt(ctx, id)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (g *gatedHistory) SetNote(ctx context.Context, id int64, note string) error {
	select {
	case <-g.note:
		return g.History.SetNote(ctx, id, note)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// A note belongs to the attempt for which it was typed, and is kept whatever is clicked meanwhile.
func TestANoteIsKeptForItsAttempt(t *testing.T) {
	gate := gatedHistory{attempt: make(chan struct{}, 10), note: make(chan struct{}, 10)}
	path := filepath.Join(t.TempDir(), "history.db")
	d := open(t, func(_ *desk, c *Config) {
		c.OpenHistory = func(o history.Options) (History, error) {
			store, err := history.Open(path, o)
			gate.History = store
			return &gate, err
		}
	})
	d.tries()
	d.tries()
	d.looksBack(2)
	gate.attempt <- struct{}{}
	d.attemptList().Select(0)
	d.until("it is open", func() bool { return !d.noteField().Disabled() })
	noted := d.foundAttempts()[0].ID
	d.writes(d.noteField(), "seen by QA")
	d.tap("history.keepNote") // which waits

	d.attemptList().Select(1) // and is not opened yet
	if !d.noteField().Disabled() || !d.keepNoteButton().Disabled() || d.noteField().Text != "" {
		t.Errorf("the note %q can be kept for an attempt that is not open yet", d.noteField().Text)
	}
	gate.note <- struct{}{}
	d.until("the note is kept", func() bool {
		found, err := gate.Search(context.Background(), history.Query{Text: "QA"})
		return err == nil && len(found) == 1 && found[0].ID == noted
	})
	close(gate.attempt)
	d.untilSeen(d.text("history.noted"))
	if d.chosenAttempt() != 1 || d.foundAttempts()[0].Note != "seen by QA" {
		t.Errorf("chosen is %d, the list says %q", d.chosenAttempt(), d.foundAttempts()[0].Note)
	}
}

// A simulator's attempt is told from NAVER's also when it comes out of the history, and its key is there.
func TestAnAttemptOutOfTheHistoryHasItsKeyAndItsSource(t *testing.T) {
	d := open(t, remembering(t))
	d.tries()
	key := d.state(naver.Image).Key
	d.looksBack(1)
	d.attemptList().Select(0)
	d.until("it is open", func() bool { return len(d.shownCalls()) == 3 })
	if c, ok := d.chosenCall(); !ok || c.Key != key || !c.Caller.Simulated {
		t.Errorf("%+v", c)
	}
	d.tap("calls.copy")
	d.until("it is copied", func() bool {
		return strings.Contains(d.config.App.Clipboard().Content(), key) &&
			strings.Contains(d.config.App.Clipboard().Content(), d.text("details.simulated"))
	})
}

func TestARequestForAKeyThatWasOvertakenIsKept(t *testing.T) {
	d := open(t, remembering(t))
	held := d.door.holdNext(naver.Issue)
	d.tap("action.new")
	<-held.here
	d.shortcut(ctrl(fyne.KeyN))
	d.untilPhase(session.Shown)
	d.until("both are kept", func() bool {
		found, err := d.historyStore().Search(context.Background(), history.Query{})
		return err == nil && len(found) == 2 && slices.ContainsFunc(found, func(s history.Summary) bool {
			return s.Finding == "cancelled" && s.Calls == 1
		})
	})
}

func TestACancelledRequestForAKeyIsOnTheList(t *testing.T) {
	d := open(t)
	held := d.door.holdNext(naver.Issue)
	d.tap("action.new")
	<-held.here
	d.press(fyne.KeyEscape)
	d.untilSeen("Cancelled")
	d.untilPhase(session.Start)
}
