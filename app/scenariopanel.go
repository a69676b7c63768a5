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

	"navercaptcha/app/explain"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/scenario"
)

// scenarioPanel takes the middle's place: which scenario to run, how far it is, and what came of each step. The right
// column shows the calls of the chosen step.
type scenarioPanel struct {
	words   *words.Catalogue
	content fyne.CanvasObject
	a       scenarioActions

	list, steps           *widgets.List
	about, status, detail *widget.Label
	more                  *container.Scroll // detail, which may be long
	below                 *fyne.Container   // the list of scenarios
	bar                   *widgets.ProgressBar
	run, cancel           *widgets.Button
	path                  *widgets.Entry

	view   scriptView
	marked int // the chosen one of list, as it was drawn last
	picked int // and of steps
}

// scenarioActions is what the panel tells the window.
type scenarioActions struct {
	choose, chooseStep         func(int)
	openFile                   func(path string)
	run, cancel, close, escape func()
	mask                       func(string) string // a failure may quote what a server echoed
}

// knownScenario is one of the list. Its path is empty where it is a shipped one.
type knownScenario struct {
	*scenario.Scenario
	path string
}

// scriptStep is a step that was run, or a case that was not, with the words for it.
type scriptStep struct {
	of     scenario.Case
	result scenario.StepResult
	calls  []attempt.Call
}

// scriptView is what the panel draws. Only the window's goroutine touches it.
type scriptView struct {
	known    []knownScenario
	chosen   int
	steps    []scriptStep
	step     int           // the chosen one of steps, or -1
	done, of int           // steps
	message  func() string // nil says nothing
	problem  error         // what is wrong with a file
	cancel   func()        // nil unless it runs
}

func newScenarioPanel(a scenarioActions, in *words.Catalogue) *scenarioPanel {
	p := &scenarioPanel{
		words: in,
		a:     a, about: widgets.Paragraph(""), status: widgets.Paragraph(""), detail: widgets.Paragraph(""),
		bar: widgets.NewProgressBar(), path: widgets.NewEntry(a.escape), marked: -1, picked: -1,
	}
	row := func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}
	p.list = widgets.NewList(func() int { return len(p.view.known) }, row, func(i int, o fyne.CanvasObject) {
		s := p.view.known[i]
		o.(*widget.Label).SetText(exchange.VisibleLine(strings.TrimSuffix(s.File, ".yaml") + "  " + s.Name.In(in.Lang())))
	}, a.escape)
	p.list.OnSelected = func(i int) {
		if i != p.marked {
			p.marked = i
			a.choose(i)
		}
	}
	p.steps = widgets.NewList(func() int { return len(p.view.steps) }, row, p.fillStep, a.escape)
	p.steps.OnSelected = func(i int) {
		if i != p.picked {
			p.picked = i
			a.chooseStep(i)
		}
	}
	p.run = widgets.NewButton(in.Text("scenario.run"), theme.MediaPlayIcon(), a.run, a.escape)
	p.run.Importance = widget.SuccessImportance
	p.cancel = widgets.NewButton(in.Text("action.cancel"), nil, a.cancel, a.escape)
	p.path.SetPlaceHolder(in.Text("scenario.path"))
	p.path.OnSubmitted = a.openFile
	p.more = container.NewVScroll(p.detail)
	p.more.SetMinSize(fyne.NewSize(0, 112)) // some lines; the wheel shows the rest
	top := container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel(in.Text("scenario.title")), widgets.NewButton(in.Text("history.close"), nil, a.close, a.escape)),
		container.NewBorder(nil, nil, nil,
			widgets.NewButton(in.Text("scenario.open"), theme.FolderOpenIcon(), func() { a.openFile(p.path.Text) }, a.escape), p.path),
	)
	running := container.NewVBox(p.about, container.NewBorder(nil, nil, nil, container.NewHBox(p.run, p.cancel), p.bar), p.status)
	p.below = container.NewBorder(running, p.more, nil, nil, p.steps)
	split := container.NewVSplit(p.list, p.below)
	split.Offset = 0.35
	p.content = container.NewPadded(container.NewBorder(top, nil, nil, nil, split))
	return p
}

func (p *scenarioPanel) fillStep(i int, o fyne.CanvasObject) {
	s, l := p.view.steps[i], o.(*widget.Label)
	l.Importance = widget.MediumImportance
	switch {
	case s.result.State == scenario.Passed:
		l.Importance = widget.SuccessImportance
	case s.result.State > scenario.Skipped:
		l.Importance = widget.DangerImportance
	}
	l.SetText(p.a.mask(exchange.VisibleLine(stepText(s, p.words))))
}

// show draws a view.
func (p *scenarioPanel) show(v scriptView) {
	more := len(v.steps) > len(p.view.steps)
	p.view = v
	about := ""
	if v.chosen < len(v.known) {
		about = exchange.Visible(v.known[v.chosen].About.In(p.words.Lang()))
	}
	p.about.SetText(about)
	message := ""
	if v.message != nil {
		message = v.message()
	}
	p.status.SetText(message)
	p.bar.Set(v.done, v.of)
	widgets.Enable(p.run, v.cancel == nil)
	widgets.Enable(p.cancel, v.cancel != nil)
	p.list.Refresh()
	if v.chosen < len(v.known) && v.chosen != p.marked { // marking scrolls there, which a person may not want
		p.marked = v.chosen
		p.list.Select(v.chosen)
	}
	p.steps.Refresh()
	if v.step != p.picked {
		p.picked = v.step
		p.steps.UnselectAll()
		if v.step >= 0 {
			p.steps.Select(v.step)
		}
	} else if more && v.step < 0 {
		p.steps.ScrollToBottom()
	}
	words := ""
	switch {
	case v.problem != nil:
		words = fileProblems(v.problem, p.words)
	case v.step >= 0 && v.step < len(v.steps):
		words = p.a.mask(exchange.Visible(failuresText(v.steps[v.step], p.words)))
	}
	p.detail.SetText(words)
	widgets.Visible(p.below, p.more, words != "")
}

// stepText is a step in one line: whether it went as expected, what it was, what came, where, and what did not hold. A line
// that is too long loses its end, so what came stands before the platform, whose name is long.
func stepText(s scriptStep, in *words.Catalogue) string {
	r := s.result
	parts := []string{stateText(in, r.State), in.Text("kind." + string(s.of.Kind))}
	if len(s.of.Scenario.Rows) > 1 {
		parts = append(parts, in.Format("scenario.row", map[string]any{"N": s.of.Row + 1}))
	}
	if r.Step != nil {
		parts = append(parts, strconv.Itoa(r.Number)+". "+string(r.Step.Verb))
		if name := r.Step.Name.In(in.Lang()); name != "" {
			parts = append(parts, "“"+name+"”")
		}
	}
	if status := r.Call.Status(); status != 0 {
		parts = append(parts, strconv.Itoa(status))
	}
	if rule := r.Call.Rule(); rule != "" {
		parts = append(parts, explain.Title(rule, in)+" ["+rule+"]") // a file expects the rule
	}
	parts = append(parts, in.Text("platform."+string(s.of.Platform)))
	if r.Step != nil && r.State != scenario.Skipped {
		parts = append(parts, tookText(r.Took))
	}
	if r.Skip != scenario.NotSkipped {
		parts = append(parts, skipText(in, r.Skip))
	}
	if len(r.Failures) > 0 {
		parts = append(parts, failureText(r.Failures[0], in))
	}
	return strings.Join(parts, "  ")
}

// failuresText is all that did not hold, a line each.
func failuresText(s scriptStep, in *words.Catalogue) string {
	var lines []string
	for _, f := range s.result.Failures {
		lines = append(lines, failureText(f, in))
	}
	return strings.Join(lines, "\n")
}

func failureText(f scenario.Failure, in *words.Catalogue) string {
	return in.Format("scenario.failure", map[string]any{
		"Line": f.At.Line, "About": f.About.In(in.Lang()), "Want": widgets.Short(f.Want.In(in.Lang())), "Got": widgets.Short(f.Got.In(in.Lang())),
	})
}

func tookText(d time.Duration) string {
	switch {
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
	case d < time.Second:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

func stateText(in *words.Catalogue, s scenario.State) string {
	switch s {
	case scenario.Passed:
		return in.Text("scenario.passed")
	case scenario.Skipped:
		return in.Text("scenario.skipped")
	case scenario.NoNetwork:
		return in.Text("scenario.noNetwork")
	case scenario.QuotaUsed:
		return in.Text("scenario.quotaUsed")
	case scenario.Interrupted:
		return in.Text("scenario.interrupted")
	}
	return in.Text("scenario.failed")
}

func skipText(in *words.Catalogue, s scenario.Skip) string {
	switch s {
	case scenario.SkipSimulator:
		return in.Text("scenario.skipSimulator")
	case scenario.SkipAnswer, scenario.SkipPerson:
		return in.Text("scenario.skipPerson")
	case scenario.SkipEarlier:
		return in.Text("scenario.skipEarlier")
	case scenario.SkipLimit:
		return in.Text("scenario.quotaUsed")
	}
	return in.Text("scenario.interrupted")
}
