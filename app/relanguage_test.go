package app

import (
	"testing"

	"navercaptcha/app/session"
)

func TestTheLanguageChangesAtOnceAndNothingIsLost(t *testing.T) {
	d := open(t)
	st := d.newShown()
	d.types("7KP4")
	d.wantSeen("Verify")

	d.chooses("한국어")
	d.wantSeen("검증")
	d.wantSeen("시뮬레이터")
	d.wantUnseen("Verify")
	d.wantSeen(st.Key)
	d.wantSeen("7KP4")
	if !d.menuItem("한국어").Checked || d.menuItem("English").Checked {
		t.Error("the menu does not mark the language")
	}
	if got := d.window.Title(); got != d.text("window.title") || got == "NAVER CAPTCHA Tester" {
		t.Errorf("the title is %q", got)
	}
	if got := d.config.App.Preferences().String(prefLanguage); got != Korean {
		t.Errorf("remembered as %q", got)
	}

	d.types("XU") // the focus and the cursor are where they were
	if got := d.answerField().Text; got != "7KP4XU" {
		t.Errorf("typing on led to %q", got)
	}
	d.tap("answer.verify")
	d.untilPhase(session.Judged)
	d.wantSeen("틀림")
	d.wantSeen(d.state(d.kindShown()).Finding.Happened.Ko)

	d.chooses("English")
	d.wantSeen("Wrong")
	d.wantUnseen("틀림")
}

func TestADialogOfTheWindowSpeaksItsLanguage(t *testing.T) {
	d := open(t)
	d.chooses("한국어")
	d.chooses("키보드")
	d.wantSeen("확인")
	d.wantUnseen("OK")
}

func TestTheLanguageIsThatOfTheLastTime(t *testing.T) {
	d := open(t, func(_ *desk, c *Config) {
		c.Language = ""
		c.App.Preferences().SetString(prefLanguage, Korean)
	})
	d.wantSeen("검증")
}

func TestAnUnknownLanguageIsAnError(t *testing.T) {
	if _, err := useLanguage("fr"); err == nil {
		t.Error("taken")
	}
}
