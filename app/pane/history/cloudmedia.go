package history

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

// onCloudMedia asks before pictures, sounds and answers of NAVER Cloud are kept, with NAVER Cloud's term shown, and
// before those that were kept are removed.
func (p *Pane) onCloudMedia(on bool) {
	if on == p.cloudMedia {
		return // the box was only told
	}
	in := p.words
	asBefore := func() { p.showCloudMedia(p.cloudMedia) }
	if !on {
		p.dialogs.Decide(widgets.Paragraph(in.Text("cloud.removeQuestion")), fyne.NewSize(420, 180), in.Text("history.delete"),
			func() { p.switchCloudMedia(false, "cloud.removed") }, asBefore)
		return
	}
	body := container.NewVBox(widgets.Paragraph(in.Text("cloud.term")), widgets.Paragraph(in.Text("cloud.yours")))
	if terms, err := url.Parse(cloudTerms); err == nil {
		body.Add(widget.NewHyperlink(in.Text("cloud.page"), terms))
	}
	p.dialogs.Decide(body, fyne.NewSize(500, 300), in.Text("cloud.keep"),
		func() { p.switchCloudMedia(true, "cloud.kept") }, asBefore)
}

// showCloudMedia shows what the history says of the switch, whatever was tapped. Another window may have switched.
func (p *Pane) showCloudMedia(on bool) {
	p.cloudMedia = on
	p.view.cloud.SetChecked(on)
}

// switchCloudMedia switches, shows what came of it, and says so once it is done.
func (p *Pane) switchCloudMedia(on bool, done string) {
	p.change(func(ctx context.Context) error {
		err := p.store.SetKeepCloudMedia(ctx, on)
		keeps, unknown := p.store.KeepsCloudMedia(ctx)
		p.host.Do(func() {
			if unknown != nil {
				keeps = p.cloudMedia
			}
			p.showCloudMedia(keeps)
		})
		return err
	}, func() { p.view.say(p.words.Text(done)) })
}
