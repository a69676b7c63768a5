package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/BurntSushi/toml"

	"navercaptcha/app/profile"
	"navercaptcha/naver/simulator"
)

func TestVersionIsTheProducts(t *testing.T) {
	var file struct{ Details struct{ Version string } }
	if _, err := toml.DecodeFile(filepath.Join("..", "..", "..", "FyneApp.toml"), &file); err != nil {
		t.Fatal(err)
	}
	if version != file.Details.Version {
		t.Errorf("the command says %s, the window %s", version, file.Details.Version)
	}
	if got := expect(t, exitFine, "--version"); !strings.HasPrefix(got.out, "navercaptcha "+version) {
		t.Errorf("out: %q", got.out)
	}
}

func TestNoWindowAndNoSoundDeviceAreLinked(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".", "../../scenario").Output()
	if err != nil {
		t.Fatal(err)
	}
	if bad := regexp.MustCompile(`(?m)^.*(fyne|/oto|navercaptcha/app$|audio/playback).*$`).FindAllString(string(out), -1); bad != nil {
		t.Errorf("linked: %v", bad)
	}
}

func TestMediaGoesIntoAFileWithTheRightExtension(t *testing.T) {
	calls := atomic.Int32{}
	_, base := startSimulator(t, simulator.Options{Seed: 1, OnCall: func(simulator.Served) { calls.Add(1) }})
	folder := t.TempDir()
	in := func(code int, args ...string) ran {
		t.Helper()
		cmd := command(t, nil, append(args, "--base-url", base)...)
		cmd.Dir = folder
		out, err := cmd.Output()
		_ = err // the exit code tells
		if cmd.ProcessState.ExitCode() != code {
			t.Errorf("%q: exit code %d, want %d", args, cmd.ProcessState.ExitCode(), code)
		}
		return ran{out: string(out)}
	}
	key := fetchedKey(t, base)
	for _, c := range []struct {
		args []string
		file string
	}{
		{[]string{"image", key}, key + ".jpg"},
		{[]string{"image", key, "-o", "a"}, "a.jpg"},
		{[]string{"image", key, "-o", "b.jpeg"}, "b.jpeg"},
		{[]string{"image", key, "-o", "out.wav"}, "out.wav.jpg"}, // as NAVER's own documents would have it
	} {
		if got := in(exitFine, c.args...); got.out != c.file+"\n" {
			t.Errorf("%q: out %q", c.args, got.out)
		}
		if b, err := os.ReadFile(filepath.Join(folder, c.file)); err != nil || string(b[:3]) != "\xff\xd8\xff" {
			t.Errorf("%s: %v", c.file, err)
		}
	}
	if got := in(exitFine, "image", key, "-o", "-"); !strings.HasPrefix(got.out, "\xff\xd8\xff") {
		t.Error("no picture on standard output")
	}
	before, _ := os.ReadFile(filepath.Join(folder, "a.jpg"))
	// NAVER would draw anew, and the picture that is there would be worth nothing: there is no call.
	called := calls.Load()
	in(exitUsage, "image", key)
	in(exitUsage, "image", key, "-o", "a") // a.jpg exists
	in(exitUsage, "image", key, "-o", "a.jpg")
	in(exitUsage, "image", key, "-o", "out.wav")
	in(exitUsage, "image", key, "-o", "no/such/folder/a")
	in(exitUsage, "image", key, "-o", ".")
	in(exitUsage, "image", "../"+key)
	if after, _ := os.ReadFile(filepath.Join(folder, "a.jpg")); string(before) != string(after) {
		t.Error("the file was overwritten")
	}
	if n := calls.Load() - called; n != 0 {
		t.Errorf("%d calls for files that cannot be written", n)
	}
	if err := os.WriteFile(filepath.Join(folder, "notes"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	in(exitFine, "image", key, "-o", "notes") // notes.jpg is another file
	in(exitFine, "image", key, "-o", "a.jpg", "--force")
	if after, _ := os.ReadFile(filepath.Join(folder, "a.jpg")); string(before) == string(after) {
		t.Error("the file was not overwritten")
	}
	if left, _ := filepath.Glob(filepath.Join(folder, ".*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

func TestResultsAsJSON(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{Seed: 1})
	var issued struct {
		Key     string
		Status  int
		Finding struct{ Rule string }
	}
	got := expect(t, exitFine, "issue", "--json", "--base-url", base)
	if err := json.Unmarshal([]byte(got.out), &issued); err != nil || len(issued.Key) != 16 || issued.Status != 200 ||
		issued.Finding.Rule != "issued" {
		t.Errorf("%v: %s", err, got.out)
	}
	got = expect(t, exitWrong, "verify", "--json", issued.Key, "0", "--base-url", base)
	if err := json.Unmarshal([]byte(got.out), &issued); err != nil || issued.Finding.Rule != "ct002" || issued.Status != 400 {
		t.Errorf("%v: %s", err, got.out)
	}
}

// TestSecretsAreNeverShown goes through every command that has credentials, with an answer that fails.
func TestSecretsAreNeverShown(t *testing.T) {
	const id, secret = "myClientIdentity", "mySecretIsNotToBeSeen"
	env := []string{profile.ClientIDVariable + "=" + id, profile.ClientSecretVariable + "=" + secret}
	_, base := startSimulator(t, simulator.Options{Seed: 1})
	junit := filepath.Join(t.TempDir(), "junit.xml")
	for _, args := range [][]string{
		{"issue"},
		{"issue", "--json"},
		{"check"},
		{"check", "--json"},
		{"image", "KEY", "--platform", "cloud", "--media-auth", "id-secret"},
		{"verify", "KEY", "0"},
		{"try"},
		{"run", "wrong-answer", "--junit", junit, "--json"},
	} {
		got := run(t, env, "", append(args, "--base-url", base)...)
		if got.code == exitFine {
			t.Errorf("%q went well with credentials that nobody knows", args)
		}
		if all := got.out + got.errOut; strings.Contains(all, secret) || strings.Contains(all, id) {
			t.Errorf("%q shows the credentials:\n%s", args, all)
		}
	}
	if b, err := os.ReadFile(junit); err != nil || strings.Contains(string(b), secret) || strings.Contains(string(b), id) {
		t.Errorf("the report: %v", err)
	}
}

func TestCredentialsFromStandardInput(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{})
	if got := run(t, nil, " simulator \r\nsimulator\n", "issue", "--credentials-stdin", "--base-url", base); got.code != exitFine {
		t.Errorf("exit code %d: %s", got.code, got.errOut)
	}
	if got := run(t, nil, "simulator\nwrong\n", "issue", "--credentials-stdin", "--base-url", base); got.code != exitWrong {
		t.Errorf("exit code %d: %s", got.code, got.errOut)
	}
	for _, in := range []string{"", "simulator", "simulator\n\n", strings.Repeat("x", 100_000)} {
		if got := run(t, nil, in, "issue", "--credentials-stdin", "--base-url", base); got.code != exitUsage {
			t.Errorf("%.20q: exit code %d: %s", in, got.code, got.errOut)
		}
	}
	// What follows them is the person's answer.
	if got := run(t, nil, "simulator\nsimulator\nNO\n", "try", "--no-viewer", "--credentials-stdin", "--base-url", base); got.code != exitWrong || got.out == "" {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.errOut)
	}
	// A simulator's client ID never goes to NAVER.
	if got := run(t, nil, "sim-ct001\nany\n", "issue", "--credentials-stdin"); got.code != exitUsage ||
		!strings.Contains(got.errOut, "nothing was sent") {
		t.Errorf("exit code %d: %s", got.code, got.errOut)
	}
}

func TestExplain(t *testing.T) {
	for _, c := range []struct {
		saved, rule string
		args        []string
	}{
		{saved: `{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`, rule: "ct001"},
		{saved: "HTTP/2 401 \r\ncontent-type: application/json\r\n\r\n" +
			`{"error":{"errorCode":"210","message":"Permission Denied","details":"A subscription to the API is required."}}`, rule: "not-enabled"},
		{saved: "HTTP/1.1 200 OK\n\n{\"key\":\"t521bp3qM7Qyk2X2\"}", rule: "issued"},
		{saved: "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{\"result\":true,\"responseTime\":84.6}", rule: "right"},
		{saved: "<html><title>502</title></html>", rule: "server-page", args: []string{"--status", "502"}},
		{saved: "\xff\xd8\xff\xe0\x00\x10JFIF", rule: "damaged"},
		{
			saved: `{"log":{"entries":[
			{"request":{"method":"GET","url":"https://example.com/v2/other"},"response":{"status":200}},
			{"request":{"method":"GET","url":"https://naveropenapi.apigw.ntruss.com/scaptcha/v1/skey?code=1&key=k&value=s"},
			 "response":{"status":400,"content":{"text":"{\"result\":false,\"errorMessage\":\"Unissued wav.\",\"errorCode\":\"CT002\"}"}}}]}}`,
			rule: "ct002",
		},
	} {
		got := run(t, nil, c.saved, append(c.args, "explain", "-")...)
		if got.code != exitFine || !strings.Contains(got.out, "["+c.rule) {
			t.Errorf("%.40q: exit code %d, want %s: %s%s", c.saved, got.code, c.rule, got.out, got.errOut)
		}
	}
	for _, bad := range []string{`{"log":{"entries":[]}}`, "HTTP/1.1 abc\n\n"} {
		if got := run(t, nil, bad, "explain", "-"); got.code != exitUsage {
			t.Errorf("%q: exit code %d: %s", bad, got.code, got.out)
		}
	}
}

func TestCompletionForEveryShell(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if got := expect(t, exitFine, "completion", shell); len(got.out) < 500 {
			t.Errorf("%s: %q", shell, got.out)
		}
	}
	got := expect(t, exitFine, "__complete", "run", "ct00")
	if !strings.Contains(got.out, "ct001-used-key") {
		t.Errorf("no shipped scenario is offered: %s", got.out)
	}
	if got := expect(t, exitFine, "__complete", "issue", "--platform", ""); !strings.Contains(got.out, "gov") {
		t.Errorf("no platform is offered: %s", got.out)
	}
}

// TestNothingIsDrawnWithoutATerminal: a pipe gets neither colours nor a line that is drawn over.
func TestNothingIsDrawnWithoutATerminal(t *testing.T) {
	for _, term := range []string{"xterm-256color", "dumb", ""} {
		got := run(t, []string{"TERM=" + term}, "", "run", "--simulate", "wrong-answer")
		if got.code != exitFine || strings.ContainsAny(got.out+got.errOut, "\x1b\r") {
			t.Errorf("TERM=%s: exit code %d: %q", term, got.code, got.out+got.errOut)
		}
	}
}

func TestRunAgainstASimulatorElsewhere(t *testing.T) {
	const token = "a-token-as-simulate-prints-it"
	_, base := startSimulator(t, simulator.Options{Seed: 1, AdminToken: token})
	all := []string{"run", "image", "audio", "--base-url", base}
	if got := run(t, []string{tokenVariable + "=" + token}, "", all...); got.code != exitFine || !strings.Contains(got.out, "8 passed") {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.errOut)
	}
	if got := run(t, []string{tokenVariable + "=other"}, "", all...); got.code != exitWrong || !strings.Contains(got.out, tokenVariable) {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.errOut)
	}
	if got := run(t, nil, "", all...); got.code != exitFine || !strings.Contains(got.out, "8 skipped") {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.errOut)
	}
}

func TestInteractiveRunAsksThePerson(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{Seed: 1})
	got := run(t, nil, "NO\n", "run", "image", "--interactive", "--base-url", base, "-p", "cloud")
	if got.code != exitWrong || !strings.Contains(got.out, "image.yaml:21:36: finding: want right, got wrong") {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.errOut)
	}
	if got := run(t, nil, "", "run", "image", "--interactive", "--base-url", base, "-p", "cloud"); got.code != exitWrong ||
		!strings.Contains(got.out, "needs a person") {
		t.Errorf("with nobody there: exit code %d: %s%s", got.code, got.out, got.errOut)
	}
}

func TestARunSpeaksTheLanguageThatIsAskedFor(t *testing.T) {
	_, base := startSimulator(t, simulator.Options{Seed: 1})
	for lang, want := range map[string][2]string{
		"en": {"finding: want right, got wrong", "The answer is wrong."},
		"ko": {"진단(finding): 예상 right, 실제 wrong", "입력한 답이 틀렸습니다."},
	} {
		got := run(t, nil, "NO\n", "run", "image", "--interactive", "--base-url", base, "-p", "cloud", "--lang", lang)
		if got.code != exitWrong || !strings.Contains(got.out, want[0]) || !strings.Contains(got.out, want[1]) {
			t.Errorf("%s: exit code %d: %s%s", lang, got.code, got.out, got.errOut)
		}
	}
	if got := expect(t, exitFine, "scenarios", "--lang", "ko"); !strings.Contains(got.out, "이미지를 보고 맞힘") {
		t.Errorf("the list: %s", got.out)
	}
}

// TestTryNeedsAPerson: in a pipe that is at its end, nobody can be asked.
func TestTryNeedsAPerson(t *testing.T) {
	got := expect(t, exitUsage, "try", "--simulate", "--no-viewer")
	if !strings.Contains(got.errOut, "needs a person") {
		t.Error(got.errOut)
	}
	if got := run(t, nil, "NO\r\n", "try", "--simulate", "--kind", "audio", "--no-viewer"); got.code != exitWrong || got.out != "wrong\n" {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.errOut)
	}
}

// TestTheViewerIsOpened has a viewer that notes what it was given.
func TestTheViewerIsOpened(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the stand-in is a shell script named xdg-open")
	}
	folder := t.TempDir()
	viewer := "#!/bin/sh\nhead -c 3 \"$1\" > " + folder + "/seen\n"
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte(viewer), 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := command(t, []string{"PATH=" + folder + ":/usr/bin:/bin", "DISPLAY=:99", "TMPDIR=" + folder}, "try", "--simulate")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < 2000; i++ { // until the viewer has looked
		if b, _ := os.ReadFile(filepath.Join(folder, "seen")); len(b) == 3 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	_, _ = in.Write([]byte("NO\n"))
	_ = cmd.Wait() // wrong, as it should be
	if b, _ := os.ReadFile(filepath.Join(folder, "seen")); string(b) != "\xff\xd8\xff" {
		t.Errorf("the viewer saw %q", b)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "navercaptcha-*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

// TestAViewerThatFailsLeavesTheFilesName has a viewer that starts and opens nothing.
func TestAViewerThatFailsLeavesTheFilesName(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the stand-in is a shell script named xdg-open")
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte("#!/bin/sh\nexit 3\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	env := []string{"PATH=" + folder + ":/usr/bin:/bin", "DISPLAY=:99", "TMPDIR=" + folder}
	_, base := startSimulator(t, simulator.Options{Seed: 1})
	named := regexp.MustCompile(`Opening ` + regexp.QuoteMeta(folder) + `/navercaptcha-\d+/captcha\.jpg: `)
	for _, args := range [][]string{{"try"}, {"run", "image", "--interactive", "-p", "cloud"}} {
		got := run(t, env, "NO\n", append(args, "--base-url", base)...)
		if got.code != exitWrong || !named.MatchString(got.errOut) {
			t.Errorf("%q: exit code %d: %s", args, got.code, got.errOut)
		}
	}
}

// TestProfileWithoutAKeychain finds the window's profile and says that its secret cannot be had.
func TestProfileWithoutAKeychain(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("elsewhere the keychain is always there, and the person's own")
	}
	config := t.TempDir()
	env := []string{"XDG_CONFIG_HOME=" + config, "HOME=" + config, "DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere"}
	if got := run(t, env, "", "issue", "--profile", "Mine"); got.code != exitUsage || !strings.Contains(got.errOut, "no profiles yet") {
		t.Errorf("exit code %d: %s", got.code, got.errOut)
	}
	book, err := profile.Open(filepath.Join(config, "naver-captcha-tester", "profiles.json"))
	if err != nil {
		t.Fatal(err)
	}
	mine := profile.Profile{ID: profile.NewID(), Name: "Mine", Platform: "cloud", ClientID: "abcdefghij"}
	if err := book.Save(mine); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Mine":  `the secret of the profile "Mine": there is no keychain in this session, as over ssh: run this in the desktop's session; or set NAVER_CLIENT_ID and NAVER_CLIENT_SECRET, or use --credentials-stdin`,
		mine.ID: `the secret of the profile "Mine": there is no keychain`,
		"Yours": "there is no such profile; there are: Mine",
	} {
		if got := run(t, env, "", "issue", "--profile", name); got.code != exitUsage || !strings.Contains(got.errOut, want) {
			t.Errorf("%s: exit code %d: %s", name, got.code, got.errOut)
		}
	}
	if got := run(t, env, "", "issue", "--profile", "Mine", "--platform", "fin"); got.code != exitUsage ||
		!strings.Contains(got.errOut, "leave --platform out") {
		t.Errorf("exit code %d: %s", got.code, got.errOut)
	}
}

// TestUnusableProfilesStayWhereTheyAre: the file is the window's to put right.
func TestUnusableProfilesStayWhereTheyAre(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("elsewhere the folder cannot be chosen")
	}
	config := t.TempDir()
	path := filepath.Join(config, "naver-captcha-tester", "profiles.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	for content, want := range map[string]string{
		"{":                           "cannot be read",
		`{"version":99}`:              "take the command of that version",
		`{"version":1,"profiles":[]}`: "has stored no profiles yet",
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		got := run(t, []string{"XDG_CONFIG_HOME=" + config}, "", "issue", "--profile", "Mine")
		if got.code != exitUsage || !strings.Contains(got.errOut, want) {
			t.Errorf("%s: exit code %d: %s", content, got.code, got.errOut)
		}
		if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
			t.Errorf("%s: there are %v", content, left)
		}
	}
}

func TestReportsAreWrittenWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	junit, csv, calls := filepath.Join(folder, "junit.xml"), filepath.Join(folder, "steps.csv"), filepath.Join(folder, "calls.har")
	args := []string{"run", "--simulate", "wrong-answer", "ct002-not-fetched", "--junit", junit, "--csv", csv, "--har", calls}
	expect(t, exitFine, args...)
	// The HAR is read again by explain, and says the same as the run.
	if got := expect(t, exitFine, "explain", calls); strings.Count(got.out, "[ct002]") != 8 || strings.Count(got.out, "[wrong]") != 8 {
		t.Errorf("explained: %s", got.out)
	}
	b, err := os.ReadFile(junit)
	if err != nil || xml.Unmarshal(b, new(struct{ XMLName xml.Name })) != nil {
		t.Errorf("JUnit: %v", err)
	}
	got := expect(t, exitUsage, args...)
	if !strings.Contains(got.errOut, "exists") || strings.Contains(got.out, "ok") {
		t.Errorf("it ran although its reports cannot be written: %s%s", got.out, got.errOut)
	}
	expect(t, exitFine, append(args, "--force")...)
	expect(t, exitUsage, "run", "--simulate", "wrong-answer", "--csv", filepath.Join(folder, "no", "steps.csv"))
	if left, _ := os.ReadDir(folder); len(left) != 3 {
		t.Errorf("left behind: %v", left)
	}
}

// TestReportsNeedFilesOfTheirOwn: neither standard output nor the file of another report is one, and then nothing runs.
func TestReportsNeedFilesOfTheirOwn(t *testing.T) {
	folder := t.TempDir()
	in := func(want string, args ...string) {
		t.Helper()
		cmd := command(t, nil, append([]string{"run", "--simulate", "wrong-answer", "--force"}, args...)...)
		cmd.Dir = folder
		var errOut lockedBuffer
		cmd.Stderr = &errOut
		out, _ := cmd.Output() // the exit code tells
		if cmd.ProcessState.ExitCode() != exitUsage || len(out) != 0 || !strings.Contains(errOut.String(), want) {
			t.Errorf("%q: exit code %d: %s%s", args, cmd.ProcessState.ExitCode(), out, errOut.String())
		}
	}
	for _, flag := range []string{"--junit", "--csv", "--har"} {
		in(flag+" -: name a file; on standard output there is --json", flag, "-")
	}
	in("--junit and --har name the same file", "--junit", "report", "--csv", "steps.csv", "--har", "./report")
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestAnAnswerThatIsAWordOfTheReports: the calls are made, and their reports are not lost for a word of their own.
func TestAnAnswerThatIsAWordOfTheReports(t *testing.T) {
	folder := t.TempDir()
	script, calls := filepath.Join(folder, "words.yaml"), filepath.Join(folder, "calls.har")
	if err := os.WriteFile(script, []byte(`name: Words
steps:
  - issue
  - fetch
  - verify: {value: startedDateTime}
  - verify: {value: developers}
    key: {text: testsuite}
    expect: {code: CT001}
`), 0o600); err != nil {
		t.Fatal(err)
	}
	expect(t, exitFine, "run", "--simulate", script, "--json", "--har", calls,
		"--junit", filepath.Join(folder, "junit.xml"), "--csv", filepath.Join(folder, "steps.csv"))
	if b, err := os.ReadFile(calls); err != nil || !bytes.Contains(b, []byte("startedDateTime")) ||
		bytes.Contains(b, []byte("value=startedDateTime")) || bytes.Contains(b, []byte("key=testsuite")) {
		t.Errorf("%v: the HAR shows what was sent:\n%.2000s", err, b)
	}
}

// TestFullDisk: a result that nobody has is no success.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full here")
	}
	defer full.Close()
	for _, args := range [][]string{{"issue", "--simulate"}, {"check", "--simulate", "--json"}, {"scenarios", "schema"}} {
		cmd := command(t, nil, args...)
		cmd.Stdout = full
		_ = cmd.Run() // the exit code tells
		if code := cmd.ProcessState.ExitCode(); code != exitUsage {
			t.Errorf("%q: exit code %d", args, code)
		}
	}
	expect(t, exitUsage, "run", "--simulate", "wrong-answer", "--csv", "/dev/full")
}

// TestSimulateGoesOnWithoutAReaderOfItsLog closes the pipe of the log, as tee does when it is ended.
func TestSimulateGoesOnWithoutAReaderOfItsLog(t *testing.T) {
	cmd := command(t, nil, "simulate", "--addr", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	log, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	base, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_ = log.Close()
	for range 3 {
		expect(t, exitFine, "issue", "--base-url", strings.TrimSpace(base))
	}
}

// TestBrokenPipe closes standard output at once, as a pager does that is left. The reports are written all the same.
func TestBrokenPipe(t *testing.T) {
	junit := filepath.Join(t.TempDir(), "junit.xml")
	cmd := command(t, nil, "run", "wrong-answer", "--simulate", "--junit", junit)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var errOut lockedBuffer
	cmd.Stderr = &errOut
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = out.Close()
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("it goes on without anybody who reads")
	}
	if cmd.ProcessState.Success() || strings.Contains(errOut.String(), "panic") {
		t.Errorf("%v: %s", cmd.ProcessState, errOut.String())
	}
	if b, err := os.ReadFile(junit); err != nil || !strings.HasSuffix(string(b), "</testsuites>\n") {
		t.Errorf("the report: %v", err)
	}
}
