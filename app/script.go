package app

// showScenarios makes the panel, in the language chosen now, and the right column for it.
func (w *Window) showScenarios() {
	w.scenarios = newScenarioPanel(w.scenarioActions(), w.words)
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
		close:      w.CloseMiddle,
		escape:     w.escape,
	}
}

// drawScript draws what is known of the run.
func (w *Window) drawScript() {
	if w.shows(scenariosMiddle{w}) && !w.closing.Load() {
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
	if w.shows(scenariosMiddle{w}) {
		w.calls.Show(nil)
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
	if !w.shows(scenariosMiddle{w}) {
		return // the run was cancelled by closing the panel
	}
	if w.script.step < 0 || w.script.step >= len(w.script.steps) {
		w.calls.Show(nil)
		return
	}
	w.calls.Show(w.script.steps[w.script.step].calls)
}
