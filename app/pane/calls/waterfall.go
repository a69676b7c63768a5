package calls

import (
	"fmt"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	apptheme "navercaptcha/app/theme"
	"navercaptcha/app/words"
	"navercaptcha/naver/exchange"
)

// phaseOrder is the order in which the phases of a call follow each other.
var phaseOrder = []exchange.Phase{
	exchange.Blocked, exchange.DNS, exchange.Connect, exchange.TLSHand, exchange.Send, exchange.Wait, exchange.Receive,
}

// waterfall draws the phases of a call, each as a bar where and as long as it was. A phase that did not take place has no
// bar, which is not the same as a short one.
type waterfall struct {
	words *words.Catalogue
	widget.BaseWidget
	exchange *exchange.Exchange
}

func newWaterfall(in *words.Catalogue) *waterfall {
	w := &waterfall{words: in}
	w.ExtendBaseWidget(w)
	return w
}

func (w *waterfall) show(e *exchange.Exchange) {
	w.exchange = e
	w.Refresh()
}

// The measures of the drawing, in Fyne's units.
const (
	waterfallRow   = 24
	waterfallName  = 78
	waterfallTime  = 84
	waterfallThick = 12
)

// MinSize implements fyne.CanvasObject.
func (w *waterfall) MinSize() fyne.Size {
	w.ExtendBaseWidget(w)
	return fyne.NewSize(waterfallName+waterfallTime+80, float32(len(phaseOrder)+1)*waterfallRow)
}

// CreateRenderer implements fyne.Widget.
func (w *waterfall) CreateRenderer() fyne.WidgetRenderer {
	r := &waterfallRenderer{of: w}
	for range len(phaseOrder) + 1 {
		r.names = append(r.names, canvas.NewText("", color.Transparent))
		r.times = append(r.times, canvas.NewText("", color.Transparent))
		r.bars = append(r.bars, canvas.NewRectangle(color.Transparent))
	}
	r.Refresh()
	return r
}

type waterfallRenderer struct {
	of           *waterfall
	names, times []*canvas.Text // the last of each is the whole call
	bars         []*canvas.Rectangle
}

// Destroy implements fyne.WidgetRenderer.
func (r *waterfallRenderer) Destroy() {}

// MinSize implements fyne.WidgetRenderer.
func (r *waterfallRenderer) MinSize() fyne.Size { return r.of.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (r *waterfallRenderer) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i := range r.bars {
		all = append(all, r.names[i], r.times[i], r.bars[i])
	}
	return all
}

// Refresh implements fyne.WidgetRenderer.
func (r *waterfallRenderer) Refresh() {
	ink, faint := theme.Color(theme.ColorNameForeground), theme.Color(theme.ColorNamePlaceHolder)
	e := r.of.exchange
	for i := range r.bars {
		name, length, took := r.of.words.Text("phase.whole"), time.Duration(0), e != nil
		bar := theme.Color(theme.ColorNamePlaceHolder)
		switch {
		case i < len(phaseOrder):
			phase := phaseOrder[i]
			name = r.of.words.Text("phase." + string(phase))
			bar = theme.Color(apptheme.Played)
			if e != nil {
				length, took = e.Phases[phase], hasPhase(e, phase)
				if e.Failed == phase {
					bar = theme.Color(apptheme.Wrong)
				}
			}
		case e != nil:
			length = e.Duration
		}
		r.names[i].Text, r.names[i].Color = name, ink
		r.times[i].Text, r.times[i].Color = phaseTime(length), ink
		if !took {
			r.names[i].Color, r.times[i].Text, r.times[i].Color = faint, "–", faint
		}
		r.times[i].Alignment = fyne.TextAlignTrailing
		r.names[i].TextSize, r.times[i].TextSize = theme.TextSize(), theme.TextSize()
		r.bars[i].FillColor = bar
	}
	r.Layout(r.of.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// Layout implements fyne.WidgetRenderer.
func (r *waterfallRenderer) Layout(size fyne.Size) {
	room := max(size.Width-waterfallName-waterfallTime-16, 10)
	e := r.of.exchange
	var before time.Duration
	for i := range r.bars {
		y := float32(i) * waterfallRow
		// Both texts stand in the middle of the row's height, beside the bar.
		r.names[i].Move(fyne.NewPos(theme.InnerPadding(), y))
		r.names[i].Resize(fyne.NewSize(waterfallName-theme.InnerPadding(), waterfallRow))
		r.times[i].Move(fyne.NewPos(size.Width-waterfallTime, y))
		r.times[i].Resize(fyne.NewSize(waterfallTime, waterfallRow))
		var start, length time.Duration
		took := e != nil
		switch {
		case e == nil:
		case i < len(phaseOrder):
			start, length, took = before, e.Phases[phaseOrder[i]], hasPhase(e, phaseOrder[i])
			before += length
		default:
			length = e.Duration
		}
		if !took || e.Duration <= 0 {
			r.bars[i].Resize(fyne.NewSize(0, 0))
			continue
		}
		scale := room / float32(e.Duration)
		r.bars[i].Move(fyne.NewPos(waterfallName+8+float32(start)*scale, y+(waterfallRow-waterfallThick)/2))
		r.bars[i].Resize(fyne.NewSize(max(float32(length)*scale, 1), waterfallThick))
	}
}

func hasPhase(e *exchange.Exchange, phase exchange.Phase) bool {
	_, ok := e.Phases[phase]
	return ok
}

// phaseTime writes a length in milliseconds with as many decimals as a microsecond needs.
func phaseTime(d time.Duration) string { return fmt.Sprintf("%.3f ms", float64(d.Microseconds())/1000) }
