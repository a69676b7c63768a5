package profile

import (
	"os"
	"testing"
)

// children are what the test binary does when a test starts it again as a second window of the app.
var children = map[string]func(){}

func TestMain(m *testing.M) {
	if child, ok := children[os.Getenv("PROFILE_TEST_CHILD")]; ok {
		child()
		os.Exit(0)
	}
	os.Exit(m.Run())
}
