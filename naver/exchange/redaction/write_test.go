package redaction_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"navercaptcha/naver/exchange/redaction"
)

// text renders a text.
func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

// listing is what a folder holds.
func listing(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestWritesACleanFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "호출.har")
	for _, content := range []string{"first", "second"} {
		if err := knowing().Write(t.Context(), path, text(content)); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != content {
			t.Errorf("%q", got)
		}
	}
	if got := listing(t, folder); len(got) != 1 {
		t.Errorf("left behind: %v", got)
	}
}

func TestAPlantedLeakLeavesNoFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "calls.har")
	err := knowing().Write(t.Context(), path, text(strings.Repeat("x", 3<<20)+"51 32 76 44 31 6d 6b 58 77 39"))
	var leak *redaction.LeakError
	if !errors.As(err, &leak) || leak.Path != path || leak.Offset != 3<<20 || leak.Kind != redaction.ClientSecret || leak.Form != "in hex" {
		t.Errorf("%+v", err)
	}
	if strings.Contains(err.Error(), clientSecret) || !strings.Contains(err.Error(), "calls.har") {
		t.Error(err)
	}
	if got := listing(t, folder); len(got) != 0 {
		t.Errorf("left behind: %v", got)
	}
}

func TestAFailureKeepsTheFileThatWasThere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "calls.har")
	if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	failure := errors.New("the disk is full")
	for _, c := range []struct {
		ctx    context.Context
		render func(io.Writer) error
		want   error
	}{
		{t.Context(), func(io.Writer) error { return failure }, failure},
		{cancelled, text(strings.Repeat("x", 1<<20)), context.Canceled},
		{t.Context(), text(clientID), nil},
	} {
		err := knowing().Write(c.ctx, path, c.render)
		if err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%v, want %v", err, c.want)
		}
		if got, _ := os.ReadFile(path); string(got) != "before" {
			t.Errorf("the old file is %q", got)
		}
		if got := listing(t, folder); len(got) != 1 {
			t.Errorf("left behind: %v", got)
		}
	}
	if err := knowing().Write(t.Context(), filepath.Join(folder, "missing", "x"), text("")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}
