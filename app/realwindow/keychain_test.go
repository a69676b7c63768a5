//go:build realwindow

package realwindow

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// The credentials that a person types in these tests. No other text of the program holds them.
var typed = naver.Credentials{ID: "qa7idQ4x", Secret: "Zk9sEcReT3w"}

// busConfig is a session bus that starts nothing on demand.
const busConfig = `<busconfig><type>session</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`

// keyring starts a real gnome-keyring, unlocked, that keeps its files in a home, and gives the variable that leads there.
func keyring(t *testing.T, home string) (variable string) {
	t.Helper()
	need(t, "dbus-daemon", "gnome-keyring-daemon", "secret-tool")
	dir := shortDir(t)
	socket, config := filepath.Join(dir, "bus"), filepath.Join(dir, "bus.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, busConfig, socket), 0o600); err != nil {
		t.Fatal(err)
	}
	env := []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "XDG_DATA_HOME=" + filepath.Join(home, "data"),
		"XDG_CONFIG_HOME=" + filepath.Join(home, "config"), "XDG_CACHE_HOME=" + filepath.Join(home, "cache"),
		"XDG_RUNTIME_DIR=" + dir, "DBUS_SESSION_BUS_ADDRESS=unix:path=" + socket,
	}
	run(t, env, nil, "dbus-daemon", "--config-file="+config, "--nofork", "--nopidfile")
	eventually(t, "the bus", func() bool { _, err := os.Stat(socket); return err == nil })

	daemon := exec.Command("gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock",
		"--control-directory="+filepath.Join(dir, "control"))
	daemon.Env, daemon.Stdin = env, strings.NewReader("a password")
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait()
	})
	eventually(t, "the keyring", func() bool {
		probe := exec.Command("secret-tool", "store", "--label=probe", "test", "probe")
		probe.Env, probe.Stdin = env, strings.NewReader("probe")
		return probe.Run() == nil
	})
	return "DBUS_SESSION_BUS_ADDRESS=unix:path=" + socket
}

// newCallersHost starts a host that knows the typed credentials alone.
func newCallersHost(t *testing.T) *host {
	t.Helper()
	h := newHost(t)
	h.simulator = simulator.New(simulator.Options{Credentials: []naver.Credentials{typed}})
	return h
}

// makeProfile makes and saves a profile by the keyboard: credentials, +, and the fields one after the other.
func (w *window) makeProfile(home, url string) {
	w.t.Helper()
	before := w.part(left)
	w.press("ctrl+comma", "Tab", "Return")
	w.until("an empty profile", func(picture) bool { return !w.part(left).same(before) })
	w.press("shift+Tab") // from the client ID back to the base URL
	w.write(url)
	w.press("Tab")
	w.write(typed.ID)
	w.press("Tab")
	w.write(typed.Secret)
	w.press("Tab", "Tab") // past Check, to Save
	w.settle(left, before)
	w.keep(strings.ReplaceAll(w.t.Name(), "/", "-") + "-1-typed")
	before = w.part(left)
	w.press("Return")
	w.until("the profile is saved", func(picture) bool {
		_, err := os.Stat(filepath.Join(home, "config", "naver-captcha-tester", "profiles.json"))
		return err == nil
	})
	w.settle(left, before)
}

// settle waits until an area differs from what it was and changes no more.
func (w *window) settle(a area, before picture) {
	w.t.Helper()
	last, since := before, time.Now()
	w.until("an area at rest", func(picture) bool {
		now := w.part(a)
		if !now.same(last) {
			last, since = now, time.Now()
		}
		return !now.same(before) && time.Since(since) > 500*time.Millisecond
	})
}

// callsWithTheSecret gets a CAPTCHA with what was typed.
func (w *window) callsWithTheSecret(h *host) {
	w.t.Helper()
	n := len(h.arrived(naver.Issue))
	eventually(w.t, "a call", func() bool {
		w.press("ctrl+n") // nothing is called before the keychain has answered
		return within(limit/20, func() bool { return len(h.arrived(naver.Issue)) > n })
	})
	header := h.arrived(naver.Issue)[n].header
	if header.Get("X-Naver-Client-Id") != typed.ID || header.Get("X-Naver-Client-Secret") != typed.Secret {
		w.t.Error("the call has other credentials than what was typed")
	}
	w.shown()
}

func TestASecretIsKeptInTheKeychain(t *testing.T) {
	home := t.TempDir()
	h, s := newCallersHost(t), newScreen(t)
	with := setup{home: home, env: []string{keyring(t, home)}}

	w := s.open(with)
	w.makeProfile(home, h.URL)
	w.lift = bannerHeight
	w.callsWithTheSecret(h)
	w.keep("keychain-2-saved")
	w.endsSoon((*window).closeButton)

	w = s.open(with)
	w.callsWithTheSecret(h)
	w.keep("keychain-3-after-a-restart")
	if said := w.details("Call: fetch the picture"); strings.Contains(said, typed.Secret) || strings.Contains(said, typed.ID) {
		t.Error("the details show the credentials")
	}
	w.endsSoon((*window).closeButton)
	secretIsNowhere(t, home)
}

func TestWithoutAKeychain(t *testing.T) {
	home := t.TempDir()
	h, s := newCallersHost(t), newScreen(t)

	w := s.open(setup{home: home})
	w.makeProfile(home, h.URL)
	w.lift = bannerHeight
	w.callsWithTheSecret(h) // from memory
	w.keep("no-keychain-2-saved")
	w.endsSoon((*window).closeButton)
	secretIsNowhere(t, home)

	n := len(h.arrived(naver.Issue))
	w = s.open(setup{home: home})
	w.press("ctrl+n")
	w.judged(red)
	w.details("Nothing was sent.")
	w.keep("no-keychain-3-after-a-restart")
	if len(h.arrived(naver.Issue)) != n {
		t.Error("something was called without the secret")
	}
}

// secretIsNowhere looks for the secret in every file of a home. The keyring's own are encrypted.
func secretIsNowhere(t *testing.T, home string) {
	t.Helper()
	names := ""
	err := filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		names += path + "\n"
		if bytes.Contains(readFile(t, path), []byte(typed.Secret)) {
			t.Errorf("the secret is in %s", path)
		}
		return nil
	})
	if err != nil || !strings.Contains(names, "profiles.json") {
		t.Errorf("looked through: %v\n%s", err, names)
	}
}
