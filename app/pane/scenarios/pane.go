// Package scenarios is the pane of the scenarios: which one to run, how far it is, and what came of each step.
package scenarios

import (
	"fyne.io/fyne/v2"

	"navercaptcha/app/connect"
	"navercaptcha/app/journal"
	"navercaptcha/app/words"
	"navercaptcha/naver/scenario"
)

// Pane shows the scenarios in the middle's place; the right column shows the calls of the chosen step. All its methods are
// called on the window's goroutine.
type Pane struct {
	host  Host
	parts Parts
	words *words.Catalogue
	state State
	view  *view
}

// Parts are what a run is made with.
type Parts struct {
	Connector *connect.Connector
	Journal   *journal.Journal
	Simulator Simulator
}

// State is what the pane knows, shown or not.
type State struct {
	Known    []Known
	Chosen   int // of Known
	Steps    []Step
	Step     int // the chosen one of Steps, or -1
	Done, Of int // steps

	message func() string // nil says nothing
	problem error         // what is wrong with a file
	cancel  func()        // nil unless it runs
}

// Known is a scenario of the list.
type Known struct {
	*scenario.Scenario
	Path string // empty where it is a shipped one
}

// Runs tells whether a scenario is being run.
func (s State) Runs() bool { return s.cancel != nil }

// New makes the pane with the shipped scenarios.
func New(host Host, parts Parts, in *words.Catalogue) *Pane {
	p := &Pane{host: host, parts: parts, words: in, state: State{Step: -1}}
	for _, s := range scenario.Shipped() {
		p.state.Known = append(p.state.Known, Known{Scenario: s})
	}
	p.view = newView(p)
	return p
}

// Open shows what is known now.
func (p *Pane) Open() {
	p.view = newView(p)
	p.view.show()
	p.showStepCalls()
}

// Content is what the window shows.
func (p *Pane) Content() fyne.CanvasObject { return p.view.content }

// OnArranged shows the chosen scenario: the list has its size now.
func (p *Pane) OnArranged() { p.view.known.ScrollTo(p.state.Chosen) }

// Focus puts the cursor where a run is started.
func (p *Pane) Focus() { p.host.Canvas().Focus(p.view.run) }

// SetWords changes the language.
func (p *Pane) SetWords(in *words.Catalogue) {
	shown := p.shown()
	p.words = in
	p.view = newView(p)
	if shown {
		p.view.show()
		p.showStepCalls()
	}
}

// Cancel ends the run, if there is one.
func (p *Pane) Cancel() bool {
	if p.state.cancel == nil {
		return false
	}
	p.state.cancel()
	return true
}

// Leave ends the run as well.
func (p *Pane) Leave() { p.Cancel() }

// ListsAttempt is false: the calls on the right are those of the chosen step.
func (p *Pane) ListsAttempt() bool { return false }

// WhenEmpty is what the right says without calls.
func (p *Pane) WhenEmpty() string { return "calls.empty" }

// State is what the pane knows now.
func (p *Pane) State() State { return p.state }

func (p *Pane) shown() bool { return p.host.Shows(p.view.content) }

// draw draws what is known of the run, which may go on where nobody sees it until it has noticed that it was left.
func (p *Pane) draw() {
	if p.shown() {
		p.view.show()
	}
}

// say says something below the bar. It is asked again in another language.
func (p *Pane) say(words func() string) {
	p.state.message = words
	p.draw()
}

// mask hides the credentials: a failure may quote what a server echoed.
func (p *Pane) mask(s string) string { return p.parts.Connector.Redactor().Text(s) }

// onChosen shows what a scenario is about. What came of another one goes.
func (p *Pane) onChosen(i int) {
	if i == p.state.Chosen {
		return
	}
	p.state.Chosen = i
	if p.state.cancel == nil {
		p.clearSteps()
		p.state.message = nil
	}
	p.draw()
}

// clearSteps takes away what came of the last run.
func (p *Pane) clearSteps() {
	p.state.Steps, p.state.Step, p.state.Done, p.state.Of, p.state.problem = nil, -1, 0, 0, nil
	p.showStepCalls()
}

// onStepChosen shows the calls of a step in the right column, and below the steps what did not hold.
func (p *Pane) onStepChosen(i int) {
	if i < len(p.state.Steps) {
		p.state.Step, p.state.problem = i, nil
		p.showStepCalls()
		p.draw()
	}
}

// showStepCalls leaves the right column alone while another pane is shown: the run ended because this one was left.
func (p *Pane) showStepCalls() {
	switch {
	case !p.shown():
	case p.state.Step < 0 || p.state.Step >= len(p.state.Steps):
		p.host.ShowCalls(nil)
	default:
		p.host.ShowCalls(p.state.Steps[p.state.Step].calls)
	}
}
