package safefile_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver/safefile"
)

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := safefile.Write(t.Context(), path, 0o600, []byte(content)); err != nil {
		t.Fatal(err)
	}
}

func want(t *testing.T, path, content string) {
	t.Helper()
	if got, err := os.ReadFile(path); string(got) != content {
		t.Errorf("%s holds %q, want %q: %v", filepath.Base(path), got, content, err)
	}
}

// alone holds that there is nothing in a folder but some files.
func alone(t *testing.T, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("the folder holds %q, want %q", got, names)
	}
}

func TestAFileIsReplacedWhole(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a")
	write(t, path, "first")
	write(t, path, "second")
	want(t, path, "second")
	if info, err := os.Stat(path); runtime.GOOS != "windows" && (err != nil || info.Mode() != 0o600) {
		t.Errorf("its mode is %v: %v", info.Mode(), err)
	}
	alone(t, folder, "a")
}

func TestACancelledWriteChangesNothing(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a")
	write(t, path, "before")
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := safefile.Write(cancelled, path, 0o600, []byte("after")); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	want(t, path, "before")
	alone(t, folder, "a")
}

func TestPlaceLeavesWhatIsThere(t *testing.T) {
	folder := t.TempDir()
	for _, c := range []struct {
		name, content string
		err           error
	}{{"new", "mine", nil}, {"new", "mine", fs.ErrExist}} {
		f, err := safefile.Create(filepath.Join(folder, c.name), 0o600)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = f.WriteString("mine")
		if err := f.Place(); !errors.Is(err, c.err) {
			t.Errorf("%v, want %v", err, c.err)
		}
		f.Discard()
		want(t, filepath.Join(folder, c.name), c.content)
	}
	alone(t, folder, "new")
}

func TestALinkIsWrittenThrough(t *testing.T) {
	folder, elsewhere := t.TempDir(), t.TempDir()
	link, target := filepath.Join(folder, "link"), filepath.Join(elsewhere, "target")
	if err := os.Symlink(target, link); err != nil {
		t.Skip(err)
	}
	write(t, link, "through")
	want(t, target, "through")
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v %v", info.Mode(), err)
	}
	circle := filepath.Join(folder, "circle")
	if err := os.Symlink(circle, circle); err != nil {
		t.Fatal(err)
	}
	if err := safefile.Write(t.Context(), circle, 0o600, nil); !errors.Is(err, safefile.ErrCircle) {
		t.Errorf("a circle: %v", err)
	}
}

func TestTheLockHasOneHolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	unlock, err := safefile.Lock(t.Context(), path)
	if errors.Is(err, safefile.ErrNoLocks) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	short, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	if _, err := safefile.Lock(short, path); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a second holder: %v", err)
	}
	unlock()
	again, err := safefile.Lock(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	again()
}
