package app

import (
	"context"
	"errors"
	"strconv"

	"navercaptcha/app/embedded"
	"navercaptcha/app/words"
	"navercaptcha/naver/simulator"
)

func (w *Window) simulatorActions() simulatorActions {
	return simulatorActions{
		start: w.startSimulator,
		stop: func() {
			w.changeSimulator(func(context.Context) error { w.config.Simulator.Stop(); return nil })
		},
		copyAddress: func() { w.config.App.Clipboard().SetContent(w.config.Simulator.Running()) },
		copyCurl:    func() { w.config.App.Clipboard().SetContent(w.simulatorView().curl) },
		close:       w.CloseMiddle,
		fault:       w.setFault,
		escape:      w.escape,
	}
}

// startSimulator starts it on the port that was typed, or without one where it was before.
func (w *Window) startSimulator(typed string) {
	port := 0
	if typed != "" {
		var err error
		if port, err = strconv.Atoi(typed); err != nil || port < 1 || port > 65535 {
			w.drawSimulator(w.words.Format("simulator.badPort", map[string]any{"Typed": typed}), false)
			return
		}
	}
	w.changeSimulator(func(ctx context.Context) error { return w.config.Simulator.Start(ctx, port) })
}

// simulatorProblem says why it did not start, and what to do.
func simulatorProblem(in *words.Catalogue, err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, embedded.ErrPort):
		return in.Text("own.port.happened") + " " + in.Text("own.port.next")
	}
	return in.Text("own.simulator.happened") + " " + in.Text("own.simulator.next")
}

// changeSimulator starts or stops it, off the window's goroutine.
func (w *Window) changeSimulator(change func(context.Context) error) {
	w.drawSimulator("", true)
	go func() {
		err := change(context.Background())
		w.do(func() {
			w.drawSimulator(simulatorProblem(w.words, err), false)
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
		w.drawSimulator(w.words.Format("simulator.badTimes", map[string]any{"Typed": times}), false)
		return
	}
	problem := ""
	if err := w.config.Simulator.SetFault(f, n); err != nil {
		problem = err.Error()
	}
	w.drawSimulator(problem, false)
	w.drawBanner()
}

// standChanged hears that the simulator has news. Many calls at once are drawn once.
func (w *Window) standChanged() {
	if w.closing.Load() || w.standNews.Swap(true) {
		return
	}
	w.do(func() {
		w.standNews.Store(false)
		w.drawBanner()
		w.drawSimulator("", w.shows(simulatorMiddle{w}) && w.stand.start.Disabled() && w.stand.stop.Disabled())
	})
}

func (w *Window) simulatorView() simulatorView {
	v := simulatorView{
		address: w.config.Simulator.Running(), served: w.config.Simulator.Calls(), platform: w.connector.Current().Profile.Platform,
	}
	v.fault, v.left = w.config.Simulator.PendingFault()
	if v.address != "" {
		v.curl = curlLine(v.address, w.connector.Current().Profile.Platform, w.attempt.Kind())
	}
	return v
}

func (w *Window) drawSimulator(problem string, busy bool) {
	if !w.shows(simulatorMiddle{w}) || w.closing.Load() {
		return
	}
	v := w.simulatorView()
	v.problem, v.busy = problem, busy
	w.stand.show(v)
}
