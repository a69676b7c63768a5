package curl

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestALineIsReadAlikeByEveryShell(t *testing.T) {
	arguments := []string{"-H", "X-Naver-Client-Id: simulator", "-H", "X-Naver-Client-Secret: simulator", "http://127.0.0.1:8080/v1/captcha/nkey?code=0"}
	line := func(system string) string { return Line(system, arguments[4], arguments[1], arguments[3]) }

	want := append([]string{"curl.exe"}, arguments...)
	if got := split(prompt(t, line("windows"), nil)); !slices.Equal(got, want) {
		t.Errorf("cmd reads %q", got)
	}
	if strings.ContainsAny(line("windows"), "$`'“”„") { // what PowerShell reads otherwise than cmd
		t.Errorf("PowerShell reads something else: %s", line("windows"))
	}

	for _, shell := range []string{"sh", "bash", "zsh"} {
		if _, err := exec.LookPath(shell); err != nil {
			continue
		}
		script := strings.Replace(line("linux"), "curl ", `printf '%s\n' `, 1)
		out, err := exec.CommandContext(t.Context(), shell, "-c", script).Output()
		if got := strings.Split(strings.TrimSpace(string(out)), "\n"); err != nil || !slices.Equal(got, arguments) {
			t.Errorf("%s reads %q, %v", shell, got, err)
		}
	}
}
