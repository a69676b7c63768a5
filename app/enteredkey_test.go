package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/history"
	"navercaptcha/app/session"
	"navercaptcha/naver"
)

// entersKey puts a key into its field and presses Enter.
func (d *desk) entersKey(key string) {
	d.t.Helper()
	d.writes(d.fieldThatAsks("key.placeholder"), key)
	d.press(fyne.KeyReturn)
}

// A key that a customer sent is looked at after a question, once, and verified.
func TestAKeyThatACustomerSentIsFetchedAndVerifiedAfterAQuestion(t *testing.T) {
	d := open(t)
	d.tap("action.issue")
	key := d.untilPhase(session.Issued).Key
	d.tap("action.issue")
	d.until("another key", func() bool { return d.state(naver.Image).Phase == session.Issued && d.state(naver.Image).Key != key })
	issued := d.door.count(naver.Issue)

	d.entersKey(" " + key + " ")
	d.until("the key", func() bool { return d.state(naver.Image).Key == key })
	d.wantSeen(d.text("key.byHand"))
	d.wantSeen(d.text("stage.entered"))
	d.wantPrimary("action.fetch")
	if n := d.door.count(naver.Issue); n != issued {
		t.Errorf("%d keys were issued for it", n-issued)
	}

	d.tap("action.fetch")
	d.wantSeen(d.text("key.question"))
	d.press(fyne.KeyEscape)
	d.wantUnseen(d.text("key.question"))
	if n := d.door.count(naver.Fetch); n != 0 {
		t.Errorf("it was fetched %d times after a no", n)
	}
	d.shortcut(ctrl(fyne.KeyR))
	d.tap("action.fetch") // the yes of the question
	d.untilPhase(session.Shown)
	d.types(d.answer())
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Judged)
	d.wantSeen(d.text("verdict.right"))

	d.tap("answer.verify")
	d.untilPhase(session.Failed)
	d.wantSeen("or issued to another client ID")

	d.entersKey("ALdPbazKgh8EEQk1") // another key, another question
	d.tap("action.fetch")
	d.wantSeen(d.text("key.question"))
	d.press(fyne.KeyEscape)
	d.tap("action.new")
	d.untilPhase(session.Shown)
	d.wantUnseen(d.text("key.byHand"))
	d.tap("action.fetch")
	d.wantUnseen(d.text("key.question"))
}

func TestTheHistoryKnowsThatAKeyWasEnteredByHand(t *testing.T) {
	d := open(t, remembering(t))
	d.entersKey("ALdPbazKgh8EEQk1")
	d.tap("action.fetch")
	d.tap("action.fetch")
	d.untilPhase(session.Failed)
	d.until("it is kept", func() bool {
		found, err := d.historyStore().Search(t.Context(), history.Query{Text: "직접 입력한 키"})
		return err == nil && len(found) == 1
	})
}

// What cannot be a key of NAVER's is not taken, and it is said why.
func TestWhatIsNoKeyIsNotTaken(t *testing.T) {
	d := open(t)
	for _, typed := range []string{"short", strings.Repeat("A", 17), "ALdPbazKgh8EEQk!", "캡차키는열여섯자가아닙니다네넵"} {
		d.entersKey(typed)
		d.wantSeen(d.text("key.odd"))
		if st := d.state(naver.Image); st.Key != "" || st.Phase != session.Start {
			t.Errorf("%q is taken: %+v", typed, st)
		}
	}
	d.writes(d.fieldThatAsks("key.placeholder"), "ALdPbazKgh8EEQk1")
	d.wantSeen(d.text("key.enter"))
	d.press(fyne.KeyReturn)
	d.wantUnseen(d.text("key.enter"))
	d.wantSeen("ALdPbazKgh8EEQk1")
	if d.window.Canvas().Focused() != d.answerField() {
		t.Error("the answer did not get the focus")
	}
}
