package app

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/history"
)

// A note is kept however the attempt is left.
func TestATypedNoteIsKept(t *testing.T) {
	for name, leave := range map[string]func(*desk){
		"Enter":               func(d *desk) { d.press(fyne.KeyReturn) },
		"another attempt":     func(d *desk) { d.attemptList().Select(1) },
		"a new search":        func(d *desk) { d.window.Canvas().Focus(d.searchField()); d.press(fyne.KeyReturn) },
		"back to the CAPTCHA": func(d *desk) { d.press(fyne.KeyEscape) },
		"the simulator":       func(d *desk) { d.chooses(d.text("menu.simulator")) },
		"the scenarios":       func(d *desk) { d.chooses(d.text("menu.scenarios")) },
		"closing":             func(d *desk) { d.Close() },
		"a language, and back": func(d *desk) {
			d.setLanguage(Korean)
			d.until("it is open again", func() bool { return !d.noteField().Disabled() })
			d.press(fyne.KeyEscape)
		},
	} {
		t.Run(name, func(t *testing.T) {
			var kept History
			d := open(t, remembering(t), func(_ *desk, c *Config) {
				open := c.OpenHistory
				c.OpenHistory = func(o history.Options) (History, error) {
					h, err := open(o)
					kept = staysOpen{h}
					return kept, err
				}
			})
			t.Cleanup(func() { _ = kept.(staysOpen).History.Close() })
			d.tries()
			d.tries()
			d.looksBack(2)
			d.attemptList().Select(0)
			d.until("it is open", func() bool { return !d.noteField().Disabled() })
			d.writes(d.tagsField(), "release, slow")
			d.writes(d.noteField(), "seen by QA")
			leave(d)
			d.until("note and tags are kept", func() bool {
				found, err := kept.Search(context.Background(), history.Query{Text: "QA", Tag: "slow"})
				return err == nil && len(found) == 1
			})
		})
	}
}

// staysOpen can be asked after the window has closed it.
type staysOpen struct{ History }

// Close implements History.
func (staysOpen) Close() error { return nil }
