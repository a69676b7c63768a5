package scenarios

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

// maxSteps is how many steps of a run are shown.
const maxSteps = 10_000

// onRun runs the chosen one against the profile on the screen. What costs something of a real quota is asked first.
func (p *Pane) onRun() {
	if p.state.cancel != nil || p.state.Chosen >= len(p.state.Known) {
		return
	}
	chosen := p.state.Known[p.state.Chosen].Scenario
	ctx, cancel := context.WithCancel(context.Background())
	p.state.cancel = cancel
	p.clearSteps()
	p.say(nil)
	go func() {
		d, who, err := p.parts.Connector.Resolve(ctx)
		p.host.Do(func() {
			cancelled := ctx.Err() != nil
			cancel()
			p.state.cancel = nil
			switch {
			case cancelled:
				p.say(func() string { return p.words.Text("scenario.interrupted") })
				return
			case err != nil:
				p.say(func() string { return explain.Error(p.words, err) })
				return
			}
			p.draw() // it can be run again whatever comes of the question
			target := &scenario.Target{Options: p.parts.Connector.Options(d), Simulated: who.Simulated}
			var platforms []naver.Platform
			if who.Simulated {
				target.Answer = func(_ context.Context, _ naver.Kind, key string) (string, error) {
					if answer, ok := p.parts.Simulator.Answer(key); ok {
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
				p.say(func() string { return p.words.Text("scenario.otherPlatform") })
			case who.Simulated || cost == 0:
				p.start(cases, target, who)
			default:
				p.host.Ask(p.words.Plural("scenario.costs", cost, map[string]any{"N": cost, "Host": who.Host}), p.words.Text("scenario.run"), func() {
					p.start(cases, target, who)
				})
			}
		})
	}()
}

// start runs the cases off the window's goroutine.
func (p *Pane) start(cases []scenario.Case, target *scenario.Target, who attempt.Caller) {
	if p.state.cancel != nil || !p.shown() {
		return // the panel was closed while the question stood there
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.state.cancel = cancel
	p.clearSteps()
	for _, c := range cases {
		if c.Skip != scenario.NotSkipped {
			p.addStep(Step{Case: c, Result: scenario.StepResult{State: scenario.Skipped, Skip: c.Skip}})
			continue
		}
		p.state.Of += stepCount(c.Steps())
	}
	p.say(func() string { return p.words.Text("scenario.running") })
	// Many steps in a short time are drawn together.
	var mu sync.Mutex
	var news []Step
	// A case that fails ends before its last step: what was planned before the present case counts as done.
	before, here, planned := 0, 0, 0
	take := func() {
		mu.Lock()
		steps := news
		news, p.state.Done = nil, before+min(here, planned)
		mu.Unlock()
		for _, s := range steps {
			shown := p.addStep(s)
			if shown && p.state.Step < 0 && s.Result.State > scenario.Skipped && p.state.problem == nil {
				p.onStepChosen(len(p.state.Steps) - 1) // the first that is not as expected
			}
		}
		p.draw()
	}
	tell := func(change func()) {
		mu.Lock()
		first := len(news) == 0
		change()
		mu.Unlock()
		if first {
			p.host.Do(take)
		}
	}
	kept, language := p.parts.Journal.NewRun(), p.words.Lang()
	p.parts.Journal.Go(func() error {
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
					news = append(news, Step{c, r, calls})
					if r.State != scenario.Skipped && r.State != scenario.Interrupted {
						here++
					}
				})
			},
		})
		unkept := kept.End()
		cancelled := ctx.Err() != nil
		cancel()
		p.host.Do(func() {
			take()
			p.state.cancel = nil
			if !cancelled {
				p.state.Done = p.state.Of
			}
			p.say(func() string { return resultText(p.words, result, cancelled, unkept) })
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
func (p *Pane) addStep(s Step) bool {
	if len(p.state.Steps) == maxSteps {
		return false
	}
	p.state.Steps = append(p.state.Steps, s)
	return true
}
