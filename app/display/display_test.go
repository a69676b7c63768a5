package display

import (
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestX11IsPreferredAndWaylandIsThere(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("there is one window system here")
	}
	for _, c := range []struct {
		display, wayland, wanted string
		want                     []string
	}{
		{display: ":0", want: []string{"x11"}},
		{wayland: "wayland-0", want: []string{"wayland"}},
		{display: ":0", wayland: "wayland-0", want: []string{"x11", "wayland"}},
		{display: ":0", wayland: "wayland-0", wanted: "wayland", want: []string{"wayland"}},
		{display: ":0", wayland: "wayland-0", wanted: "x11", want: []string{"x11"}},
		{display: ":0", wayland: "wayland-0", wanted: "nonsense", want: []string{"x11", "wayland"}},
	} {
		environment := map[string]string{"DISPLAY": c.display, "WAYLAND_DISPLAY": c.wayland, "FYNE_PLATFORM": c.wanted}
		got, err := systems(func(name string) string { return environment[name] })
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%v: %q and %v, want %q", environment, got, err, c.want)
		}
	}
	if _, err := systems(func(string) string { return "" }); !errors.Is(err, ErrNone) {
		t.Errorf("without any: %v, want %v", err, ErrNone)
	}
}

// silent is where nobody reads, such as the standard error of a program without a console.
type silent struct{}

func (silent) Write([]byte) (int, error) { return 0, errors.New("the handle is invalid") }

func TestWordsThatNobodyCanReadAreShownInABox(t *testing.T) {
	var shown []string
	defer func(before func(string, string)) { showBox = before }(showBox)
	showBox = func(title, words string) { shown = append(shown, title, words) }

	var read strings.Builder
	Tell(&read, "title", "words")
	if read.String() != "words" || shown != nil {
		t.Errorf("with a reader: written %q, shown %q", read.String(), shown)
	}
	Tell(silent{}, "title", "words")
	if want := []string{"title", "words"}; !slices.Equal(shown, want) {
		t.Errorf("without a reader: shown %q, want %q", shown, want)
	}
}
