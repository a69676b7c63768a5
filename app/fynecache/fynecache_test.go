package fynecache_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2/widget"

	_ "navercaptcha/app/fynecache"
)

var _ fynesCache = (*widget.Label)(nil) // which brings in Fyne with its cache

type fynesCache interface{ Refresh() }

// The runtime tells what it initializes, in order. Afterwards nobody asks Fyne any more.
func TestItIsSaidBeforeFyneAsks(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	told, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, told)
	}
	said := strings.Index(string(told), "init navercaptcha/app/fynecache ")
	asked := strings.Index(string(told), "init fyne.io/fyne/v2/internal/cache ")
	if said < 0 || asked < 0 || said > asked {
		t.Errorf("it is said at %d, and Fyne asks at %d, of:\n%s", said, asked, told)
	}
}
