//go:build keychain

package main

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"navercaptcha/app/profile"
	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// A bus of the test's own: no service files, so nothing is started on demand, and no way to the user's keychain.
const busConfig = `<busconfig><type>session</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`

// desktop is a session with a bus, a real gnome-keyring that is unlocked, and the window's profiles, all in a folder.
func desktop(t *testing.T) (env []string, profiles string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "desktop") // t.TempDir is too long for the name of a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	socket, config := filepath.Join(dir, "bus"), filepath.Join(dir, "bus.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, busConfig, socket), 0o600); err != nil {
		t.Fatal(err)
	}
	background(t, nil, "", socket, "dbus-daemon", "--config-file="+config, "--nofork", "--nopidfile")
	env = []string{
		"DBUS_SESSION_BUS_ADDRESS=unix:path=" + socket, "PATH=" + os.Getenv("PATH"), "HOME=" + dir,
		"XDG_DATA_HOME=" + dir, "XDG_CONFIG_HOME=" + dir, "XDG_CACHE_HOME=" + dir, "XDG_RUNTIME_DIR=" + dir,
	}
	background(t, env, "a password", filepath.Join(dir, "control", "control"), "gnome-keyring-daemon", "--foreground",
		"--components=secrets", "--control-directory="+filepath.Join(dir, "control"), "--unlock")
	// This process stores as the window does, so it has to be on the same bus, from its first look at the keychain on.
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+socket)
	return env, filepath.Join(dir, "naver-captcha-tester", "profiles.json")
}

// background runs a program until the test ends, and waits until its socket answers.
func background(t *testing.T, env []string, input, socket, name string, args ...string) {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skip(name + " is not installed")
	}
	var said bytes.Buffer
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.WaitDelay = env, strings.NewReader(input), &said, &said, time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Wait() }) // t.Context has ended by then, which kills it
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if conn, err := net.Dial("unix", socket); err == nil {
			_ = conn.Close()
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s does not answer at %s", name, socket)
		}
	}
}

// TestProfileWithAKeychain has the window store a profile and its secret, and the real command use both.
func TestProfileWithAKeychain(t *testing.T) {
	const id, secret = "aClientIdentity", "aSecretOfTheKeychain"
	env, path := desktop(t)
	_, base := startSimulator(t, simulator.Options{Seed: 1, Credentials: []naver.Credentials{{ID: id, Secret: secret}}})
	book, err := profile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	mine := profile.Profile{ID: profile.NewID(), Name: "회사 계정", Platform: naver.Cloud, BaseURL: base, ClientID: id}
	if err := book.Save(mine); err != nil {
		t.Fatal(err)
	}
	vault := profile.NewVault(profile.SystemKeychain(), 20*time.Second)
	for deadline := time.Now().Add(20 * time.Second); vault.Probe(t.Context()) != nil; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) { // gnome-keyring is on the bus a little after its socket
			t.Fatal(vault.Probe(t.Context()))
		}
	}
	got := run(t, env, "", "issue", "--profile", mine.Name)
	if got.code != exitUsage || !strings.Contains(got.errOut, "the keychain holds none for its host: enter it in the window") {
		t.Errorf("before it is stored: exit code %d: %s", got.code, got.errOut)
	}

	if where, err := vault.Keep(t.Context(), mine, secret, profile.WhereKeychain); err != nil || where != profile.WhereKeychain {
		t.Fatalf("the secret is in %s: %v", where, err)
	}
	for _, name := range []string{mine.Name, mine.ID} {
		if got := run(t, env, "", "issue", "--profile", name, "--json"); got.code != exitFine || !strings.Contains(got.out, `"platform": "cloud"`) {
			t.Errorf("%s: exit code %d: %s%s", name, got.code, got.out, got.errOut)
		}
	}
	for _, args := range [][]string{{"check"}, {"run", "wrong-answer", "--junit", filepath.Join(t.TempDir(), "junit.xml")}} {
		got := run(t, env, "", append(args, "--profile", mine.Name)...)
		if got.code != exitFine || strings.Contains(got.out+got.errOut, secret) {
			t.Errorf("%q: exit code %d: %s%s", args, got.code, got.out, got.errOut)
		}
	}

	// A secret belongs to a host: the same profile for another one has none.
	moved := mine
	moved.BaseURL = "http://localhost:1"
	if err := book.Save(moved); err != nil {
		t.Fatal(err)
	}
	if got := run(t, env, "", "issue", "--profile", mine.Name); got.code != exitUsage || !strings.Contains(got.errOut, "none for its host") {
		t.Errorf("for another host: exit code %d: %s", got.code, got.errOut)
	}

	// Locked, and nobody there to unlock it.
	if err := book.Save(mine); err != nil {
		t.Fatal(err)
	}
	lock := exec.Command("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets",
		"org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/collection/login")
	lock.Env = env
	if out, err := lock.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got = run(t, env, "", "issue", "--profile", mine.Name)
	if got.code != exitUsage || !strings.Contains(got.errOut, "the keychain is locked") && !strings.Contains(got.errOut, "the keychain refused") {
		t.Errorf("locked: exit code %d: %s", got.code, got.errOut)
	}
	if strings.Contains(got.errOut, secret) || !strings.Contains(got.errOut, "--credentials-stdin") {
		t.Error(got.errOut)
	}
}
