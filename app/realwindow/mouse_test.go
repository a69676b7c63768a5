//go:build realwindow

package realwindow

import (
	"image/color"
	"strconv"
)

// click presses the left button of the mouse at a place of a window that has the simulator's banner, and takes the
// pointer away again, so that nothing is coloured because it stands there.
func (w *window) click(x, y int) {
	w.t.Helper()
	args := []string{
		"mousemove", "--sync", strconv.Itoa(x), strconv.Itoa(y - w.lift), "click", "1",
		"mousemove", strconv.Itoa(w.width - 1), strconv.Itoa(w.height - 1),
	}
	if err := w.xdotool(args...); err != nil {
		w.t.Fatalf("click at %d,%d: %v", x, y, err)
	}
}

// words are the colours of text in the dark theme.
var words = []color.RGBA{{0xe9, 0xed, 0xea, 0xff}, green, red}

// rows counts the lines of text in an area: what stands below each other with room between.
func (p picture) rows(a area) int {
	n, blank := 0, true
	for y := a[1]; y < a[3]; y++ {
		line, ink := area{a[0], y, a[2], y + 1}, 0
		for _, c := range words {
			ink += p.count(line, c)
		}
		if ink > 0 && blank {
			n++
		}
		blank = ink == 0 && (blank || p.blankBelow(a, y))
	}
	return n
}

// blankBelow tells whether the next lines of pixels hold no text either: a line of text may have a gap of its own, as an
// i does below its dot.
func (p picture) blankBelow(a area, y int) bool {
	const room = 8
	below := area{a[0], y, a[2], min(y+room, a[3])}
	for _, c := range words {
		if p.count(below, c) > 0 {
			return false
		}
	}
	return true
}
