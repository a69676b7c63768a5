package source_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"navercaptcha/naver/evidence/source"
)

// Code that calls NAVER as it should, with the libraries that are in use, shows no fault.
func TestCodeWithoutAFaultIsClean(t *testing.T) {
	for _, file := range filesIn(t, "testdata/clean/*") {
		if got := rulesOf(file.name, file.code); !slices.Equal(got, []string{source.Clean}) {
			faults, _, _ := source.Read(file.name, []byte(file.code))
			t.Errorf("%s: %+v", file.name, faults)
		}
	}
}

// A comment, a string that nothing calls, another API and a page that calls its own server are no calls to NAVER's CAPTCHA.
func TestWhatCallsNobodyGivesNothing(t *testing.T) {
	for _, file := range filesIn(t, "testdata/nothing/*") {
		if faults, _, ok := source.Read(file.name, []byte(file.code)); ok {
			t.Errorf("%s: %+v", file.name, faults)
		}
	}
}

type file struct{ name, code string }

func filesIn(t *testing.T, pattern string) (all []file) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: %d files, %v", pattern, len(paths), err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, file{filepath.Base(path), string(content)})
	}
	return all
}
