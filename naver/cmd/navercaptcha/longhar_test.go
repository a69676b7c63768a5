package main

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"navercaptcha/naver/evidence"
)

// callsWithoutEnd is a HAR that goes on for as long as somebody reads.
type callsWithoutEnd struct{ part string }

func (c *callsWithoutEnd) Read(p []byte) (int, error) {
	if c.part == "" {
		c.part = savedCall("2026-11-21T13:20:11+09:00", "nkey?code=0", `{"status":200}`, "") + ","
	}
	n := copy(p, c.part)
	c.part = c.part[n:]
	return n, nil
}

// TestTooManyCallsAreRefusedWhileTheyAreRead: a HAR of which too many calls would have to be explained is not read to its
// end first. This one has none.
func TestTooManyCallsAreRefusedWhileTheyAreRead(t *testing.T) {
	cmd := command(t, nil, "explain", "-")
	var out, errOut bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &callsWithoutEnd{`{"log":{"entries":[`}, &out, &errOut
	err := cmd.Run()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	if cmd.ProcessState.ExitCode() != exitUsage || !strings.Contains(errOut.String(), "more than 20000 calls") {
		t.Errorf("exit code %d, %s", cmd.ProcessState.ExitCode(), errOut.String())
	}
}

// TestExplainOfAHARThatWasCutOff explains the calls before the cut and says that there was one.
func TestExplainOfAHARThatWasCutOff(t *testing.T) {
	call := savedCall("2026-11-21T13:20:11+09:00", "nkey?code=0", `{"status":200,"content":{"text":"{\"key\":\"t521bp3qM7Qyk2X2\"}"}}`, "")
	whole := `{"log":{"entries":[` + call + "," + call
	file := write(t, "cut.har", whole[:len(whole)-20])
	got := expect(t, exitFine, "explain", "--json", file)
	if rules, _ := rulesOf(t, got); strings.Join(rules, " ") != "issued cut-file" {
		t.Errorf("explained %q", rules)
	}
	// Nothing of it is whole: there is nothing to explain.
	file = write(t, "cut.har", `{"log":{"entries":[`+call[:40])
	if got := expect(t, exitUsage, "explain", file); !strings.Contains(got.out, "[cut-file]") {
		t.Errorf("%s%s", got.out, got.errOut)
	}
}

// TestExplainOfALongFile: what is longer than the limit is refused, whatever it is.
func TestExplainOfALongFile(t *testing.T) {
	for _, head := range []string{"", `{"a":"`, `{"log":{"entries":[{"a":"`} {
		cmd := command(t, nil, "explain", "-")
		var errOut bytes.Buffer
		cmd.Stdin, cmd.Stderr = io.MultiReader(strings.NewReader(head), io.LimitReader(letters{}, evidence.MaxSize+1)), &errOut
		_ = cmd.Run()
		if cmd.ProcessState.ExitCode() != exitUsage || !strings.Contains(errOut.String(), "longer than 64 MiB") {
			t.Errorf("%s: exit code %d, %s", head, cmd.ProcessState.ExitCode(), errOut.String())
		}
	}
}

type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}
