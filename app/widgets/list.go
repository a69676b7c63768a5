package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// List is a widget.List that passes Esc on and makes no more rows than were ever seen at once. Fyne's own makes a row at
// each refresh only to measure it, and forgets those that are not seen any more, while its caches hold on to all their
// widgets for a minute.
type List struct {
	widget.List
	onEscape func()

	create func() fyne.CanvasObject
	// measured is the row that is never seen.
	measured fyne.CanvasObject
	// measuring is true where the next row asked for is measured only.
	measuring bool
	spare     []fyne.CanvasObject // rows that are neither seen nor in Fyne's hands
	out       map[fyne.CanvasObject]bool
	// filled are the rows that the refresh under way has filled: the last thing it does is to fill each that is seen.
	filled map[fyne.CanvasObject]bool
}

// NewList is a list of rows that are made by create and filled by fill.
func NewList(length func() int, create func() fyne.CanvasObject, fill func(int, fyne.CanvasObject), onEscape func()) *List {
	l := &List{onEscape: onEscape, create: create, measuring: true, out: map[fyne.CanvasObject]bool{}}
	l.Length, l.CreateItem = length, l.row
	l.UpdateItem = func(i widget.ListItemID, row fyne.CanvasObject) {
		if l.filled != nil {
			l.filled[row] = true
		}
		fill(i, row)
	}
	l.ExtendBaseWidget(l)
	return l
}

// row gives a row to measure, else one to be seen.
func (l *List) row() fyne.CanvasObject {
	if l.measuring {
		l.measuring = false
		if l.measured == nil {
			l.measured = l.create()
		}
		return l.measured
	}
	var row fyne.CanvasObject
	if n := len(l.spare); n > 0 {
		row, l.spare = l.spare[n-1], l.spare[:n-1]
	} else {
		row = l.create()
	}
	l.out[row] = true
	return row
}

// refreshed takes back the rows that a refresh left unfilled: Fyne has let go of them.
func (l *List) refreshed() {
	for row := range l.out {
		if !l.filled[row] {
			delete(l.out, row)
			l.spare = append(l.spare, row)
		}
	}
	l.filled = nil
}

// CreateRenderer implements fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	l.measuring = l.measured == nil // Fyne measures once, before the first refresh
	return &listRenderer{l.List.CreateRenderer(), l}
}

type listRenderer struct {
	fyne.WidgetRenderer
	list *List
}

// Refresh implements fyne.WidgetRenderer.
func (r *listRenderer) Refresh() {
	r.list.measuring, r.list.filled = true, map[fyne.CanvasObject]bool{}
	r.WidgetRenderer.Refresh()
	r.list.refreshed()
}

// TypedKey implements fyne.Focusable.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		l.onEscape()
		return
	}
	l.List.TypedKey(e)
}
