package widgets

import (
	"fyne.io/fyne/v2"
)

// Enable makes something take presses and keys, or greys it out.
func Enable(o fyne.Disableable, on bool) {
	if o.Disabled() != on {
		return
	}
	if on {
		o.Enable()
	} else {
		o.Disable()
	}
}

// Visible shows or hides what stands in a container. Fyne does not lay the container out again by itself: what was hidden
// when that was done would have no size.
func Visible(in *fyne.Container, o fyne.CanvasObject, show bool) {
	if o.Visible() == show {
		return
	}
	SetVisible(o, show)
	in.Layout.Layout(in.Objects, in.Size())
}

// SetVisible shows or hides something that is laid out anew anyway.
func SetVisible(o fyne.CanvasObject, show bool) {
	if show {
		o.Show()
	} else {
		o.Hide()
	}
}
