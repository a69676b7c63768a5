package main

import (
	"net"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// TestMagicClientIDsNeverLeave has a proxy through which every call to NAVER would go, and notes whether anybody comes.
func TestMagicClientIDsNeverLeave(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	var came atomic.Int32
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			came.Add(1)
			_ = conn.Close()
		}
	}()
	proxy := "HTTPS_PROXY=http://" + listener.Addr().String()
	as := func(id string) []string {
		return []string{proxy, "NAVER_CLIENT_ID=" + id, "NAVER_CLIENT_SECRET=any"}
	}
	for _, platform := range naver.Platforms() {
		for _, args := range [][]string{
			{"issue"}, {"check"}, {"image", "KEY", "-o", t.TempDir() + "/x"}, {"verify", "KEY", "0"}, {"try"}, {"run", "wrong-answer"},
		} {
			args = append(args, "--platform", string(platform))
			if got := run(t, as("sim-ct001"), "", args...); got.code == exitFine || !strings.Contains(got.out+got.errOut, "nothing was sent") {
				t.Errorf("%q: exit code %d: %s%s", args, got.code, got.out, got.errOut)
			}
		}
	}
	// A run of them is a wrong command line, whatever the scenarios expect, and is refused before its reports are begun.
	junit := t.TempDir() + "/junit.xml"
	for _, more := range [][]string{{"--junit", junit}, {"--dry-run"}} {
		got := run(t, as("sim-ct001"), "", append([]string{"run", "wrong-answer", "developers-024-no-id"}, more...)...)
		if got.code != exitUsage || got.out != "" || !strings.Contains(got.errOut, "nothing was sent") {
			t.Errorf("%q: exit code %d: %s%s", more, got.code, got.out, got.errOut)
		}
	}
	if _, err := os.Stat(junit); err == nil {
		t.Error("there is a report of a run that was refused")
	}
	for _, id := range []string{"simulator", "SIM-Always-Right", string(simulator.Faults()[0].ID) + ".verify"} {
		if got := run(t, as(id), "", "issue"); got.code != exitUsage || !strings.Contains(got.errOut, "nothing was sent") {
			t.Errorf("%s: exit code %d: %s", id, got.code, got.errOut)
		}
	}
	if n := came.Load(); n != 0 {
		t.Errorf("%d connections", n)
	}
	// With credentials that could be real the call does go there: the proxy would have been asked.
	if got := run(t, as("couldBeReal"), "", "issue"); got.code != exitNetwork || came.Load() == 0 {
		t.Errorf("exit code %d after %d connections: %s", got.code, came.Load(), got.errOut)
	}
}

// TestDryRunCallsNothing asks what all shipped scenarios cost of a server that counts the calls.
func TestDryRunCallsNothing(t *testing.T) {
	calls := atomic.Int32{}
	_, base := startSimulator(t, simulator.Options{OnCall: func(simulator.Served) { calls.Add(1) }})
	got := expect(t, exitFine, "run", "--dry-run", "--base-url", base)
	if !strings.Contains(got.out, "wrong-answer.yaml cloud image: counted calls: 2\n") ||
		!strings.Contains(got.out, "image.yaml gov image: skipped: it needs a right answer") {
		t.Errorf("%s", got.out)
	}
	// Without credentials too: there is nobody to be asked.
	got = expect(t, exitFine, "run", "wrong-answer", "ct500-system-error", "--dry-run", "-p", "cloud")
	if !strings.Contains(got.out, "skipped: it needs the simulator") || !strings.HasSuffix(got.out, "In all: 4. Issue and verify count against the day's quota; fetching is free.\n") {
		t.Errorf("%s", got.out)
	}
	if n := calls.Load(); n != 0 {
		t.Errorf("%d calls", n)
	}
	expect(t, exitFine, "run", "wrong-answer", "--base-url", base, "-p", "cloud", "-k", "image")
	if n := calls.Load(); n != 3 {
		t.Errorf("%d calls of a real run", n)
	}
}

// TestLimitStopsARun lets one round through and no call more.
func TestLimitStopsARun(t *testing.T) {
	calls := atomic.Int32{}
	_, base := startSimulator(t, simulator.Options{OnCall: func(c simulator.Served) {
		if c.Call != naver.Fetch {
			calls.Add(1)
		}
	}})
	got := expect(t, exitQuota, "run", "wrong-answer", "--base-url", base, "--limit", "3")
	if calls.Load() != 3 || !strings.Contains(got.out, "the limit of calls was reached") || !strings.Contains(got.out, "1 passed") {
		t.Errorf("%d calls: %s", calls.Load(), got.out)
	}
}
