package app

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew; look at their difference before committing")

// wantGolden holds a text to a file of testdata.
func wantGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		failed := filepath.Join("testdata", "failed", name)
		_ = os.MkdirAll(filepath.Dir(failed), 0o755)
		_ = os.WriteFile(failed, []byte(got), 0o644)
		t.Errorf("%s differs; see it beside testdata/failed/%s", path, name)
	}
}

// steady takes out what differs from machine to machine.
func steady(text string) string {
	for _, one := range []struct{ is, becomes string }{
		{`go1\.[0-9.]+(rc\d+|beta\d+)?`, "GOVERSION"},
		{`(linux|darwin|windows)/(amd64|arm64)`, "SYSTEM"},
	} {
		text = regexp.MustCompile(one.is).ReplaceAllString(text, one.becomes)
	}
	return text
}
