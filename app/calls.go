package app

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/explain"
	"navercaptcha/app/export"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
)

// callPanel is the right column: the calls of this attempt, and all there is to know of the chosen one.
type callPanel struct {
	words     *words.Catalogue
	content   fyne.CanvasObject
	list      *widgets.List
	inspector *inspector
	copy      *widgets.Button
	top       *fyne.Container // the title, and what is said of the attempt
	kept      *widget.Label   // whether the attempt is in the history
	wrong     *widget.Label   // why it is not

	calls   []attempt.Call
	running *running // nil unless a call takes long
	chosen  int
}

// running is a call that has no answer yet.
type running struct {
	call attempt.Call
	took time.Duration // so far
}

func newCallPanel(in *words.Catalogue, a inspectorActions, copyDetails func()) *callPanel {
	p := &callPanel{words: in, inspector: newInspector(in, a), kept: widget.NewLabel(""), wrong: widgets.Note(), chosen: -1}
	p.kept.Truncation = fyne.TextTruncateEllipsis
	p.kept.SizeName = theme.SizeNameCaptionText
	p.copy = widgets.NewButton(in.Text("calls.copy"), theme.ContentCopyIcon(), copyDetails, a.escape)
	p.list = widgets.NewList(
		p.rows,
		newCallRow,
		func(i widget.ListItemID, row fyne.CanvasObject) {
			if i < len(p.calls) {
				fillCallRow(row, p.calls[i], in)
			} else if p.running != nil {
				fillRunningRow(in, row, *p.running)
			}
		},
		a.escape,
	)
	p.list.OnSelected = p.choose
	p.wrong.Importance, p.wrong.SizeName = widget.DangerImportance, theme.SizeNameCaptionText
	p.top = container.NewVBox(container.NewBorder(nil, nil, widget.NewLabel(in.Text("calls.title")), nil, p.kept), p.wrong)
	split := container.NewVSplit(
		container.NewBorder(p.top, nil, nil, nil, p.list),
		container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), p.copy), nil, nil, p.inspector.content),
	)
	split.Offset = 0.3
	p.content = container.NewPadded(split)
	p.showCall()
	return p
}

// show draws the calls of an attempt. The newest is chosen when it arrives.
func (p *callPanel) show(calls []attempt.Call) {
	changed := len(calls) != len(p.calls) || len(calls) > 0 && calls[len(calls)-1].Start != p.calls[len(p.calls)-1].Start
	if !changed {
		return
	}
	p.calls = calls
	p.say("") // what was said was about other calls
	p.chosen = len(calls) - 1
	p.list.UnselectAll()
	p.list.Refresh()
	if p.chosen < 0 {
		p.showCall()
		return
	}
	p.list.Select(p.chosen) // which shows it
	p.list.ScrollToBottom()
}

// rows counts the calls and the one that is running.
func (p *callPanel) rows() int {
	if p.running != nil {
		return len(p.calls) + 1
	}
	return len(p.calls)
}

// wait shows a call that has no answer yet as the last row; nil takes the row away.
func (p *callPanel) wait(r *running) {
	before := p.running
	p.running = r
	switch {
	case before == nil && r == nil:
	case before == nil || r == nil:
		p.list.Refresh()
		p.list.ScrollToBottom()
	default:
		p.list.RefreshItem(len(p.calls))
	}
}

// say tells beside the title whether the attempt is kept.
func (p *callPanel) say(words string) {
	widgets.Say(p.top, p.wrong, "")
	widgets.Write(p.kept, words)
}

// sayWrong tells, whole and as an error, why the attempt is not kept.
func (p *callPanel) sayWrong(words string) {
	widgets.Write(p.kept, "")
	widgets.Say(p.top, p.wrong, words)
}

// whenEmpty says what to read where no call is shown.
func (p *callPanel) whenEmpty(words string) { p.inspector.whenEmpty(words) }

// call is the chosen one.
func (p *callPanel) call() (attempt.Call, bool) {
	if p.chosen < 0 || p.chosen >= len(p.calls) {
		return attempt.Call{}, false
	}
	return p.calls[p.chosen], true
}

func (p *callPanel) choose(i widget.ListItemID) {
	if i >= len(p.calls) { // there is nothing to see of it yet
		p.list.Unselect(i)
		if p.chosen >= 0 {
			p.list.Select(p.chosen)
		}
		return
	}
	p.chosen = i
	p.showCall()
}

func (p *callPanel) showCall() {
	call, ok := p.call()
	widgets.Enable(p.copy, ok)
	p.inspector.show(call, ok)
}

// The widths of the columns of the list: time, call, status, size, duration; what the call means takes the rest.
var callColumns = []float32{54, 40, 30, 48, 52}

func newCallRow() fyne.CanvasObject {
	var cells []fyne.CanvasObject
	for range callColumns {
		cells = append(cells, widgets.NewCell(fyne.TextTruncateClip))
	}
	cells = append(cells, widgets.NewCell(fyne.TextTruncateEllipsis))
	return container.New(&widgets.Cells{Widths: callColumns}, cells...)
}

// fillRunningRow says what is asked for, and for how long already.
func fillRunningRow(in *words.Catalogue, row fyne.CanvasObject, r running) {
	for i, words := range []string{
		r.call.Start.Format("15:04:05"), r.call.Name(), "–", "–", fmt.Sprintf("%d s", max(0, int(r.took.Seconds()))), in.Text("calls.running"),
	} {
		row.(*fyne.Container).Objects[i].(*widget.Label).Importance = widget.MediumImportance
		widgets.SetCell(row, i, words)
	}
}

func fillCallRow(row fyne.CanvasObject, c attempt.Call, in *words.Catalogue) {
	for i, words := range []string{
		c.Start.Format("15:04:05"), c.Name(), export.CallStatus(c), callSize(c), callTime(c), callFinding(c, in),
	} {
		cell := row.(*fyne.Container).Objects[i].(*widget.Label)
		cell.Importance = widget.MediumImportance
		if c.Err != nil {
			cell.Importance = widget.DangerImportance
		}
		widgets.SetCell(row, i, words)
	}
}

// callFinding is what a call means, in a few words.
func callFinding(c attempt.Call, in *words.Catalogue) string {
	f, ok := explain.Of(c)
	if !ok {
		return ""
	}
	return explain.Title(f.Rule, in)
}

func callSize(c attempt.Call) string {
	if c.Exchange == nil || c.Exchange.Status == 0 {
		return "–"
	}
	n := len(c.Exchange.Body)
	if n < 10_000 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%d kB", n/1000)
}

func callTime(c attempt.Call) string {
	if c.Exchange == nil {
		return "–"
	}
	d := c.Exchange.Duration
	if d < 10*time.Millisecond {
		return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
	}
	if d >= time.Second {
		return fmt.Sprintf("%.2f s", d.Seconds())
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}
