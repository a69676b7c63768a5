//go:build keychain

package profile

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"navercaptcha/naver"
)

// gnomeKeyring starts a real gnome-keyring on a bus and in a home of the test's own. With a password it unlocks, and
// makes, the login keyring; without one there is no keyring at all.
func gnomeKeyring(t *testing.T, password string) {
	t.Helper()
	program, err := exec.LookPath("gnome-keyring-daemon")
	if err != nil {
		t.Skip("gnome-keyring is not installed")
	}
	dir, _ := privateBus(t)
	args := []string{"--foreground", "--components=secrets", "--control-directory=" + filepath.Join(dir, "control")}
	if password != "" {
		args = append(args, "--unlock")
	}
	cmd := exec.Command(program, args...)
	cmd.Stdin = strings.NewReader(password)
	cmd.Env = []string{
		"DBUS_SESSION_BUS_ADDRESS=" + os.Getenv("DBUS_SESSION_BUS_ADDRESS"), "PATH=" + os.Getenv("PATH"),
		"HOME=" + dir, "XDG_DATA_HOME=" + dir, "XDG_CONFIG_HOME=" + dir, "XDG_CACHE_HOME=" + dir, "XDG_RUNTIME_DIR=" + dir,
	}
	start(t, cmd, filepath.Join(dir, "control", "control"))
	for range 500 {
		var owned bool
		if err := sessionBus(t).BusObject().Call(busName+".NameHasOwner", 0, secretService).Store(&owned); err != nil {
			t.Fatal(err)
		}
		if owned {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("gnome-keyring offers no Secret Service")
}

func sessionBus(t *testing.T) *dbus.Conn {
	t.Helper()
	conn, err := dbus.SessionBus()
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

func TestGnomeKeyringKeepsASecretPerHost(t *testing.T) {
	gnomeKeyring(t, "a password")
	v, p := NewVault(SystemKeychain(), 0), named("a", "A")
	if err := v.Probe(t.Context()); err != nil {
		t.Fatalf("probe: %v", err)
	}
	wantNone(t, v, p, ErrNotFound)
	keep(t, v, p, hidden+"한글", WhereKeychain)
	wantSecret(t, NewVault(SystemKeychain(), 0), p, hidden+"한글", WhereKeychain)
	keep(t, v, p, hidden, WhereKeychain)
	wantSecret(t, NewVault(SystemKeychain(), 0), p, hidden, WhereKeychain)

	if tool, err := exec.LookPath("secret-tool"); err == nil {
		out, err := exec.Command(tool, "lookup", "service", Service, "username", "a@openapi.naver.com").Output()
		if string(out) != hidden || err != nil {
			t.Errorf("another program finds it: %v, %v", string(out) == hidden, err)
		}
	}

	moved := p
	moved.Platform = naver.Gov
	wantNone(t, v, moved, ErrNotFound)
	if err := v.Forget(t.Context(), p); err != nil {
		t.Error(err)
	}
	wantNone(t, v, p, ErrNotFound)

	b := openBook(t, newPath(t))
	save(t, b, p)
	keep(t, v, p, hidden, WhereKeychain)
	if err := b.Delete(p.ID); err != nil {
		t.Fatal(err)
	}
	if err := v.Sweep(t.Context(), b); err != nil {
		t.Error(err)
	}
	wantNone(t, v, p, ErrNotFound)
	keep(t, v, p, strings.Repeat("x", MaxSecret), WhereKeychain)
}

func TestGnomeKeyringLocked(t *testing.T) {
	gnomeKeyring(t, "a password")
	v, p := NewVault(SystemKeychain(), 0), named("a", "A")
	keep(t, v, p, hidden, WhereKeychain)
	login := dbus.ObjectPath("/org/freedesktop/secrets/collection/login")
	err := sessionBus(t).Object(secretService, secretPath).
		Call("org.freedesktop.Secret.Service.Lock", 0, []dbus.ObjectPath{login}).Err
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Probe(t.Context()); !errors.Is(err, ErrLocked) {
		t.Errorf("probe: %v", err)
	}
	// This bus has no program to show a prompt, which gnome-keyring answers for the person, or never.
	got, where, err := v.Secret(t.Context(), p)
	t.Logf("without a prompter: %s, %v", where, err)
	if got != "" || !errors.Is(err, ErrDenied) && !errors.Is(err, ErrLocked) {
		t.Errorf("found %v, %s, %v", got != "", where, err)
	}
}

func TestGnomeKeyringWithoutAKeyring(t *testing.T) {
	gnomeKeyring(t, "")
	v, p := NewVault(SystemKeychain(), 0), named("a", "A")
	t.Logf("probe: %v", v.Probe(t.Context()))
	wantNone(t, v, p, ErrAbsent)
	keep(t, v, p, hidden, WhereMemory)
}
