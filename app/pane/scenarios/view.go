package scenarios

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/scenario"
)

// view is what stands in the middle, in one language.
type view struct {
	pane    *Pane
	content fyne.CanvasObject

	known, steps          *markedList
	about, status, detail *widget.Label
	more                  *container.Scroll // detail, which may be long
	below                 *fyne.Container   // the list of scenarios
	bar                   *widgets.ProgressBar
	run, cancel           *widgets.Button
	path                  *widgets.Entry
	drawn                 int // how many steps were drawn last
}

// markedList is a list of lines with one that is marked, by a person or because it is the chosen one anyway.
type markedList struct {
	*widgets.List
	marked int // -1 where none is
}

func newMarkedList(length func() int, fill func(int, *widget.Label), chosen func(int), escape func()) *markedList {
	row := func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}
	l := &markedList{marked: -1}
	l.List = widgets.NewList(length, row, func(i int, o fyne.CanvasObject) { fill(i, o.(*widget.Label)) }, escape)
	l.OnSelected = func(i int) {
		if i != l.marked {
			l.marked = i
			chosen(i)
		}
	}
	return l
}

func newView(p *Pane) *view {
	in, escape := p.words, p.host.Escape
	v := &view{
		pane: p, about: widgets.Paragraph(""), status: widgets.Paragraph(""), detail: widgets.Paragraph(""),
		bar: widgets.NewProgressBar(), path: widgets.NewEntry(escape),
	}
	v.known = newMarkedList(func() int { return len(p.state.Known) }, v.fillKnown, p.onChosen, escape)
	v.steps = newMarkedList(func() int { return len(p.state.Steps) }, v.fillStep, p.onStepChosen, escape)
	v.run = widgets.NewButton(in.Text("scenario.run"), theme.MediaPlayIcon(), p.onRun, escape)
	v.run.Importance = widget.SuccessImportance
	v.cancel = widgets.NewButton(in.Text("action.cancel"), nil, escape, escape)
	v.path.SetPlaceHolder(in.Text("scenario.path"))
	v.path.OnSubmitted = p.onOpen
	v.more = container.NewVScroll(v.detail)
	v.more.SetMinSize(fyne.NewSize(0, 112)) // some lines; the wheel shows the rest
	top := container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("scenario.title")),
			widgets.NewButton(in.Text("history.close"), nil, p.host.CloseMiddle, escape)),
		container.NewBorder(nil, nil, nil,
			widgets.NewButton(in.Text("scenario.open"), theme.FolderOpenIcon(), func() { p.onOpen(v.path.Text) }, escape), v.path),
	)
	running := container.NewVBox(v.about, container.NewBorder(nil, nil, nil, container.NewHBox(v.run, v.cancel), v.bar), v.status)
	v.below = container.NewBorder(running, v.more, nil, nil, v.steps.List)
	split := container.NewVSplit(v.known.List, v.below)
	split.Offset = 0.35
	v.content = container.NewPadded(container.NewBorder(top, nil, nil, nil, split))
	return v
}

func (v *view) fillKnown(i int, l *widget.Label) {
	s := v.pane.state.Known[i]
	l.SetText(exchange.VisibleLine(strings.TrimSuffix(s.File, ".yaml") + "  " + s.Name.In(v.pane.words.Lang())))
}

func (v *view) fillStep(i int, l *widget.Label) {
	s := v.pane.state.Steps[i]
	l.Importance = widget.MediumImportance
	switch {
	case s.Result.State == scenario.Passed:
		l.Importance = widget.SuccessImportance
	case s.Result.State > scenario.Skipped:
		l.Importance = widget.DangerImportance
	}
	l.SetText(v.pane.mask(exchange.VisibleLine(s.Text(v.pane.words))))
}

// show draws what the pane knows.
func (v *view) show() {
	st, in := v.pane.state, v.pane.words
	more := len(st.Steps) > v.drawn
	v.drawn = len(st.Steps)
	about := ""
	if st.Chosen < len(st.Known) {
		about = exchange.Visible(st.Known[st.Chosen].About.In(in.Lang()))
	}
	v.about.SetText(about)
	message := ""
	if st.message != nil {
		message = st.message()
	}
	v.status.SetText(message)
	v.bar.Set(st.Done, st.Of)
	widgets.Enable(v.run, !st.Runs())
	widgets.Enable(v.cancel, st.Runs())
	v.known.Refresh()
	if st.Chosen < len(st.Known) && st.Chosen != v.known.marked { // marking scrolls there, which a person may not want
		v.known.marked = st.Chosen
		v.known.Select(st.Chosen)
	}
	v.steps.Refresh()
	if st.Step != v.steps.marked {
		v.steps.marked = st.Step
		v.steps.UnselectAll()
		if st.Step >= 0 {
			v.steps.Select(st.Step)
		}
	} else if more && st.Step < 0 {
		v.steps.ScrollToBottom()
	}
	v.showDetail(st)
}

// showDetail draws what is wrong with a file or with the chosen step, which has no place where nothing is.
func (v *view) showDetail(st State) {
	words := ""
	switch {
	case st.problem != nil:
		words = fileProblems(st.problem, v.pane.words)
	case st.Step >= 0 && st.Step < len(st.Steps):
		words = v.pane.mask(exchange.Visible(st.Steps[st.Step].failures(v.pane.words)))
	}
	v.detail.SetText(words)
	widgets.Visible(v.below, v.more, words != "")
}
