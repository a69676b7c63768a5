package attempt

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// pictureView shows the picture of a CAPTCHA.
type pictureView struct {
	content fyne.CanvasObject
	image   *canvas.Image
	scroll  *container.Scroll
}

func newPictureView() *pictureView {
	p := &pictureView{image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScalePixels}}
	p.scroll = container.NewScroll(container.NewCenter(p.image))
	p.content = p.scroll
	return p
}

// show puts up a picture, enlarged zoom times, and tells whether it was another one or of another size. A dimmed one is
// about to be replaced.
func (p *pictureView) show(picture image.Image, zoom int, dimmed bool) (changed bool) {
	size := picture.Bounds().Size()
	enlarged := fyne.NewSize(float32(size.X*zoom), float32(size.Y*zoom))
	translucency := 0.0
	if dimmed {
		translucency = 0.6
	}
	changed = p.image.Image != picture || p.image.MinSize() != enlarged
	if !changed && p.image.Translucency == translucency {
		return false
	}
	p.image.Image, p.image.Translucency = picture, translucency
	p.image.SetMinSize(enlarged)
	p.image.Refresh()
	p.scroll.Refresh()
	return changed
}

// hidden is how much of the picture there is no room for.
func (p *pictureView) hidden() fyne.Size {
	return p.scroll.Content.MinSize().Subtract(p.scroll.Size()).Max(fyne.Size{})
}

// center shows the middle of a picture that is larger than its place.
func (p *pictureView) center() {
	hidden := p.hidden()
	p.scroll.ScrollToOffset(fyne.NewPos(hidden.Width/2, hidden.Height/2))
}

// move shows more of a picture that is larger than its place: a quarter of what is seen, to the right and down. It tells
// whether there is more in that direction at all.
func (p *pictureView) move(right, down float32) bool {
	hidden, seen := p.hidden(), p.scroll.Size()
	if right*hidden.Width == 0 && down*hidden.Height == 0 {
		return false
	}
	p.scroll.ScrollToOffset(fyne.NewPos(
		min(max(p.scroll.Offset.X+right*seen.Width/4, 0), hidden.Width),
		min(max(p.scroll.Offset.Y+down*seen.Height/4, 0), hidden.Height),
	))
	return true
}
