package evidence

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// details are what the chosen call means, where it stands, and what can be done with it.
type details struct {
	pane    *Pane
	content fyne.CanvasObject
	shown   shown

	head    *fyne.Container     // aboutAt and facts
	about   *widgets.Paragraphs // what the call means
	aboutAt *container.Scroll
	facts   *widget.Label
	kept    *widget.Label // whether all of the file is in the history

	stage   *fyne.Container // the lines or the picture
	lines   *widgets.List
	picture *canvas.Image

	foot *fyne.Container // the buttons
	play *widgets.Button
	keep *widgets.Button
}

func newDetails(p *Pane) *details {
	d := &details{
		pane: p, about: widgets.NewParagraphs(), facts: widgets.Note(), kept: widgets.Note(), stage: container.NewStack(),
		picture: &canvas.Image{FillMode: canvas.ImageFillContain},
	}
	d.lines = widgets.NewList(func() int { return len(d.shown.lines) }, func() fyne.CanvasObject {
		l := widgets.NewCell(fyne.TextTruncateClip)
		return l
	}, func(i int, row fyne.CanvasObject) { row.(*widget.Label).SetText(d.shown.lines[i]) }, p.host.Escape)
	d.lines.HideSeparators = true
	reply := newButton(p, "evidence.reply", theme.ContentCopyIcon(), p.onCopyReply)
	d.play = newButton(p, "evidence.play", theme.MediaPlayIcon(), p.onPlay)
	remove := newButton(p, "evidence.remove", nil, p.onCloseItem)
	d.keep = newButton(p, "evidence.keep", theme.DocumentSaveIcon(), p.onKeep)
	d.foot = container.NewHBox(reply, d.keep, d.play, layout.NewSpacer(), remove)
	d.aboutAt = container.NewVScroll(d.about.Content)
	d.aboutAt.SetMinSize(fyne.NewSize(0, 136))
	d.head = container.NewVBox(d.aboutAt, d.facts, d.kept)
	d.content = container.NewBorder(d.head, d.foot, nil, nil, d.stage)
	return d
}

// show shows what a call means and where it stands.
func (d *details) show(s shown) {
	d.shown = s
	lang := d.pane.words.Lang()
	said := append([]string{s.finding.Happened.In(lang)}, s.notes...)
	var lines []string
	for _, line := range append(said, s.finding.Why.In(lang), s.finding.Next.In(lang)) {
		if line != "" {
			lines = append(lines, exchange.Visible(line))
		}
	}
	d.about.Show(lines)
	d.aboutAt.ScrollToTop()
	d.drawKept()
	facts := s.facts
	if facts == "" && len(s.lines) > 0 {
		facts = placeWords(d.pane.words, cmp.Or(s.call.Place.File, s.name), s.call.Place)
	}
	widgets.Say(d.head, d.facts, exchange.VisibleLine(facts))
	widgets.Visible(d.foot, d.play, s.clip != nil)
	d.stage.Objects = nil
	switch {
	case s.picture != nil:
		d.picture.Image = s.picture
		d.picture.Refresh()
		d.stage.Objects = []fyne.CanvasObject{d.picture}
	case len(s.lines) > 0:
		d.stage.Objects = []fyne.CanvasObject{d.lines}
		d.lines.UnselectAll()
		d.lines.Refresh()
	}
	d.stage.Refresh()
	d.scroll()
}

// showNothing is show where there is none.
func (d *details) showNothing() { d.shown = shown{} }

// scroll brings the place of the chosen call into sight, some lines below the top.
func (d *details) scroll() {
	if len(d.shown.lines) > 0 {
		d.lines.ScrollToTop()
		d.lines.ScrollToOffset(float32(max(0, d.shown.at-2)) * d.rowHeight())
	}
}

func (d *details) rowHeight() float32 {
	return widgets.NewCell(fyne.TextTruncateClip).MinSize().Height + theme.Padding()
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
