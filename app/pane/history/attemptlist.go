package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/history"
	"navercaptcha/app/widgets"
)

// foundAtMost is how many attempts a search shows.
const foundAtMost = 10_000

// attemptList is what a search found.
type attemptList struct {
	list   *widgets.List
	found  []history.Summary // one more than is shown tells that there are more
	chosen int               // -1 while none is
}

func newAttemptList(p *Pane) *attemptList {
	in, l := p.words, &attemptList{chosen: -1}
	l.list = widgets.NewList(
		func() int { return min(len(l.found), foundAtMost) },
		newAttemptRow,
		func(i widget.ListItemID, row fyne.CanvasObject) { fillAttemptRow(row, l.found[i], in) },
		p.host.CloseMiddle,
	)
	l.list.OnSelected = p.onChosen
	return l
}

// show puts up other attempts, of which none is chosen.
func (l *attemptList) show(found []history.Summary) {
	l.found, l.chosen = found, -1
	l.list.UnselectAll()
	l.list.ScrollToTop()
	l.list.Refresh()
}

// chosenID is the chosen attempt; ok is false while there is none.
func (l *attemptList) chosenID() (id int64, ok bool) {
	if l.chosen < 0 || l.chosen >= len(l.found) {
		return 0, false
	}
	return l.found[l.chosen].ID, true
}

// setNote shows in the list what was noted of an attempt. The one that is chosen stays so.
func (l *attemptList) setNote(id int64, note string, tags []string) {
	for i := range l.found {
		if l.found[i].ID == id {
			l.found[i].Note, l.found[i].Tags = note, tags
		}
	}
	l.list.Refresh()
}
