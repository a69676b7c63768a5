package app

import (
	"fyne.io/fyne/v2"

	"navercaptcha/app/profile"
	"navercaptcha/app/widgets"
)

// bannerContent is the banner of the simulator's profile, and nil for the others.
func (c *columns) bannerContent() fyne.CanvasObject {
	if c.w.connector.Current().Profile.ID != profile.SimulatorID {
		c.banner = nil
		return nil
	}
	c.banner = widgets.NewBanner(c.w.words.Text("banner.setUp"), c.w.panes.credentials.Create, c.w.escape)
	c.drawBanner()
	return c.banner.Content
}

// drawBanner says that nothing leaves the computer and, before all else, that a fault waits for the next calls.
func (c *columns) drawBanner() {
	if c.banner == nil {
		return
	}
	words := c.w.words.Text("banner.simulator")
	if fault, left := c.w.config.Simulator.PendingFault(); left > 0 {
		words = c.w.words.Format("banner.fault", map[string]any{"Fault": fault, "N": left})
	}
	c.banner.Say(words)
}

// onSimulator hears that the simulator started, stopped or answered a call.
func (w *Window) onSimulator(struct{}) {
	w.columns.drawBanner()
	if w.middle.shows(w.panes.simulator) {
		w.panes.simulator.OnChange()
	}
}
