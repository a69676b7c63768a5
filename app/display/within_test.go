package display

import "testing"

func TestAWindowFitsTheWorkArea(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height int
		scale         float32
		wantW, wantH  float32
	}{
		{"full HD at 150 %, with a taskbar", 1920, 1040, 1.5, 1276, 661},
		{"full HD at 200 %", 1920, 1040, 2, 956, 488},
		{"1366×768 at 125 %", 1366, 728, 1.25, 1089, 550},
		{"no monitor", 0, 0, 1, 0, 0},
		{"no scale", 1920, 1080, 0, 0, 0},
	} {
		w, h := within(c.width, c.height, c.scale)
		if near := func(a, b float32) bool { return a-b < 1 && b-a < 1 }; !near(w, c.wantW) || !near(h, c.wantH) {
			t.Errorf("%s: %v×%v, want %v×%v", c.name, w, h, c.wantW, c.wantH)
		}
	}
}

func TestTheEnvironmentsScaleComesFirst(t *testing.T) {
	for environment, want := range map[string]float32{"": 1.5, "2": 2, "auto": 1, "large": 1.5} {
		if got := userScale(environment, 1.5); got != want {
			t.Errorf("FYNE_SCALE=%q is %v, want %v", environment, got, want)
		}
	}
}

func TestTheScaleIsFynes(t *testing.T) {
	for _, c := range []struct {
		pixels, millimetres int
		user, want          float32
	}{
		{1920, 477, 1, 1},   // 102 pixels per inch
		{3840, 345, 1, 2.4}, // 283
		{1920, 0, 1.5, 1.5}, // a monitor that tells no size
		{1920, 477, 1.26, 1.3},
	} {
		if got := fyneScale(c.user, scaleOf(c.pixels, c.millimetres)); got != c.want {
			t.Errorf("%d pixels on %d mm at %v: %v, want %v", c.pixels, c.millimetres, c.user, got, c.want)
		}
	}
}
