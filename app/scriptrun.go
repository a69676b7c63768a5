package app

import (
	"context"
	"sync"

	"navercaptcha/app/explain"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/scenario"
)

// maxScriptSteps is how many steps of a run are shown.
const maxScriptSteps = 10_000

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
		d, who, err := w.connector.Resolve(ctx)
		w.do(func() {
			cancelled := ctx.Err() != nil
			cancel()
			w.script.cancel = nil
			switch {
			case cancelled:
				w.sayScript(func() string { return w.words.Text("scenario.interrupted") })
				return
			case err != nil:
				w.sayScript(func() string { return explain.Error(w.words, err) })
				return
			case w.closing.Load() || !w.shows(scenariosMiddle{w}):
				return
			}
			w.drawScript() // it can be run again whatever comes of the question
			target := &scenario.Target{Options: w.connector.Options(d), Simulated: who.Simulated}
			var platforms []naver.Platform
			if who.Simulated {
				target.Answer = func(_ context.Context, _ naver.Kind, key string) (string, error) {
					if answer, ok := w.config.Simulator.Answer(key); ok {
						return answer, nil
					}
					return "", scenario.ErrNoAnswer
				}
			} else {
				platforms = []naver.Platform{d.Profile.Platform}
			}
			cases := scenario.Plan([]*scenario.Scenario{chosen}, platforms, nil, target)
			cost := scenario.Total(cases)
			switch {
			case len(cases) == 0:
				w.sayScript(func() string { return w.words.Text("scenario.otherPlatform") })
			case who.Simulated || cost == 0:
				w.startScript(cases, target, who)
			default:
				w.Ask(w.words.Plural("scenario.costs", cost, map[string]any{"N": cost, "Host": who.Host}), w.words.Text("scenario.run"), func() {
					w.startScript(cases, target, who)
				})
			}
		})
	}()
}

// startScript runs the cases off the window's goroutine.
func (w *Window) startScript(cases []scenario.Case, target *scenario.Target, who attempt.Caller) {
	if w.script.cancel != nil || !w.shows(scenariosMiddle{w}) {
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
	w.sayScript(func() string { return w.words.Text("scenario.running") })
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
	kept, language := w.journal.NewRun(), w.words.Lang()
	w.journal.Go(func() error {
		result := scenario.Run(ctx, cases, target, scenario.Options{
			Limit: scenario.Total(cases),
			OnCase: func(c scenario.Case) {
				kept.Case(widgets.Short(c.Scenario.Name.In(language)))
				tell(func() { before, here, planned = before+planned, 0, stepCount(c.Steps()) })
			},
			OnStep: func(c scenario.Case, r scenario.StepResult) {
				calls := r.Calls(who)
				kept.Add(calls)
				tell(func() {
					news = append(news, scriptStep{c, r, calls})
					if r.State != scenario.Skipped && r.State != scenario.Interrupted {
						here++
					}
				})
			},
		})
		unkept := kept.End()
		cancelled := ctx.Err() != nil
		cancel()
		w.do(func() {
			take()
			w.script.cancel = nil
			if !cancelled {
				w.script.done = w.script.of
			}
			w.sayScript(func() string { return resultText(w.words, result, cancelled, unkept) })
		})
		return unkept
	})
}

// resultText sums a run up in cases. Those that a cancelled run was in the middle of, or did not come to, were not run.
// What could not be kept in the history is said as well.
func resultText(in *words.Catalogue, r *scenario.Result, cancelled bool, unkept error) string {
	passed, skipped := r.Count(scenario.Passed), r.Count(scenario.Skipped)
	stopped := r.Count(scenario.Interrupted)
	counts := map[string]any{"Passed": passed, "Failed": len(r.Cases) - passed - skipped - stopped, "Skipped": skipped + stopped}
	words := in.Format("scenario.result", counts)
	if cancelled {
		words = in.Format("scenario.cancelled", counts)
	}
	if unkept != nil {
		words += " " + explain.Error(in, unkept)
	}
	return words
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
