package evidence

import (
	"cmp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/export"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// view is what the pane shows in one language.
type view struct {
	pane    *Pane
	content fyne.CanvasObject

	path     *widgets.Entry
	progress *widget.Label
	bar      *widgets.ProgressBar
	reading  *fyne.Container // both, while files are read
	unopened *widget.Label   // what could not be opened
	missed   *container.Scroll
	top      *fyne.Container

	calls   *widgets.List
	about   *widgets.Paragraphs // what the chosen call means
	aboutAt *container.Scroll
	facts   *widget.Label
	lines   *widgets.List
	shown   shown
	picture *canvas.Image
	stage   *fyne.Container // the lines or the picture
	head    *fyne.Container // aboutAt and facts
	foot    *fyne.Container
	play    *widgets.Button
	reply   *widgets.Button
	remove  *widgets.Button
	body    *fyne.Container // the empty pane's words, or all of the above
	full    fyne.CanvasObject
	empty   fyne.CanvasObject
}

func newView(p *Pane) *view {
	in := p.words
	v := &view{
		pane: p,
		path: widgets.NewEntry(p.host.Escape), progress: widget.NewLabel(""), bar: widgets.NewProgressBar(), unopened: widgets.Paragraph(""),
		about: widgets.NewParagraphs(), facts: widgets.Note(), stage: container.NewStack(),
		picture: &canvas.Image{FillMode: canvas.ImageFillContain},
	}
	v.progress.Truncation = fyne.TextTruncateEllipsis
	v.reading = container.NewVBox(v.progress, v.bar)
	v.unopened.Importance = widget.DangerImportance
	v.missed = container.NewVScroll(v.unopened)
	v.missed.SetMinSize(fyne.NewSize(0, 64))
	v.path.SetPlaceHolder(in.Text("evidence.path"))
	v.path.OnSubmitted = v.onPath
	button := func(key string, icon fyne.Resource, do func()) *widgets.Button {
		return widgets.NewButton(in.Text(key), icon, do, p.host.Escape)
	}
	v.top = container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("evidence.title")), button("history.close", nil, p.host.CloseMiddle)),
		container.NewBorder(nil, nil, nil, container.NewHBox(
			button("evidence.open", theme.FolderOpenIcon(), p.host.ChooseEvidence),
			button("evidence.paste", theme.ContentPasteIcon(), p.host.PasteEvidence),
		), v.path),
		v.reading, v.missed,
	)
	v.calls = widgets.NewList(func() int { return len(p.rows) }, newRow, v.fillRow, p.host.Escape)
	v.calls.OnSelected = func(i int) {
		if i != p.chosen {
			p.choose(i)
		}
	}
	v.lines = widgets.NewList(func() int { return len(v.shown.lines) }, func() fyne.CanvasObject {
		l := widgets.NewCell(fyne.TextTruncateClip)
		l.TextStyle.Monospace = true
		return l
	}, func(i int, row fyne.CanvasObject) { row.(*widget.Label).SetText(v.shown.lines[i]) }, p.host.Escape)
	v.lines.HideSeparators = true
	v.reply = button("evidence.reply", theme.ContentCopyIcon(), p.onCopyReply)
	v.play = button("evidence.play", theme.MediaPlayIcon(), p.onPlay)
	v.remove = button("evidence.remove", nil, p.onCloseItem)
	v.foot = container.NewHBox(v.reply, v.play, layout.NewSpacer(), v.remove)
	v.aboutAt = container.NewVScroll(v.about.Content)
	v.aboutAt.SetMinSize(fyne.NewSize(0, 136))
	v.head = container.NewVBox(v.aboutAt, v.facts)
	below := container.NewBorder(v.head, v.foot, nil, nil, v.stage)
	split := container.NewVSplit(v.calls, below)
	split.Offset = 0.3
	v.full = split
	v.empty = container.NewVScroll(widgets.Paragraph(in.Text("evidence.empty")))
	v.body = container.NewStack(v.empty)
	v.content = container.NewPadded(container.NewBorder(v.top, nil, nil, nil, v.body))
	v.draw()
	return v
}

// onPath opens what was typed.
func (v *view) onPath(path string) {
	if path = strings.TrimSpace(path); path != "" {
		v.path.SetText("")
		v.pane.OpenPaths([]string{path})
	}
}

// draw shows what is known of the items, without that of the chosen call.
func (v *view) draw() {
	p := v.pane
	if p.cancel != nil {
		widgets.Write(v.progress, v.pane.words.Format("evidence.reading", map[string]any{"File": exchange.VisibleLine(p.now)}))
		v.bar.Set(p.done, p.of)
	}
	widgets.Visible(v.top, v.reading, p.cancel != nil)
	widgets.Write(v.unopened, exchange.Visible(strings.Join(p.unopened, "\n")))
	widgets.Visible(v.top, v.missed, len(p.unopened) > 0)
	want := v.full
	if len(p.items) == 0 {
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

// showCall shows what a call means and where it stands.
func (v *view) showCall(s shown) {
	v.shown = s
	lang := v.pane.words.Lang()
	said := append([]string{s.finding.Happened.In(lang)}, s.notes...)
	var lines []string
	for _, line := range append(said, s.finding.Why.In(lang), s.finding.Next.In(lang)) {
		if line != "" {
			lines = append(lines, exchange.Visible(line))
		}
	}
	v.about.Show(lines)
	v.aboutAt.ScrollToTop()
	facts := s.facts
	if facts == "" && len(s.lines) > 0 {
		facts = placeWords(v.pane.words, cmp.Or(s.call.Place.File, s.name), s.call.Place)
	}
	widgets.Say(v.head, v.facts, exchange.VisibleLine(facts))
	widgets.Visible(v.foot, v.play, s.clip != nil)
	v.stage.Objects = nil
	switch {
	case s.picture != nil:
		v.picture.Image = s.picture
		v.picture.Refresh()
		v.stage.Objects = []fyne.CanvasObject{v.picture}
	case len(s.lines) > 0:
		v.stage.Objects = []fyne.CanvasObject{v.lines}
		v.lines.UnselectAll()
		v.lines.Refresh()
	}
	v.stage.Refresh()
	v.scroll()
}

// showNothing is showCall where there is none.
func (v *view) showNothing() { v.shown = shown{} }

// scroll brings the place of the chosen call into sight, some lines below the top.
func (v *view) scroll() {
	if len(v.shown.lines) > 0 {
		v.lines.ScrollToTop()
		v.lines.ScrollToOffset(float32(max(0, v.shown.at-2)) * v.rowHeight())
	}
}

func (v *view) rowHeight() float32 {
	return widgets.NewCell(fyne.TextTruncateClip).MinSize().Height + theme.Padding()
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
	for cell, words := range []string{at, name, export.CallStatus(c), diagnosis.Title(c.Rule()).In(v.pane.words.Lang())} {
		widgets.SetCell(o, cell, exchange.VisibleLine(r.of.masked(words)))
	}
}

// placeWords says where a call stands.
func placeWords(in *words.Catalogue, file string, at attempt.Place) string {
	switch {
	case at.Line > 0:
		return in.Format("evidence.line", map[string]any{"Line": at.Line, "File": file})
	case at.Entry > 0:
		return in.Format("evidence.entry", map[string]any{"Entry": at.Entry, "File": file})
	}
	return file
}
