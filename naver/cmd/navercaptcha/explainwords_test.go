package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"navercaptcha/naver/evidence"
)

// TestExplainsOwnErrorsAreInTheLanguage that was asked for, each with what to do next.
func TestExplainsOwnErrorsAreInTheLanguage(t *testing.T) {
	folder := t.TempDir()
	call := savedCall("2026-11-21T13:20:11+09:00", "nkey?code=0", `{"status":200}`, "")
	for name, content := range map[string]string{
		"empty": "", "calls.har": `{"log":{"entries":[` + call + `]}}`,
		"many.har": `{"log":{"entries":[` + strings.Repeat(call+",", evidence.MaxCalls+1) + `]}}`, "long": strings.Repeat("x", evidence.MaxSize+1),
		"answer": "{}",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		file, en string
		flags    []string
	}{
		{"empty", "is empty", nil},
		{"many.har", "more than 20000 calls", nil},
		{"long", "longer than 64 MiB", nil},
		{"nowhere", "there is no such file", nil},
		{".", "cannot be read", nil},
		{"calls.har", "is for an answer that was saved alone", []string{"--status", "403"}},
		{"answer", "--kind", []string{"--kind", "video"}},
		{"answer", "--call", []string{"--call", "nonsense"}},
		{"answer", "--status", []string{"--status", "7"}},
		{"answer", "--platform", []string{"--platform", "nonsense"}},
	} {
		args := append([]string{"explain", filepath.Join(folder, c.file)}, c.flags...)
		ownLine := func(lang string) string {
			got := expect(t, exitUsage, append(args, "--lang", lang)...)
			for line := range strings.Lines(got.errOut) {
				if said, own := strings.CutPrefix(line, "navercaptcha: "); own {
					return strings.ReplaceAll(said, folder, "")
				}
			}
			t.Errorf("%q: no error in %q", args, got.errOut)
			return ""
		}
		if en := ownLine("en"); !strings.Contains(en, c.en) || strings.ContainsFunc(en, hangul) {
			t.Errorf("%s: %s, want %q", c.file, en, c.en)
		}
		if ko := ownLine("ko"); !strings.ContainsFunc(ko, hangul) || strings.Contains(ko, c.en) && !strings.HasPrefix(c.en, "--") {
			t.Errorf("%s %q is not in Korean: %s", c.file, c.flags, ko)
		}
	}
}

func hangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }
