package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Entry is a widget.Entry of one line that passes Esc on.
type Entry struct {
	widget.Entry
	onEscape func()
	// onShortcut takes a shortcut that is not in the menu; false leaves it to the entry. It may be nil.
	OnShortcut func(fyne.Shortcut) bool
	OnFocus    func() // it may be nil
	// takesLines leaves the line ends of what is pasted to who cleans it and has to know them.
	TakesLines bool
}

// TypedShortcut implements fyne.Shortcutable. An entry that has the focus swallows every shortcut but the menu's.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if e.OnShortcut != nil && e.OnShortcut(s) {
		return
	}
	if paste, ok := s.(*fyne.ShortcutPaste); ok && !e.TakesLines {
		s = &fyne.ShortcutPaste{Clipboard: oneLine{paste.Clipboard}}
	}
	e.Entry.TypedShortcut(s)
}

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if e.OnFocus != nil {
		e.OnFocus()
	}
}

// oneLine is a clipboard without its line ends, as the one-line field of a browser takes it. Fyne would make blanks of some
// and keep the others, which nobody sees.
type oneLine struct{ fyne.Clipboard }

// Content implements fyne.Clipboard.
func (c oneLine) Content() string {
	return strings.NewReplacer("\r", "", "\n", "").Replace(c.Clipboard.Content())
}

// NewEntry is an empty field. onEscape is called for Esc.
func NewEntry(onEscape func()) *Entry {
	e := &Entry{onEscape: onEscape}
	e.ExtendBaseWidget(e)
	return e
}

// NewPasswordEntry is an empty field that shows dots.
func NewPasswordEntry(onEscape func()) *Entry {
	e := &Entry{onEscape: onEscape}
	e.Password = true
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape {
		e.onEscape()
		return
	}
	e.Entry.TypedKey(ev)
}

// Fill sets an entry's text unless it is there already, which keeps the cursor in place.
func Fill(e *Entry, words string) {
	if e.Text != words {
		e.SetText(words)
	}
}
