package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
)

// In a window of 1024×700 a picture of twice its size is whole.
func TestThePictureFitsASmallWindow(t *testing.T) {
	d := open(t)
	d.window.Resize(fyne.NewSize(1024, 700))
	d.newShown()
	scroll := d.pictureShown().scroll
	if got, want := scroll.Size().Width, scroll.Content.MinSize().Width; got < want {
		t.Errorf("there is room for %v of %v pixels", got, want)
	}
	if got := d.window.Canvas().Size(); got.Width > 1024 || got.Height > 700 {
		t.Errorf("the window grew to %v", got)
	}
}

// Whatever panel stands in the middle, and in both languages, the window can be 1000 pixels wide and its fields have room.
func TestNoPanelWidensTheWindow(t *testing.T) {
	d := open(t, remembering(t))
	for _, language := range []string{English, Korean} {
		d.setLanguage(language)
		check := func(panel string, content fyne.CanvasObject) {
			t.Helper()
			if got := content.MinSize().Width; got > widgets.MiddleLeast {
				t.Errorf("%s: %s needs %v pixels, and has %v", language, panel, got, widgets.MiddleLeast)
			}
			if got := d.window.Canvas().Content().MinSize().Width + 2*theme.Padding(); got > 1000 {
				t.Errorf("%s: with %s the window is at least %v wide", language, panel, got)
			}
		}
		check("the start", d.attemptContent())
		d.tries()
		check("a verdict", d.attemptContent())
		d.writes(d.answerField(), strings.Repeat("한", 100))
		check("a long answer", d.attemptContent())
		d.shortcut(ctrl(fyne.Key2))
		d.newShown()
		check("the sound", d.attemptContent())
		d.shortcut(ctrl(fyne.KeyP))
		check("a sound that plays", d.attemptContent())
		d.shortcut(ctrl(fyne.KeyP))
		d.shortcut(ctrl(fyne.Key1))

		d.shortcut(ctrl(fyne.KeyH))
		check("the history", d.historyContent())
		if got := d.tagsField().Size().Width; got < 200 {
			t.Errorf("%s: the tags have %v pixels", language, got)
		}
		d.writes(d.sinceField(), strings.Repeat("9", 500))
		d.press(fyne.KeyReturn)
		check("a long date", d.historyContent())
		d.shortcut(ctrl(fyne.KeyM))
		check("the simulator", d.simulatorContent())
		d.shortcut(ctrl(fyne.KeyT))
		check("the scenarios", d.scenariosContent())
		d.press(fyne.KeyEscape)
	}
}

func TestTheListOfCallsSaysWhatEachMeans(t *testing.T) {
	d := open(t)
	d.newShown()
	d.writes(d.answerField(), "wrong")
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
