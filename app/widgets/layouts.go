package widgets

import (
	"fyne.io/fyne/v2"
)

// Instead is the layout of a place in which one thing at a time is seen. The place is as large as the largest of them, seen
// or not: nothing jumps, and all have their size, when one takes the place of another. A hidden button does not count its
// icon.
type Instead struct{}

// MinSize implements fyne.Layout.
func (Instead) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// Layout implements fyne.Layout.
func (Instead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// Narrow is a layout that asks for less width than its object does, whose longest text would else widen the window.
type Narrow struct{ Width float32 }

// MinSize implements fyne.Layout.
func (l *Narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(l.Width, 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

// Layout implements fyne.Layout.
func (l *Narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// Centered is a layout that puts an object into the middle, wider by extra than it needs, if there is room.
type Centered struct{ Extra float32 }

// MinSize implements fyne.Layout.
func (l *Centered) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout implements fyne.Layout.
func (l *Centered) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(objects[0].MinSize().Width+l.Extra, size.Width)
	objects[0].Move(fyne.NewPos((size.Width-width)/2, 0))
	objects[0].Resize(fyne.NewSize(width, size.Height))
}
