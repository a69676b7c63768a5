package app

import (
	"context"
	"strconv"

	"navercaptcha/naver/simulator"
)

// buildTools makes the simulator's and the scenarios' panel anew, where they are shown.
func (w *Window) buildTools() {
	if w.stand != nil {
		w.stand = newSimulatorPanel(w.simulatorActions(), w.config.Language)
		w.drawSimulator("", false)
	}
	if w.scenarios != nil {
		w.scenarios = newScenarioPanel(w.scenarioActions())
		w.scenarios.show(w.script)
	}
}

// closeTools goes back to the CAPTCHA.
func (w *Window) closeTools() {
	if w.script.cancel != nil {
		w.script.cancel()
	}
	w.stand, w.scenarios = nil, nil
	w.arrange()
	w.draw()
	w.focus()
}

// toggleSimulator shows the simulator in the middle's place, or goes back.
func (w *Window) toggleSimulator() {
	if w.stand != nil {
		w.closeTools()
		return
	}
	if w.script.cancel != nil {
		w.script.cancel()
	}
	w.past, w.scenarios = nil, nil
	w.stand = newSimulatorPanel(w.simulatorActions(), w.config.Language)
	w.drawSimulator("", false)
	w.arrange()
	w.draw()
	w.window.Canvas().Focus(w.stand.fault)
}

func (w *Window) simulatorActions() simulatorActions {
	return simulatorActions{
		start: func() {
			w.changeSimulator(func(ctx context.Context) error { _, err := w.config.Simulator.URL(ctx); return err })
		},
		stop: func() {
			w.changeSimulator(func(context.Context) error { w.config.Simulator.Stop(); return nil })
		},
		copyAddress: func() { w.config.App.Clipboard().SetContent(w.config.Simulator.Running()) },
		copyCurl:    func() { w.config.App.Clipboard().SetContent(w.simulatorView().curl) },
		close:       w.closeTools,
		fault:       w.setFault,
		escape:      w.escape,
	}
}

// changeSimulator starts or stops it, off the window's goroutine.
func (w *Window) changeSimulator(change func(context.Context) error) {
	w.drawSimulator("", true)
	go func() {
		err := change(context.Background())
		w.do(func() {
			problem := ""
			if err != nil {
				problem = text("own.simulator.happened") + " " + err.Error()
			}
			w.drawSimulator(problem, false)
		})
	}()
}

// maxFaults is for how many calls a fault can be set.
const maxFaults = 1000

// setFault makes the next calls go wrong.
func (w *Window) setFault(f simulator.Fault, times string) {
	n, err := strconv.Atoi(times)
	switch {
	case f == "":
		n = 0
	case err != nil || n < 1 || n > maxFaults:
		w.drawSimulator(textf("simulator.badTimes", map[string]any{"Typed": times}), false)
		return
	}
	problem := ""
	if err := w.config.Simulator.SetFault(f, n); err != nil {
		problem = err.Error()
	}
	w.drawSimulator(problem, false)
}

// standChanged hears that the simulator has news. Many calls at once are drawn once.
func (w *Window) standChanged() {
	if w.closing.Load() || w.standNews.Swap(true) {
		return
	}
	w.do(func() {
		w.standNews.Store(false)
		w.drawSimulator("", w.stand != nil && w.stand.start.Disabled() && w.stand.stop.Disabled())
	})
}

func (w *Window) simulatorView() simulatorView {
	v := simulatorView{address: w.config.Simulator.Running(), served: w.config.Simulator.Calls()}
	v.fault, v.left = w.config.Simulator.PendingFault()
	if v.address != "" {
		v.curl = curlLine(v.address, w.who.draft.profile.Platform, w.kind)
	}
	return v
}

func (w *Window) drawSimulator(problem string, busy bool) {
	if w.stand == nil || w.closing.Load() {
		return
	}
	v := w.simulatorView()
	v.problem, v.busy = problem, busy
	w.stand.show(v)
}
