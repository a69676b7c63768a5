package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

func ctrl(key fyne.KeyName, more ...fyne.KeyModifier) fyne.Shortcut {
	s := &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
	for _, m := range more {
		s.Modifier |= m
	}
	return s
}

func TestEscCancelsWhereverTheFocusIs(t *testing.T) {
	for name, focus := range map[string]func(*desk) fyne.Focusable{
		"the answer":      func(d *desk) fyne.Focusable { return d.answerField() },
		"a button":        func(d *desk) fyne.Focusable { return d.issueButton() },
		"the client ID":   func(d *desk) fyne.Focusable { return d.clientIDField() },
		"the secret":      func(d *desk) fyne.Focusable { return d.secretField() },
		"the profiles":    func(d *desk) fyne.Focusable { return d.profileChoice() },
		"nothing at all ": func(*desk) fyne.Focusable { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t)
			held := d.door.holdNext(naver.Issue)
			d.tap("action.new")
			<-held.here
			if f := focus(d); f != nil {
				d.window.Canvas().Focus(f)
			} else {
				d.window.Canvas().Unfocus()
			}
			d.press(fyne.KeyEscape)
			d.untilPhase(session.Start)
		})
	}
}

func TestEscClosesADialogFirst(t *testing.T) {
	d := open(t)
	held := d.door.holdNext(naver.Issue)
	d.tap("action.new")
	<-held.here
	d.chooses(d.text("help.keys"))
	d.wantSeen(d.text("help.keysText"))
	d.press(fyne.KeyEscape)
	d.wantUnseen(d.text("help.keysText"))
	if st := d.state(naver.Image); st.Phase != session.Issuing {
		t.Errorf("closing the dialog left the call %s", st.Phase)
	}
	if d.window.Canvas().Focused() != d.answerField() {
		t.Error("the answer did not get the focus back")
	}
	d.press(fyne.KeyEscape)
	d.untilPhase(session.Start)
}

func TestDialogsOnDialogsCloseOneByOne(t *testing.T) {
	d := open(t)
	d.chooses(d.text("help.keys"))
	d.chooses(d.text("help.about"))
	d.wantSeen("NAVER CAPTCHA Tester 1.2.3")
	d.press(fyne.KeyEscape)
	d.wantSeen(d.text("help.keysText"))
	d.press(fyne.KeyEscape)
	d.wantSeen(d.text("stage.start"))
	if len(d.dialogs.open) != 0 {
		t.Errorf("%d dialogs are left", len(d.dialogs.open))
	}
}

func TestEnterPressesAButton(t *testing.T) {
	d := open(t)
	d.window.Canvas().Focus(d.newButton())
	d.press(fyne.KeyReturn)
	d.untilPhase(session.Shown)
}

func TestAnEmptyAnswerIsNotSentByEnter(t *testing.T) {
	d := open(t)
	d.newShown()
	d.press(fyne.KeyReturn)
	d.types("  ")
	d.press(fyne.KeyReturn)
	d.tap("action.fetch")
	d.until("a second picture", func() bool { return d.state(naver.Image).Fetched.Count == 2 })
	if n := d.door.count(naver.Verify); n != 0 {
		t.Errorf("verify was sent %d times", n)
	}
}

func TestEveryShortcutIsInTheMenuOnce(t *testing.T) {
	d := open(t)
	seen := map[string]string{}
	for _, menu := range d.window.MainMenu().Items {
		for _, i := range menu.Items {
			if i.Shortcut == nil {
				continue
			}
			name := i.Shortcut.ShortcutName()
			if other, twice := seen[name]; twice {
				t.Errorf("%s is both %q and %q", name, other, i.Label)
			}
			seen[name] = i.Label
		}
	}
	for _, s := range []fyne.Shortcut{
		ctrl(fyne.KeyN), ctrl(fyne.KeyI), ctrl(fyne.KeyR), ctrl(fyne.Key1), ctrl(fyne.Key2), ctrl(fyne.KeyP),
		ctrl(fyne.KeyP, fyne.KeyModifierShift), ctrl(fyne.KeyS), ctrl(fyne.KeyC, fyne.KeyModifierShift),
		ctrl(fyne.KeyEqual), ctrl(fyne.KeyMinus), ctrl(fyne.Key0), ctrl(fyne.KeyComma),
	} {
		if seen[s.ShortcutName()] == "" {
			t.Errorf("%s does nothing", s.ShortcutName())
		}
	}
}

func TestThePictureIsEnlargedByWholePixels(t *testing.T) {
	d := open(t)
	d.newShown()
	width := func() float32 { return d.pictureShown().image.MinSize().Width }
	if width() != 200*defaultZoom {
		t.Errorf("%v wide at the start", width())
	}
	for i, plus := range []fyne.Shortcut{
		ctrl(fyne.KeyEqual), ctrl(fyne.KeyEqual, fyne.KeyModifierShift), ctrl(fyne.KeyPlus),
	} {
		d.shortcut(plus)
		if width() != 200*float32(defaultZoom+i+1) {
			t.Errorf("%v wide after %s", width(), plus.ShortcutName())
		}
	}
	for range 10 {
		d.shortcut(ctrl(fyne.KeyEqual))
	}
	if width() != 200*maxZoom {
		t.Errorf("%v wide at the most", width())
	}
	for range 10 {
		d.shortcut(ctrl(fyne.KeyMinus))
	}
	if width() != 200*minZoom {
		t.Errorf("%v wide at the least", width())
	}
	d.shortcut(ctrl(fyne.Key0))
	if width() != 200*defaultZoom {
		t.Errorf("%v wide again", width())
	}
}
