package main

import (
	"encoding/json"
	"strings"
	"testing"

	"navercaptcha/naver/simulator"
)

// TestEveryCommandWritesJSON looks for nothing but JSON on standard output, and for what a program wants to know in it.
func TestEveryCommandWritesJSON(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{Seed: 1})
	picture, used := fetchedKey(t, base), fetchedKey(t, base)
	out := t.TempDir() + "/"
	for _, c := range []struct {
		code int
		text string // standard input
		has  string
		args []string
	}{
		{exitFine, "", `"key": "SIM`, []string{"issue", "--base-url", base}},
		{exitFine, "", `"rate": 9600`, []string{"audio", issuedKey(t, base, "audio"), "--base-url", base, "-o", out + "a"}},
		{exitFine, "", `"width": 200`, []string{"image", picture, "--base-url", base, "-o", out + "b", "--force"}},
		{exitUsage, "", "", []string{"image", picture, "--base-url", base, "-o", out + "b.jpg"}}, // exists: nothing was called
		{exitWrong, "", `"right": false`, []string{"verify", used, "0", "--base-url", base}},
		{exitWrong, "", `"rule": "ct001`, []string{"verify", used, "0", "--base-url", base}},
		{exitNetwork, "", `"rule": "refused"`, []string{"issue", "--base-url", "http://127.0.0.1:1"}},
		{exitFine, "", `"rule": "issued"`, []string{"check", "--base-url", base}},
		{exitWrong, "0\n", `"right": false`, []string{"try", "--simulate", "--no-viewer"}},
		{exitFine, "", `"state": "passed"`, []string{"run", "image", "--simulate"}},
		{exitNetwork, "", `"state": "network"`, []string{"run", "wrong-answer", "--base-url", "http://127.0.0.1:1"}},
		{exitFine, "", `"countedCalls": 8`, []string{"run", "image", "--simulate", "--dry-run"}},
		{exitQuota, "", `"countedCalls": 8`, []string{"run", "image", "--simulate", "--dry-run", "--limit", "7"}},
		{exitFine, "", `"name": "ct500`, []string{"scenarios"}},
		{exitFine, "", `"id": "sim-ct001"`, []string{"simulate", "--faults"}},
		{exitFine, `{"key":"t521bp3qM7Qyk2X2"}`, `"rule": "issued"`, []string{"explain", "-"}},
		{exitUsage, "", "", []string{"explain", "-"}},
	} {
		got := run(t, nil, c.text, append(c.args, "--json")...)
		if got.code != c.code || !strings.Contains(got.out, c.has) {
			t.Errorf("%q: exit code %d, want %d with %s\n%s%s", c.args, got.code, c.code, c.has, got.out, got.errOut)
		}
		if got.out != "" && !json.Valid([]byte(got.out)) {
			t.Errorf("%q: no JSON: %s", c.args, got.out)
		}
		if got.code != exitFine && got.out == "" && got.errOut == "" {
			t.Errorf("%q says nothing", c.args)
		}
	}
}

func issuedKey(t *testing.T, base, kind string) string {
	t.Helper()
	return strings.TrimSpace(expect(t, exitFine, "issue", "--kind", kind, "--base-url", base).out)
}
