package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"navercaptcha/app/session"
	"navercaptcha/naver"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/scenario"
)

// maxScriptSteps is how many steps of a run are shown.
const maxScriptSteps = 10_000

// toggleScenarios shows the scenarios in the middle's place, or goes back.
func (w *Window) toggleScenarios() {
	if w.scenarios != nil {
		w.closeTools()
		return
	}
	w.past, w.stand = nil, nil
	if w.script.known == nil {
		for _, s := range scenario.Shipped() {
			w.script.known = append(w.script.known, knownScenario{Scenario: s})
		}
		w.script.step = -1
	}
	w.showScenarios()
	w.arrange()
	w.window.Canvas().Focus(w.scenarios.run)
}

// showScenarios makes the panel, in the language chosen now, and the right column for it.
func (w *Window) showScenarios() {
	w.scenarios = newScenarioPanel(w.scenarioActions(), w.config.Language)
	w.scenarios.show(w.script)
	w.showStepCalls()
}

func (w *Window) scenarioActions() scenarioActions {
	return scenarioActions{
		mask:       func(s string) string { return w.mask().Text(s) },
		choose:     w.chooseScenario,
		chooseStep: w.chooseStep,
		openFile:   w.openScenario,
		run:        w.runScenario,
		cancel:     w.escape,
		close:      w.closeTools,
		escape:     w.escape,
	}
}

// drawScript draws what is known of the run.
func (w *Window) drawScript() {
	if w.scenarios != nil && !w.closing.Load() {
		w.scenarios.show(w.script)
	}
}

// sayScript says something below the bar. It is asked again in another language.
func (w *Window) sayScript(words func() string) {
	w.script.message = words
	w.drawScript()
}

// chooseScenario shows what a scenario is about. What came of another one goes.
func (w *Window) chooseScenario(i int) {
	if i == w.script.chosen {
		return
	}
	w.script.chosen = i
	if w.script.cancel == nil {
		w.clearSteps()
		w.script.message = nil
	}
	w.drawScript()
}

// clearSteps takes away what came of the last run.
func (w *Window) clearSteps() {
	w.script.steps, w.script.step, w.script.done, w.script.of, w.script.problem = nil, -1, 0, 0, nil
	if w.scenarios != nil {
		w.calls.show(nil)
	}
}

// chooseStep shows the calls of a step in the right column, and below the steps what did not hold.
func (w *Window) chooseStep(i int) {
	if i < len(w.script.steps) {
		w.script.step, w.script.problem = i, nil
		w.showStepCalls()
		w.drawScript()
	}
}

func (w *Window) showStepCalls() {
	if w.script.step < 0 || w.script.step >= len(w.script.steps) {
		w.calls.show(nil)
		return
	}
	w.calls.show(w.script.steps[w.script.step].calls)
}

// openScenario reads a file and chooses it. A file that is in the list already is read again in its place.
func (w *Window) openScenario(path string) {
	path = strings.TrimSpace(path)
	if path == "" {
		w.sayScript(func() string { return text("scenario.needsPath") })
		return
	}
	go func() {
		s, err := readScenario(path)
		w.do(func() {
			if w.closing.Load() {
				return
			}
			if w.script.cancel == nil {
				w.clearSteps()
			}
			if err != nil {
				w.script.problem = err
				w.sayScript(func() string {
					return textf("scenario.unreadable", map[string]any{"File": filepath.Base(path)})
				})
				return
			}
			w.script.problem = nil
			w.script.chosen = slices.IndexFunc(w.script.known, func(k knownScenario) bool { return k.path == s.path })
			if w.script.chosen < 0 {
				w.script.known, w.script.chosen = slices.Insert(w.script.known, 0, s), 0
			} else {
				w.script.known[w.script.chosen] = s
			}
			w.sayScript(nil)
			if w.scenarios != nil {
				w.scenarios.list.ScrollTo(w.script.chosen)
			}
		})
	}()
}

// fileProblems says why a file is of no use, each problem with its line and column.
func fileProblems(err error, language string) string {
	var read *scenario.ReadError
	switch {
	case errors.As(err, &read):
		var lines []string
		for _, p := range read.Problems {
			lines = append(lines, textf("scenario.problem", map[string]any{
				"Line": p.At.Line, "Column": p.At.Column, "What": short(p.Text.In(language)),
			}))
		}
		return strings.Join(lines, "\n")
	case errors.Is(err, fs.ErrNotExist):
		return text("scenario.noFile")
	case errors.Is(err, fs.ErrPermission):
		return text("scenario.notAllowed")
	case errors.Is(err, errNoFile):
		return text("scenario.notRegular")
	}
	return err.Error()
}

// errNoFile means that a path leads to a folder, or to something that might never end.
var errNoFile = errors.New("not a file")

func readScenario(path string) (knownScenario, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return knownScenario{}, err
	}
	if path, err = filepath.EvalSymlinks(path); err != nil { // one file has one path
		return knownScenario{}, err
	}
	if info, err := os.Stat(path); err != nil {
		return knownScenario{}, err
	} else if !info.Mode().IsRegular() { // reading a pipe might never end
		return knownScenario{}, errNoFile
	}
	f, err := os.Open(path)
	if err != nil {
		return knownScenario{}, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, scenario.MaxFile+1))
	if err != nil {
		return knownScenario{}, err
	}
	s, err := scenario.Read(filepath.Base(path), content)
	return knownScenario{s, path}, err
}

// runScenario runs the chosen one against the profile on the screen. What costs something of a real quota is asked first.
func (w *Window) runScenario() {
	if w.script.cancel != nil || w.script.chosen >= len(w.script.known) {
		return
	}
	chosen := w.script.known[w.script.chosen].Scenario
	ctx, cancel := context.WithCancel(context.Background())
	w.script.cancel = cancel
	w.clearSteps()
	w.sayScript(nil)
	go func() {
		d, who, err := w.caller.resolve(ctx)
		w.do(func() {
			cancelled := ctx.Err() != nil
			cancel()
			w.script.cancel = nil
			switch {
			case cancelled:
				w.sayScript(func() string { return text("scenario.interrupted") })
				return
			case err != nil:
				w.sayScript(func() string { return errorWords(err) })
				return
			case w.closing.Load() || w.scenarios == nil:
				return
			}
			w.drawScript() // it can be run again whatever comes of the question
			target := &scenario.Target{Options: w.caller.options(d), Simulated: who.Simulated}
			var platforms []naver.Platform
			if who.Simulated {
				target.Answer = func(_ context.Context, _ naver.Kind, key string) (string, error) {
					if answer, ok := w.config.Simulator.Answer(key); ok {
						return answer, nil
					}
					return "", scenario.ErrNoAnswer
				}
			} else {
				platforms = []naver.Platform{who.Platform}
			}
			cases := scenario.Plan([]*scenario.Scenario{chosen}, platforms, nil, target)
			cost := scenario.Total(cases)
			switch {
			case len(cases) == 0:
				w.sayScript(func() string { return text("scenario.otherPlatform") })
			case who.Simulated || cost == 0:
				w.startScript(cases, target, who)
			default:
				w.ask(textf("scenario.costs", map[string]any{"N": cost, "Host": who.Host}), text("scenario.run"), func() {
					w.startScript(cases, target, who)
				})
			}
		})
	}()
}

// startScript runs the cases off the window's goroutine.
func (w *Window) startScript(cases []scenario.Case, target *scenario.Target, who session.Caller) {
	if w.script.cancel != nil || w.scenarios == nil {
		return // the panel was closed while the question stood there
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.script.cancel = cancel
	w.clearSteps()
	for _, c := range cases {
		if c.Skip != scenario.NotSkipped {
			w.addStep(scriptStep{of: c, result: scenario.StepResult{State: scenario.Skipped, Skip: c.Skip}})
			continue
		}
		w.script.of += stepCount(c.Steps())
	}
	w.sayScript(func() string { return text("scenario.running") })
	// Many steps in a short time are drawn together.
	var mu sync.Mutex
	var news []scriptStep
	// A case that fails ends before its last step: what was planned before the present case counts as done.
	before, here, planned := 0, 0, 0
	take := func() {
		mu.Lock()
		steps := news
		news, w.script.done = nil, before+min(here, planned)
		mu.Unlock()
		for _, s := range steps {
			shown := w.addStep(s)
			for _, c := range s.calls {
				w.count(c)
			}
			if shown && w.script.step < 0 && s.result.State > scenario.Skipped && w.script.problem == nil {
				w.chooseStep(len(w.script.steps) - 1) // the first that is not as expected
			}
		}
		w.drawScript()
	}
	tell := func(change func()) {
		mu.Lock()
		first := len(news) == 0
		change()
		mu.Unlock()
		if first {
			w.do(take)
		}
	}
	go func() {
		result := scenario.Run(ctx, cases, target, scenario.Options{
			Limit: scenario.Total(cases),
			OnCase: func(c scenario.Case) {
				tell(func() { before, here, planned = before+planned, 0, stepCount(c.Steps()) })
			},
			OnStep: func(c scenario.Case, r scenario.StepResult) {
				tell(func() {
					news = append(news, scriptStep{c, r, callsOfStep(c, r, who)})
					if r.State != scenario.Skipped && r.State != scenario.Interrupted {
						here++
					}
				})
			},
		})
		cancelled := ctx.Err() != nil
		cancel()
		w.do(func() {
			take()
			w.script.cancel = nil
			if !cancelled {
				w.script.done = w.script.of
			}
			w.sayScript(func() string { return resultText(result, cancelled) })
		})
	}()
}

// resultText sums a run up in cases. Those that a cancelled run was in the middle of, or did not come to, were not run.
func resultText(r *scenario.Result, cancelled bool) string {
	passed, skipped := r.Count(scenario.Passed), r.Count(scenario.Skipped)
	stopped := r.Count(scenario.Interrupted)
	counts := map[string]any{"Passed": passed, "Failed": len(r.Cases) - passed - skipped - stopped, "Skipped": skipped + stopped}
	if cancelled {
		return textf("scenario.cancelled", counts)
	}
	return textf("scenario.result", counts)
}

// stepCount is how many steps are run, repetitions included.
func stepCount(steps []scenario.Step) int {
	n := 0
	for _, s := range steps {
		if s.Verb == scenario.Repeat {
			n += s.Times * stepCount(s.Steps)
		} else {
			n++
		}
	}
	return n
}

// addStep tells whether there was room for it.
func (w *Window) addStep(s scriptStep) bool {
	if len(w.script.steps) == maxScriptSteps {
		return false
	}
	w.script.steps = append(w.script.steps, s)
	return true
}

// callsOfStep are the calls of a step as the right column shows them.
func callsOfStep(c scenario.Case, r scenario.StepResult, who session.Caller) []session.Call {
	if r.Call == "" || len(r.Exchanges) == 0 && r.Err == nil {
		return nil
	}
	who.Platform = c.Platform
	key, _ := r.Secrets()
	exchanges := r.Exchanges
	if len(exchanges) == 0 {
		exchanges = []*exchange.Exchange{nil}
	}
	var calls []session.Call
	for _, e := range exchanges {
		call := session.Call{
			Call: r.Call, Kind: r.Kind, Start: r.Began, Caller: who, Key: key,
			Finding: &r.Finding, Err: r.Err, Verdict: r.Verdict, Exchange: e,
		}
		if e != nil {
			call.Start = e.Start
		}
		calls = append(calls, call)
	}
	return calls
}

// exportScenario makes a scenario of the attempt on the screen.
func (w *Window) exportScenario() {
	var calls []diagnosis.Case
	for _, c := range w.states[w.kind].Calls {
		calls = append(calls, diagnosis.Case{
			Platform: c.Caller.Platform, Kind: c.Kind, Call: c.Call, Verdict: c.Verdict, Err: c.Err, Exchange: c.Exchange, Key: c.Key,
		})
	}
	name := ""
	if len(calls) > 0 {
		name = textf("scenario.attempt", map[string]any{"Platform": text("platform." + string(calls[0].Platform))})
	}
	now, language := w.config.Now(), w.config.Language
	go func() { // an attempt may have many calls
		content, err := scenario.FromCalls(name, calls)
		w.do(func() {
			switch {
			case w.closing.Load():
			case errors.Is(err, scenario.ErrNoCalls):
				w.inform(text("export.scenario"), text("scenario.noCalls"))
			case err != nil:
				w.inform(text("export.scenario"), scenario.WordsOf(err).In(language))
			default:
				w.saveAs(text("export.scenario"), now.Format(fileTime)+"-captcha.yaml", func(ctx context.Context, path string) error {
					return writeWhole(ctx, path, content)
				})
			}
		})
	}()
}
