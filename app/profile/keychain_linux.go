package profile

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

const (
	secretService = "org.freedesktop.secrets"
	secretPath    = "/org/freedesktop/secrets"
	busName       = "org.freedesktop.DBus"
)

// probeWait bounds each question of a probe; they are answered in a millisecond.
const probeWait = time.Second

// reachable keeps the D-Bus library from starting a bus of its own, which it would leave behind and in which no keychain
// runs.
func reachable() error {
	if a := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); a != "" && a != "autolaunch:" {
		return nil
	}
	for _, name := range []string{"bus", "dbus-session"} {
		if _, err := os.Stat(filepath.Join("/run/user", strconv.Itoa(os.Getuid()), name)); err == nil {
			return nil
		}
	}
	return fail(ErrAbsent, "no D-Bus session", nil)
}

// probe asks the bus for a Secret Service, and that for its default collection and whether it is locked. None of this
// shows a prompt.
func probe() error {
	if err := reachable(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), probeWait)
	defer cancel()
	conn, err := dbus.SessionBus()
	if err != nil {
		return fail(ErrAbsent, shorten(err.Error()), err)
	}
	if !offered(ctx, conn) {
		return fail(ErrAbsent, "no program offers "+secretService, nil)
	}
	var collection dbus.ObjectPath
	service := conn.Object(secretService, secretPath)
	err = service.CallWithContext(ctx, "org.freedesktop.Secret.Service.ReadAlias", 0, "default").Store(&collection)
	if err != nil {
		return fail(systemProblem(err), shorten(err.Error()), err)
	}
	if collection == "/" {
		return fail(ErrAbsent, "the keychain program has no default keyring", nil)
	}
	var locked dbus.Variant
	err = conn.Object(secretService, collection).CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", 0,
		"org.freedesktop.Secret.Collection", "Locked").Store(&locked)
	if err != nil {
		return fail(systemProblem(err), shorten(err.Error()), err)
	}
	if yes, _ := locked.Value().(bool); yes {
		return fail(ErrLocked, "", nil)
	}
	return nil
}

// offered tells whether a Secret Service runs or would be started on demand.
func offered(ctx context.Context, conn *dbus.Conn) bool {
	for _, list := range []string{"ListNames", "ListActivatableNames"} {
		var names []string
		err := conn.BusObject().CallWithContext(ctx, busName+"."+list, 0).Store(&names)
		if err == nil && slices.Contains(names, secretService) {
			return true
		}
	}
	return false
}

// systemProblem reads the errors of D-Bus and of the Secret Service.
func systemProblem(err error) Problem {
	var answer dbus.Error
	if errors.As(err, &answer) {
		switch name := answer.Name; {
		case name == "org.freedesktop.DBus.Error.ServiceUnknown",
			name == "org.freedesktop.DBus.Error.NameHasNoOwner",
			name == "org.freedesktop.DBus.Error.UnknownObject",
			strings.HasPrefix(name, "org.freedesktop.DBus.Error.Spawn."):
			return ErrAbsent
		case name == "org.freedesktop.DBus.Error.AccessDenied":
			return ErrDenied
		case name == "org.freedesktop.Secret.Error.IsLocked":
			return ErrLocked
		}
		return ErrKeychainFailed
	}
	var dial *net.OpError
	switch {
	case errors.As(err, &dial), errors.Is(err, exec.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return ErrAbsent
	case errors.Is(err, context.DeadlineExceeded):
		return ErrKeychainFailed
	case strings.Contains(err.Error(), "failed to unlock correct collection"):
		// go-keyring says this of a prompt that was dismissed, and of a keyring that does not exist.
		if p, ok := ProblemOf(probe()); ok && p == ErrAbsent {
			return ErrAbsent
		}
		return ErrDenied
	}
	return ErrKeychainFailed
}
