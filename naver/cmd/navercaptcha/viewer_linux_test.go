package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver/simulator"
)

// The viewer is another program, which writes into logs what it likes.
func TestTheViewerIsGivenNoCredentials(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{Seed: 1})
	folder := t.TempDir()
	seen := filepath.Join(folder, "seen")
	viewer := "#!/bin/sh\nenv >" + seen + ".part; mv " + seen + ".part " + seen + "\n"
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte(viewer), 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := command(t, []string{
		"PATH=" + folder + ":" + os.Getenv("PATH"), "DISPLAY=:0", "STAYS=1",
		"NAVER_CLIENT_ID=simulator", "NAVER_CLIENT_SECRET=simulator",
	}, "try", "--base-url", base)
	answers, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(seen); err == nil {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the viewer was not started")
		}
	}
	_, _ = answers.Write([]byte("0\n"))
	_ = answers.Close()
	_ = cmd.Wait()
	environment, err := os.ReadFile(seen)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(environment); strings.Contains(text, "NAVER_CLIENT") || !strings.Contains(text, "STAYS=1") {
		t.Errorf("the viewer got %s", text)
	}
}
