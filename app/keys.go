package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Fyne hands a key to the widget that has the focus and to nobody else, so Esc reaches the window only where each
// focusable widget passes it on. These do.

// button is a widget.Button that passes Esc on.
type button struct {
	widget.Button
	onEscape func()
}

func newButton(label string, icon fyne.Resource, tapped, onEscape func()) *button {
	b := &button{onEscape: onEscape}
	b.Text, b.Icon, b.OnTapped = label, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey implements fyne.Focusable. Enter presses the button, as Space does.
func (b *button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		b.onEscape()
	case fyne.KeySpace: // its rune comes next, and would go to whatever has the focus by then
	case fyne.KeyReturn, fyne.KeyEnter:
		if !b.Disabled() && b.OnTapped != nil {
			b.OnTapped()
		}
	default:
		b.Button.TypedKey(e)
	}
}

// TypedRune implements fyne.Focusable.
func (b *button) TypedRune(r rune) {
	if r == ' ' {
		b.Button.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	}
}

// entry is a widget.Entry of one line that passes Esc on.
type entry struct {
	widget.Entry
	onEscape func()
	// onShortcut takes a shortcut that is not in the menu; false leaves it to the entry. It may be nil.
	onShortcut func(fyne.Shortcut) bool
	onFocus    func() // it may be nil
	// takesLines leaves the line ends of what is pasted to who cleans it and has to know them.
	takesLines bool
}

// TypedShortcut implements fyne.Shortcutable. An entry that has the focus swallows every shortcut but the menu's.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if e.onShortcut != nil && e.onShortcut(s) {
		return
	}
	if paste, ok := s.(*fyne.ShortcutPaste); ok && !e.takesLines {
		s = &fyne.ShortcutPaste{Clipboard: oneLine{paste.Clipboard}}
	}
	e.Entry.TypedShortcut(s)
}

// FocusGained implements fyne.Focusable.
func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	if e.onFocus != nil {
		e.onFocus()
	}
}

// oneLine is a clipboard without its line ends, as the one-line field of a browser takes it. Fyne would make blanks of some
// and keep the others, which nobody sees.
type oneLine struct{ fyne.Clipboard }

// Content implements fyne.Clipboard.
func (c oneLine) Content() string {
	return strings.NewReplacer("\r", "", "\n", "").Replace(c.Clipboard.Content())
}

func newEntry(onEscape func()) *entry {
	e := &entry{onEscape: onEscape}
	e.ExtendBaseWidget(e)
	return e
}

func newPasswordEntry(onEscape func()) *entry {
	e := &entry{onEscape: onEscape}
	e.Password = true
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *entry) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape {
		e.onEscape()
		return
	}
	e.Entry.TypedKey(ev)
}

// choice is a widget.Select that passes Esc on.
type choice struct {
	widget.Select
	onEscape func()
}

func newChoice(options []string, changed func(string), onEscape func()) *choice {
	c := &choice{onEscape: onEscape}
	c.Options, c.OnChanged = options, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey implements fyne.Focusable.
func (c *choice) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		c.onEscape()
		return
	}
	c.Select.TypedKey(e)
}

// check is a widget.Check that passes Esc on.
type check struct {
	widget.Check
	onEscape func()
}

func newCheck(label string, checked bool, changed func(bool), onEscape func()) *check {
	c := &check{onEscape: onEscape}
	c.Text, c.Checked, c.OnChanged = label, checked, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey implements fyne.Focusable.
func (c *check) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		c.onEscape()
		return
	}
	c.Check.TypedKey(e)
}

// slider is a widget.Slider that passes Esc on.
type slider struct {
	widget.Slider
	onEscape func()
}

func newSlider(low, high, value float64, changed func(float64), onEscape func()) *slider {
	s := &slider{onEscape: onEscape}
	s.Min, s.Max, s.Value, s.Step, s.OnChanged = low, high, value, (high-low)/20, changed
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey implements fyne.Focusable.
func (s *slider) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		s.onEscape()
		return
	}
	s.Slider.TypedKey(e)
}
