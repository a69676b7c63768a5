package app

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// The factors by which a picture can be enlarged. Whole ones keep each pixel a sharp square.
const (
	minZoom     = 1
	maxZoom     = 6
	defaultZoom = 2
)

// picturePanel shows the picture of a CAPTCHA.
type picturePanel struct {
	content fyne.CanvasObject
	image   *canvas.Image
	scroll  *container.Scroll
}

func newPicturePanel() *picturePanel {
	p := &picturePanel{image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScalePixels}}
	p.scroll = container.NewScroll(container.NewCenter(p.image))
	p.content = p.scroll
	return p
}

// show puts up a picture, enlarged zoom times. A dimmed one is about to be replaced.
func (p *picturePanel) show(picture image.Image, zoom int, dimmed bool) {
	size := picture.Bounds().Size()
	p.image.Image = picture
	p.image.Translucency = 0
	if dimmed {
		p.image.Translucency = 0.6
	}
	p.image.SetMinSize(fyne.NewSize(float32(size.X*zoom), float32(size.Y*zoom)))
	p.image.Refresh()
	p.scroll.Refresh()
}
