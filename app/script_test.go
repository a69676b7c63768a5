package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/explain"
	"navercaptcha/app/history"
	"navercaptcha/app/journal"
	"navercaptcha/app/pane/scenarios"
	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/scenario"
)

// onOne limits a scenario to one case.
const onOne = "platforms: developers\nkinds: image\n"

// opensFile writes a scenario's file and opens it as a person does.
func (d *desk) opensFile(name, content string) string {
	d.t.Helper()
	folder, err := filepath.EvalSymlinks(d.t.TempDir())
	if err != nil {
		d.t.Fatal(err)
	}
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		d.t.Fatal(err)
	}
	d.opens(path)
	d.until("it is chosen", func() bool { return d.chosenScenario().Path == path })
	return path
}

// opens opens a file by its path.
func (d *desk) opens(path string) {
	d.t.Helper()
	d.scenarioPath().SetText(path)
	d.tap("scenario.open")
}

// picks chooses a shipped scenario.
func (d *desk) picks(file string) {
	d.t.Helper()
	i := slices.IndexFunc(d.knownScenarios(), func(k scenarios.Known) bool { return k.File == file })
	if i < 0 {
		d.t.Fatalf("there is no %s", file)
	}
	d.scenarioList().Select(i)
	d.queue.run()
}

func (d *desk) untilRun() {
	d.t.Helper()
	d.until("the run has ended", func() bool { return !d.runs() && len(d.runSteps()) > 0 })
}

func TestARunIsCancelled(t *testing.T) {
	for name, cancel := range map[string]func(*desk){
		"by its button": func(d *desk) { d.tap("action.cancel") },
		"by Esc":        func(d *desk) { d.press(fyne.KeyEscape) },
		"by closing":    func(d *desk) { d.tap("history.close") },
	} {
		t.Run(name, func(t *testing.T) {
			d, stand := withStand(t)
			d.shortcut(ctrl(fyne.KeyT))
			d.opensFile("slow.yaml", "name: Slow\n"+onOne+"steps: [issue, {wait: 10m}, issue]\n")
			d.tap("scenario.run")
			d.until("the first step is there", func() bool { return len(d.runSteps()) == 1 })
			if !d.runButton().Disabled() || d.stepsDone() != 1 || d.stepsInAll() != 3 {
				t.Errorf("in the middle: %d of %d steps, Run can be pressed: %v", d.stepsDone(), d.stepsInAll(), !d.runButton().Disabled())
			}
			cancel(d)
			d.untilRun()
			if n := len(stand.Calls()); n != 1 {
				t.Errorf("%d calls were made", n)
			}
			if got := d.runSteps()[1].Result.State; got != scenario.Interrupted {
				t.Errorf("the wait ended as %v", got)
			}
			if name == "by closing" {
				if d.showsScenarios() {
					t.Error("it is still open")
				}
				return
			}
			d.wantSeen(d.textf("scenario.cancelled", map[string]any{"Passed": 0, "Failed": 0, "Skipped": 1}))
			d.tap("scenario.run") // and it can be run again
			d.until("it runs again", func() bool { return len(stand.Calls()) == 2 })
			d.press(fyne.KeyEscape)
			d.untilRun()
		})
	}
}

// A run that is left is cancelled, and its last step does not come between the calls of what is on the screen then.
func TestLeavingARunShowsTheAttemptAgain(t *testing.T) {
	for name, leave := range map[string]func(*desk){
		"by Esc":        func(d *desk) { d.press(fyne.KeyEscape); d.press(fyne.KeyEscape) },
		"for history":   func(d *desk) { d.shortcut(ctrl(fyne.KeyH)); d.shortcut(ctrl(fyne.KeyH)) },
		"for simulator": func(d *desk) { d.shortcut(ctrl(fyne.KeyM)); d.shortcut(ctrl(fyne.KeyM)) },
	} {
		t.Run(name, func(t *testing.T) {
			d, stand := withStand(t, remembering(t))
			d.newShown()
			d.shortcut(ctrl(fyne.KeyT))
			d.opensFile("slow.yaml", "name: Slow\n"+onOne+"steps: [issue, {wait: 10m}, issue]\n")
			d.tap("scenario.run")
			d.until("the first step is there", func() bool { return len(d.runSteps()) == 1 })
			leave(d)
			d.untilRun()
			if d.showsScenarios() {
				d.press(fyne.KeyEscape)
			}
			if shown := d.shownCalls(); len(shown) != 2 || shown[1].Call != naver.Fetch {
				t.Errorf("%d calls are shown", len(shown))
			}
			if n := len(stand.Calls()); n != 3 {
				t.Errorf("%d calls were made", n)
			}
		})
	}
}

// kept are the attempts in the history that scenarios left there, the newest first.
func kept(t *testing.T, from History) []history.Summary {
	t.Helper()
	found, err := from.Search(context.Background(), history.Query{Tag: journal.ScenarioTag})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestARunIsKeptInTheHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	d, _ := withStand(t, sharing(path))
	d.shortcut(ctrl(fyne.KeyT))
	d.opensFile("two.yaml", "name: Two kinds\nplatforms: gov\nsteps: [issue, fetch, {verify: wrong}]\n")
	d.tap("scenario.run")
	d.untilRun()
	found := kept(t, d.historyStore())
	if len(found) != 2 {
		t.Fatalf("%d cases are kept", len(found))
	}
	for i, kind := range []naver.Kind{naver.Audio, naver.Image} {
		if a := found[i]; a.Note != "Two kinds" || a.Calls != 3 || a.Outcome != history.Wrong || a.Kind != kind || a.Platform != naver.Gov {
			t.Errorf("%+v", a)
		}
	}

	// What was under way when the window closed is kept as well.
	d.opensFile("slow.yaml", "name: Slow\n"+onOne+"steps: [issue, {wait: 10m}, issue]\n")
	d.tap("scenario.run")
	d.until("the first step is there", func() bool { return len(d.runSteps()) == 1 })
	if err := d.ends(); err != nil {
		t.Error(err)
	}
	next, _ := withStand(t, sharing(path))
	if found := kept(t, next.history); len(found) != 3 || found[0].Note != "Slow" || found[0].Calls != 1 {
		t.Errorf("%+v", found)
	}
}

func TestARunThatCannotBeKeptSaysSo(t *testing.T) {
	d, _ := withStand(t, remembering(t), func(_ *desk, c *Config) {
		opened := c.OpenHistory
		c.OpenHistory = func(o history.Options) (History, error) {
			store, err := opened(o)
			return fullDisk{store}, err
		}
	})
	d.shortcut(ctrl(fyne.KeyT))
	d.opensFile("one.yaml", "name: One\n"+onOne+"steps: [issue]\n")
	d.tap("scenario.run")
	d.untilRun()
	d.wantSeen(d.textf("scenario.result", map[string]any{"Passed": 1, "Failed": 0, "Skipped": 0}) + " " + explain.Error(d.words, history.ErrDiskFull))
}

// fullDisk has no room for another attempt.
type fullDisk struct{ History }

func (fullDisk) Save(context.Context, *attempt.Attempt) error {
	return &history.Error{Problem: history.ErrDiskFull}
}

func TestARunThatCostsQuotaIsAskedForFirst(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.shortcut(ctrl(fyne.KeyT))
	d.picks("wrong-answer.yaml")
	question := d.textf("scenario.costs", map[string]any{"N": 4, "Host": strings.TrimPrefix(d.door.url, "http://")})
	calls := func() int { return d.door.count(naver.Issue) + d.door.count(naver.Fetch) + d.door.count(naver.Verify) }

	d.tap("scenario.run")
	d.untilSeen(question)
	d.tap("Cancel")
	d.wantUnseen(question)
	d.tap("scenario.run") // pressed twice, as a person might
	d.untilSeen(question)
	d.press(fyne.KeyEscape)
	if n := calls(); n != 0 {
		t.Fatalf("%d calls were made without a yes", n)
	}

	d.tap("scenario.run")
	d.untilSeen(question)
	d.tap("scenario.run") // the dialog's
	d.untilRun()
	if issued, verified := d.door.count(naver.Issue), d.door.count(naver.Verify); issued+verified != 4 {
		t.Errorf("%d issues and %d verifies were sent, and 4 were announced", issued, verified)
	}
	for _, s := range d.runSteps() {
		if s.Result.State != scenario.Passed {
			t.Error(s.Text(words.In(English)))
		}
	}
	d.wantUnseen(ownSecret)
}

func TestAYesAfterThePanelWasClosedSendsNothing(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.shortcut(ctrl(fyne.KeyT))
	d.picks("wrong-answer.yaml")
	d.tap("scenario.run")
	d.until("the question", func() bool { return len(d.dialogs.open) == 1 })
	d.shortcut(ctrl(fyne.KeyT))
	d.tap("scenario.run")
	if d.runs() || d.door.count(naver.Issue) != 0 {
		t.Error("it runs where nobody sees it")
	}
}

func TestAScenarioForTheSimulatorSaysSoElsewhere(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.shortcut(ctrl(fyne.KeyT))
	d.picks("ct500-system-error.yaml") // its client ID is none of NAVER's
	d.tap("scenario.run")
	d.untilRun()
	d.wantSeen(d.text("scenario.skipSimulator"))
	d.picks("cloud-400-quota.yaml")
	d.wantUnseen(d.text("scenario.skipSimulator"))
	d.tap("scenario.run")
	d.untilSeen(d.text("scenario.otherPlatform"))
	if d.door.count(naver.Issue) != 0 {
		t.Error("something was called")
	}
}

func TestAFileWithErrorsSaysWhere(t *testing.T) {
	for language, want := range map[string][]string{
		English: {"broken.yaml cannot be used.", `Line 4, column 11: "2" is no time`, `Line 5, column 5: the step wait has no "more"`},
		Korean: {
			"broken.yaml: 사용할 수 없는 파일입니다.", `4번째 줄 11번째 칸: "2": 2s, 500ms 같은 시간이 아닙니다.`,
			`5번째 줄 5번째 칸: wait 단계: "more" 항목은 없습니다.`,
		},
	} {
		t.Run(language, func(t *testing.T) {
			d := open(t, func(_ *desk, c *Config) { c.Language = language })
			d.shortcut(ctrl(fyne.KeyT))
			known := len(d.knownScenarios())
			path := filepath.Join(t.TempDir(), "broken.yaml")
			content := "name: Broken\nsteps:\n  - issue\n  - wait: 2\n    more: 1\n"
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			d.opens(path)
			for _, words := range want {
				d.untilSeen(words)
			}
			if len(d.knownScenarios()) != known {
				t.Error("it is in the list")
			}
			d.opens(filepath.Join(t.TempDir(), "nothing.yaml"))
			d.untilSeen(d.text("scenario.noFile"))
			d.opens(t.TempDir())
			d.untilSeen(d.text("scenario.notRegular"))
			d.opens(" ")
			d.untilSeen(d.text("scenario.needsPath"))
		})
	}
}

func TestAFileOpenedAgainIsReadAgainAndListedOnce(t *testing.T) {
	d := open(t)
	d.shortcut(ctrl(fyne.KeyT))
	known := len(d.knownScenarios())
	path := d.opensFile("mine.yaml", "name: The first\nsteps: [issue]\n")
	d.wantSeen("mine The first")
	d.picks("image.yaml")

	if err := os.WriteFile(path, []byte("name: The second\nsteps: [issue]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Dir(path)) // the same file by another path
	d.opens("./mine.yaml")
	d.untilSeen("mine The second")
	d.wantUnseen("The first")
	if len(d.knownScenarios()) != known+1 || d.chosenScenario().Name.En != "The second" {
		t.Errorf("%d more in the list; %q is chosen", len(d.knownScenarios())-known, d.chosenScenario().Name.En)
	}

	d.opensFile("mine.yaml", "name: Another folder's\nsteps: [issue]\n") // is another file
	d.untilSeen("mine Another folder's")
	if len(d.knownScenarios()) != known+2 {
		t.Errorf("%d more in the list", len(d.knownScenarios())-known)
	}
}

func TestAnAttemptIsSavedAsAScenarioThatPasses(t *testing.T) {
	for _, language := range []string{English, Korean} {
		t.Run(language, func(t *testing.T) {
			d := open(t, func(_ *desk, c *Config) { c.Language = language })
			d.chooses(d.text("export.scenario")) // before any call there is nothing to save
			d.until("the dialog", func() bool { return len(d.dialogs.open) == 1 })
			d.wantSeen(d.text("scenario.noCalls"))
			d.press(fyne.KeyEscape)

			st := d.newShown()
			answer := d.answer()
			d.writes(d.answerField(), answer)
			d.tap("answer.verify")
			d.untilPhase(session.Judged)
			d.tap("answer.verify") // the key is used up
			d.untilPhase(session.Failed)
			d.chooses(d.text("export.scenario"))
			d.untilSeen(d.text("save.path"))
			path := filepath.Join(t.TempDir(), "attempt.yaml")
			d.writes(d.window.Canvas().Focused().(*widgets.Entry), path)
			d.tap("Save")
			d.until("it is saved", func() bool { return len(d.dialogs.open) == 0 })

			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, secret := range []string{st.Key, answer} {
				if strings.Contains(string(content), secret) {
					t.Errorf("%q is in the file:\n%s", secret, content)
				}
			}
			if named := strings.Contains(string(content), d.text("platform.developers")); !named {
				t.Errorf("the name does not say where it was:\n%s", content)
			}
			if s, err := scenario.Read("attempt.yaml", content); err != nil || len(s.Rows[0].Steps) != 4 {
				t.Fatalf("%v\n%s", err, content)
			}
			d.shortcut(ctrl(fyne.KeyT))
			d.opens(path)
			d.until("it is opened", func() bool { return d.chosenScenario().Path != "" })
			d.tap("scenario.run")
			d.untilRun()
			for _, s := range d.runSteps() {
				if s.Result.State != scenario.Passed {
					t.Errorf("%s\n%s", s.Text(words.In(English)), content)
				}
			}
			if n := len(d.runSteps()); n != 4 {
				t.Errorf("%d steps were run", n)
			}
		})
	}
}

func TestWhatDidNotHoldIsSaidInTheLanguageOfTheWindow(t *testing.T) {
	d := open(t, func(_ *desk, c *Config) { c.Language = Korean })
	d.shortcut(ctrl(fyne.KeyT))
	d.picks("image.yaml")
	d.wantSeen("image 이미지를 보고 맞힘")
	d.wantSeen("기본 흐름입니다.")
	d.opensFile("fails.yaml", "name: {en: It fails, ko: 실패하는 시나리오}\n"+onOne+
		"steps:\n  - issue:\n    name: {en: the first key, ko: 첫 번째 키}\n    expect: {status: 403, size: {max: 3}}\n  - image\n")
	d.wantSeen("fails 실패하는 시나리오")
	d.tap("scenario.run")
	d.untilRun()
	d.wantSeen("1. issue “첫 번째 키”")
	d.wantSeen("7번째 줄: HTTP 상태(status): 예상 403, 실제 200\n7번째 줄: 크기(size): 예상 3바이트 이하, 실제 26바이트")
	d.wantSeen(d.textf("scenario.result", map[string]any{"Passed": 0, "Failed": 1, "Skipped": 0}))
	if c, ok := d.chosenCall(); !ok || c.Call != naver.Issue {
		t.Error("the call of the step that failed is not shown")
	}

	d.chooses("English") // in the middle of reading it
	d.wantSeen("fails It fails")
	d.wantSeen("1. issue “the first key”")
	d.wantSeen("Line 7: status: expected 403, got 200\nLine 7: size: expected at most 3 bytes, got 26 bytes")
	d.wantSeen("Cases: 0 passed, 1 failed, 0 skipped")
	if screen := d.screen(); hasHangul.MatchString(strings.ReplaceAll(screen, "한국어", "")) {
		t.Errorf("Korean is left:\n%s", screen)
	}
}

func TestAnAnswerOfAnyLengthIsQuotedShortly(t *testing.T) {
	d := open(t)
	d.door.answerNext(naver.Issue, 200, "application/json", `{"key":"`+strings.Repeat("k", 60_000)+`"}`)
	d.shortcut(ctrl(fyne.KeyT))
	d.opensFile("long.yaml", "name: Long\n"+onOne+"steps: [{issue: , expect: {json: {key: short}}}]\n")
	d.tap("scenario.run")
	d.untilRun()
	d.wantSeen("kkk…")
	if n := len(d.screen()); n > 20_000 {
		t.Errorf("the screen has %d bytes of text", n)
	}
}
