//go:build realwindow

package realwindow

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// program is the binary under test.
var program string

// limit is how long any single thing may take on a busy machine before the test gives up on it.
const limit = 60 * time.Second

func TestMain(m *testing.M) {
	code, err := runAll(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func runAll(m *testing.M) (int, error) {
	if program = os.Getenv("NAVERCAPTCHA_BINARY"); program != "" {
		return m.Run(), nil
	}
	if _, err := exec.LookPath("Xvfb"); err != nil {
		return m.Run(), nil // every test skips itself: there is nothing to build for
	}
	dir, err := os.MkdirTemp("", "realwindow")
	if err != nil {
		return 0, err
	}
	program = filepath.Join(dir, "navercaptcha")
	build := exec.Command("go", "build", "-o", program, "navercaptcha")
	if said, err := build.CombinedOutput(); err != nil {
		return 0, errors.Join(fmt.Errorf("%s: %w\n%s", build, err, said), os.RemoveAll(dir))
	}
	code := m.Run()
	return code, os.RemoveAll(dir)
}

// need skips the test where a tool is missing.
func need(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed: run .ci/setup --checks", tool)
		}
	}
}

// eventually waits until something is so. Nothing here sleeps for a fixed time.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	if !within(limit, is) {
		t.Fatalf("not within %v: %s", limit, what)
	}
}

// within tells whether something came to be so in time.
func within(limit time.Duration, is func() bool) bool {
	for end := time.Now().Add(limit); ; time.Sleep(20 * time.Millisecond) {
		if is() {
			return true
		}
		if time.Now().After(end) {
			return false
		}
	}
}
