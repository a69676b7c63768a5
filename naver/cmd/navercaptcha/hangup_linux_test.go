package main

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestAHangUpLeavesNothingBehind: a terminal that is closed ends the command as Ctrl+C does, with the picture taken away.
func TestAHangUpLeavesNothingBehind(t *testing.T) {
	got, folder := interrupted(t, syscall.SIGHUP, "", says("What do you see?"), "try", "--simulate", "--no-viewer")
	if got.code != exitHungUp {
		t.Errorf("exit code %d\n%s%s", got.code, got.out, got.errOut)
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestNohupIsKept: who has the hang-up ignored wants the command to go on.
func TestNohupIsKept(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), "sh", "-c",
		`trap '' HUP; "$0" run --simulate "$1" & sleep 0.3; kill -HUP $!; wait $!`, binary,
		write(t, "wait.yaml", "name: Waits\nplatforms: developers\nkinds: image\nsteps: [issue, {wait: 1s}, fetch]\n"))
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "1 passed") {
		t.Errorf("%v: %s", err, out)
	}
}
