package evidence

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/naver/exchange"
)

// opener opens evidence, and tells how far that is and what could not be opened.
type opener struct {
	pane     *Pane
	content  *fyne.Container
	path     *widgets.Entry
	progress *widget.Label
	bar      *widgets.ProgressBar
	reading  *fyne.Container // both, while files are read
	unopened *widget.Label   // what could not be opened
	missed   *container.Scroll
}

func newOpener(p *Pane) *opener {
	o := &opener{
		pane: p,
		path: widgets.NewEntry(p.host.Escape), progress: widget.NewLabel(""), bar: widgets.NewProgressBar(), unopened: widgets.Paragraph(""),
	}
	o.progress.Truncation = fyne.TextTruncateEllipsis
	o.reading = container.NewVBox(o.progress, o.bar)
	o.unopened.Importance = widget.DangerImportance
	o.missed = container.NewVScroll(o.unopened)
	o.missed.SetMinSize(fyne.NewSize(0, 64))
	o.path.SetPlaceHolder(p.words.Text("evidence.path"))
	o.path.OnSubmitted = o.onPath
	o.content = container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(p.words.Text("evidence.title")), newButton(p, "history.close", nil, p.host.CloseMiddle)),
		container.NewBorder(nil, nil, nil, container.NewHBox(
			newButton(p, "evidence.open", theme.FolderOpenIcon(), p.host.ChooseEvidence),
			newButton(p, "evidence.paste", theme.ContentPasteIcon(), p.host.PasteEvidence),
		), o.path),
		o.reading, o.missed,
	)
	return o
}

// onPath opens what was typed.
func (o *opener) onPath(path string) {
	if path = strings.TrimSpace(path); path != "" {
		o.path.SetText("")
		o.pane.OpenPaths([]string{path})
	}
}

// draw shows how far the reading is, and what could not be opened of the last that came.
func (o *opener) draw() {
	p := o.pane
	if p.reading.cancel != nil {
		widgets.Write(o.progress, p.words.Format("evidence.reading", map[string]any{"File": exchange.VisibleLine(p.reading.now)}))
		o.bar.Set(p.reading.done, p.reading.of)
	}
	widgets.Visible(o.content, o.reading, p.reading.cancel != nil)
	widgets.Write(o.unopened, exchange.Visible(strings.Join(p.unopened, "\n")))
	widgets.Visible(o.content, o.missed, len(p.unopened) > 0)
}
