package app

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/widgets/widgettest"
	"navercaptcha/naver"
)

// wantSized checks that everything on the screen has room: what is shown later, in a container that is not laid out
// again, would be there and have none.
func (d *desk) wantSized(when string) {
	d.t.Helper()
	widgettest.Walk(d.top(), func(o fyne.CanvasObject) {
		switch o.(type) {
		case *fyne.Container, *widgets.Button, *widgets.Entry, *widgets.Choice, *widgets.Check, *widget.Label, *widget.ProgressBarInfinite:
		default:
			return // of a list's own, which may keep some for later
		}
		least, size := o.MinSize(), o.Size()
		if least.Width > 0 && least.Height > 0 && (size.Width <= 0 || size.Height <= 0) {
			d.t.Errorf("%s: %T %q has the size %v", when, o, widgettest.Words(o), size)
		}
	})
}

func TestASlowCallIsSeenAndCanBeCancelled(t *testing.T) {
	for _, language := range []string{English, Korean} {
		d := open(t)
		d.setLanguage(language)
		place := d.button("action.new").Position()
		held := d.door.holdNext(naver.Issue)
		d.tap("action.new")
		<-held.here
		d.untilSeen(d.text("action.cancel"))
		d.wantUnseen(d.text("action.new"))
		cancel := d.button("action.cancel")
		if cancel.Position() != place || cancel.Size().Width < cancel.MinSize().Width-1 || cancel.Size().Height < cancel.MinSize().Height-1 {
			t.Errorf("%s: Cancel has the size %v of %v at %v, not in the place of New at %v", language, cancel.Size(), cancel.MinSize(), cancel.Position(), place)
		}
		moving := false
		widgettest.Walk(d.top(), func(o fyne.CanvasObject) {
			if bar, ok := o.(*widget.ProgressBarInfinite); ok {
				moving = bar.Running() && bar.Size().Width >= 100 && bar.Size().Height > 0
			}
		})
		if !moving {
			t.Errorf("%s: no progress is seen", language)
		}
		d.wantSized("a slow call")
		d.untilSeen(d.text("calls.running"))
		d.wantSeen("issue")
		d.untilSeen("1 s")

		d.tap("action.cancel")
		d.until("New is back", func() bool { return !cancel.Visible() })
		d.button("action.new")
		d.wantUnseen(d.text("calls.running"))
	}
}

// The history lists other calls than the one that runs.
func TestARunningCallIsNotInTheHistory(t *testing.T) {
	d := open(t, remembering(t))
	held := d.door.holdNext(naver.Issue)
	d.tap("action.new")
	<-held.here
	d.untilSeen(d.text("calls.running"))
	d.shortcut(ctrl(fyne.KeyH))
	d.wantUnseen(d.text("calls.running"))
	d.press(fyne.KeyEscape)
	d.wantSeen(d.text("calls.running"))
}

func TestWhatIsShownLaterHasASize(t *testing.T) {
	d := open(t)
	d.newProfile()
	d.queue.run()
	d.writes(d.baseURLField(), "ftp://example.com")
	d.writes(d.clientIDField(), " pasted ")
	d.wantSized("a base URL that cannot be used")
	d.platformChoice().SetSelected(d.text("platform.cloud"))
	d.mediaAuthChoice().SetSelected(d.text("mediaAuth." + string(naver.IDAndSecretInQuery)))
	d.queue.run()
	d.wantSeen(d.text("credentials.secretInQuery"))
	d.wantSized("a secret in the query")

	d.choose(d.builtIn()[0].ID)
	d.until("the secret is read", func() bool { return !d.readsSecret() })
	d.newShown()
	d.tap("aspect.body")
	d.untilSeen(d.text("form.picture"))
	d.wantSized("a body with its forms")
	d.tap("aspect.raw")
	d.wantSized("the raw call")

	d.player.broken = os.ErrNotExist
	d.shortcut(ctrl(fyne.Key2))
	d.newShown()
	d.shortcut(ctrl(fyne.KeyP))
	d.untilSeen(d.text("sound.failed"))
	d.wantSized("a sound that does not play")

	d.shortcut(ctrl(fyne.KeyS))
	file := filepath.Join(t.TempDir(), "there is no folder", "sound.wav")
	d.writes(d.window.Canvas().Focused().(*widgets.Entry), file)
	d.press(fyne.KeyReturn)
	d.untilSeen(d.textf("save.failed", map[string]any{"Why": ""}))
	widgettest.Walk(d.top(), func(o fyne.CanvasObject) {
		if l, ok := o.(*widget.Label); ok && l.Importance == widget.DangerImportance && l.Size().Height < l.MinSize().Height {
			t.Errorf("why a file cannot be written has the size %v", l.Size())
		}
	})
	d.press(fyne.KeyEscape)

	d.shortcut(ctrl(fyne.KeyM))
	d.writes(d.timesField(), "none")
	d.press(fyne.KeyReturn)
	d.wantSized("a number that is none")
	d.shortcut(ctrl(fyne.KeyT))
	d.writes(d.scenarioPath(), file)
	d.press(fyne.KeyReturn)
	d.queue.run()
	d.wantSized("a scenario that is not there")
}
