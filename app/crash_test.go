package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	firstTrace = "panic: the first\n\ngoroutine 1 [running]:\nmain.main()\n\t/x/main.go:1 +0x1\n"
	lastCrash  = "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [select]:\n\tpanic: in a line\n"
)

func TestTheLastCrashIsShown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "crash.txt")
	d := open(t, func(_ *desk, c *Config) { c.Files = []File{{Key: "crash", Path: path}} })
	help{d.Window}.showCrash()
	d.untilSeen(d.text("help.noCrash"))
	d.escape()
	if err := os.WriteFile(path, []byte(strings.Repeat(firstTrace, 1000)+lastCrash), 0o600); err != nil {
		t.Fatal(err)
	}
	help{d.Window}.showCrash()
	d.untilSeen("deadlock")
	d.wantUnseen("the first")
}

func TestACrashFileThatHasGrownKeepsItsEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "crash.txt")
	if err := TrimCrash(path); err != nil { // there is none yet
		t.Fatal(err)
	}
	whole := strings.Repeat(firstTrace, maxCrashFile/len(firstTrace)+1) + lastCrash
	if err := os.WriteFile(path, []byte(whole), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 { // what is short enough stays
		if err := TrimCrash(path); err != nil {
			t.Fatal(err)
		}
		left, err := os.ReadFile(path)
		if err != nil || len(left) != maxCrashKept || !strings.HasSuffix(string(left), lastCrash) {
			t.Errorf("%d bytes are left, %v", len(left), err)
		}
	}
}
