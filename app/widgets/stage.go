package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Stage is the layout of the middle, from top to bottom: the stage grows with what stands on it into the room that the
// verdict does not need, and gives some up in a low window, in which a verdict has to be whole.
type Stage struct {
	Head, Stage, Form, Verdict, Actions fyne.CanvasObject
	Wanted                              float32 // the height that shows all that stands on the stage
}

// The heights that stage and verdict share out. None depends on what the verdict says: the stage must not jump when it
// comes.
const (
	UsualStage  = 210
	leastStage  = 188 // a picture of twice its size is whole
	verdictRoom = 230 // for a verdict with its sentences, in the usual window
	VerdictHead = 130 // for its sign, its word, and what happened
	verdictWord = 40  // for its sign and its word
	lowStage    = 140 // in the lowest window, so that the actions are never lost
)

// Objects are in the order of Tab.
func (m *Stage) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{m.Head, m.Stage, m.Form, m.Verdict, m.Actions}
}

// MinSize implements fyne.Layout.
func (m *Stage) MinSize([]fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, lowStage+verdictWord+4*theme.Padding())
	for _, o := range m.Objects() {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		if o != m.Stage && o != m.Verdict {
			size.Height += least.Height
		}
	}
	return size
}

// stageHeight is how much of the room for stage and verdict is the stage's.
func (m *Stage) stageHeight(room float32) float32 {
	usual := min(max(room-verdictRoom, leastStage, m.Stage.MinSize().Height), UsualStage)
	return min(max(usual, min(m.Wanted, room-VerdictHead)), max(lowStage, room-verdictWord))
}

// Layout implements fyne.Layout.
func (m *Stage) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Padding()
	room := size.Height - m.Head.MinSize().Height - m.Form.MinSize().Height - m.Actions.MinSize().Height - 4*gap
	stage := m.stageHeight(room)
	var y float32
	for _, o := range m.Objects() {
		height := o.MinSize().Height
		switch o {
		case m.Stage:
			height = stage
		case m.Verdict:
			height = room - stage
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + gap
	}
}
