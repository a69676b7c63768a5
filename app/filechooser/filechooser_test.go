//go:build linux

package filechooser

import (
	"errors"
	"testing"
)

func TestWithoutADesktopNobodyAnswers(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+t.TempDir()+"/no-bus")
	if paths, err := Choose("Open", ""); !errors.Is(err, ErrNone) {
		t.Errorf("%q, %v", paths, err)
	}
}
