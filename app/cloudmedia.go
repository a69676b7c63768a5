package app

import (
	"context"
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// cloudTerms is where NAVER Cloud says what may be done with the results of its CAPTCHA.
const cloudTerms = "https://guide.ncloud-docs.com/docs/en/captcha-spec"

// askCloudMedia asks before pictures, sounds and answers of NAVER Cloud are kept, with NAVER Cloud's term shown, and
// before those that were kept are removed.
func (w *Window) askCloudMedia(on bool) {
	if on == w.keepsCloudMedia() {
		return // the panel was only told
	}
	if !on {
		w.decide(paragraph(text("cloud.removeQuestion")), fyne.NewSize(420, 180), text("history.delete"),
			func() { w.switchCloudMedia(false, text("cloud.removed")) }, w.showCloudMedia)
		return
	}
	body := container.NewVBox(paragraph(text("cloud.term")), paragraph(text("cloud.yours")))
	if terms, err := url.Parse(cloudTerms); err == nil {
		body.Add(widget.NewHyperlink(text("cloud.page"), terms))
	}
	w.decide(body, fyne.NewSize(500, 300), text("cloud.keep"),
		func() { w.switchCloudMedia(true, text("cloud.kept")) }, w.showCloudMedia)
}

func (w *Window) keepsCloudMedia() bool { return w.config.App.Preferences().Bool(prefCloudMedia) }

// showCloudMedia shows whether it is switched on, whatever was tapped.
func (w *Window) showCloudMedia() {
	if w.past != nil {
		w.past.cloud.SetChecked(w.keepsCloudMedia())
	}
}

// switchCloudMedia switches, and says so once it is done.
func (w *Window) switchCloudMedia(on bool, done string) {
	w.config.App.Preferences().SetBool(prefCloudMedia, on)
	w.changeHistory(func(ctx context.Context) error { return w.history.SetKeepCloudMedia(ctx, on) },
		func() { w.past.say(done) })
}
