package app

import (
	"context"
	"errors"
	"fmt"
	"io"
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
		w.script.known = slices.Clone(scenario.Shipped())
	}
	w.scenarios = newScenarioPanel(w.scenarioActions())
	w.arrange()
	w.calls.show(nil)
	w.scenarios.show(w.script)
	w.scenarios.list.Select(w.script.chosen)
	w.window.Canvas().Focus(w.scenarios.run)
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

func (w *Window) sayScript(words string) {
	w.script.message = words
	w.drawScript()
}

func (w *Window) chooseScenario(i int) {
	w.script.chosen = i
	w.drawScript()
}

// chooseStep shows the calls of a step in the right column.
func (w *Window) chooseStep(i int) {
	if i < len(w.script.steps) {
		s := w.script.steps[i]
		w.calls.show(s.calls)
	}
}

// openScenario reads a file and chooses it.
func (w *Window) openScenario(path string) {
	path = strings.TrimSpace(path)
	if path == "" {
		w.sayScript(text("scenario.needsPath"))
		return
	}
	go func() {
		s, err := readScenario(path)
		w.do(func() {
			if err != nil {
				w.sayScript(textf("scenario.unreadable", map[string]any{"Why": err.Error()}))
				return
			}
			w.script.known = append([]*scenario.Scenario{s}, w.script.known...)
			w.script.chosen = 0
			w.sayScript("")
			if w.scenarios != nil {
				w.scenarios.list.UnselectAll()
				w.scenarios.list.Select(0)
				w.scenarios.list.ScrollToTop()
			}
		})
	}()
}

func readScenario(path string) (*scenario.Scenario, error) {
	if info, err := os.Stat(path); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() { // reading a pipe might never end
		return nil, fmt.Errorf("%s is no file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, scenario.MaxFile+1))
	if err != nil {
		return nil, err
	}
	return scenario.Read(filepath.Base(path), content)
}

// runScenario runs the chosen one against the profile on the screen. What costs something of a real quota is asked first.
func (w *Window) runScenario() {
	if w.script.cancel != nil || w.script.chosen >= len(w.script.known) {
		return
	}
	chosen := w.script.known[w.script.chosen]
	ctx, cancel := context.WithCancel(context.Background())
	w.script.cancel, w.script.steps, w.script.done, w.script.of = cancel, nil, 0, 0
	w.calls.show(nil)
	w.sayScript("")
	go func() {
		d, who, err := w.caller.resolve(ctx)
		w.do(func() {
			cancel()
			w.script.cancel = nil
			if err != nil {
				w.sayScript(errorWords(err))
				return
			}
			if ctxEnded := w.closing.Load() || w.scenarios == nil; ctxEnded {
				return
			}
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
				w.sayScript(text("scenario.otherPlatform"))
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
	ctx, cancel := context.WithCancel(context.Background())
	w.script.cancel, w.script.steps, w.script.done, w.script.of = cancel, nil, 0, 0
	for _, c := range cases {
		if c.Skip != scenario.NotSkipped {
			w.addStep(scriptStep{of: c, result: scenario.StepResult{State: scenario.Skipped, Skip: c.Skip}})
			continue
		}
		w.script.of++
	}
	w.sayScript(text("scenario.running"))
	// Many steps in a short time are drawn together.
	var mu sync.Mutex
	var news []scriptStep
	began := 0
	take := func() {
		mu.Lock()
		steps := news
		news, w.script.done = nil, began
		mu.Unlock()
		for _, s := range steps {
			w.addStep(s)
			for _, c := range s.calls {
				w.count(c)
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
		defer cancel()
		result := scenario.Run(ctx, cases, target, scenario.Options{
			Limit:  scenario.Total(cases),
			OnCase: func(scenario.Case) { tell(func() { began++ }) },
			OnStep: func(c scenario.Case, r scenario.StepResult) {
				tell(func() { news = append(news, scriptStep{c, r, callsOfStep(c, r, who)}) })
			},
		})
		w.do(func() {
			take()
			w.script.cancel = nil
			w.sayScript(textf("scenario.result", map[string]any{
				"Passed": result.Count(scenario.Passed), "Skipped": result.Count(scenario.Skipped),
				"Failed": len(result.Cases) - result.Count(scenario.Passed) - result.Count(scenario.Skipped),
			}))
		})
	}()
}

func (w *Window) addStep(s scriptStep) {
	if len(w.script.steps) < maxScriptSteps {
		w.script.steps = append(w.script.steps, s)
	}
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
	content, err := scenario.FromCalls("", calls)
	if err != nil {
		words := err.Error()
		if errors.Is(err, scenario.ErrNoCalls) {
			words = text("scenario.noCalls")
		}
		w.inform(text("export.scenario"), words)
		return
	}
	w.saveAs(text("export.scenario"), w.config.Now().Format(fileTime)+"-captcha.yaml", func(ctx context.Context, path string) error {
		return writeWhole(ctx, path, content)
	})
}
