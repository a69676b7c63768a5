package simulator

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
)

// view is what stands in the middle, in one language.
type view struct {
	content fyne.CanvasObject
	top     *fyne.Container // above the log
	problem *widget.Label
	server  *server
	faults  *faults
	log     *log
}

func newView(p *Pane) *view {
	in := p.words
	v := &view{problem: widgets.Note(), server: newServer(p), faults: newFaults(p), log: newLog(p)}
	v.problem.Importance = widget.DangerImportance
	leave := widgets.NewButton(in.Text("history.close"), nil, p.host.CloseMiddle, p.host.Escape)
	v.top = container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("simulator.title")), leave, v.server.status),
		v.problem,
	)
	v.server.top = v.top
	for _, rows := range [][]fyne.CanvasObject{v.server.rows(), v.faults.rows(), {widget.NewLabel(in.Text("simulator.log"))}} {
		for _, row := range rows {
			v.top.Add(row)
		}
	}
	v.content = container.NewPadded(container.NewBorder(v.top, nil, nil, nil, v.log.list))
	return v
}

// say tells what is wrong. Empty words have no place.
func (v *view) say(problem string) { widgets.Say(v.top, v.problem, problem) }

// inWidth is a field of a fixed width.
func inWidth(e *widgets.Entry, width float32) fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSize(width, e.MinSize().Height), e)
}
