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

// cloudMedia is the switch for what NAVER Cloud's terms forbid to keep.
type cloudMedia struct {
	pane *Pane
	kept bool           // as the history said last
	box  *widgets.Check // of the present view
}

// newBox makes the switch as it stands in a new view.
func (c *cloudMedia) newBox() *widgets.Check {
	c.box = widgets.NewCheck(c.pane.words.Text("history.keepCloud"), c.kept, c.onSwitched, c.pane.host.CloseMiddle)
	return c.box
}

// onSwitched asks before pictures, sounds and answers of NAVER Cloud are kept, with NAVER Cloud's term shown, and before
// those that were kept are removed.
func (c *cloudMedia) onSwitched(on bool) {
	if on == c.kept {
		return // the box was only told
	}
	in, dialogs := c.pane.words, c.pane.dialogs
	asBefore := func() { c.show(c.kept) }
	if !on {
		dialogs.Decide(widgets.Paragraph(in.Text("cloud.removeQuestion")), fyne.NewSize(420, 180), in.Text("history.delete"),
			func() { c.keep(false, "cloud.removed") }, asBefore)
		return
	}
	body := container.NewVBox(widgets.Paragraph(in.Text("cloud.term")), widgets.Paragraph(in.Text("cloud.yours")))
	if terms, err := url.Parse(cloudTerms); err == nil {
		body.Add(widget.NewHyperlink(in.Text("cloud.page"), terms))
	}
	dialogs.Decide(body, fyne.NewSize(500, 300), in.Text("cloud.keep"), func() { c.keep(true, "cloud.kept") }, asBefore)
}

// show shows what the history says of the switch, whatever was tapped. Another window may have switched.
func (c *cloudMedia) show(kept bool) {
	c.kept = kept
	c.box.SetChecked(kept)
}

// keep switches, shows what came of it, and says so once it is done.
func (c *cloudMedia) keep(on bool, done string) {
	p := c.pane
	p.change(func(ctx context.Context) error {
		err := p.store.SetKeepCloudMedia(ctx, on)
		kept, unknown := p.store.KeepsCloudMedia(ctx)
		p.host.Do(func() {
			if unknown != nil {
				kept = c.kept
			}
			c.show(kept)
		})
		return err
	}, func() { p.view.say(p.words.Text(done)) })
}
