package profile

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// withoutRoot lets the calling goroutine meet file permissions as any user does: root does not feel them, so its thread
// takes another user's file rights. The folders on the way, which the test made, are opened for that user.
func withoutRoot(t *testing.T, dir string) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	for d := dir; d != filepath.Clean(os.TempDir()) && d != "/"; d = filepath.Dir(d) {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	const nobody = 65534
	runtime.LockOSThread()
	if err := syscall.Setfsuid(nobody); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() {
		_ = syscall.Setfsuid(0)
		runtime.UnlockOSThread()
	})
}

func TestAReadOnlyFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "captcha")
	path := filepath.Join(dir, "profiles.json")
	writeRaw(t, path, []byte(sound))
	for name, mode := range map[string]os.FileMode{path: 0o444, dir: 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	withoutRoot(t, dir)
	if os.Geteuid() == 0 { // withoutRoot opened the folder for reading, and for root's writing alone
		if err := os.WriteFile(filepath.Join(dir, "probe"), nil, 0o600); err == nil {
			t.Skip("this folder cannot be made read-only here")
		}
	}
	b := openBook(t, path)
	if n, noted := b.Notice(); noted {
		t.Errorf("reading is allowed, and noted: %+v", n)
	}
	err := b.Save(named("b", "B"))
	if !errors.Is(err, ErrNotWritten) || !errors.Is(err, os.ErrPermission) || !strings.Contains(err.Error(), path) {
		t.Errorf("save: %v", err)
	}
	if got := names(b); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("memory has %q", got)
	}
	if data, _ := os.ReadFile(path); string(data) != sound {
		t.Errorf("the file became %q", data)
	}
}

func TestADamagedFileInAReadOnlyFolderStays(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "captcha")
	path := filepath.Join(dir, "profiles.json")
	writeRaw(t, path, []byte("scribble"))
	for name, mode := range map[string]os.FileMode{path: 0o444, dir: 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	withoutRoot(t, dir)
	b := openBook(t, path)
	if n, ok := b.Notice(); !ok || n.Problem != ErrFileDamaged || n.Aside != "" {
		t.Errorf("notice %+v, %v", n, ok)
	}
	if err := b.Save(named("b", "B")); !errors.Is(err, ErrNotWritten) {
		t.Errorf("save: %v", err)
	}
	if data, _ := os.ReadFile(path); string(data) != "scribble" {
		t.Errorf("the file became %q", data)
	}
}

func TestAFileThatMayNotBeReadIsKeptAside(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "captcha")
	path := filepath.Join(dir, "profiles.json")
	writeRaw(t, path, []byte(sound))
	withoutRoot(t, dir)
	if os.Geteuid() == 0 { // the folder is nobody's, the file root's
		must(t, syscall.Setfsuid(0), os.Chown(dir, 65534, 0), syscall.Setfsuid(65534))
	} else {
		must(t, os.Chmod(path, 0))
	}
	b := openBook(t, path)
	n, _ := b.Notice()
	if n.Problem != ErrFileUnreadable || n.Aside == "" {
		t.Fatalf("notice %+v", n)
	}
	save(t, b, named("b", "B"))
	if info, err := os.Stat(n.Aside); err != nil || info.Size() != int64(len(sound)) {
		t.Errorf("aside: %v", err)
	}
}

func TestAPipeInTheFilesPlaceDoesNotHang(t *testing.T) {
	path := newPath(t)
	must(t, os.MkdirAll(filepath.Dir(path), 0o700), syscall.Mkfifo(path, 0o600))
	b := openBook(t, path)
	if n, ok := b.Notice(); !ok || n.Problem != ErrFileUnreadable {
		t.Errorf("notice %+v", n)
	}
	save(t, b, named("a", "A"))
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}
