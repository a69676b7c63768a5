package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/session"
	"navercaptcha/app/widgets"
	"navercaptcha/app/widgets/widgettest"
)

// typesInto does what a driver does with letters while nothing has the focus, or something has.
func (d *desk) typesAnywhere(words string) {
	for _, r := range words {
		if focused := d.window.Canvas().Focused(); focused != nil {
			focused.TypedRune(r)
		} else if typed := d.window.Canvas().OnTypedRune(); typed != nil {
			typed(r)
		}
	}
	d.queue.run()
}

// Who clicked beside the field for the secret must not find the secret in clear in the answer.
func TestWhatIsTypedWithoutFocusIsForWhatHadItLast(t *testing.T) {
	d := open(t)
	d.newShown()
	d.newProfile()
	d.queue.run()
	for name, field := range map[string]*widgets.Entry{"the client ID": d.clientIDField(), "the secret": d.secretField()} {
		d.window.Canvas().Focus(field)
		d.window.Canvas().Unfocus() // by a click beside it
		d.typesAnywhere("hunter2hunter2")
		d.press(fyne.KeyReturn)
		if got := d.answerField().Text; got != "" {
			t.Errorf("after %s the answer is %q", name, got)
		}
		d.wantUnseen("hunter2")
	}

	d.useKnown(d.builtIn()[0].ID)
	d.until("the secret is read", func() bool { return !d.readsSecret() })
	d.newShown()
	d.window.Canvas().Focus(d.answerField())
	d.window.Canvas().Unfocus() // as a menu does
	d.typesAnywhere("abc")
	if got := d.answerField().Text; got != "abc" {
		t.Errorf("after the answer it is %q", got)
	}
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Judged)
}

// A field that is about to be clicked stays where it is, and what is said of it stands under it.
func TestTheFormDoesNotJumpWhenSomethingIsSaid(t *testing.T) {
	for _, language := range []string{English, Korean} {
		d := open(t)
		d.setLanguage(language)
		d.newProfile()
		d.queue.run()
		c := d.credentialsPane()
		where := func() (at []fyne.Position) {
			for _, o := range []fyne.CanvasObject{c.name, c.platform, c.baseURL, c.clientID, c.secret} {
				at = append(at, fyne.CurrentApp().Driver().AbsolutePositionForObject(o))
			}
			return at
		}
		before := where()
		stands := func(when string) {
			t.Helper()
			for i, at := range where() {
				if at != before[i] {
					t.Errorf("%s, %s: field %d jumped from %v to %v", language, when, i, before[i], at)
				}
			}
		}
		d.pastes(c.clientID, "\ufeff“abc” ")
		d.wantSeen(d.text("clean.byte-order-mark"))
		stands("a client ID that was cleaned")
		d.wantBelow(d.text("clean.byte-order-mark"), c.clientID, c.secret)
		d.pastes(c.secret, "\ufeff'xyz' ")
		stands("a secret that was cleaned")
		d.wantBelow(d.text("clean.byte-order-mark"), c.secret, c.save)
		d.writes(c.baseURL, "ftp://example.com")
		d.wantSeen(d.text("problem.profile-bad-base-url.next"))
		stands("a base URL that cannot be used")
		d.wantBelow(d.text("problem.profile-bad-base-url.next"), c.baseURL, c.clientID)
	}
}

// wantBelow checks that words stand between two things.
func (d *desk) wantBelow(words string, above, below fyne.CanvasObject) {
	d.t.Helper()
	y := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	found := false
	widgettest.Walk(d.top(), func(o fyne.CanvasObject) {
		if said := widgettest.Words(o); len(said) >= len(words) && said[:len(words)] == words {
			found = found || y(o) > y(above) && y(o) < y(below)
		}
	})
	if !found {
		d.t.Errorf("%q does not stand under its field", words)
	}
}
