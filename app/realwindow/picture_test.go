//go:build realwindow

package realwindow

import (
	"image"
	"image/color"
	"path/filepath"
	"testing"
)

// The colours of the dark theme that tell something.
var (
	green  = color.RGBA{0x4f, 0xc9, 0x8c, 0xff} // the primary button, a right verdict
	red    = color.RGBA{0xff, 0x8f, 0x85, 0xff} // a wrong verdict, an error
	amber  = color.RGBA{0x5a, 0x42, 0x00, 0xff} // the simulator's banner
	ground = color.RGBA{0x1a, 0x1d, 0x1b, 0xff}
	// menuMark is the chosen item's.
	menuMark = color.RGBA{0x3f, 0x52, 0x63, 0xff}
	blue     = color.RGBA{0x8e, 0xc5, 0xff, 0xff} // what of a sound was heard
	// warning is of words that warn.
	warning = color.RGBA{0xff, 0xc5, 0x6b, 0xff}
)

// area is a part of the window: left, top, right, bottom in pixels, as they are below the simulator's banner.
type area [4]int

// Where things are in the window as it opens, 1220×740.
var (
	stage   = area{282, 112, 828, 322} // the picture or the waveform
	verify  = area{773, 367, 828, 401} // the button
	offer   = area{282, 405, 828, 438} // the host, or the Latin keys for Hangul
	verdict = area{282, 440, 828, 690}
	actions = area{282, 695, 828, 732}
	left    = area{0, 68, 274, 740}

	progress = area{660, 72, 828, 108}
	leading  = area{282, 697, 348, 732} // the first button of actions: New, or Cancel
	listed   = area{842, 108, 1212, 266}
)

// bannerHeight is how much of the window the simulator's banner takes. The buttons at the bottom do not move without it.
const bannerHeight = 40

// area is where a part of this window is.
func (w *window) area(a area) area {
	if a != actions {
		a[1] -= w.lift
		if a != verdict {
			a[3] -= w.lift
		}
	}
	return a
}

// picture is a screenshot.
type picture struct{ *image.RGBA }

func (w *window) picture() picture {
	w.t.Helper()
	return picture{w.look()}
}

// part is what stands in an area.
func (w *window) part(a area) picture {
	w.t.Helper()
	a = w.area(a)
	return picture{w.look().SubImage(image.Rect(a[0], a[1], a[2], a[3])).(*image.RGBA)}
}

// count counts the pixels of a colour. The strokes of small letters are blended with their ground, so near is enough.
func (p picture) count(a area, c color.RGBA) int {
	n := 0
	for y := a[1]; y < a[3]; y++ {
		for x := a[0]; x < a[2]; x++ {
			if near(p.RGBAAt(x, y), c) {
				n++
			}
		}
	}
	return n
}

func near(a, b color.RGBA) bool {
	const most = 40
	for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
		if d < -most || d > most {
			return false
		}
	}
	return true
}

// same tells whether two screenshots of one area are alike, pixel by pixel.
func (p picture) same(other picture) bool {
	if p.Bounds() != other.Bounds() {
		return false
	}
	b := p.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if p.RGBAAt(x, y) != other.RGBAAt(x, y) {
				return false
			}
		}
	}
	return true
}

// shown waits until a picture or a sound is there and can be answered.
func (w *window) shown() {
	w.t.Helper()
	w.until("Verify is the next thing to do", func(p picture) bool { return p.count(w.area(verify), green) > 500 })
}

// judged waits for a verdict, or for words on an error, in a colour.
func (w *window) judged(c color.RGBA) {
	w.t.Helper()
	w.until("a verdict", func(p picture) bool {
		return p.count(w.area(verdict), c) > 100 && p.count(w.area(actions), green) > 500
	})
}

// dimmed tells whether a dialog stands before the window, which Fyne then darkens.
func (p picture) dimmed() bool { return p.RGBAAt(3, 650) != ground }

// menuIsOpen tells whether a menu hangs down from the bar, where one of the four names is then marked.
func (p picture) menuIsOpen() bool {
	return p.count(area{4, 2, 230, 22}, menuMark) > 300
}

func TestTheScreenIsReadRight(t *testing.T) {
	s := newScreen(t)
	need(t, "import")
	w := s.open(setup{args: []string{"-demo"}})
	file := filepath.Join(t.TempDir(), "screen.png")
	eventually(t, "a moment in which nothing changes", func() bool {
		before := w.picture()
		if _, err := w.ask("import", "-window", "root", file); err != nil {
			t.Fatal(err)
		}
		return w.picture().same(before)
	})
	ours, theirs, differ := w.picture(), readPNG(t, file), 0
	for y := range screenHeight {
		for x := range screenWidth {
			if color.RGBAModel.Convert(theirs.At(x, y)) != ours.RGBAAt(x, y) {
				differ++
			}
		}
	}
	if differ > 50 { // ImageMagick leaves the pointer out
		t.Errorf("%d pixels differ from what ImageMagick sees", differ)
	}
}
