package app

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/profile"
)

// note is a line that is there only when it has something to say.
func note() *widget.Label {
	l := paragraph("")
	l.Hide()
	return l
}

// write puts words onto a label. Where they stand there already nothing is drawn: a redraw is of the whole window.
func write(l *widget.Label, words string) {
	if l.Text != words {
		l.SetText(words)
	}
}

// say fills a note, which stands in a container.
func say(in *fyne.Container, l *widget.Label, words string) {
	write(l, words)
	visible(in, l, words != "")
}

// cut is the beginning of a text that is longer than so many characters.
func cut(words string, most int) string {
	if runes := []rune(words); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return words
}

// visible shows or hides what stands in a container. Fyne does not lay the container out again by itself: what was hidden
// when that was done would have no size.
func visible(in *fyne.Container, o fyne.CanvasObject, show bool) {
	if o.Visible() == show {
		return
	}
	setVisible(o, show)
	in.Layout.Layout(in.Objects, in.Size())
}

func setVisible(o fyne.CanvasObject, show bool) {
	if show {
		o.Show()
	} else {
		o.Hide()
	}
}

// instead is the layout of a place in which one thing at a time is seen. The place is as large as the largest of them, seen
// or not: nothing jumps, and all have their size, when one takes the place of another. A hidden button does not count its
// icon.
type instead struct{}

// MinSize implements fyne.Layout.
func (instead) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// Layout implements fyne.Layout.
func (instead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// fill sets an entry's text unless it is there already, which keeps the cursor in place.
func fill(e *entry, words string) {
	if e.Text != words {
		e.SetText(words)
	}
}

// indexOf is the place of a value in a list, or 0: the lists' first values are the defaults.
func indexOf[T comparable](list []T, value T) int { return max(0, slices.Index(list, value)) }

func problemIs(err error, problem profile.Problem) bool { return errors.Is(err, problem) }

// narrowed is a choice that does not widen the window by its longest line.
func narrowed(c *choice) fyne.CanvasObject { return container.New(&narrow{width: 120}, c) }

// narrow is a layout that asks for less width than its object does, whose longest text would else widen the window.
type narrow struct{ width float32 }

// MinSize implements fyne.Layout.
func (l *narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(l.width, 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

// Layout implements fyne.Layout.
func (l *narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// centered is a layout that puts an object into the middle, wider by extra than it needs, if there is room.
type centered struct{ extra float32 }

// MinSize implements fyne.Layout.
func (l *centered) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout implements fyne.Layout.
func (l *centered) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(objects[0].MinSize().Width+l.extra, size.Width)
	objects[0].Move(fyne.NewPos((size.Width-width)/2, 0))
	objects[0].Resize(fyne.NewSize(width, size.Height))
}
