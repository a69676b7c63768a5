package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// side is how wide a column beside the middle is: a share of the window within limits, so that the middle has room for
// a picture of twice its size in a window of 1024 pixels, and long lines have room in a wide one.
type side struct{ share, least, most float32 }

var (
	whoSide   = side{0.2214, 250, 300}
	callsSide = side{0.3115, 340, 560}
)

// middleLeast is how narrow the middle can be. Both columns have room beside it in a window of 1000 pixels, one in a window
// of 800.
const middleLeast = 394

func (s side) width(window float32) float32 { return min(max(window*s.share, s.least), s.most) }

// sides is a layout of the middle between two columns. A column that is folded away is nil. Where there is no room for
// both, one folds by itself until there is.
type sides struct {
	left, middle, right fyne.CanvasObject
	leftFirst           bool // the left one is kept: the person asked for it last
}

// objects are the columns that are there, from left to right, as Tab goes through them.
func (s *sides) objects() []fyne.CanvasObject {
	var there []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{s.left, s.middle, s.right} {
		if o != nil {
			there = append(there, o)
		}
	}
	return there
}

// MinSize implements fyne.Layout. What a column holds does not widen the window: it may be what a server sent.
func (s *sides) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(middleLeast, s.middle.MinSize().Height)
}

// room tells which columns have room beside the middle in a window so wide.
func (s *sides) room(width float32) (left, right bool) {
	beside := func(column side) bool {
		width -= column.least + theme.Padding()
		return width >= middleLeast
	}
	if s.left == nil || s.right == nil {
		return s.left != nil && beside(whoSide), s.right != nil && beside(callsSide)
	}
	if s.leftFirst {
		left = beside(whoSide)
		return left, left && beside(callsSide)
	}
	right = beside(callsSide)
	return right && beside(whoSide), right
}

// Layout implements fyne.Layout.
func (s *sides) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	var from, to float32 = 0, size.Width
	left, right := s.room(size.Width)
	for column, fits := range map[fyne.CanvasObject]bool{s.left: left, s.right: right} {
		if column != nil && column.Visible() != fits {
			setVisible(column, fits)
		}
	}
	if left {
		width := whoSide.width(size.Width)
		setColumn(s.left, from, width, size.Height)
		from += width + theme.Padding()
	}
	if right {
		width := callsSide.width(size.Width)
		setColumn(s.right, to-width, width, size.Height)
		to -= width + theme.Padding()
	}
	setColumn(s.middle, from, to-from, size.Height)
}

// setColumn puts an object at the top of a column.
func setColumn(o fyne.CanvasObject, x, width, height float32) {
	o.Move(fyne.NewPos(x, 0))
	o.Resize(fyne.NewSize(width, height))
}
