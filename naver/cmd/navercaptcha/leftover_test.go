package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestOldTemporaryFilesAreTakenAway: what a run that was killed left beside its reports goes with the next one; what may be
// another's, or still in use, stays.
func TestOldTemporaryFilesAreTakenAway(t *testing.T) {
	folder := t.TempDir()
	yesterday := time.Now().Add(-24 * time.Hour)
	const old, fresh, others = ".navercaptcha-ABCDEFGHIJKLMNOPQRSTUVWXY2.tmp", ".navercaptcha-ABCDEFGHIJKLMNOPQRSTUVWXY3.tmp",
		".navercaptcha-notes.tmp"
	for _, name := range []string{old, fresh, others} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if name != fresh {
			if err := os.Chtimes(path, yesterday, yesterday); err != nil {
				t.Fatal(err)
			}
		}
	}
	expect(t, exitFine, "run", "--simulate", "wrong-answer", "--platform", "developers", "--csv", filepath.Join(folder, "steps.csv"))
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if want := []string{fresh, others, "steps.csv"}; !slices.Equal(left, want) {
		t.Errorf("there are %q, want %q", left, want)
	}
}
