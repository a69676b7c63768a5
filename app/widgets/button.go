package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Importance makes a button stand out where it is the primary one.
func Importance(b *Button, primary bool) {
	want := widget.MediumImportance
	if primary {
		want = widget.SuccessImportance
	}
	if b.Importance != want {
		b.Importance = want
		b.Refresh()
	}
}

// Button is a widget.Button that passes Esc on.
type Button struct {
	widget.Button
	onEscape func()
}

// NewButton is a button with a label, an icon or both, either of which may be empty. onEscape is called for Esc.
func NewButton(label string, icon fyne.Resource, tapped, onEscape func()) *Button {
	b := &Button{onEscape: onEscape}
	b.Text, b.Icon, b.OnTapped = label, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey implements fyne.Focusable. Enter presses the button, as Space does.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
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
func (b *Button) TypedRune(r rune) {
	if r == ' ' {
		b.Button.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	}
}

// SetButton changes a button only where it differs: a redraw costs more than a look.
func SetButton(b *Button, label string, icon fyne.Resource) {
	if b.Text != label {
		b.Text, b.Icon = label, icon
		b.Refresh()
	}
}
