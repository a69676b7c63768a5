package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"navercaptcha/app/history"
	"navercaptcha/app/session"
	"navercaptcha/naver/attempt"
)

// heldHistory holds each question for an attempt until it is let through, and tells that one has come.
type heldHistory struct {
	History
	asked, on chan struct{}
}

func (h *heldHistory) Attempt(ctx context.Context, id int64) (*attempt.Attempt, error) {
	h.asked <- struct{}{}
	<-h.on
	return h.History.Attempt(ctx, id)
}

// What is handed on is in the language in which it was asked for, whatever is chosen while it is made.
func TestAnExportKeepsTheLanguageItWasAskedForIn(t *testing.T) {
	held := heldHistory{asked: make(chan struct{}), on: make(chan struct{})}
	file := filepath.Join(t.TempDir(), "history.db")
	d := open(t, func(_ *desk, c *Config) {
		c.OpenHistory = func(o history.Options) (History, error) {
			store, err := history.Open(file, o)
			held.History = store
			return &held, err
		}
	})
	d.tries()
	d.looksBack(1)
	d.tap("export.csv")
	path := filepath.Join(t.TempDir(), "exported.csv")
	d.pathField().SetText(path)
	d.tap("Save")
	<-held.asked
	d.chooses("한국어")
	held.on <- struct{}{}
	d.untilNoDialog()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{",Simulator,NAVER Developers,", ",verify,", ",Wrong,"} {
		if !strings.Contains(string(content), want) {
			t.Errorf("%q is missing in\n%s", want, content)
		}
	}
	if strings.ContainsAny(string(content), "시검틀") {
		t.Errorf("two languages in one table:\n%s", content)
	}
}

// The language may change while anything is made of words: run with -race, this finds who reads them without leave.
func TestTheLanguageChangesWhileWordsAreRead(t *testing.T) {
	d := open(t, acceptingOwn, remembering(t))
	d.newShown()
	d.writes(d.answerField(), "wrong")
	d.tap("answer.verify")
	d.untilPhase(session.Judged)
	for range 5 {
		for _, menu := range []string{"한국어", "English"} {
			d.menuItem(d.text("export.copyReport")).Action() // begins beside the window
			d.chooses(menu)
		}
	}
	d.tap("banner.setUp")
	for range 5 {
		for _, menu := range []string{"한국어", "English"} {
			d.until("New can be tapped", func() bool { return !d.button("action.new").Disabled() })
			d.tap("action.new") // fails for want of credentials, which is kept in words
			d.chooses(menu)
		}
	}
	d.untilSeen(d.text("history.kept"))
}

// What the window itself found is read in either language, whichever was chosen when it happened.
func TestAFindingOfTheWindowsOwnIsKeptInBothLanguages(t *testing.T) {
	d := open(t, remembering(t))
	d.tap("banner.setUp")
	d.tap("action.new") // without credentials nothing is sent
	d.untilPhase(session.Failed)
	d.untilSeen(d.text("history.kept"))
	d.chooses("한국어")
	d.wantSeen("클라이언트 아이디나 시크릿이 없습니다.")
	d.looksBack(1)
	for _, words := range []string{"시크릿이 없습니다", "secret is missing"} {
		d.writes(d.searchField(), words)
		d.tap("history.search")
		d.untilFound(1)
	}
	d.attemptList().Select(0)
	d.until("it is open", func() bool { return len(d.shownCalls()) == 1 })
	d.tap("calls.copy")
	d.until("it is copied", func() bool { return d.config.App.Clipboard().Content() != "" })
	if copied := d.config.App.Clipboard().Content(); !strings.Contains(copied, "클라이언트 아이디나 시크릿이 없습니다.") {
		t.Errorf("copied:\n%s", copied)
	}
}
