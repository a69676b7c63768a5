package main

import "testing"

// TestTheLanguageIsTheSystems: the person's word first, then the environment's, then what the system is set to.
func TestTheLanguageIsTheSystems(t *testing.T) {
	for _, c := range []struct {
		asked, env, system string
		want               string
	}{
		{"", "", "ko-KR", "ko"}, // Windows and macOS have no LANG
		{"", "", "ko", "ko"},
		{"", "", "KO_kr", "ko"},
		{"", "", "kok-IN", "en"}, // Konkani
		{"", "", "en-US", "en"},
		{"", "", "", "en"},
		{"", "ko_KR.UTF-8", "en-US", "ko"},
		{"", "C.UTF-8", "ko-KR", "en"},
		{"en", "ko_KR.UTF-8", "ko-KR", "en"},
		{"ko", "", "en-US", "ko"},
	} {
		term := &terminal{
			getenv: func(name string) string { return map[string]string{"LANG": c.env}[name] },
			locale: func() (string, error) { return c.system, nil },
		}
		if got := term.language(c.asked); got != c.want {
			t.Errorf("asked %q, LANG %q, system %q: %s, want %s", c.asked, c.env, c.system, got, c.want)
		}
	}
}
