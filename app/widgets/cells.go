package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewCell is a cell of a row, in small letters.
func NewCell(truncation fyne.TextTruncation) *widget.Label {
	l := widget.NewLabel("")
	l.SizeName = theme.SizeNameCaptionText
	l.Truncation = truncation
	return l
}

// SetCell writes into a cell of a row.
func SetCell(row fyne.CanvasObject, i int, words string) {
	row.(*fyne.Container).Objects[i].(*widget.Label).SetText(words)
}

// Cells is a layout of fixed widths, after which an object more takes the rest. A label keeps a margin on both sides,
// which neighbours share.
type Cells struct{ Widths []float32 }

// MinSize implements fyne.Layout.
func (c *Cells) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, width := range c.Widths {
		size.Width += width
	}
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

// Layout implements fyne.Layout.
func (c *Cells) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var x float32
	for i, o := range objects {
		width := size.Width - x
		if i < len(c.Widths) {
			width = min(width, c.Widths[i]+theme.InnerPadding())
		}
		setColumn(o, x, width, size.Height)
		if i < len(c.Widths) {
			x += c.Widths[i]
		}
	}
}
