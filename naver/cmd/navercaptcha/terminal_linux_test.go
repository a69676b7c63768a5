package main

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"navercaptcha/naver/simulator"
)

// terminalPair is a terminal: what the command has, and what the person sees of it.
func terminalPair(t *testing.T) (commands, persons *os.File) {
	t.Helper()
	persons, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("there are no terminals here: %v", err)
	}
	t.Cleanup(func() { _ = persons.Close() })
	var number, unlock uint32
	for request, value := range map[uintptr]*uint32{syscall.TIOCGPTN: &number, syscall.TIOCSPTLCK: &unlock} {
		if _, _, no := syscall.Syscall(syscall.SYS_IOCTL, persons.Fd(), request, uintptr(unsafe.Pointer(value))); no != 0 {
			t.Skipf("there are no terminals here: %v", no)
		}
	}
	commands, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("there are no terminals here: %v", err)
	}
	t.Cleanup(func() { _ = commands.Close() })
	return commands, persons
}

// onTerminal runs the command with standard error, where progress is drawn, on a terminal.
func onTerminal(t *testing.T, env []string, args ...string) (code int, seen string) {
	t.Helper()
	commands, persons := terminalPair(t)
	cmd := command(t, env, args...)
	cmd.Stderr = commands
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = commands.Close() // now the command's alone, so that reading ends with it
	screen, _ := io.ReadAll(persons)
	_ = cmd.Wait() // the exit code tells
	return cmd.ProcessState.ExitCode(), string(screen)
}

// firstOf12 is the first case of a run: of cases that run side by side any may be drawn first.
var firstOf12 = regexp.MustCompile(`\r1 of 12: [\w-]+\.yaml \w+ image`)

// TestProgressIsDrawnOnATerminal has a line that is drawn over and is gone at the end, and never a colour.
func TestProgressIsDrawnOnATerminal(t *testing.T) {
	for _, c := range []struct {
		env   []string
		drawn bool
	}{
		{[]string{"TERM=xterm-256color"}, true},
		{[]string{"TERM=xterm-256color", "NO_COLOR=1"}, true}, // a wish about colours, and there are none
		{[]string{"TERM=dumb"}, false},
		{nil, false}, // no TERM: nobody knows what it can do
	} {
		code, seen := onTerminal(t, c.env, "run", "wrong-answer", "image", "--simulate")
		if code != exitFine || firstOf12.MatchString(seen) != c.drawn || strings.Contains(seen, "\x1b") {
			t.Errorf("%q: exit code %d: %q", c.env, code, seen)
		}
		if lines := strings.Split(seen, "\r"); c.drawn && (lines[len(lines)-1] != "" || strings.TrimSpace(lines[len(lines)-2]) != "") {
			t.Errorf("%q: the line is still there: %q", c.env, seen)
		}
		if !c.drawn && seen != "" {
			t.Errorf("%q: %q", c.env, seen)
		}
	}
}

// TestQuestionHasItsLine: the progress is gone where a person is asked.
func TestQuestionHasItsLine(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{Seed: 1})
	_, seen := onTerminal(t, []string{"TERM=xterm"}, "run", "image", "-i", "--base-url", base, "-p", "cloud")
	before, _, asked := strings.Cut(seen, "Open /")
	if lines := strings.Split(before, "\r"); !asked || len(lines) < 3 || lines[len(lines)-1] != "" || strings.TrimSpace(lines[len(lines)-2]) != "" {
		t.Errorf("%q", seen)
	}
}

// TestErrorsHaveNoColours: nothing that is said moves the cursor or colours anything, on a terminal either.
func TestErrorsHaveNoColours(t *testing.T) {
	for _, args := range [][]string{{"issue", "--base-url", "http://127.0.0.1:1"}, {"isue"}, {"check", "--simulate"}, {"--help"}} {
		if _, seen := onTerminal(t, []string{"TERM=xterm-256color"}, args...); regexp.MustCompile(`\x1b`).MatchString(seen) {
			t.Errorf("%q: %q", args, seen)
		}
	}
}
