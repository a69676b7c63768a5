package profile

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// A bus of the test's own: no service files, so nothing is started on demand, and no way to the user's keychain.
const busConfig = `<busconfig><type>session</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`

// privateBus starts a bus, which the keychain of this process then uses, and returns a way to kill it.
func privateBus(t *testing.T) (dir string, kill func()) {
	t.Helper()
	program, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("dbus-daemon is not installed")
	}
	dir, err = os.MkdirTemp("", "bus") // t.TempDir is too long for the name of a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	socket, config := filepath.Join(dir, "bus"), filepath.Join(dir, "bus.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, busConfig, socket), 0o600); err != nil {
		t.Fatal(err)
	}
	kill = start(t, exec.Command(program, "--config-file="+config, "--nofork", "--nopidfile"), socket)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+socket)
	shared, err := dbus.SessionBus()
	if err != nil {
		t.Fatal(err)
	}
	// The library keeps one connection for the process until that breaks: it has to, before the next test's bus.
	t.Cleanup(func() {
		kill()
		<-shared.Context().Done()
	})
	return dir, kill
}

// start runs a program until it is killed or the test ends, and waits until its socket answers.
func start(t *testing.T, cmd *exec.Cmd, socket string) (kill func()) {
	t.Helper()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	kill = sync.OnceFunc(func() {
		_ = cmd.Process.Kill()
		<-ended
	})
	t.Cleanup(kill)
	for range 500 {
		if conn, err := net.Dial("unix", socket); err == nil {
			_ = conn.Close()
			return kill
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%s ended: %v\n%s", cmd.Path, err, said.String())
		case <-time.After(10 * time.Millisecond):
		}
	}
	t.Fatalf("%s does not answer at %s", cmd.Path, socket)
	return nil
}
