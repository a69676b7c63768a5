package widgets

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	apptheme "navercaptcha/app/theme"
	"navercaptcha/audio"
)

// Waveform draws a sound, with the part already heard in another colour.
type Waveform struct {
	widget.BaseWidget
	clip   *audio.Clip
	Played float64 // 0 to 1
	raster *canvas.Raster
	spans  []audio.Span // of clip, at the width last drawn
}

// NewWaveform is one without a sound.
func NewWaveform() *Waveform {
	w := &Waveform{}
	w.raster = canvas.NewRaster(w.draw)
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *Waveform) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(w.raster) }

// MinSize implements fyne.CanvasObject.
func (w *Waveform) MinSize() fyne.Size { return fyne.NewSize(200, 80) }

// Refresh implements fyne.CanvasObject.
func (w *Waveform) Refresh() { w.raster.Refresh() }

// Load shows another sound, from its beginning.
func (w *Waveform) Load(clip *audio.Clip) {
	w.clip, w.spans, w.Played = clip, nil, 0
	w.Refresh()
}

// SetPlayed moves the position. It redraws only where the line moves by a pixel.
func (w *Waveform) SetPlayed(part float64) {
	width := float64(max(w.raster.Size().Width, 1))
	if int(part*width) == int(w.Played*width) {
		return
	}
	w.Played = part
	w.Refresh()
}

// draw paints in the one format that goes to the screen as it is.
func (w *Waveform) draw(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	if w.clip == nil || width == 0 || height == 0 {
		return img
	}
	if len(w.spans) != width {
		w.spans = w.clip.Waveform(width)
	}
	heard, rest := w.color(apptheme.Played), w.color(theme.ColorNamePlaceHolder)
	position := int(w.Played * float64(width))
	middle := float32(height) / 2
	for x, span := range w.spans {
		c := rest
		if x < position {
			c = heard
		}
		top, bottom := int(middle-span.High*middle*0.95), int(middle-span.Low*middle*0.95)+1
		draw.Draw(img, image.Rect(x, top, x+1, bottom), c, image.Point{}, draw.Src)
	}
	if position > 0 && position < width {
		draw.Draw(img, image.Rect(position, 0, position+2, height), heard, image.Point{}, draw.Src)
	}
	return img
}

func (w *Waveform) color(name fyne.ThemeColorName) *image.Uniform {
	var c color.Color = theme.Color(name)
	return image.NewUniform(c)
}
