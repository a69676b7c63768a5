package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"navercaptcha/app/widgets/widgettest"
)

// wantWhole checks that a button is on the screen from its left top to its right bottom.
func (d *desk) wantWhole(when, key string) {
	d.t.Helper()
	b := d.button(key)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	end, window := at.Add(b.Size()), d.window.Canvas().Size()
	if at.X < 0 || at.Y < 0 || end.X > window.Width || end.Y > window.Height || b.Size().Width < b.MinSize().Width {
		d.t.Errorf("%s: %q is from %v to %v in a window of %v", when, b.Text, at, end, window)
	}
}

// small is the smallest window, without its menu.
var small = fyne.NewSize(800, 500-menuBar)

func TestTheActionsAreNeverLost(t *testing.T) {
	d := open(t, remembering(t))
	for _, language := range []string{English, Korean} {
		d.setLanguage(language)
		d.window.Resize(small)
		check := func(when string) {
			t.Helper()
			when = language + ", " + when
			if least := d.window.Canvas().Content().MinSize().Add(fyne.NewSquareSize(2 * theme.Padding())); least.Width > small.Width || least.Height > small.Height {
				t.Errorf("%s: the window cannot be smaller than %v", when, least)
			}
			if !d.showsHistory() && !d.showsSimulator() && !d.showsScenarios() {
				for _, key := range []string{"action.new", "action.issue", "action.fetch", "action.save", "answer.verify"} {
					d.wantWhole(when, key)
				}
			}
		}
		check("the start")
		d.newShown()
		check("a picture")
		d.setZoom(maxZoom)
		check("a large picture")
		d.setZoom(defaultZoom)
		d.types("wrong")
		d.press(fyne.KeyReturn)
		d.untilSeen(d.text("verdict.wrong"))
		check("a verdict")
		d.shortcut(ctrl(fyne.Key2))
		d.newShown()
		check("a sound")
		d.shortcut(ctrl(fyne.Key1))
		d.shortcut(ctrl(fyne.KeyH))
		check("the history")
		d.wantWhole("the history", "history.keepNote")
		d.wantWhole("the history", "history.deleteBefore")
		d.press(fyne.KeyEscape)
		d.chooses(d.text("menu.simulator"))
		check("the simulator")
		d.press(fyne.KeyEscape)
		d.chooses(d.text("menu.scenarios"))
		check("the scenarios")
		d.wantWhole("the scenarios", "scenario.run")
		d.press(fyne.KeyEscape)
	}
}

func TestColumnsFoldByThemselves(t *testing.T) {
	d := open(t)
	d.newShown()
	has := func(when string, who, calls bool) {
		t.Helper()
		if got := d.sees(d.text("credentials.clientID")); got != who {
			t.Errorf("%s: the credentials are there: %v", when, got)
		}
		if got := d.sees(d.text("calls.title")); got != calls {
			t.Errorf("%s: the calls are there: %v", when, got)
		}
		d.wantSized(when)
	}
	d.window.Resize(fyne.NewSize(1000, 600))
	has("at 1000", true, true)
	d.window.Resize(small)
	has("at 800", false, true)
	d.shortcut(ctrl(fyne.KeyComma))
	has("asked for the credentials", true, false)
	d.chooses(d.text("menu.calls"))
	has("asked for the calls", false, true)
	d.tap("banner.setUp")
	has("setting up", true, false)
	if focused := d.window.Canvas().Focused(); focused != fyne.Focusable(d.clientIDField()) {
		t.Errorf("%T has the focus", focused)
	}
	d.window.Resize(fyne.NewSize(1220, 700))
	has("wide again", true, true)
	d.chooses(d.text("menu.calls"))
	has("without calls", true, false)
	d.chooses(d.text("menu.calls"))
}

func TestTheFirstSizeIsWithinTheMonitor(t *testing.T) {
	for _, c := range []struct{ room, want fyne.Size }{
		{fyne.NewSize(0, 0), usualSize},
		{fyne.NewSize(1916, 1008), usualSize},
		{fyne.NewSize(1276, 661), fyne.NewSize(1220, 661)},
		{fyne.NewSize(300, 200), leastSize},
	} {
		config := Config{App: widgettest.App(), Desktop: Desktop{
			Room: func(float32) (float32, float32) { return c.room.Width, c.room.Height },
		}}
		if got := config.firstSize(); got != c.want {
			t.Errorf("with room for %v it opens as %v, want %v", c.room, got, c.want)
		}
	}
}
