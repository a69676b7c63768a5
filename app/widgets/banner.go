package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	apptheme "navercaptcha/app/theme"
)

// Banner is a strip across the window in the simulator's amber, with words and a button.
type Banner struct {
	Content fyne.CanvasObject
	says    *widget.RichText
	words   *widget.TextSegment
}

// NewBanner is a banner without words, with a button.
func NewBanner(action string, do, onEscape func()) *Banner {
	b := &Banner{words: &widget.TextSegment{Style: widget.RichTextStyle{ColorName: apptheme.BannerText}}}
	b.says = widget.NewRichText(b.words)
	b.says.Truncation = fyne.TextTruncateEllipsis
	ground := canvas.NewRectangle(theme.Color(apptheme.Banner))
	b.Content = container.NewStack(ground, container.NewBorder(nil, nil, nil, NewButton(action, nil, do, onEscape), b.says))
	return b
}

// Say puts other words up.
func (b *Banner) Say(words string) {
	if b.words.Text != words {
		b.words.Text = words
		b.says.Refresh()
	}
}
