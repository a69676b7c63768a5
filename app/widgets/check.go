package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Check is a widget.Check that passes Esc on.
type Check struct {
	widget.Check
	onEscape func()
}

// NewCheck is a box to tick.
func NewCheck(label string, checked bool, changed func(bool), onEscape func()) *Check {
	c := &Check{onEscape: onEscape}
	c.Text, c.Checked, c.OnChanged = label, checked, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey implements fyne.Focusable.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		c.onEscape()
		return
	}
	c.Check.TypedKey(e)
}
