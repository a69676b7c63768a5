package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/profile"
)

// banner is a strip across the window in the simulator's amber, with words and a button.
type banner struct {
	content fyne.CanvasObject
	says    *widget.RichText
	words   *widget.TextSegment
}

func newBanner(action string, do, onEscape func()) *banner {
	b := &banner{words: &widget.TextSegment{Style: widget.RichTextStyle{ColorName: colorBannerText}}}
	b.says = widget.NewRichText(b.words)
	b.says.Truncation = fyne.TextTruncateEllipsis
	ground := canvas.NewRectangle(theme.Color(colorBanner))
	b.content = container.NewStack(ground, container.NewBorder(nil, nil, nil, newButton(action, nil, do, onEscape), b.says))
	return b
}

// say puts other words up.
func (b *banner) say(words string) {
	if b.words.Text != words {
		b.words.Text = words
		b.says.Refresh()
	}
}

// bannerContent is the banner of the simulator's profile, and nil for the others.
func (w *Window) bannerContent() fyne.CanvasObject {
	if w.who.draft.Profile.ID != profile.SimulatorID {
		w.banner = nil
		return nil
	}
	w.banner = newBanner(w.words.Text("banner.setUp"), w.newProfile, w.escape)
	w.drawBanner()
	return w.banner.content
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
	w.banner.say(words)
}
