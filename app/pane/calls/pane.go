// Package calls is the right column of the window: calls, whoever made them, and all there is to know of the chosen one.
package calls

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
)

// Pane lists calls and inspects the chosen one. Its methods are for the window's goroutine.
type Pane struct {
	host      Host
	words     *words.Catalogue
	content   *fyne.Container
	list      *widgets.List
	inspector *inspector
	copy      *widgets.Button
	note      *note

	calls   []attempt.Call
	running *running // nil unless a call takes long
	chosen  int      // -1 where none is
}

// New makes one that shows no calls.
func New(host Host, in *words.Catalogue) *Pane {
	p := &Pane{host: host, content: container.NewPadded(), chosen: -1}
	p.build(in, aspectRaw)
	return p
}

// Content is the same whatever the pane shows, and in any language.
func (p *Pane) Content() fyne.CanvasObject { return p.content }

// SetWords changes the language. The aspect stays; the calls are shown again by whoever showed them.
func (p *Pane) SetWords(in *words.Catalogue) {
	p.calls, p.running, p.chosen = nil, nil, -1
	p.build(in, p.inspector.tabs.chosen)
}

func (p *Pane) build(in *words.Catalogue, shown aspect) {
	p.words = in
	p.inspector, p.note = newInspector(p.host, in, shown), newNote(in)
	p.copy = widgets.NewButton(in.Text("calls.copy"), theme.ContentCopyIcon(), p.CopyDetails, p.host.Escape)
	p.list = widgets.NewList(p.rows, newCallRow, p.fillRow, p.host.Escape)
	p.list.OnSelected = p.onSelected
	split := container.NewVSplit(
		container.NewBorder(p.note.content, nil, nil, nil, p.list),
		container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), p.copy), nil, nil, p.inspector.content),
	)
	split.Offset = 0.3
	p.content.Objects = []fyne.CanvasObject{split}
	p.content.Refresh()
	p.inspect()
}

// Show draws calls, oldest first. The newest is chosen when it arrives. Where they stand there already, nothing changes.
func (p *Pane) Show(calls []attempt.Call) {
	if sameCalls(calls, p.calls) {
		return
	}
	p.calls = calls
	p.Say("") // what was said was about other calls
	p.chosen = len(calls) - 1
	p.list.UnselectAll()
	p.list.Refresh()
	if p.chosen < 0 {
		p.inspect()
		return
	}
	p.list.Select(p.chosen) // which inspects it
	p.list.ScrollToBottom()
}

// sameCalls tells whether the newer ones are those that are shown, by the newest of each.
func sameCalls(newer, shown []attempt.Call) bool {
	if len(newer) != len(shown) || len(newer) == 0 {
		return len(newer) == len(shown)
	}
	a, b := newer[len(newer)-1], shown[len(shown)-1]
	if a.Source.Others() || b.Source.Others() { // nobody may know when, and places repeat from text to text
		return a.Exchange == b.Exchange && a.Place == b.Place
	}
	return a.Start == b.Start
}

// Calls are those that are shown.
func (p *Pane) Calls() []attempt.Call { return p.calls }

// Chosen is the call that a person looks at.
func (p *Pane) Chosen() (attempt.Call, bool) {
	if p.chosen < 0 {
		return attempt.Call{}, false
	}
	return p.calls[p.chosen], true
}

// ShowRunning shows a call that has no answer yet as the last row.
func (p *Pane) ShowRunning(c attempt.Call, took time.Duration) {
	before := p.running
	p.running = &running{c, took}
	if before != nil {
		p.list.RefreshItem(len(p.calls))
		return
	}
	p.list.Refresh()
	p.list.ScrollToBottom()
}

// HideRunning takes the row of such a call away.
func (p *Pane) HideRunning() {
	if p.running != nil {
		p.running = nil
		p.list.Refresh()
		p.list.ScrollToBottom()
	}
}

// Say tells something of the calls beside the title.
func (p *Pane) Say(words string) { p.note.say(words) }

// SayWrong tells, whole and as an error, what went wrong with the calls.
func (p *Pane) SayWrong(words string) { p.note.sayWrong(words) }

// WhenEmpty says what to read where no call is shown.
func (p *Pane) WhenEmpty(words string) { p.inspector.whenEmpty(words) }

// CopyDetails puts the chosen call into the clipboard, ready for a ticket.
func (p *Pane) CopyDetails() {
	if c, ok := p.Chosen(); ok {
		p.host.HandOut(p.host.Exporter().Details(c))
	}
}

// rows counts the calls and the one that is running.
func (p *Pane) rows() int {
	if p.running != nil {
		return len(p.calls) + 1
	}
	return len(p.calls)
}

func (p *Pane) fillRow(i widget.ListItemID, row fyne.CanvasObject) {
	switch {
	case i < len(p.calls):
		fillCallRow(row, p.calls[i], p.words)
	case p.running != nil:
		fillRunningRow(p.words, row, *p.running)
	}
}

func (p *Pane) onSelected(i widget.ListItemID) {
	if i >= len(p.calls) { // there is nothing to see of it yet
		p.list.Unselect(i)
		if p.chosen >= 0 {
			p.list.Select(p.chosen)
		}
		return
	}
	p.chosen = i
	p.inspect()
}

func (p *Pane) inspect() {
	c, ok := p.Chosen()
	widgets.Enable(p.copy, ok)
	if !ok {
		p.inspector.show(nil)
		return
	}
	p.inspector.show(&c)
}

// note is the title of the calls and what is said of them.
type note struct {
	content *fyne.Container
	kept    *widget.Label // beside the title
	wrong   *widget.Label
}

func newNote(in *words.Catalogue) *note {
	n := &note{kept: widget.NewLabel(""), wrong: widgets.Note()}
	n.kept.Truncation = fyne.TextTruncateEllipsis
	n.kept.SizeName = theme.SizeNameCaptionText
	n.wrong.Importance, n.wrong.SizeName = widget.DangerImportance, theme.SizeNameCaptionText
	n.content = container.NewVBox(container.NewBorder(nil, nil, widget.NewLabel(in.Text("calls.title")), nil, n.kept), n.wrong)
	return n
}

func (n *note) say(words string) {
	widgets.Say(n.content, n.wrong, "")
	widgets.Write(n.kept, words)
}

func (n *note) sayWrong(words string) {
	widgets.Write(n.kept, "")
	widgets.Say(n.content, n.wrong, words)
}
