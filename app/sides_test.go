package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/session"
)

// In a window of 1024×700 a picture of twice its size is whole.
func TestThePictureFitsASmallWindow(t *testing.T) {
	d := open(t)
	d.window.Resize(fyne.NewSize(1024, 700))
	d.newShown()
	scroll := d.challenge.picture.scroll
	if got, want := scroll.Size().Width, scroll.Content.MinSize().Width; got < want {
		t.Errorf("there is room for %v of %v pixels", got, want)
	}
	if got := d.window.Canvas().Size(); got.Width > 1024 || got.Height > 700 {
		t.Errorf("the window grew to %v", got)
	}
}

func TestTheListOfCallsSaysWhatEachMeans(t *testing.T) {
	d := open(t)
	d.newShown()
	d.writes(d.challenge.answer.field, "wrong")
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Judged)
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Failed)
	for _, title := range []string{"Key issued", "Fetched", "Wrong", "Key already used"} {
		d.untilSeen(title)
	}
	d.setLanguage(Korean)
	d.untilSeen("이미 쓴 키")
}
