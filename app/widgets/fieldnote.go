package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// WithNote puts a note under its field. There is always room for its two lines: a field below that is about to be clicked
// must not move away when something is said.
func WithNote(field fyne.CanvasObject, note *widget.Label) *fyne.Container {
	note.SizeName = theme.SizeNameCaptionText
	return container.New(fieldAndNote{}, field, note)
}

// SayUnder fills the note of a field.
func SayUnder(row *fyne.Container, words string) {
	Say(row, row.Objects[1].(*widget.Label), words)
}

// fieldAndNote is the layout of a field and of the note under it.
type fieldAndNote struct{}

func (fieldAndNote) noteHeight() float32 {
	return 2 * fyne.MeasureText("가", theme.CaptionTextSize(), fyne.TextStyle{}).Height
}

// MinSize implements fyne.Layout.
func (l fieldAndNote) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(0, l.noteHeight())
}

// Layout implements fyne.Layout. A label keeps a margin around its words, which stand close to their field here.
func (l fieldAndNote) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	field, note, margin := objects[0], objects[1], theme.InnerPadding()
	setColumn(field, 0, size.Width, field.MinSize().Height)
	note.Move(fyne.NewPos(0, field.MinSize().Height+theme.Padding()/2-margin))
	note.Resize(fyne.NewSize(size.Width, l.noteHeight()+2*margin))
}
