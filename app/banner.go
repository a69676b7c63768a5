package app

import (
	"fyne.io/fyne/v2"

	"navercaptcha/app/profile"
	"navercaptcha/app/widgets"
)

// bannerContent is the banner of the simulator's profile, and nil for the others.
func (w *Window) bannerContent() fyne.CanvasObject {
	if w.connector.Current().Profile.ID != profile.SimulatorID {
		w.banner = nil
		return nil
	}
	w.banner = widgets.NewBanner(w.words.Text("banner.setUp"), w.credentials.Create, w.escape)
	w.drawBanner()
	return w.banner.Content
}

// drawBanner says that nothing leaves the computer and, before all else, that a fault waits for the next calls.
func (w *Window) drawBanner() {
	if w.banner == nil {
		return
	}
	words := w.words.Text("banner.simulator")
	if fault, left := w.config.Simulator.PendingFault(); left > 0 {
		words = w.words.Format("banner.fault", map[string]any{"Fault": fault, "N": left})
	}
	w.banner.Say(words)
}

// onSimulator hears that the simulator started, stopped or answered a call.
func (w *Window) onSimulator(struct{}) {
	w.drawBanner()
	if w.shows(w.simulator) {
		w.simulator.OnChange()
	}
}
