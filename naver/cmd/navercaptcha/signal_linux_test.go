package main

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"navercaptcha/naver/scenario"
	"navercaptcha/naver/simulator"
)

// underWay is a command that runs, in an empty folder, which is its place for temporary files too.
type underWay struct {
	t      *testing.T
	folder string
	in     *os.File // the command's end of its standard input
	out    lockedBuffer
	errOut lockedBuffer
	called chan struct{} // closed when it has called the server that never answers to the end
}

// until waits for something that the command is about to do.
func (u *underWay) until(what string, done func() bool) {
	u.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !done(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			u.t.Fatalf("it never %s\n%s%s", what, u.out.String(), u.errOut.String())
		}
	}
}

// The ways to tell that a command has got to where it takes long.
func hasCalled(u *underWay) {
	u.until("calls", func() bool {
		select {
		case <-u.called:
			return true
		default:
			return false
		}
	})
}

func says(text string) func(*underWay) {
	return func(u *underWay) {
		u.until("says "+text, func() bool { return strings.Contains(u.out.String()+u.errOut.String(), text) })
	}
}

// reads waits until the byte that is there to read was read.
func reads(u *underWay) {
	u.until("reads", func() bool {
		var left int32
		_, _, no := syscall.Syscall(syscall.SYS_IOCTL, u.in.Fd(), syscall.TIOCINQ, uintptr(unsafe.Pointer(&left)))
		return no == 0 && left == 0
	})
}

// neverEnds is a server that answers every call with part of an answer, and tells when it did.
func neverEnds(t *testing.T, part string) (base string, called chan struct{}) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	called = make(chan struct{})
	go func() {
		for first := true; ; first = false {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { _ = conn.Close() })
			_, _ = conn.Read(make([]byte, 4096))
			_, _ = conn.Write([]byte(part))
			if first {
				close(called)
			}
		}
	}()
	return "http://" + listener.Addr().String(), called
}

// interrupted starts the command, waits until it is where it takes long, and ends it with a signal. BASE in its arguments
// is a server that answers with part of an answer.
func interrupted(t *testing.T, signal os.Signal, part string, ready func(*underWay), args ...string) (ran, string) {
	t.Helper()
	u := &underWay{t: t, folder: t.TempDir()}
	var base string
	base, u.called = neverEnds(t, part)
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "BASE", base)
	}
	cmd := command(t, nil, args...)
	cmd.Env = []string{"TMPDIR=" + u.folder}
	cmd.Dir = u.folder
	cmd.Stdout, cmd.Stderr = &u.out, &u.errOut
	in, person, err := os.Pipe() // stays open, as a terminal does
	if err != nil {
		t.Fatal(err)
	}
	defer person.Close()
	defer in.Close()
	if _, err := person.Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	cmd.Stdin, u.in = in, in
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ready(u)
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // the exit code tells
	return ran{cmd.ProcessState.ExitCode(), u.out.String(), u.errOut.String()}, u.folder
}

// halfAPicture is an answer that breaks off in the middle of a file.
const halfAPicture = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 5000\r\n\r\n\xff\xd8\xff\xe0\x00\x10JFIF"

// TestExitInterrupted sends Ctrl+C to every command that can take long, where it does, and looks for anything half done.
func TestExitInterrupted(t *testing.T) {
	for _, c := range []struct {
		part  string
		ready func(*underWay)
		args  []string
	}{
		{"", hasCalled, []string{"issue", "--base-url", "BASE"}},
		{"", hasCalled, []string{"issue", "--base-url", "BASE", "--json"}},
		{"", hasCalled, []string{"image", "KEY", "--base-url", "BASE", "--output", "picture"}},
		{halfAPicture, hasCalled, []string{"image", "KEY", "--base-url", "BASE"}},
		{halfAPicture, hasCalled, []string{"audio", "KEY", "--base-url", "BASE", "--output", "sound"}},
		{"", hasCalled, []string{"verify", "KEY", "0", "--base-url", "BASE"}},
		{"", hasCalled, []string{"check", "--base-url", "BASE"}},
		{"", hasCalled, []string{"try", "--base-url", "BASE"}},
		{"", says("What do you see?"), []string{"try", "--simulate", "--no-viewer"}},
		{"", reads, []string{"issue", "--credentials-stdin"}},
		{"", reads, []string{"explain", "-"}},
		{"", hasCalled, []string{"run", "ct002-not-fetched", "--base-url", "BASE", "--json"}},
		{"", says("what does the picture say?"), []string{"run", "image", "-i", "--base-url", "BASE"}},
		{"", says("http://"), []string{"simulate", "--addr", "127.0.0.1:0"}},
	} {
		t.Run(strings.Join(c.args[:2], " "), func(t *testing.T) {
			t.Parallel()
			if c.args[0] == "run" && c.args[2] == "-i" { // up to its question it needs answers
				_, base := startSimulator(t, simulator.Options{Seed: 1})
				c.args[4] = base
			}
			got, folder := interrupted(t, os.Interrupt, c.part, c.ready, c.args...)
			if got.code != exitInterrupted {
				t.Errorf("exit code %d\n%s%s", got.code, got.out, got.errOut)
			}
			if c.args[0] == "check" && !strings.Contains(got.errOut, "This costs 1 call") {
				t.Errorf("it calls before it says what that costs: %s", got.errOut)
			}
			if left, _ := os.ReadDir(folder); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// TestInterruptedRunHasWholeReports: also of a run that was broken off there are reports, and they are whole.
func TestInterruptedRunHasWholeReports(t *testing.T) {
	got, folder := interrupted(t, os.Interrupt, "", hasCalled, "run", "wrong-answer", "image", "--base-url", "BASE",
		"--platform", "cloud", "--junit", "junit.xml", "--csv", "steps.csv", "--har", "calls.har")
	if got.code != exitInterrupted || !strings.Contains(got.out, "1 interrupted") {
		t.Errorf("exit code %d\n%s%s", got.code, got.out, got.errOut)
	}
	for file, want := range map[string]struct{ has, ends string }{
		"junit.xml": {`type="interrupted"`, "</testsuites>\n"},
		"steps.csv": {string(scenario.SkipInterrupted), "\r\n"},
		"calls.har": {`"entries"`, "}\n"},
	} {
		b, err := os.ReadFile(filepath.Join(folder, file))
		if err != nil || !bytes.Contains(b, []byte(want.has)) || !bytes.HasSuffix(b, []byte(want.ends)) {
			t.Errorf("%s: %v\n%s", file, err, b)
		}
	}
	if left, _ := os.ReadDir(folder); len(left) != 3 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSimulateEndsWellOnSIGTERM(t *testing.T) {
	got, _ := interrupted(t, syscall.SIGTERM, "", says("http://"), "simulate", "--addr", "127.0.0.1:0")
	if got.code != exitFine || !strings.Contains(got.errOut, "stopped after") {
		t.Errorf("exit code %d: %s", got.code, got.errOut)
	}
	if got, _ := interrupted(t, syscall.SIGTERM, "", reads, "issue", "--credentials-stdin"); got.code != exitTerminated {
		t.Errorf("exit code %d: %s", got.code, got.errOut)
	}
}

// TestSimulateEndsTheCallsUnderWay stops it while somebody waits for a slow answer.
func TestSimulateEndsTheCallsUnderWay(t *testing.T) {
	ready := func(u *underWay) {
		u.until("says its address", func() bool { return strings.Contains(u.out.String(), "\n") }) // which the curl may overtake
		base, _, _ := strings.Cut(u.out.String(), "\n")
		conn, err := net.Dial("tcp", strings.TrimPrefix(base, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		fmt.Fprint(conn, "GET /v1/captcha/nkey HTTP/1.1\r\nHost: localhost\r\n"+
			"X-Naver-Client-Id: sim-slow-body\r\nX-Naver-Client-Secret: x\r\n\r\n")
		_ = conn.SetReadDeadline(time.Now().Add(20 * time.Second))
		if _, err := conn.Read(make([]byte, 12)); err != nil { // the head comes at once
			t.Fatal(err)
		}
	}
	got, _ := interrupted(t, syscall.SIGTERM, "", ready, "simulate", "--addr", "127.0.0.1:0")
	if got.code != exitFine || !strings.Contains(got.errOut, "stopped after") {
		t.Errorf("exit code %d: %s", got.code, got.errOut)
	}
}
