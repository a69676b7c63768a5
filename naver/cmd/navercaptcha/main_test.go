package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// binary is the command, built once for all tests, as it is shipped: without C.
var binary string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "navercaptcha-test-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	binary = filepath.Join(folder, "navercaptcha.exe") // a name that every system runs
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// ran is what came of the command.
type ran struct {
	code        int
	out, errOut string
}

// command is the real binary with no environment but what is given.
func command(t *testing.T, env []string, args ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Env = append([]string{"TMPDIR=" + os.TempDir(), "SystemRoot=" + os.Getenv("SystemRoot")}, env...)
	return cmd
}

func wait(t *testing.T, cmd *exec.Cmd, out, errOut *bytes.Buffer, err error) ran {
	t.Helper()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return ran{cmd.ProcessState.ExitCode(), out.String(), errOut.String()}
}

// run runs the command with text as its standard input.
func run(t *testing.T, env []string, text string, args ...string) ran {
	t.Helper()
	cmd := command(t, env, args...)
	var out, errOut bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(text), &out, &errOut
	return wait(t, cmd, &out, &errOut, cmd.Run())
}

// expect runs the command and holds it to an exit code.
func expect(t *testing.T, code int, args ...string) ran {
	t.Helper()
	got := run(t, nil, "", args...)
	if got.code != code {
		t.Errorf("%q: exit code %d, want %d\n%s%s", args, got.code, code, got.out, got.errOut)
	}
	return got
}

// startSimulator is a simulator for the command to call.
func startSimulator(t *testing.T, o simulator.Options) (*simulator.Simulator, string) {
	t.Helper()
	s := simulator.New(o)
	server, err := simulator.Start(s, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	return s, server.URL()
}

func TestExitFine(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{Seed: 1})
	got := expect(t, exitFine, "issue", "--base-url", base)
	if len(strings.TrimSpace(got.out)) != 16 || got.errOut != "" {
		t.Errorf("out %q, err %q", got.out, got.errOut)
	}
}

func TestMagicClientIDs(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{})
	for id, want := range map[string]int{"sim-ct500": exitWrong, "sim-rate": exitQuota, "sim-reset": exitNetwork, "sim-html": exitNetwork} {
		env := []string{"NAVER_CLIENT_ID=" + id, "NAVER_CLIENT_SECRET=any"}
		if got := run(t, env, "", "issue", "--base-url", base); got.code != want {
			t.Errorf("%s: exit code %d, want %d: %s", id, got.code, want, got.errOut)
		}
	}
}

func TestExitUsage(t *testing.T) {
	for _, args := range [][]string{
		{"issue"}, // no credentials
		{"isue"},
		{"issue", "--no-such-flag"},
		{"issue", "too", "many"},
		{"image"},
		{"issue", "--platform", "naver"},
		{"issue", "--kind", "video", "--simulate"},
		{"issue", "--simulate", "--base-url", "http://127.0.0.1:1"},
		{"issue", "--base-url", "http://example.com"},
		{"issue", "--base-url", "ftp://127.0.0.1"},
		{"issue", "--simulate", "--timeout", "-1s"},
		{"issue", "--profile", "nobody"},
		{"issue", "--simulate", "--lang", "fr"},
		{"issue", "--client-secret", "never"},
		{"verify", "--simulate", "key"},
		{"image", "KEY", "--simulate"}, // which knows no key
		{"verify", "KEY", "ANSWER", "--simulate"},
		{"completion", "tcsh"},
		{"help", "nothing"},
		{"simulate", "--addr", "8080"},
		{"simulate", "--addr", "127.0.0.1:99999"},
		{"simulate", "--addr", "0.0.0.0:0"},
		{"simulate", "--addr", "example.com:80"},
		{"simulate", "--quota", "-1"},
		{"simulate", "--media-auth", "trust"},
		{"explain", "/does/not/exist"},
		{"explain", "-"}, // nothing on standard input
		{"run", "--simulate", "--limit", "-1"},
		{"run", "wrong-answer", "--simulate", "--media-auth", "bogus"},
		{"run", "wrong-answer", "--dry-run", "--media-auth", "bogus"},
		{"run", "--simulate", "--kind", "smell"},
		{"run", "audio", "--simulate", "--kind", "image"}, // nothing is left to run
		{"scenarios", "show", "nothing"},
	} {
		if got := expect(t, exitUsage, args...); got.errOut == "" {
			t.Errorf("%q: nothing is said", args)
		}
	}
}

// TestWrongCommandLineIsAnsweredWithTheRightOne says what was meant, or where it stands.
func TestWrongCommandLineIsAnsweredWithTheRightOne(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"isue"}, `there is no command "isue"; did you mean issue?`},
		{[]string{"verify", "KEY"}, "verify needs KEY and ANSWER\nSee navercaptcha verify --help."},
		{[]string{"explain"}, "explain needs FILE...\n"},
		{[]string{"check", "anID", "aSecret"}, "check takes no arguments\n"},
		{[]string{"issue", "--simulat"}, "unknown flag: --simulat\nSee navercaptcha issue --help."},
		{[]string{"scenarios", "shw"}, "did you mean show?\nSee navercaptcha scenarios --help."},
		{[]string{"issue"}, "NAVER_CLIENT_ID and NAVER_CLIENT_SECRET"},
	} {
		if got := expect(t, exitUsage, c.args...); !strings.Contains(got.errOut, c.want) || got.out != "" || strings.Contains(got.errOut, "aSecret") {
			t.Errorf("%q: %s%s", c.args, got.out, got.errOut)
		}
	}
}

func TestExitScenario(t *testing.T) {
	file := write(t, "bad.yaml", "name: bad\nsteps:\n  - issue\n  - verfy: right\n")
	got := expect(t, exitScenario, "run", "--simulate", file)
	if !strings.Contains(got.errOut, "bad.yaml:4:5: ") {
		t.Errorf("neither line nor column: %s", got.errOut)
	}
	if got := expect(t, exitScenario, "run", "--simulate", "--lang", "ko", file); !strings.Contains(got.errOut, "bad.yaml:4:5: ") ||
		!strings.Contains(got.errOut, "단계") {
		t.Errorf("in Korean: %s", got.errOut)
	}
	bomb := "name: x\na: &a [lol]\n"
	for c := 'b'; c < 'z'; c++ {
		bomb += fmt.Sprintf("%c: &%c [*%c,*%c,*%c,*%c]\n", c, c, c-1, c-1, c-1, c-1)
	}
	got = expect(t, exitScenario, "run", "--simulate", write(t, "bomb.yaml", bomb+"steps: [issue]\n"))
	if !strings.Contains(got.errOut, "anchors and aliases") {
		t.Error(got.errOut)
	}
	loop := "name: x\nsteps: [{repeat: 1000, steps: [{repeat: 1000, steps: [issue]}]}]\n"
	got = expect(t, exitScenario, "run", "--simulate", write(t, "loop.yaml", loop))
	if !strings.Contains(got.errOut, "more than 10000 steps") {
		t.Error(got.errOut)
	}
	expect(t, exitScenario, "run", "--simulate", "no-such-scenario")
	expect(t, exitScenario, "run", "--simulate", t.TempDir())
}

func TestExitNetwork(t *testing.T) {
	const nobody = "http://127.0.0.1:1"
	got := expect(t, exitNetwork, "issue", "--base-url", nobody)
	if !strings.Contains(got.errOut, "[refused]") {
		t.Errorf("no finding: %s", got.errOut)
	}
	expect(t, exitNetwork, "check", "--base-url", nobody)
	expect(t, exitNetwork, "run", "wrong-answer", "--base-url", nobody)
	_, base := startSimulator(t, simulator.Options{})
	expect(t, exitNetwork, "simulate", "--addr", strings.TrimPrefix(base, "http://")) // the port is in use
	got = expect(t, exitNetwork, "run", "--simulate", "--max-time", "1ns", "image", "--json")
	if !strings.Contains(got.out, `"state": "interrupted"`) {
		t.Errorf("the report of a run that took too long:\n%.300s", got.out)
	}
}

func TestExitWrong(t *testing.T) {
	s, base := startSimulator(t, simulator.Options{Seed: 1})
	key := fetchedKey(t, base)
	got := expect(t, exitWrong, "verify", key, "0", "--base-url", base)
	if !strings.HasPrefix(got.out, "wrong") {
		t.Errorf("out: %q", got.out)
	}
	got = expect(t, exitWrong, "verify", key, "0", "--base-url", base) // used up
	for _, part := range []string{"[ct001", `"errorCode":"CT001"`, "403 Forbidden"} {
		if !strings.Contains(got.errOut, part) {
			t.Errorf("the finding and the raw answer should be there, not %q in:\n%s", part, got.errOut)
		}
	}
	key = fetchedKey(t, base)
	answer, _ := s.Answer(key)
	if got := expect(t, exitFine, "verify", key, answer, "--base-url", base); !strings.HasPrefix(got.out, "right") {
		t.Errorf("out: %q", got.out)
	}
}

// What came is written all the same: it is the evidence.
func TestExitWrongOnMediaThatDoesNotOpen(t *testing.T) {
	s, base := startSimulator(t, simulator.Options{Seed: 1})
	key := fetchedKey(t, base)
	file := filepath.Join(t.TempDir(), "damaged.jpg")
	for _, form := range [][]string{{"--output", file}, {"--output", "-"}, {"--output", file, "--json", "--force"}} {
		if err := s.SetFault("sim-damaged-jpeg", 1); err != nil {
			t.Fatal(err)
		}
		got := expect(t, exitWrong, append([]string{"image", key, "--base-url", base}, form...)...)
		if !strings.Contains(got.errOut, "[media-damaged]") {
			t.Errorf("%q: the finding is not in:\n%s", form, got.errOut)
		}
	}
	if info, err := os.Stat(file); err != nil || info.Size() == 0 {
		t.Errorf("the file: %v, %v", info, err)
	}
}

// A wrong answer may be wrong for a reason, which its verdict does not tell.
func TestAWrongAnswerIsExplained(t *testing.T) {
	s, base := startSimulator(t, simulator.Options{Seed: 1})
	got := expect(t, exitWrong, "verify", "--lang", "ko", fetchedKey(t, base), "ㅁㅠㅊ", "--base-url", base)
	if !strings.HasPrefix(got.out, "wrong") || strings.Count(got.out, "\n") != 1 {
		t.Errorf("out: %q", got.out)
	}
	if !strings.Contains(got.errOut, "[wrong-characters]") || !strings.Contains(got.errOut, "한/영 전환") {
		t.Errorf("no finding: %s", got.errOut)
	}
	if got := run(t, nil, "0\n", "try", "--simulate", "--no-viewer"); !strings.Contains(got.errOut, "[wrong]") {
		t.Errorf("no finding: %s", got.errOut)
	}
	key := fetchedKey(t, base)
	answer, _ := s.Answer(key)
	if got := expect(t, exitFine, "verify", key, answer, "--base-url", base); got.errOut != "" {
		t.Errorf("a right answer needs no words: %s", got.errOut)
	}
}

func TestExitQuota(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{Quota: 1})
	expect(t, exitFine, "issue", "--base-url", base)
	got := expect(t, exitQuota, "issue", "--base-url", base)
	if !strings.Contains(got.errOut, "[quota]") {
		t.Errorf("no finding: %s", got.errOut)
	}
	expect(t, exitQuota, "run", "wrong-answer", "--base-url", base, "--kind", "image", "--platform", "developers")
	expect(t, exitQuota, "run", "wrong-answer", "--simulate", "--limit", "1")
	expect(t, exitQuota, "run", "wrong-answer", "--simulate", "--limit", "1", "--dry-run")
}

// fetchedKey issues a key and fetches its picture.
func fetchedKey(t *testing.T, base string) string {
	t.Helper()
	c, err := naver.NewClient(naver.Options{
		Platform: naver.Developers, BaseURL: base, Credentials: simulator.DefaultCredentials,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	key, err := c.IssueKey(t.Context(), naver.Image)
	if err == nil {
		_, err = c.FetchImage(t.Context(), key)
	}
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// write makes a file in a folder of its own.
func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// lockedBuffer is a buffer that a running command writes and a test reads.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
