//go:build realwindow

package realwindow

import (
	"strings"
	"testing"
	"time"
)

// tellsWithin is how long it may take until the program has said that it cannot open, on a machine that does other things
// as well.
const tellsWithin = 5 * time.Second

// Where no window can be drawn, the program says so in words and ends. It neither waits for ever nor panics.
func TestWithoutAPlaceForAWindowItSaysSoAndEnds(t *testing.T) {
	noGLX := newScreen(t, "-extension", "GLX")
	deadWayland := []string{"DISPLAY=", "WAYLAND_DISPLAY=nobody"}
	for _, c := range []struct {
		name, locale string
		args, env    []string
		says         []string
	}{
		{
			name: "no OpenGL",
			says: []string{"OpenGL 2.1", "graphics driver", "opengl32.dll", "GLX"},
		},
		{
			name: "no OpenGL, in Korean", locale: "ko_KR.UTF-8",
			says: []string{"OpenGL 2.1", "그래픽 드라이버", "십시오"},
		},
		{
			name: "no OpenGL, in Korean on demand", args: []string{"-lang", "ko"},
			says: []string{"그래픽 드라이버"},
		},
		{
			name: "a DISPLAY that nobody answers", env: []string{"DISPLAY=:63999"},
			says: []string{"does not answer", "DISPLAY", ":63999"},
		},
		{
			name: "a DISPLAY that nobody answers, on Wayland", env: []string{"DISPLAY=:63999", "WAYLAND_DISPLAY=nobody"},
			says: []string{"does not answer", "X11", "Wayland"}, // it has tried both
		},
		{
			name: "a WAYLAND_DISPLAY that nobody answers", env: deadWayland,
			says: []string{"does not answer", "WAYLAND_DISPLAY"},
		},
		{
			name: "a WAYLAND_DISPLAY that nobody answers, wanted", env: []string{"WAYLAND_DISPLAY=nobody", "FYNE_PLATFORM=wayland"},
			says: []string{"does not answer"},
		},
		{
			name: "a WAYLAND_DISPLAY that nobody answers, in Korean", locale: "ko_KR.UTF-8", env: deadWayland,
			says: []string{"응답하지 않습니다", "십시오"},
		},
		{
			name: "no display at all", env: []string{"DISPLAY=", "WAYLAND_DISPLAY="},
			says: []string{"no display", "DISPLAY"},
		},
		{
			name: "no display at all, in Korean", locale: "ko_KR.UTF-8", env: []string{"DISPLAY=", "WAYLAND_DISPLAY="},
			says: []string{"화면", "십시오"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := *noGLX
			s.t = t
			start := time.Now()
			w := s.launch(program, setup{locale: c.locale, env: c.env, args: append([]string{"-demo"}, c.args...)})
			if code := w.closed(); code != 1 {
				t.Errorf("exit code %d, want 1", code)
			}
			if took := time.Since(start); took > tellsWithin {
				t.Errorf("it took %v, want at most %v", took, tellsWithin)
			}
			said := w.said.String()
			for _, words := range c.says {
				if !strings.Contains(said, words) {
					t.Errorf("it does not say %q", words)
				}
			}
			if lines := strings.Count(said, "\n"); lines > 3 || strings.Contains(said, "goroutine") {
				t.Errorf("it says more than what happened, what to do next and what the system said:\n%s", said)
			}
		})
	}
}

// What else keeps the window from opening is said in words, too.
func TestWhatKeepsTheWindowFromOpeningIsSaidInWords(t *testing.T) {
	noHome := []string{"HOME=", "XDG_CONFIG_HOME=", "XDG_CACHE_HOME="}
	for _, c := range []struct {
		name, locale string
		env          []string
		says         string
	}{
		{"no home", "en_US.UTF-8", noHome, "Set HOME"},
		{"no home, in Korean", "ko_KR.UTF-8", noHome, "설정을 둘 폴더"},
		{"half of the credentials", "en_US.UTF-8", []string{"NAVER_CLIENT_ID=mine"}, "Set both or none."},
		{"half of the credentials, in Korean", "ko_KR.UTF-8", []string{"NAVER_CLIENT_ID=mine"}, "둘 다 설정하거나"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newScreen(t).launch(program, setup{locale: c.locale, env: c.env, args: []string{"-demo"}})
			if code := w.closed(); code != 1 || !strings.Contains(w.said.String(), c.says) {
				t.Errorf("exit code %d, want 1 and %q in:\n%s", code, c.says, w.said)
			}
		})
	}
}

// A desktop finds the program's entry by the class of its window, which must not change with the language, and shows its
// icon.
func TestTheDesktopKnowsTheWindow(t *testing.T) {
	need(t, "xprop")
	for _, language := range []string{"en", "ko"} {
		w := newScreen(t).open(setup{args: []string{"-demo", "-lang", language}})
		properties, err := w.ask("xprop", "-id", w.id, "-notype", "WM_CLASS")
		if err != nil {
			t.Fatal(err)
		}
		// The packaging tool writes the program's name into the entry as StartupWMClass.
		if want := `WM_CLASS = "NAVER CAPTCHA Tester", "NAVER CAPTCHA Tester"`; properties != want {
			t.Errorf("%s: %s, want %s", language, properties, want)
		}
		icon, err := w.ask("xprop", "-id", w.id, "-notype", "-len", "64", "-f", "_NET_WM_ICON", "32c", " $0 x $1", "_NET_WM_ICON")
		if err != nil {
			t.Fatal(err)
		}
		if want := "_NET_WM_ICON 256 x 256"; icon != want {
			t.Errorf("%s: the window's icon: %s, want %s", language, icon, want)
		}
	}
}
