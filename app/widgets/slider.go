package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Slider is a widget.Slider that passes Esc on.
type Slider struct {
	widget.Slider
	onEscape func()
}

// NewSlider is a slider in twenty steps.
func NewSlider(low, high, value float64, changed func(float64), onEscape func()) *Slider {
	s := &Slider{onEscape: onEscape}
	s.Min, s.Max, s.Value, s.Step, s.OnChanged = low, high, value, (high-low)/20, changed
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey implements fyne.Focusable.
func (s *Slider) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		s.onEscape()
		return
	}
	s.Slider.TypedKey(e)
}
