package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
	"navercaptcha/naver"
)

// A line end that came along with an answer would use the key up.
func TestAPastedAnswerIsSentWithoutItsLineEnd(t *testing.T) {
	for pasted, sent := range map[string]string{
		"NYL2A1\r\n": "value=NYL2A1\n", "\nNYL2A1": "value=NYL2A1\n", "NYL\r2A1": "value=NYL2A1\n",
	} {
		d := open(t)
		d.newShown()
		d.pastes(d.answerField(), pasted)
		d.press(fyne.KeyReturn)
		d.untilPhase(session.Judged)
		if !strings.Contains(d.screen(), sent) {
			t.Errorf("%q was sent as:\n%s", pasted, d.screen())
		}
	}
}

func TestNoFieldTakesALineEnd(t *testing.T) {
	d := open(t, remembering(t))
	d.newProfile()
	d.pastes(d.profileNameField(), "Customer\r\n A\n")
	d.wantSeen("Customer A")
	d.pastes(d.baseURLField(), "https://example.com\r\n")
	if got := d.baseURLField().Text; got != "https://example.com" {
		t.Errorf("the base URL is %q", got)
	}
	d.shortcut(ctrl(fyne.KeyH))
	for _, field := range []*widgets.Entry{d.searchField(), d.tagField(), d.sinceField(), d.untilField()} {
		d.pastes(field, "2026-11-28\r\n")
		if field.Text != "2026-11-28" {
			t.Errorf("a field of the history has %q", field.Text)
		}
	}
}

func TestInvisibleCharactersArePointedOutAndNotSentByEnter(t *testing.T) {
	for name, odd := range map[string]string{
		"zero width space": "\u200b", "byte order mark": "\ufeff", "no-break space": "\u00a0", "tab": "\t", "direction mark": "\u200f",
		"Hangul filler": "\u3164", "ideographic space": "\u3000", "blank Braille": "\u2800",
	} {
		d := open(t)
		d.newShown()
		d.pastes(d.answerField(), "NYL"+odd+"2A1")
		d.wantSeen(d.text("answer.invisible"))
		d.press(fyne.KeyReturn)
		if n := d.door.count(naver.Verify); n != 0 {
			t.Errorf("%s: Enter sent it", name)
		}
		d.tap("answer.removeInvisible")
		d.wantUnseen(d.text("answer.invisible"))
		if got := d.answerField().Text; got != "NYL2A1" {
			t.Errorf("%s: left is %q", name, got)
		}
		d.press(fyne.KeyReturn)
		d.untilPhase(session.Judged)
	}
}
