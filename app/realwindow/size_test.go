//go:build realwindow

package realwindow

import (
	"fmt"
	"strconv"
	"testing"
)

// size is how large the window is, in pixels, and where its left top corner stands.
func (w *window) size() (x, y, width, height int) {
	w.t.Helper()
	said, err := w.ask("xdotool", "getwindowgeometry", "--shell", w.id)
	if err != nil {
		w.t.Fatal(err)
	}
	var id, screen int
	if _, err := fmt.Sscanf(said, "WINDOW=%d\nX=%d\nY=%d\nWIDTH=%d\nHEIGHT=%d\nSCREEN=%d", &id, &x, &y, &width, &height, &screen); err != nil {
		w.t.Fatalf("%q: %v", said, err)
	}
	return x, y, width, height
}

// foot is where the buttons below the middle stand in a window of another size, and all is the window.
func (w *window) foot(scale float64) (foot, all area) {
	x, y, width, height := w.size()
	return area{x, y + height - int(48*scale), x + width, y + height}, area{x, y, x + width, y + height}
}

// However small the screen, the window opens within it, and its buttons are whole.
func TestTheWindowOpensWithinItsScreen(t *testing.T) {
	for _, c := range []struct {
		width, height int
		scale         float64
	}{{1920, 1080, 1.5}, {800, 600, 1}} {
		for _, locale := range []string{"en_US.UTF-8", "ko_KR.UTF-8"} {
			name := fmt.Sprintf("%dx%d-%s", c.width, c.height, locale)
			t.Run(name, func(t *testing.T) {
				s := newScreenOf(t, c.width, c.height)
				w := s.launch(program, setup{
					locale: locale, args: []string{"-demo"}, env: []string{fmt.Sprintf("FYNE_SCALE=%v", c.scale)},
				})
				w.find()
				whole := func(what string, c2 float64) {
					t.Helper()
					w.until(what, func(p picture) bool {
						foot, all := w.foot(c2)
						return all[2] <= s.width && all[3] <= s.height && p.count(foot, green) > 500
					})
				}
				whole("the window is within the screen, and New is whole", c.scale)
				w.keep("fits-" + name + "-1-start")
				w.press("ctrl+n")
				w.until("Verify is the next thing to do", func(p picture) bool {
					foot, all := w.foot(c.scale)
					return p.count(all, green) > 500 && p.count(foot, green) < 50
				})
				w.keep("fits-" + name + "-2-picture")
				w.write("wrong")
				w.press("Return")
				w.until("a verdict", func(p picture) bool { _, all := w.foot(c.scale); return p.count(all, red) > 100 })
				whole("New is whole beside a verdict", c.scale)
				w.keep("fits-" + name + "-3-wrong")
				if err := w.xdotool("windowsize", w.id, strconv.Itoa(int(800*c.scale)), strconv.Itoa(int(500*c.scale))); err != nil {
					t.Fatal(err)
				}
				w.until("it is smaller", func(picture) bool { _, _, _, height := w.size(); return height == int(500*c.scale) })
				whole("New is whole in the smallest window", c.scale)
				w.keep("fits-" + name + "-4-small")
			})
		}
	}
}
