package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/history"
	"navercaptcha/app/widgets/widgettest"
	"navercaptcha/naver"
)

// What could not be kept is told as an error, and whole.
func TestAHistoryThatCannotBeWrittenIsToldWhole(t *testing.T) {
	for _, language := range []string{English, Korean} {
		d := open(t, remembering(t), func(_ *desk, c *Config) {
			open := c.OpenHistory
			c.OpenHistory = func(o history.Options) (History, error) {
				h, err := open(o)
				return fullDisk{h}, err
			}
		})
		d.setLanguage(language)
		d.newShown()
		words := explain.Error(d.words, history.ErrDiskFull)
		d.untilSeen(words)
		widgettest.Walk(d.top(), func(o fyne.CanvasObject) {
			l, ok := o.(*widget.Label)
			if ok && l.Text == words && (l.Importance != widget.DangerImportance || l.Wrapping == fyne.TextWrapOff ||
				l.Truncation != fyne.TextTruncateOff || l.Size().Height <= 0) {
				t.Errorf("%s: %q is not whole, or does not look like an error", language, words)
			}
		})
		d.shortcut(ctrl(fyne.KeyC, fyne.KeyModifierShift))
		d.untilSeen(d.text("calls.copied"))
		d.wantUnseen(words)
	}
}

// That something was saved is said of what is on the screen.
func TestSavedIsNotSaidOfWhatWasChangedSince(t *testing.T) {
	for name, change := range map[string]func(*desk){
		"the platform": func(d *desk) { d.platformChoice().SetSelected(d.text("platform." + string(naver.Cloud))) },
		"the profile":  func(d *desk) { d.profileChoice().SetSelectedIndex(0) },
		"the secret":   func(d *desk) { d.writes(d.secretField(), "another") },
		"the base URL": func(d *desk) { d.writes(d.baseURLField(), "https://example.com") },
	} {
		d := open(t)
		d.tap("banner.setUp")
		d.writes(d.clientIDField(), "an-id")
		d.writes(d.secretField(), "a-secret")
		d.tap("credentials.save")
		d.untilSeen(d.text("credentials.saved"))
		change(d)
		d.queue.run()
		if d.sees(d.text("credentials.saved")) {
			t.Errorf("after a change of %s it still says that it was saved", name)
		}
	}
}
