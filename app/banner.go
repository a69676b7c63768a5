package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// newBanner is a strip across the window in the simulator's amber, with words and a button.
func newBanner(words, action string, do, onEscape func()) fyne.CanvasObject {
	ground := canvas.NewRectangle(theme.Color(colorBanner))
	says := widget.NewRichText(&widget.TextSegment{Text: words, Style: widget.RichTextStyle{
		ColorName: colorBannerText,
	}})
	says.Truncation = fyne.TextTruncateEllipsis
	return container.NewStack(ground, container.NewBorder(nil, nil, nil, newButton(action, nil, do, onEscape), says))
}
