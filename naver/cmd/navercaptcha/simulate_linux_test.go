package main

import (
	"encoding/json"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestSimulatePrintsACurlThatWorks runs the very lines that it prints.
func TestSimulatePrintsACurlThatWorks(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("curl is not installed")
	}
	sh := func(line string) string {
		out, err := exec.Command("sh", "-c", strings.Replace(line, "curl ", "curl -sS --max-time 20 --noproxy '*' ", 1)).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v", line, err)
		}
		return string(out)
	}
	ready := func(u *underWay) {
		says("/__simulator/calls")(u)
		var curls []string
		for line := range strings.Lines(u.errOut.String()) {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "curl ") {
				curls = append(curls, line)
			}
		}
		if len(curls) != 2 {
			t.Fatalf("%d lines with curl: %s", len(curls), u.errOut.String())
		}
		if got := sh(curls[0]); !strings.HasPrefix(got, `{"key":"SIM`) {
			t.Errorf("%s: %s", curls[0], got)
		}
		if got := sh(curls[1]); !strings.Contains(got, `"finding":"issued"`) {
			t.Errorf("%s: %s", curls[1], got)
		}
		if got := sh(strings.ReplaceAll(curls[1], "Bearer ", "Bearer x")); !strings.Contains(got, "send the token") {
			t.Errorf("without the token: %s", got)
		}
		says(" issued ")(u) // in the log
	}
	got, _ := interrupted(t, syscall.SIGTERM, "", ready, "simulate", "--addr", "127.0.0.1:0", "--admin")
	if lines := strings.Count(got.out, "\n"); got.code != exitFine || lines != 1 || !strings.HasPrefix(got.out, "http://127.0.0.1:") {
		t.Errorf("exit code %d, standard output: %q", got.code, got.out)
	}
}

// TestSimulateInJSON has the address in an object, and a log of objects.
func TestSimulateInJSON(t *testing.T) {
	ready := func(u *underWay) {
		says("adminCurl")(u)
		u.until("prints all of it", func() bool { return json.Valid([]byte(u.out.String())) })
		var g greeting
		if err := json.Unmarshal([]byte(u.out.String()), &g); err != nil || g.Token == "" || !strings.Contains(g.Curl, g.URL) {
			t.Fatalf("%v: %s", err, u.out.String())
		}
		expect(t, exitFine, "issue", "--base-url", g.URL)
		says(`"finding":"issued"`)(u)
	}
	got, _ := interrupted(t, syscall.SIGTERM, "", ready, "simulate", "--addr", "127.0.0.1:0", "--admin", "--json")
	for line := range strings.Lines(got.errOut) {
		if !json.Valid([]byte(line)) {
			t.Errorf("no JSON in the log: %s", line)
		}
	}
}

// TestAdminIsOffByDefault asks a simulator that was started without --admin.
func TestAdminIsOffByDefault(t *testing.T) {
	ready := func(u *underWay) {
		says("/nkey")(u)
		u.until("prints its address", func() bool { return strings.HasSuffix(u.out.String(), "\n") })
		base := strings.TrimSpace(u.out.String())
		token := []string{tokenVariable + "=guessed"}
		got := run(t, token, "", "run", "image", "--base-url", base, "-p", "cloud")
		if got.code != exitWrong || !strings.Contains(got.out, "no admin surface (HTTP 404): start it with --admin") {
			t.Errorf("exit code %d: %s", got.code, got.out)
		}
	}
	if got, _ := interrupted(t, syscall.SIGTERM, "", ready, "simulate", "--addr", "127.0.0.1:0"); strings.Contains(got.errOut, "Bearer") {
		t.Errorf("a token although nobody asked for one: %s", got.errOut)
	}
}
