package app

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/session"
	"navercaptcha/naver/scenario"
)

// scenarioPanel takes the middle's place: which scenario to run, how far it is, and what came of each step. The right
// column shows the calls of the chosen step.
type scenarioPanel struct {
	content fyne.CanvasObject
	a       scenarioActions

	list, steps   *list
	about, status *widget.Label
	bar           *widget.ProgressBar
	run, cancel   *button
	path          *entry

	view scriptView
}

// scenarioActions is what the panel tells the window.
type scenarioActions struct {
	choose, chooseStep         func(int)
	openFile                   func(path string)
	run, cancel, close, escape func()
	mask                       func(string) string // a failure may quote what a server echoed
}

// scriptStep is a step that was run, or a case that was not, with the words for it.
type scriptStep struct {
	of     scenario.Case
	result scenario.StepResult
	calls  []session.Call
}

// scriptView is what the panel draws. Only the window's goroutine touches it.
type scriptView struct {
	known   []*scenario.Scenario
	chosen  int
	steps   []scriptStep
	done    int // cases that began
	of      int
	message string
	cancel  func() // nil unless it runs
}

func newScenarioPanel(a scenarioActions) *scenarioPanel {
	p := &scenarioPanel{
		a: a, about: paragraph(""), status: widget.NewLabel(""), bar: widget.NewProgressBar(), path: newEntry(a.escape),
	}
	p.status.Wrapping = fyne.TextWrapWord
	row := func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}
	p.list = newList(func() int { return len(p.view.known) }, row, func(i int, o fyne.CanvasObject) {
		s := p.view.known[i]
		o.(*widget.Label).SetText(strings.TrimSuffix(s.File, ".yaml") + "  " + s.Name)
	}, a.escape)
	p.list.OnSelected = a.choose
	p.steps = newList(func() int { return len(p.view.steps) }, row, func(i int, o fyne.CanvasObject) {
		s, l := p.view.steps[i], o.(*widget.Label)
		l.Importance = widget.MediumImportance
		switch {
		case s.result.State == scenario.Passed:
			l.Importance = widget.SuccessImportance
		case s.result.State > scenario.Skipped:
			l.Importance = widget.DangerImportance
		}
		l.SetText(p.a.mask(stepText(s)))
	}, a.escape)
	p.steps.OnSelected = a.chooseStep
	p.run = newButton(text("scenario.run"), theme.MediaPlayIcon(), a.run, a.escape)
	p.run.Importance = widget.SuccessImportance
	p.cancel = newButton(text("action.cancel"), nil, a.cancel, a.escape)
	p.path.SetPlaceHolder(text("scenario.path"))
	p.path.OnSubmitted = a.openFile
	top := container.NewVBox(
		container.NewBorder(nil, nil, label("scenario.title"), newButton(text("history.close"), nil, a.close, a.escape)),
		container.NewBorder(nil, nil, nil,
			newButton(text("scenario.open"), theme.FolderOpenIcon(), func() { a.openFile(p.path.Text) }, a.escape), p.path),
	)
	running := container.NewVBox(p.about, container.NewBorder(nil, nil, nil, container.NewHBox(p.run, p.cancel), p.bar), p.status)
	split := container.NewVSplit(p.list, container.NewBorder(running, nil, nil, nil, p.steps))
	split.Offset = 0.35
	p.content = container.NewPadded(container.NewBorder(top, nil, nil, nil, split))
	return p
}

// show draws a view.
func (p *scenarioPanel) show(v scriptView) {
	more := len(v.steps) > len(p.view.steps)
	if len(v.steps) < len(p.view.steps) {
		p.steps.UnselectAll()
	}
	p.view = v
	if v.chosen < len(v.known) {
		p.about.SetText(v.known[v.chosen].About)
	}
	p.status.SetText(v.message)
	p.bar.Max = float64(max(v.of, 1))
	p.bar.TextFormatter = func() string { return fmt.Sprintf("%d / %d", v.done, v.of) }
	p.bar.SetValue(float64(v.done))
	enable(p.run, v.cancel == nil)
	enable(p.cancel, v.cancel != nil)
	p.list.Refresh()
	p.steps.Refresh()
	if more {
		p.steps.ScrollToBottom()
	}
}

// stepText is a step in one line: whether it went as expected, what it was, what came, and what did not hold.
func stepText(s scriptStep) string {
	r := s.result
	parts := []string{stateText(r.State), text("platform." + string(s.of.Platform)), text("kind." + string(s.of.Kind))}
	if r.Step != nil {
		parts = append(parts, strconv.Itoa(r.Number)+". "+string(r.Step.Verb))
	}
	if r.Status != 0 {
		parts = append(parts, strconv.Itoa(r.Status))
	}
	if r.Finding.Rule != "" {
		parts = append(parts, r.Finding.Rule)
	}
	if r.Step != nil {
		parts = append(parts, r.Took.Round(time.Millisecond).String())
	}
	if r.Skip != scenario.NotSkipped {
		parts = append(parts, skipText(r.Skip))
	}
	for _, f := range r.Failures {
		parts = append(parts, textf("scenario.failure", map[string]any{
			"Line": f.At.Line, "About": f.About, "Want": f.Want, "Got": f.Got,
		}))
	}
	return strings.Join(parts, "  ")
}

func stateText(s scenario.State) string {
	switch s {
	case scenario.Passed:
		return text("scenario.passed")
	case scenario.Skipped:
		return text("scenario.skipped")
	case scenario.NoNetwork:
		return text("scenario.noNetwork")
	case scenario.QuotaUsed:
		return text("scenario.quotaUsed")
	case scenario.Interrupted:
		return text("scenario.interrupted")
	}
	return text("scenario.failed")
}

func skipText(s scenario.Skip) string {
	switch s {
	case scenario.SkipSimulator:
		return text("scenario.skipSimulator")
	case scenario.SkipAnswer, scenario.SkipPerson:
		return text("scenario.skipPerson")
	case scenario.SkipEarlier:
		return text("scenario.skipEarlier")
	case scenario.SkipLimit:
		return text("scenario.quotaUsed")
	}
	return text("scenario.interrupted")
}
