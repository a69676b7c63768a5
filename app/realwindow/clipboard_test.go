//go:build realwindow

package realwindow

import (
	"os"
	"os/exec"
	"strings"
	"time"
)

// paste puts a text into the clipboard and pastes it.
func (w *window) paste(text string) {
	w.t.Helper()
	w.setClipboard(text)
	w.press("ctrl+v")
}

func (w *window) setClipboard(text string) {
	w.t.Helper()
	cmd := exec.Command("xclip", "-selection", "clipboard")
	cmd.Env = []string{"DISPLAY=" + w.display}
	cmd.Stdin = strings.NewReader(text)
	if err := cmd.Run(); err != nil { // it stays behind, to hand the text out, until another takes the clipboard
		w.t.Fatalf("xclip: %v", err)
	}
}

func (w *window) clipboard() string {
	cmd := exec.Command("timeout", "5", "xclip", "-selection", "clipboard", "-out")
	cmd.Env = []string{"DISPLAY=" + w.display, "PATH=" + os.Getenv("PATH")}
	out, _ := cmd.Output()
	return string(out)
}

// details copies the details of the chosen call, again and again until they hold all the wanted words. They are what a
// person reads in the window: when, where, what happened, and the raw answer.
func (w *window) details(wanted ...string) string {
	w.t.Helper()
	const nothing = "nothing copied"
	last := ""
	ok := within(limit, func() bool {
		w.setClipboard(nothing)
		w.press("ctrl+shift+c")
		w.presses--
		within(3*time.Second, func() bool { last = w.clipboard(); return last != nothing && last != "" })
		for _, words := range wanted {
			if !strings.Contains(last, words) {
				return false
			}
		}
		return true
	})
	if !ok {
		w.keep("failed-" + strings.ReplaceAll(w.t.Name(), "/", "-"))
		w.t.Fatalf("the details never held %q; the last were:\n%s", wanted, last)
	}
	return last
}
