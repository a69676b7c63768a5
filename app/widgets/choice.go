package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Choice is a widget.Select that passes Esc on.
type Choice struct {
	widget.Select
	onEscape func()
}

// NewChoice is a choice of options, none of which is chosen. changed is called for each that is.
func NewChoice(options []string, changed func(string), onEscape func()) *Choice {
	c := &Choice{onEscape: onEscape}
	c.Options, c.OnChanged = options, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey implements fyne.Focusable.
func (c *Choice) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		c.onEscape()
		return
	}
	c.Select.TypedKey(e)
}

// Narrowed is a choice that does not widen the window by its longest line.
func Narrowed(c *Choice) fyne.CanvasObject { return container.New(&Narrow{Width: 120}, c) }

// IndexOf is the place of a value in a list, or 0: the lists' first values are the defaults.
func IndexOf[T comparable](list []T, value T) int { return max(0, slices.Index(list, value)) }
