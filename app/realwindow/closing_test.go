//go:build realwindow

package realwindow

import (
	"database/sql"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"navercaptcha/app/history"
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

// endsSoon closes the window and checks that it goes in time and that the process ends well, which the disk may delay.
func (w *window) endsSoon(closeIt func(*window)) {
	w.t.Helper()
	start := time.Now()
	closeIt(w)
	w.goesSoon(start)
	if code := w.closed(); code != 0 {
		w.t.Errorf("ended with code %d", code)
	}
	w.t.Logf("ended after %v", time.Since(start).Round(time.Millisecond))
}

// goesSoon checks that the window is gone in time.
func (w *window) goesSoon(start time.Time) {
	w.t.Helper()
	eventually(w.t, "the window is gone", func() bool {
		_, err := w.ask("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(w.cmd.Process.Pid))
		return err != nil
	})
	if took := time.Since(start); took > closesWithin {
		w.t.Errorf("the window is gone after %v, want %v", took, closesWithin)
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

// The window does not wait for a disk that is busy. The program does, and says so where that was in vain.
func TestTheProgramStaysForTheDiskAndNotTheWindow(t *testing.T) {
	for name, c := range map[string]struct {
		freed bool // while the program waits
		code  int
		kept  int // calls
		says  string
	}{
		"a busy disk":  {true, 0, 2, ""}, // issue and fetch
		"a stuck disk": {false, 1, 0, "not everything could be kept in the history. Another window is writing the history."},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			path := filepath.Join(home, "config", "naver-captcha-tester", "history.sqlite")
			keptCalls(t, path) // makes the file
			w := newScreen(t).open(setup{home: home, args: []string{"-demo"}})
			free := busy(t, path)
			w.press("ctrl+n")
			w.shown()
			start := time.Now()
			w.press("ctrl+q")
			w.goesSoon(start)
			if c.freed {
				select {
				case <-w.ended:
					t.Error("the program has ended with something to save")
				default:
				}
				free()
			}
			if code := w.closed(); code != c.code || !strings.Contains(w.said.String(), c.says) {
				t.Errorf("ended with code %d and %q", code, w.said)
			}
			free()
			if kept := keptCalls(t, path); kept != c.kept {
				t.Errorf("%d calls are kept, want %d", kept, c.kept)
			}
		})
	}
}

// busy keeps others from writing to a history until it is freed.
func busy(t *testing.T, path string) (free func()) {
	t.Helper()
	db, err := sql.Open("sqlite", "file://"+path+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	return func() { _ = db.Close() } // which ends the transaction
}

// keptCalls is how many calls a history holds.
func keptCalls(t *testing.T, path string) (n int) {
	t.Helper()
	kept, err := history.Open(path, history.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	found, err := kept.Search(t.Context(), history.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range found {
		n += a.Calls
	}
	return n
}
