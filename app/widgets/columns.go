package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// column is how wide a column beside the middle is: a share of the window within limits, so that the middle has room for
// a picture of twice its size in a window of 1024 pixels, and long lines have room in a wide one.
type column struct{ share, least, most float32 }

var (
	leftColumn  = column{0.2214, 250, 300}
	rightColumn = column{0.3115, 340, 560}
)

// middleLeast is how narrow the middle can be. Both columns have room beside it in a window of 1000 pixels, one in a window
// of 800.
const MiddleLeast = 394

func (s column) width(window float32) float32 { return min(max(window*s.share, s.least), s.most) }

// Columns is a layout of the middle between two columns. A column that is folded away is nil. Where there is no room for
// both, one folds by itself until there is.
type Columns struct {
	Left, Middle, Right fyne.CanvasObject
	LeftFirst           bool // the left one is kept: the person asked for it last
}

// Objects are the columns that are there, from left to right, as Tab goes through them.
func (s *Columns) Objects() []fyne.CanvasObject {
	var there []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{s.Left, s.Middle, s.Right} {
		if o != nil {
			there = append(there, o)
		}
	}
	return there
}

// MinSize implements fyne.Layout. What a column holds does not widen the window: it may be what a server sent.
func (s *Columns) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(MiddleLeast, s.Middle.MinSize().Height)
}

// room tells which columns have room beside the middle in a window so wide.
func (s *Columns) room(width float32) (left, right bool) {
	beside := func(column column) bool {
		width -= column.least + theme.Padding()
		return width >= MiddleLeast
	}
	if s.Left == nil || s.Right == nil {
		return s.Left != nil && beside(leftColumn), s.Right != nil && beside(rightColumn)
	}
	if s.LeftFirst {
		left = beside(leftColumn)
		return left, left && beside(rightColumn)
	}
	right = beside(rightColumn)
	return right && beside(leftColumn), right
}

// Layout implements fyne.Layout.
func (s *Columns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	var from, to float32 = 0, size.Width
	left, right := s.room(size.Width)
	for column, fits := range map[fyne.CanvasObject]bool{s.Left: left, s.Right: right} {
		if column != nil && column.Visible() != fits {
			SetVisible(column, fits)
		}
	}
	if left {
		width := leftColumn.width(size.Width)
		setColumn(s.Left, from, width, size.Height)
		from += width + theme.Padding()
	}
	if right {
		width := rightColumn.width(size.Width)
		setColumn(s.Right, to-width, width, size.Height)
		to -= width + theme.Padding()
	}
	setColumn(s.Middle, from, to-from, size.Height)
}

// setColumn puts an object at the top of a column.
func setColumn(o fyne.CanvasObject, x, width, height float32) {
	o.Move(fyne.NewPos(x, 0))
	o.Resize(fyne.NewSize(width, height))
}
