package main

import (
	"strings"
	"testing"

	"navercaptcha/naver/simulator"
)

// TestAKeyOrAnAnswerThatBeginsWithADash is no flag, wherever it stands; a flag is one still.
func TestAKeyOrAnAnswerThatBeginsWithADash(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{Seed: 1})
	for _, key := range []string{"-hgYkOqW1wzHhQ0x", "-521bp3qM7Qyk2X2", "-pgYkOqW1wzHhQ0x", "-kgYkOqW1wzHhQ0x", "-wgYkOqW1wzHhQ0x"} {
		for _, args := range [][]string{
			{"verify", key, "0", "--base-url", base},
			{"verify", "--base-url", base, "-k", "image", key, "-1"},
			{"verify", "-pdevelopers", "--base-url=" + base, "--", key, "0"},
			{"image", key, "--base-url", base, "--output", "-"},
			{"audio", "-o", "-", key, "--base-url", base, "--lang", "en"},
		} {
			got := run(t, nil, "", args...)
			// The simulator knows no such key: it was asked.
			if got.code != exitWrong || !strings.Contains(got.errOut, "[ct001") || got.out != "" {
				t.Errorf("%q: exit code %d\n%.300s%.300s", args, got.code, got.out, got.errOut)
			}
		}
	}
	for _, args := range [][]string{{"verify", "-h"}, {"verify", "key", "--help"}} {
		if got := expect(t, exitFine, args...); !strings.Contains(got.out, "Usage:") {
			t.Errorf("%q: %s", args, got.out)
		}
	}
	for _, args := range [][]string{{"verify", "key", "0", "--nonsense"}, {"verify", "-x", "key", "0"}} {
		if got := expect(t, exitUsage, args...); !strings.Contains(got.errOut, "unknown") {
			t.Errorf("%q: %s", args, got.errOut)
		}
	}
}
