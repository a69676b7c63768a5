package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/widgets/widgettest"
)

// top is what a person can reach: the topmost dialog, or the window.
func (d *desk) top() fyne.CanvasObject {
	if o := d.window.Canvas().Overlays().Top(); o != nil {
		return o
	}
	return d.window.Canvas().Content()
}

// screen is all the words on the screen, one object a line.
func (d *desk) screen() string { return widgettest.Screen(d.top()) }

func (d *desk) sees(words string) bool { return strings.Contains(d.screen(), words) }

func (d *desk) wantSeen(words string) {
	d.t.Helper()
	if !d.sees(words) {
		d.t.Errorf("%q is not on the screen:\n%s", words, d.screen())
	}
}

func (d *desk) wantUnseen(words string) {
	d.t.Helper()
	if d.sees(words) {
		d.t.Errorf("%q is on the screen:\n%s", words, d.screen())
	}
}

// button finds a visible button by the key of its words.
func (d *desk) button(key string) *widgets.Button {
	d.t.Helper()
	var found *widgets.Button
	widgettest.Walk(d.top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Text == d.text(key) {
			found = b
		}
	})
	if found == nil {
		d.t.Fatalf("there is no button %q:\n%s", d.text(key), d.screen())
	}
	return found
}

// tap presses a button, which must be there and not greyed out.
func (d *desk) tap(key string) {
	d.t.Helper()
	b := d.button(key)
	if b.Disabled() {
		d.t.Fatalf("the button %q is disabled", b.Text)
	}
	test.Tap(b)
	d.queue.run()
}

// menuItem finds an item of the main menu by its words.
func (d *desk) menuItem(words string) *fyne.MenuItem {
	d.t.Helper()
	for _, menu := range d.window.MainMenu().Items {
		for _, i := range menu.Items {
			if i.Label == words {
				return i
			}
		}
	}
	d.t.Fatalf("there is no menu item %q", words)
	return nil
}

// chooses opens the main menu and takes an item, or one of the menu that an item opens.
func (d *desk) chooses(words string, inside ...string) {
	d.t.Helper()
	item := d.menuItem(words)
	for _, name := range inside {
		i := slices.IndexFunc(item.ChildMenu.Items, func(i *fyne.MenuItem) bool { return i.Label == name })
		if i < 0 {
			d.t.Fatalf("%q opens no menu with %q", words, name)
		}
		item = item.ChildMenu.Items[i]
	}
	item.Action()
	d.queue.run()
}

// chooseRow selects the row of a list that has these words.
func (d *desk) chooseRow(words string) {
	d.t.Helper()
	var lists []*widgets.List
	widgettest.Walk(d.top(), func(o fyne.CanvasObject) {
		if l, ok := o.(*widgets.List); ok {
			lists = append(lists, l)
		}
	})
	for _, l := range lists {
		for i := range l.Length() {
			row := l.CreateItem()
			l.UpdateItem(i, row)
			found := false
			widgettest.Walk(row, func(o fyne.CanvasObject) { found = found || strings.Contains(widgettest.Words(o), words) })
			if found {
				l.Select(i)
				d.queue.run()
				return
			}
		}
	}
	d.t.Fatalf("no row says %q:\n%s", words, d.screen())
}

// shortcut presses keys with Ctrl, on a Mac Cmd. The main menu comes first, then who has the focus, as with a driver.
func (d *desk) shortcut(s fyne.Shortcut) {
	d.t.Helper()
	defer d.queue.run()
	for _, menu := range d.window.MainMenu().Items {
		for _, i := range menu.Items {
			if i.Shortcut != nil && i.Shortcut.ShortcutName() == s.ShortcutName() {
				i.Action()
				return
			}
		}
	}
	if focused, ok := d.window.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(s)
	} else if canvas, ok := d.window.Canvas().(fyne.Shortcutable); ok {
		canvas.TypedShortcut(s)
	}
}

// primaries are the buttons of the middle that stand out.
func (d *desk) primaries() (words []string) {
	widgettest.Walk(d.attemptContent(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Importance == widget.SuccessImportance {
			words = append(words, b.Text)
		}
	})
	return words
}
