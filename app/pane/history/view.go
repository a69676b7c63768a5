package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
)

// view is what stands on the screen, in one language.
type view struct {
	content  fyne.CanvasObject
	form     *searchForm
	attempts *attemptList
	notes    *notes
	status   *widget.Label
}

func newView(p *Pane) *view {
	in, leave := p.words, p.host.CloseMiddle
	v := &view{
		form: newSearchForm(p), attempts: newAttemptList(p), notes: newNotes(p),
		status: widgets.Paragraph(""),
	}
	buttons := container.NewHBox(
		widgets.NewButton(in.Text("export.har"), nil, p.onExportHAR, leave),
		widgets.NewButton(in.Text("export.csv"), nil, p.onExportCSV, leave),
		layout.NewSpacer(),
		widgets.NewButton(in.Text("history.deleteBefore"), nil, p.onDeleteBefore, leave),
	)
	v.content = container.NewPadded(container.NewBorder(
		container.NewVBox(v.form.content, v.status), container.NewVBox(v.notes.content, p.cloud.newBox(), buttons), nil, nil, v.attempts.list))
	v.enable()
	return v
}

// say tells what a question or a change came to. Long words leave room for the list.
func (v *view) say(words string) { v.status.SetText(widgets.Short(words)) }

func (v *view) enable() { v.notes.enable(v.attempts.chosen >= 0) }
