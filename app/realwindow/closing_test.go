//go:build realwindow

package realwindow

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"navercaptcha/naver"
)

// closesWithin is a second, and one more for a machine that does other things as well.
const closesWithin = 2 * time.Second

func TestClosingInTheMiddleOfEachCall(t *testing.T) {
	for _, call := range []struct {
		call naver.Call
		keys []string
	}{
		{naver.Issue, []string{"ctrl+n"}},
		{naver.Fetch, []string{"ctrl+n"}},
		{naver.Verify, []string{"Return"}},
	} {
		for _, way := range []struct {
			name  string
			close func(*window)
		}{
			{"Ctrl+Q", func(w *window) { w.press("ctrl+q") }},
			{"close button", (*window).closeButton},
			{"SIGTERM", func(w *window) { _ = w.cmd.Process.Signal(syscall.SIGTERM) }},
		} {
			t.Run(string(call.call)+" "+way.name, func(t *testing.T) {
				h := newHost(t)
				w := newScreen(t).open(h.caller(naver.Developers))
				if call.call == naver.Verify {
					w.press("ctrl+n")
					w.shown()
					w.write("abc")
				}
				h.hangOn(call.call)
				w.press(call.keys...)
				h.wait(call.call, 1)
				w.endsSoon(way.close)
				eventually(t, "the call is given up", func() bool { return h.arrived(call.call)[0].cancelled })
			})
		}
	}
}

// endsSoon closes the window and checks that the process ends well and in time.
func (w *window) endsSoon(closeIt func(*window)) {
	w.t.Helper()
	start := time.Now()
	closeIt(w)
	code, took := w.closed(), time.Since(start)
	w.t.Logf("ended after %v", took.Round(time.Millisecond))
	if code != 0 || took > closesWithin {
		w.t.Errorf("ended with code %d after %v, want 0 within %v", code, took, closesWithin)
	}
}

func TestClosingAtRest(t *testing.T) {
	for _, way := range []struct {
		name  string
		close func(*window)
	}{
		{"menu", func(w *window) { w.menu(fileMenu, lastItem) }},
		{"SIGINT", func(w *window) { _ = w.cmd.Process.Signal(syscall.SIGINT) }},
		{"SIGTERM twice", func(w *window) {
			_ = w.cmd.Process.Signal(syscall.SIGTERM)
			_ = w.cmd.Process.Signal(syscall.SIGTERM)
		}},
	} {
		t.Run(way.name, func(t *testing.T) {
			home := t.TempDir()
			w := newScreen(t).open(setup{home: home, args: []string{"-demo"}})
			w.press("ctrl+n")
			w.shown()
			w.endsSoon(way.close)
			crash, err := os.ReadFile(filepath.Join(home, "cache", "naver-captcha-tester", "crash.txt"))
			if err != nil || strings.TrimSpace(string(crash)) != "" {
				t.Errorf("the crash file: %v\n%s", err, crash)
			}
		})
	}
}
