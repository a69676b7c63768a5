package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestAReportWhoseNameWindowsRefuses(t *testing.T) {
	if runtime.GOOS != "windows" {
		t.Skip("only on Windows")
	}
	for _, args := range [][]string{
		{"run", "--simulate", "wrong-answer", "--csv", "nul.csv"}, {"image", "KEY", "--output", "a?b", "--base-url", "http://127.0.0.1:1"},
	} {
		if got := expect(t, exitUsage, args...); got.out != "" || !strings.Contains(got.errOut, "Windows") {
			t.Errorf("%q: %s%s", args, got.out, got.errOut)
		}
	}
}

// TestALinkIsWrittenThrough: the link stays one, and what it names is written, made, or left alone, as without a link.
func TestALinkIsWrittenThrough(t *testing.T) {
	folder := t.TempDir()
	file := func(name string) string { return filepath.Join(folder, name) }
	link := func(to, name string) {
		t.Helper()
		if err := os.Symlink(to, file(name)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	report := func(code int, name string, more ...string) ran {
		t.Helper()
		return expect(t, code, append([]string{"run", "--simulate", "wrong-answer", "--platform", "developers", "--csv", file(name)}, more...)...)
	}
	if err := os.Mkdir(file("real"), 0o700); err != nil {
		t.Fatal(err)
	}
	link("real/steps.csv", "new.csv") // to a file that is not there yet
	report(exitFine, "new.csv")
	report(exitUsage, "new.csv")
	if err := os.WriteFile(file("real/steps.csv"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	report(exitFine, "new.csv", "--force")
	link("new.csv", "twice.csv")
	report(exitFine, "twice.csv", "--force")
	for _, name := range []string{"new.csv", "twice.csv"} {
		if info, err := os.Lstat(file(name)); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s is no link any more: %v", name, err)
		}
	}
	content, err := os.ReadFile(file("real/steps.csv"))
	if err != nil || !strings.Contains(string(content), "wrong-answer") {
		t.Errorf("behind the link there is %q, %v", content, err)
	}
	link("nowhere/steps.csv", "broken.csv")
	link("circle.csv", "circle.csv")
	for _, name := range []string{"broken.csv", "circle.csv"} {
		if got := report(exitUsage, name, "--force"); got.out != "" || !strings.Contains(got.errOut, name+" cannot be written") {
			t.Errorf("%s: %s%s", name, got.out, got.errOut)
		}
	}
	got := report(exitUsage, "twice.csv", "--force", "--har", file("real/steps.csv"))
	if got.out != "" || !strings.Contains(got.errOut, "name the same file") {
		t.Errorf("%s%s", got.out, got.errOut)
	}
}
