package history

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/naver/attempt"
)

// notes is where a person writes about the chosen attempt.
type notes struct {
	content      fyne.CanvasObject
	note, tags   *widgets.Entry
	keep, remove *widgets.Button

	noted bool    // note and tags are those of the chosen one
	was   written // of the chosen one, as it is kept
	typed written // what was typed for an attempt before it is opened again, in another language
}

// written is what a person wrote about an attempt.
type written struct {
	id         int64
	note, tags string
}

func newNotes(p *Pane) *notes {
	in, leave := p.words, p.host.CloseMiddle
	n := &notes{
		note: widgets.NewEntry(leave), tags: widgets.NewEntry(leave),
		keep:   widgets.NewButton(in.Text("history.keepNote"), theme.DocumentSaveIcon(), p.onKeepNote, leave),
		remove: widgets.NewButton(in.Text("history.delete"), theme.DeleteIcon(), p.onDelete, leave),
	}
	for _, e := range []*widgets.Entry{n.note, n.tags} {
		e.OnSubmitted = func(string) { p.onKeepNote() }
	}
	n.content = container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("history.note")), nil, n.note),
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("history.tags")), nil, n.tags),
		container.NewHBox(n.keep, n.remove),
	)
	return n
}

// show puts up what is kept of an attempt, or what was typed for it before it was opened again.
func (n *notes) show(a *attempt.Attempt) {
	n.noted = true
	n.was = written{a.ID, a.Note, strings.Join(a.Tags, ", ")}
	now := n.was
	if n.typed.id == a.ID {
		now = n.typed
	}
	n.typed = written{}
	n.fill(now)
}

func (n *notes) fill(w written) {
	widgets.Fill(n.note, w.note)
	widgets.Fill(n.tags, w.tags)
}

// leave lets go of the attempt. What stands in the fields is not kept any more.
func (n *notes) leave() { n.noted = false }

func (n *notes) enable(chosen bool) {
	widgets.Enable(n.remove, chosen)
	widgets.Enable(n.keep, chosen && n.noted)
	widgets.Enable(n.note, chosen && n.noted)
	widgets.Enable(n.tags, chosen && n.noted)
}

// now is what stands in the fields, for an attempt.
func (n *notes) now(id int64) written { return written{id, n.note.Text, n.tags.Text} }

// changed tells whether something stands in the fields that is not kept.
func (n *notes) changed() bool {
	return n.noted && n.now(n.was.id) != n.was
}

func (n *notes) typedTags() (tags []string) {
	for _, tag := range strings.Split(n.tags.Text, ",") {
		if tag = strings.TrimSpace(tag); tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}
