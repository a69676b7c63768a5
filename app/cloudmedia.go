package app

import (
	"context"
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"navercaptcha/app/widgets"
)

// cloudTerms is where NAVER Cloud says what may be done with the results of its CAPTCHA.
const cloudTerms = "https://guide.ncloud-docs.com/docs/en/captcha-spec"

// askCloudMedia asks before pictures, sounds and answers of NAVER Cloud are kept, with NAVER Cloud's term shown, and
// before those that were kept are removed.
func (w *Window) askCloudMedia(on bool) {
	if on == w.cloudMedia {
		return // the panel was only told
	}
	asBefore := func() { w.showCloudMedia(w.cloudMedia) }
	if !on {
		w.decide(widgets.Paragraph(w.words.Text("cloud.removeQuestion")), fyne.NewSize(420, 180), w.words.Text("history.delete"),
			func() { w.switchCloudMedia(false, w.words.Text("cloud.removed")) }, asBefore)
		return
	}
	body := container.NewVBox(widgets.Paragraph(w.words.Text("cloud.term")), widgets.Paragraph(w.words.Text("cloud.yours")))
	if terms, err := url.Parse(cloudTerms); err == nil {
		body.Add(widget.NewHyperlink(w.words.Text("cloud.page"), terms))
	}
	w.decide(body, fyne.NewSize(500, 300), w.words.Text("cloud.keep"),
		func() { w.switchCloudMedia(true, w.words.Text("cloud.kept")) }, asBefore)
}

// showCloudMedia shows what the history says of the switch, whatever was tapped. Another window may have switched.
func (w *Window) showCloudMedia(on bool) {
	w.cloudMedia = on
	if w.shows(historyMiddle{w}) {
		w.past.cloud.SetChecked(on)
	}
}

// switchCloudMedia switches, shows what came of it, and says so once it is done.
func (w *Window) switchCloudMedia(on bool, done string) {
	w.changeHistory(func(ctx context.Context) error {
		err := w.history.SetKeepCloudMedia(ctx, on)
		keeps, unknown := w.history.KeepsCloudMedia(ctx)
		w.do(func() {
			switch {
			case w.closing.Load():
			case unknown != nil:
				w.showCloudMedia(w.cloudMedia)
			default:
				w.showCloudMedia(keeps)
			}
		})
		return err
	}, func() { w.past.say(done) })
}
