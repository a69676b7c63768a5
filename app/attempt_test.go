package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

func TestFromAFreshStartToAVerdict(t *testing.T) {
	d := open(t)
	d.wantSeen(d.text("banner.simulator"))
	d.wantSeen(d.text("stage.start"))
	d.wantPrimary("action.new")

	d.shortcut(ctrl(fyne.KeyN))
	d.untilPhase(session.Shown)
	d.wantPrimary("answer.verify")
	d.types(d.answer()) // the field has the focus by itself
	d.press(fyne.KeyReturn)

	d.untilSeen(d.text("verdict.right"))
	d.wantSeen("HTTP 200")
	d.wantPrimary("action.new")
	d.wantSeen("verify") // in the list of calls
}

func TestAWrongAnswerIsToldWithWhatToDoNext(t *testing.T) {
	d := open(t)
	d.newShown()
	d.types("wrong")
	d.tap("answer.verify")
	d.untilSeen(d.text("verdict.wrong"))
	d.wantSeen(d.text("finding.next"))
	d.wantUnseen(d.text("verdict.right"))
}

func TestOneButtonLeadsOnAtATime(t *testing.T) {
	d := open(t)
	d.wantPrimary("action.new")

	d.tap("action.issue")
	d.untilPhase(session.Issued)
	d.wantSeen(d.text("stage.issued"))
	d.wantPrimary("action.fetch")

	d.writes(d.answerField(), "ABCD")
	d.press(fyne.KeyReturn) // before any fetch: CT002
	d.untilPhase(session.Failed)
	d.wantSeen(d.state(naver.Image).Finding.Happened.En)
	d.wantPrimary("action.fetch")

	d.tap("action.fetch")
	d.untilPhase(session.Shown)
	d.wantPrimary("answer.verify")

	d.tap("answer.verify")
	d.untilPhase(session.Judged)
	d.wantPrimary("action.new")

	d.tap("answer.verify") // the used key: CT001
	d.untilPhase(session.Failed)
	d.wantSeen(d.state(naver.Image).Finding.Happened.En)
	d.wantPrimary("action.new")
}

func TestButtonsThatWouldDoNothingAreDisabled(t *testing.T) {
	d := open(t)
	for key, want := range map[string]bool{
		"action.new": false, "action.issue": false, "action.fetch": true, "action.save": true, "answer.verify": true,
	} {
		if got := d.button(key).Disabled(); got != want {
			t.Errorf("%s is disabled: %v", key, got)
		}
	}
	held := d.door.holdNext(naver.Fetch)
	d.tap("action.new")
	<-held.here
	d.untilPhase(session.Fetching)
	for _, key := range []string{"action.new", "action.issue", "action.fetch", "answer.verify"} {
		if !d.button(key).Disabled() {
			t.Errorf("%s can be pressed while the picture is on its way", key)
		}
	}
	d.untilSeen(d.text("action.cancel")) // once it takes long
	d.tap("action.cancel")
	d.untilPhase(session.Issued)
	if d.cancelButton().Visible() {
		t.Error("there is still something to cancel")
	}
	d.untilSeen("Cancelled") // the call, in the list
}

func TestALateAnswerFindsANewerKey(t *testing.T) {
	d := open(t)
	d.newShown()
	d.types("ABCD")
	held := d.door.holdNext(naver.Verify)
	d.press(fyne.KeyReturn)
	<-held.here
	d.shortcut(ctrl(fyne.KeyN))
	newer := d.untilPhase(session.Shown)
	close(held.on)
	d.tap("action.fetch")
	d.until("a second picture", func() bool { return d.state(naver.Image).Fetched.Count == newer.Fetched.Count+1 })
	d.wantUnseen(d.text("verdict.wrong"))
	if st := d.state(naver.Image); st.Key != newer.Key {
		t.Errorf("key %q, not %q", st.Key, newer.Key)
	}
}

func TestAnAnswerIsKeptWhenTheNetworkFails(t *testing.T) {
	d := open(t)
	d.newShown()
	d.types("7KP4XU")
	d.door.breakNext(naver.Verify)
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Failed)
	if got := d.answerField().Text; got != "7KP4XU" {
		t.Errorf("the answer is %q now", got)
	}
	d.wantPrimary("action.new") // it may have been judged
	if n := d.door.count(naver.Verify); n != 1 {
		t.Errorf("verify was sent %d times", n)
	}
}

func TestANewKeyWantsANewAnswer(t *testing.T) {
	d := open(t)
	d.newShown()
	d.types("7KP4XU")
	d.newShown()
	d.until("another key", func() bool { return d.state(naver.Image).Attempt == 2 })
	if got := d.answerField().Text; got != "" {
		t.Errorf("the answer to the old picture is still there: %q", got)
	}
}

func TestEachKindKeepsItsKeyAndAnswer(t *testing.T) {
	d := open(t)
	picture := d.newShown()
	d.types("7KP4XU")
	d.shortcut(ctrl(fyne.Key2))
	d.wantUnseen("7KP4XU")
	sound := d.newShown()
	d.types("123456")
	d.shortcut(ctrl(fyne.Key1))
	d.wantSeen("7KP4XU")
	d.wantSeen(picture.Key)
	d.wantUnseen(sound.Key)
	d.shortcut(ctrl(fyne.Key2))
	d.wantSeen("123456")
	d.wantSeen(sound.Key)
}

// Both kinds have the same number of calls and fetches here, and yet each shows its own verdict.
func TestEachKindShowsItsOwnVerdict(t *testing.T) {
	d := open(t)
	d.newShown()
	d.types(d.answer())
	d.press(fyne.KeyReturn)
	d.untilSeen(d.text("verdict.right"))

	d.shortcut(ctrl(fyne.Key2))
	d.newShown()
	d.types("000")
	d.press(fyne.KeyReturn)
	d.untilSeen(d.text("verdict.wrong"))

	d.shortcut(ctrl(fyne.Key1))
	d.wantSeen(d.text("verdict.right"))
	d.wantUnseen(d.text("verdict.wrong"))
	d.shortcut(ctrl(fyne.Key2))
	d.wantSeen(d.text("verdict.wrong"))
	d.wantUnseen(d.text("verdict.right"))
}

func TestAFailedPictureShowsWhyInItsPlace(t *testing.T) {
	d := open(t)
	d.door.answerNext(naver.Fetch, 200, "image/jpeg", "\xff\xd8\xff\xe0 and no more")
	d.newShown()
	d.wantSeen("The picture that came is damaged and does not open.")
	d.wantSeen("unexpected EOF") // the reason
	d.wantPrimary("action.fetch")

	d.door.answerNext(naver.Fetch, 200, "image/jpeg", "\xff\xd8\xff\xc9\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00")
	d.newShown()
	d.wantSeen("The picture came in a format that this program does not open.")
	d.wantSeen("arithmetic")

	d.door.answerNext(naver.Fetch, 500, "text/html", "<html>a proxy's page</html>")
	d.tap("action.fetch")
	st := d.untilPhase(session.Failed)
	d.wantSeen(st.Finding.Happened.En)
}

func TestWhatCameOfACutPictureIsShown(t *testing.T) {
	d := open(t)
	d.tap("action.issue")
	d.untilPhase(session.Issued)
	if err := d.sim.SetFault("sim-wrong-length", 1); err != nil { // half of the picture, as if it were all
		t.Fatal(err)
	}
	d.tap("action.fetch")
	d.untilSeen(d.text("oddity.picture-truncated"))
	d.wantUnseen("does not open")
	d.wantPrimary("answer.verify")
}

func (d *desk) wantPrimary(key string) {
	d.t.Helper()
	if got := d.primaries(); !slices.Equal(got, []string{d.text(key)}) {
		d.t.Errorf("the primary buttons are %q, want %q", got, d.text(key))
	}
}
