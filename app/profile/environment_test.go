package profile_test

import (
	"os"
	"strings"
	"testing"

	"navercaptcha/app/profile"
)

func TestWhatIsTakenFromTheEnvironmentIsGivenToNoProgram(t *testing.T) {
	t.Setenv("NAVER_CLIENT_ID", "an-id")
	t.Setenv("NAVER_CLIENT_SECRET", "a-secret")
	t.Setenv("ANOTHER_TOKEN", "a-token")
	t.Setenv("STAYS", "here")
	getenv := profile.TakeEnvironment("ANOTHER_TOKEN", "NOT_SET")
	for name, want := range map[string]string{
		"NAVER_CLIENT_ID": "an-id", "NAVER_CLIENT_SECRET": "a-secret", "ANOTHER_TOKEN": "a-token", "STAYS": "here", "NOT_SET": "",
	} {
		if got := getenv(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	inherited := strings.Join(os.Environ(), "\n")
	for _, gone := range []string{"an-id", "a-secret", "a-token", "NAVER_CLIENT"} {
		if strings.Contains(inherited, gone) {
			t.Errorf("%s is handed on", gone)
		}
	}
}
