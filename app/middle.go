package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// middle is the layout of the middle, from top to bottom: the stage grows with what stands on it into the room that the
// verdict does not need, and gives some up in a low window, in which a verdict has to be whole.
type middle struct {
	head, stage, form, verdict, actions fyne.CanvasObject
	wanted                              float32 // the height that shows all that stands on the stage
}

// The heights that stage and verdict share out. None depends on what the verdict says: the stage must not jump when it
// comes.
const (
	usualStage  = 210
	leastStage  = 188 // a picture of twice its size is whole
	verdictRoom = 230 // for a verdict with its sentences, in the usual window
	verdictHead = 130 // for its sign, its word, and what happened
	verdictWord = 40  // for its sign and its word
	lowStage    = 140 // in the lowest window, so that the actions are never lost
)

// objects are in the order of Tab.
func (m *middle) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{m.head, m.stage, m.form, m.verdict, m.actions}
}

// MinSize implements fyne.Layout.
func (m *middle) MinSize([]fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, lowStage+verdictWord+4*theme.Padding())
	for _, o := range m.objects() {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		if o != m.stage && o != m.verdict {
			size.Height += least.Height
		}
	}
	return size
}

// stageHeight is how much of the room for stage and verdict is the stage's.
func (m *middle) stageHeight(room float32) float32 {
	usual := min(max(room-verdictRoom, leastStage, m.stage.MinSize().Height), usualStage)
	return min(max(usual, min(m.wanted, room-verdictHead)), max(lowStage, room-verdictWord))
}

// Layout implements fyne.Layout.
func (m *middle) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Padding()
	room := size.Height - m.head.MinSize().Height - m.form.MinSize().Height - m.actions.MinSize().Height - 4*gap
	stage := m.stageHeight(room)
	var y float32
	for _, o := range m.objects() {
		height := o.MinSize().Height
		switch o {
		case m.stage:
			height = stage
		case m.verdict:
			height = room - stage
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + gap
	}
}
