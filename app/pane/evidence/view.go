package evidence

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"navercaptcha/app/export"
	"navercaptcha/app/widgets"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// view is what the pane shows in one language: how to open something, above the calls that were found and the chosen one.
type view struct {
	pane    *Pane
	content fyne.CanvasObject
	opener  *opener
	calls   *widgets.List
	details *details
	body    *fyne.Container // one of these two
	full    fyne.CanvasObject
	empty   fyne.CanvasObject
}

func newView(p *Pane) *view {
	v := &view{pane: p, opener: newOpener(p), details: newDetails(p)}
	v.calls = widgets.NewList(func() int { return len(p.rows) }, newRow, v.fillRow, p.host.Escape)
	v.calls.OnSelected = func(i int) {
		if i != p.chosen {
			p.choose(i)
		}
	}
	split := container.NewVSplit(v.calls, v.details.content)
	split.Offset = 0.3
	v.full = split
	v.empty = container.NewVScroll(widgets.Paragraph(p.words.Text("evidence.empty")))
	v.body = container.NewStack(v.empty)
	v.content = container.NewPadded(container.NewBorder(v.opener.content, nil, nil, nil, v.body))
	v.draw()
	return v
}

// newButton is a button of the pane with the words of a key.
func newButton(p *Pane, key string, icon fyne.Resource, do func()) *widgets.Button {
	return widgets.NewButton(p.words.Text(key), icon, do, p.host.Escape)
}

// draw shows what is known of the items, without that of the chosen call.
func (v *view) draw() {
	v.opener.draw()
	want := v.full
	if len(v.pane.items) == 0 {
		want = v.empty
	}
	if v.body.Objects[0] != want {
		v.body.Objects[0] = want
		v.body.Refresh()
	}
	v.calls.Refresh()
}

// mark shows which row is chosen.
func (v *view) mark(i int) {
	if i >= 0 {
		v.calls.Select(i)
		v.calls.ScrollTo(i)
	}
}

// The widths of the columns: place, call, status. What the call means takes the rest.
var rowColumns = []float32{190, 48, 36}

func newRow() fyne.CanvasObject {
	var cells []fyne.CanvasObject
	for range rowColumns {
		cells = append(cells, widgets.NewCell(fyne.TextTruncateEllipsis))
	}
	return container.New(&widgets.Cells{Widths: rowColumns}, append(cells, widgets.NewCell(fyne.TextTruncateEllipsis))...)
}

func (v *view) fillRow(i int, o fyne.CanvasObject) {
	r := v.pane.rows[i]
	c := r.of.result.Calls[r.call]
	name := "–"
	if c.Exchange != nil || c.Call != "" {
		name = c.Name()
	}
	at := r.of.name
	if inside := strings.TrimPrefix(c.Place.File, r.of.name); inside != "" && c.Place.File != "" {
		at += inside
	}
	switch {
	case c.Place.Line > 0:
		at += ":" + strconv.Itoa(c.Place.Line)
	case c.Place.Entry > 0:
		at += " #" + strconv.Itoa(c.Place.Entry)
	}
	if r.of.kept.done {
		at = "● " + at
	}
	for cell, words := range []string{at, name, export.CallStatus(c), diagnosis.Title(c.Rule()).In(v.pane.words.Lang())} {
		widgets.SetCell(o, cell, exchange.VisibleLine(r.of.masked(words)))
	}
}
