package source_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// begins are the lines with which a sample of NAVER's documents begins, by the extension of its language.
var begins = []struct{ ext, sign string }{
	{"php", "<?php"}, {"java", "import java"}, {"js", "require('express')"}, {"cs", "using System"}, {"py", "urllib.request"},
}

var title = regexp.MustCompile(`^\s*(?://|#) 네이버 캡차 (?:Open )?API 예제|^\s*<\?php`)

// samplesIn cuts the samples out of one of NAVER's documents: each begins with a title, a fence or PHP's mark.
func samplesIn(document string) (all []file) {
	var open []string
	end := func() {
		code := strings.Join(open, "\n")
		open = nil
		if !strings.Contains(code, `.com/`) {
			return
		}
		for _, b := range begins {
			if strings.Contains(code, b.sign) {
				all = append(all, file{"sample." + b.ext, code})
				return
			}
		}
	}
	fenced := strings.Contains(document, "```")
	for line := range strings.Lines(document) {
		line = strings.TrimRight(line, "\r\n")
		if fenced && strings.HasPrefix(line, "```") || !fenced && title.MatchString(line) && (len(open) == 0 || !strings.Contains(open[len(open)-1], "<?php")) {
			end()
		}
		if strings.HasSuffix(strings.TrimSpace(line), " 코드") || strings.HasPrefix(line, "```") {
			continue
		}
		open = append(open, line)
	}
	end()
	return all
}

// NAVER's own samples, as its documents have them.
func TestTheFaultsOfNAVERsSamples(t *testing.T) {
	samples := os.Getenv("NAVER_SAMPLES")
	documents, _ := filepath.Glob(filepath.Join(samples, "..", "docs", "seeds", "00[234]_*.txt"))
	if samples == "" || len(documents) == 0 {
		t.Skip("NAVER_SAMPLES names no folder with the documents beside it")
	}
	read := 0
	for _, path := range documents {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range samplesIn(string(content)) {
			rules := rulesOf(s.name, s.code)
			if len(rules) == 0 {
				continue // a page with nothing but the name of its sample
			}
			read++
			want := []string{"code-placeholder"}
			ext := filepath.Ext(s.name)
			sound := strings.Contains(s.code, "scaptcha-bin")
			switch {
			case strings.Contains(s.code, "&value="):
				want = append(want, "code-answer-not-encoded")
			case sound && ext == ".js":
				want = append(want, "code-key-doubled")
			case sound && ext == ".java":
				want = append(want, "code-equals-missing")
			case sound && ext == ".php":
				want = append(want, "code-curlopt-null")
			}
			for _, rule := range want {
				if !slices.Contains(rules, rule) {
					t.Errorf("%s of %s: %v without %s:\n%s", s.name, filepath.Base(path), rules, rule, s.code)
				}
			}
			for _, rule := range rules {
				if !slices.Contains(want, rule) && rule != "code-error-body-lost" && rule != "code-hard-coded" {
					t.Errorf("%s of %s: %s", s.name, filepath.Base(path), rule)
				}
			}
		}
	}
	if want := 44; read != want {
		t.Errorf("%d samples, want %d", read, want)
	}
}
