package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

func TestHangulTypedByMistakeIsPointedOutAndNotSentByEnter(t *testing.T) {
	d := open(t)
	d.newShown()
	d.types("ㅁㅠㅊ")
	d.wantSeen(d.textf("answer.hangul", map[string]any{"Typed": "ㅁㅠㅊ"}))
	d.wantSeen(d.textf("answer.useLatin", map[string]any{"Latin": "abc"}))
	d.wantUnseen(d.textf("answer.host", map[string]any{"Host": d.text("profile.simulator")})) // the offer stands in its place
	d.press(fyne.KeyReturn)
	if st := d.state(naver.Image); st.Phase != session.Shown || d.door.count(naver.Verify) != 0 {
		t.Errorf("Enter made it %s, with %d verifies", st.Phase, d.door.count(naver.Verify))
	}
	if got := d.answerField().Text; got != "ㅁㅠㅊ" {
		t.Errorf("changed silently to %q", got)
	}

	test.Tap(d.useLatinButton())
	if got := d.answerField().Text; got != "abc" || d.typedAnswer(naver.Image) != "abc" {
		t.Errorf("the offer led to %q, kept as %q", got, d.typedAnswer(naver.Image))
	}
	d.wantUnseen("ㅁㅠㅊ")
	if d.window.Canvas().Focused() != d.answerField() {
		t.Error("the field lost the focus")
	}
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Judged)
}

// Somebody may want to see what NAVER says to Hangul. The button sends it as it is.
func TestHangulIsSentByTheButton(t *testing.T) {
	d := open(t)
	d.newShown()
	d.types("한글")
	d.tap("answer.verify")
	d.untilPhase(session.Judged)
	d.wantSeen("value=%ED%95%9C%EA%B8%80")
}

func TestTheOfferGoesAwayWithTheHangul(t *testing.T) {
	d := open(t)
	d.newShown()
	d.types("aㅠ")
	d.wantSeen("ㅠ")
	d.press(fyne.KeyBackspace)
	d.wantUnseen("ㅠ")
	d.wantSeen(d.textf("answer.host", map[string]any{"Host": d.text("profile.simulator")}))
}
