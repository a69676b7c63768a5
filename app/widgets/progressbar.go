package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ProgressBar shows how much of something is done, as a strip with the numbers below it. Fyne's own bar shows nothing done as a
// whole one in a paler colour.
type ProgressBar struct {
	widget.BaseWidget
	done, of int
}

// NewProgressBar is an empty bar.
func NewProgressBar() *ProgressBar {
	m := &ProgressBar{}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows how much is done, of how much.
func (m *ProgressBar) Set(done, of int) {
	m.done, m.of = done, of
	m.Refresh()
}

// words are the numbers, where there is anything to do.
func (m *ProgressBar) words() string {
	if m.of == 0 {
		return ""
	}
	return strconv.Itoa(m.done) + " / " + strconv.Itoa(m.of)
}

// CreateRenderer implements fyne.Widget.
func (m *ProgressBar) CreateRenderer() fyne.WidgetRenderer {
	r := &progressBarRenderer{
		meter: m, ground: canvas.NewRectangle(nil), filled: canvas.NewRectangle(nil), numbers: canvas.NewText("", nil),
	}
	r.numbers.Alignment = fyne.TextAlignCenter
	r.Refresh()
	return r
}

type progressBarRenderer struct {
	meter          *ProgressBar
	ground, filled *canvas.Rectangle
	numbers        *canvas.Text
}

const barHeight = 12 // of the strip

// MinSize implements fyne.WidgetRenderer.
func (r *progressBarRenderer) MinSize() fyne.Size {
	return fyne.NewSize(80, barHeight+fyne.MeasureText("0", theme.CaptionTextSize(), fyne.TextStyle{}).Height)
}

// Layout implements fyne.WidgetRenderer.
func (r *progressBarRenderer) Layout(size fyne.Size) {
	numbers := r.numbers.MinSize().Height
	top := max(0, (size.Height-barHeight-numbers)/2)
	share := float32(r.meter.done) / float32(max(r.meter.of, 1))
	for o, width := range map[fyne.CanvasObject]float32{r.ground: size.Width, r.filled: size.Width * share} {
		o.Move(fyne.NewPos(0, top))
		o.Resize(fyne.NewSize(width, barHeight))
	}
	r.numbers.Move(fyne.NewPos(0, top+barHeight))
	r.numbers.Resize(fyne.NewSize(size.Width, numbers))
}

// Refresh implements fyne.WidgetRenderer.
func (r *progressBarRenderer) Refresh() {
	r.ground.FillColor = theme.Color(theme.ColorNameInputBackground)
	r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(theme.ColorNameInputBorder), theme.InputBorderSize()
	r.filled.FillColor = theme.Color(theme.ColorNamePrimary)
	r.filled.Hidden = r.meter.done == 0
	r.numbers.Text = r.meter.words()
	r.numbers.Color, r.numbers.TextSize = theme.Color(theme.ColorNameForeground), theme.CaptionTextSize()
	r.Layout(r.meter.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *progressBarRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.filled, r.numbers}
}

// Destroy implements fyne.WidgetRenderer.
func (r *progressBarRenderer) Destroy() {}
