//go:build realwindow

package realwindow

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// window is the program under test, open on a screen.
type window struct {
	*screen
	cmd     *exec.Cmd
	id      string        // of the X window
	ended   chan struct{} // closed when the process is gone
	said    *output
	presses int // keys pressed on purpose, beside the characters of an answer
	lift    int // how much higher everything stands, in pixels, without the simulator's banner
}

// setup is how the program is started.
type setup struct {
	home   string // a new folder if empty
	locale string // en_US.UTF-8 if empty
	env    []string
	args   []string
}

// open starts the program and waits until its window is drawn and has the keyboard.
func (s *screen) open(with setup) *window {
	s.t.Helper()
	w := s.launch(program, with)
	w.find()
	w.until("the window is drawn", func(p picture) bool { return p.count(w.area(actions), green) > 500 })
	if p := w.picture(); p.count(area{4, 28, 1216, 64}, amber) < 1000 {
		w.lift = bannerHeight
	}
	return w
}

// launch starts a program in an environment that holds nothing of this machine's: no home, no keychain, no sound.
func (s *screen) launch(program string, with setup) *window {
	s.t.Helper()
	if with.home == "" {
		with.home = s.t.TempDir()
	}
	if with.locale == "" {
		with.locale = "en_US.UTF-8"
	}
	if err := os.MkdirAll(filepath.Join(with.home, "cache"), 0o700); err != nil {
		s.t.Fatal(err)
	}
	w := &window{screen: s, ended: make(chan struct{}), said: &output{}}
	w.cmd = exec.Command(program, with.args...)
	w.cmd.Dir = with.home
	w.cmd.Stdout, w.cmd.Stderr = w.said, w.said
	w.cmd.Env = append([]string{
		"DISPLAY=" + s.display, "PATH=" + os.Getenv("PATH"), "LANG=" + with.locale,
		"FYNE_SCALE=1", "FYNE_THEME=dark", "TMPDIR=" + os.TempDir(),
		"HOME=" + with.home, "XDG_CONFIG_HOME=" + filepath.Join(with.home, "config"),
		"XDG_CACHE_HOME=" + filepath.Join(with.home, "cache"), "XDG_DATA_HOME=" + filepath.Join(with.home, "data"),
		"XDG_RUNTIME_DIR=" + with.home,
		"DBUS_SESSION_BUS_ADDRESS=unix:path=" + filepath.Join(with.home, "no-bus"),
		"ALSA_CONFIG_PATH=" + noSoundDevice(s.t),
	}, with.env...)
	if err := w.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	go func() {
		_ = w.cmd.Wait()
		close(w.ended)
	}()
	s.t.Cleanup(w.end)
	return w
}

// end kills the program if it still runs, and looks through what it said.
func (w *window) end() {
	_ = w.cmd.Process.Kill()
	<-w.ended
	// Fyne reads its own settings while it writes them, now and then.
	said := strings.ReplaceAll(w.said.String(), "Fyne error:  Preferences load error", "")
	for _, bad := range []string{"panic:", "fatal error:", "DATA RACE", "Fyne error", "Error in Fyne"} {
		if strings.Contains(said, bad) {
			w.t.Errorf("the program said:\n%s", said)
			return
		}
	}
	if w.t.Failed() {
		w.t.Logf("the program said:\n%s", said)
	}
}

// find waits for the program's X window and gives it the keyboard, as a window manager would.
func (w *window) find() {
	w.t.Helper()
	pid := strconv.Itoa(w.cmd.Process.Pid)
	eventually(w.t, "the program's window", func() bool {
		select {
		case <-w.ended:
			w.t.Fatalf("the program ended: %s", w.said)
		default:
		}
		ids, err := w.ask("xdotool", "search", "--onlyvisible", "--pid", pid)
		w.id, _, _ = strings.Cut(ids, "\n")
		return err == nil && w.id != ""
	})
	eventually(w.t, "the keyboard is the window's", func() bool {
		if id, err := w.ask("xdotool", "getwindowfocus"); err == nil && id == w.id {
			return true
		}
		_ = w.xdotool("windowfocus", w.id)
		return false
	})
}

// press presses keys, one after the other. A name such as ctrl+n is one press.
func (w *window) press(keys ...string) {
	w.t.Helper()
	w.presses += len(keys)
	for _, key := range keys {
		if err := w.xdotool("key", key); err != nil {
			w.t.Fatalf("press %s: %v", key, err)
		}
	}
}

// write types an answer.
func (w *window) write(text string) {
	w.t.Helper()
	if err := w.xdotool("type", "--delay", "20", text); err != nil {
		w.t.Fatalf("type: %v", err)
	}
}

// until waits for the screen to show something.
func (w *window) until(what string, is func(picture) bool) {
	w.t.Helper()
	if within(limit, func() bool { return is(w.picture()) }) {
		return
	}
	w.keep("failed-" + strings.ReplaceAll(w.t.Name(), "/", "-"))
	w.t.Fatalf("not within %v: %s", limit, what)
}

// closed waits until the process has ended by itself, and gives its exit code.
func (w *window) closed() int {
	w.t.Helper()
	select {
	case <-w.ended:
		return w.cmd.ProcessState.ExitCode()
	case <-time.After(limit):
		if w.cmd.Process.Signal(syscall.SIGQUIT) == nil { // Go's runtime then says where each goroutine stands, and ends
			<-w.ended
		}
		w.t.Fatal("the program does not end")
		return -1
	}
}

// output collects what a program says, while it runs.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

var _ io.Writer = (*output)(nil)

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}
