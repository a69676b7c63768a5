package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

// pressesSpace does what a driver does: the key goes to whatever has the focus, and then its rune to whatever has it by
// then.
func (d *desk) pressesSpace() {
	d.press(fyne.KeySpace)
	if focused := d.window.Canvas().Focused(); focused != nil {
		focused.TypedRune(' ')
	}
	d.queue.run()
}

func TestSpaceOnAButtonLeavesNoBlankInTheAnswer(t *testing.T) {
	d := open(t)
	d.newShown()
	d.writes(d.answerField(), "ㅁㅠㅊ")
	d.window.Canvas().Focus(d.useLatinButton())
	d.pressesSpace()
	if got := d.answerField().Text; got != "abc" {
		t.Errorf("the answer is %q", got)
	}
	help{d.Window}.showKeys()
	d.pressesSpace() // on OK, which closes the dialog and gives the focus back
	if got := d.answerField().Text; got != "abc" || len(d.dialogs.open) != 0 {
		t.Errorf("after a dialog the answer is %q", got)
	}
}

// A menu that is left takes the focus away from everything.
func TestWhatIsTypedWithoutFocusIsForTheAnswer(t *testing.T) {
	d := open(t)
	d.newShown()
	d.window.Canvas().Unfocus()
	d.window.Canvas().OnTypedRune()('a')
	d.types("b")
	d.window.Canvas().Unfocus()
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Judged)
	if got := d.answerField().Text; got != "ab" {
		t.Errorf("the answer is %q", got)
	}

	// While something else is on the screen it is for nobody.
	help{d.Window}.showKeys()
	d.window.Canvas().Unfocus()
	d.window.Canvas().OnTypedRune()('c')
	d.press(fyne.KeyEscape)
	if got := d.answerField().Text; got != "ab" {
		t.Errorf("the answer is %q", got)
	}
}

// A verify that was cancelled may have used up the key, and the middle says so.
func TestACancelledVerifyIsExplained(t *testing.T) {
	d := open(t)
	d.newShown()
	d.writes(d.answerField(), "abc")
	held := d.door.holdNext(naver.Verify)
	d.press(fyne.KeyReturn)
	<-held.here
	d.escape()
	d.until("it is listed", func() bool { return len(d.state(naver.Image).Calls) == 3 })
	d.wantSeen(d.state(naver.Image).Calls[2].Finding.Happened.En)
	if d.newButton().Importance != widget.SuccessImportance {
		t.Error("a new CAPTCHA is not what is offered")
	}
	d.newShown()
	d.wantUnseen("was cancelled")
}

func TestKeptIsSaidAgainAfterTheHistory(t *testing.T) {
	d := open(t, remembering(t))
	d.tries()
	d.looksBack(1)
	d.wantUnseen(d.text("history.kept"))
	d.press(fyne.KeyEscape)
	d.wantSeen(d.text("history.kept"))
	d.setLanguage(Korean)
	d.wantSeen(d.text("history.kept"))
}

func TestAnotherLanguageKeepsTheChosenTab(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.newShown()
	d.tap("credentials.check")
	good := d.text("credentials.good.image")
	d.untilSeen(good)
	d.tap("aspect.finding")
	d.setLanguage(Korean)
	if d.button("aspect.finding").Importance != widget.MediumImportance || d.sees("HTTP/1.1") {
		t.Errorf("it shows:\n%s", d.screen())
	}
	d.wantUnseen(good) // which is English
}
