package profile

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver/safefile"
)

const sound = `{"version":1,"profiles":[{"id":"a","name":"A","platform":"developers","clientID":"x"}]}`

func writeRaw(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A file of a newer version is whole, and its own program wants to find it: it stays where and as it is.
func TestAFileOfANewerVersionIsLeftAlone(t *testing.T) {
	const newer = `{"version":2,"profiles":{"a":{}}}`
	path := newPath(t)
	writeRaw(t, path, []byte(newer))
	b := openBook(t, path)
	if n, ok := b.Notice(); !ok || n.Problem != ErrFileNewer || n.Aside != "" {
		t.Errorf("notice %+v, %v", n, ok)
	}
	if err := b.Save(named("n", "New")); !errors.Is(err, ErrFileNewer) {
		t.Errorf("saving ends with %v", err)
	}
	if got := names(b); !slices.Equal(got, []string{"New"}) {
		t.Errorf("for this run there are %q", got)
	}
	if err := b.Delete("n"); !errors.Is(err, ErrFileNewer) {
		t.Errorf("deleting ends with %v", err)
	}
	if kept, err := os.ReadFile(path); err != nil || string(kept) != newer {
		t.Errorf("the file holds %q, %v", kept, err)
	}
	if left, _ := filepath.Glob(path + ".broken-*"); len(left) > 0 {
		t.Errorf("there are %q", left)
	}
}

func TestAnUnusableFileIsKeptAside(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want Problem
	}{
		"empty":             {"", ErrFileDamaged},
		"cut in half":       {sound[:len(sound)/2], ErrFileDamaged},
		"zeroes":            {strings.Repeat("\x00", 4096), ErrFileDamaged},
		"another's":         {`[1,2,3]`, ErrFileDamaged},
		"no version":        {`{"profiles":[]}`, ErrFileDamaged},
		"unknown field":     {strings.Replace(sound, `"name"`, `"secret":"x","name"`, 1), ErrFileDamaged},
		"two values":        {sound + sound, ErrFileDamaged},
		"same id twice":     {strings.Replace(sound, `[`, `[{"id":"a","name":"B","platform":"gov","clientID":""},`, 1), ErrFileDamaged},
		"unknown platform":  {strings.Replace(sound, "developers", "moon", 1), ErrFileDamaged},
		"id out of folder":  {strings.Replace(sound, `"a"`, `"../../a"`, 1), ErrFileDamaged},
		"id of a built-in":  {strings.Replace(sound, `"a"`, `"simulator"`, 1), ErrFileDamaged},
		"nested":            {`{"version":1,"profiles":` + strings.Repeat("[", 100000), ErrFileDamaged},
		"too big":           {sound + strings.Repeat(" ", maxFile), ErrFileTooBig},
		"stale without id":  {`{"version":1,"profiles":[],"stale":[{"id":"","host":"h"}]}`, ErrFileDamaged},
		"selected is wrong": {`{"version":1,"profiles":[],"selected":"\n"}`, ErrFileDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			writeRaw(t, path, []byte(c.data))
			b := openBook(t, path)
			n, ok := b.Notice()
			if !ok || n.Problem != c.want || n.Aside == "" {
				t.Fatalf("notice %+v, %v", n, ok)
			}
			if len(b.Profiles()) != 0 {
				t.Errorf("profiles %q", names(b))
			}
			save(t, b, named("n", "New"))
			if kept, err := os.ReadFile(n.Aside); err != nil || string(kept) != c.data {
				t.Errorf("the file put aside is not what it was: %v", err)
			}
			if _, again := openBook(t, path).Notice(); again {
				t.Error("the new file is unusable as well")
			}
		})
	}
}

func TestFilesPutAsideInOneSecondDoNotReplaceEachOther(t *testing.T) {
	path, now := newPath(t), time.Date(2026, 11, 21, 3, 0, 0, 0, time.UTC)
	var asides []string
	for _, text := range []string{"one", "two", "three"} {
		writeRaw(t, path, []byte(text))
		aside, err := putAside(path, now)
		if err != nil {
			t.Fatal(err)
		}
		asides = append(asides, aside)
	}
	for i, text := range []string{"one", "two", "three"} {
		if kept, _ := os.ReadFile(asides[i]); string(kept) != text {
			t.Errorf("%s holds %q, want %q", asides[i], kept, text)
		}
	}
	if want := path + ".broken-20261121T030000Z"; asides[0] != want {
		t.Errorf("name %s, want %s", asides[0], want)
	}
}

func TestAFolderInTheFilesPlace(t *testing.T) {
	path := newPath(t)
	if err := os.MkdirAll(filepath.Join(path, "inside"), 0o700); err != nil {
		t.Fatal(err)
	}
	b := openBook(t, path)
	n, _ := b.Notice()
	if _, err := os.Stat(filepath.Join(n.Aside, "inside")); n.Problem != ErrFileUnreadable || err != nil {
		t.Errorf("notice %+v, %v", n, err)
	}
	save(t, b, named("a", "A"))
}

func TestAFileDamagedWhileTheWindowIsOpen(t *testing.T) {
	path := newPath(t)
	b := openBook(t, path)
	save(t, b, named("a", "A"))
	writeRaw(t, path, []byte("scribble"))
	if err := b.Reload(); !errors.Is(err, ErrFileDamaged) || len(names(b)) != 1 {
		t.Errorf("reload: %v, profiles %q", err, names(b))
	}
	save(t, b, named("b", "B"))
	if got := names(openBook(t, path)); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("the file has %q", got)
	}
	n, _ := b.Notice()
	if kept, _ := os.ReadFile(n.Aside); string(kept) != "scribble" {
		t.Errorf("aside: %q", kept)
	}
}

func TestAFileRemovedWhileTheWindowIsOpen(t *testing.T) {
	path := newPath(t)
	b := openBook(t, path)
	save(t, b, named("a", "A"))
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	save(t, b, named("b", "B"))
	if got := names(openBook(t, path)); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("the file has %q", got)
	}
}

// A file where the folder should be stops everyone, root too.
func TestNothingIsLostWhenTheFolderCannotBeMade(t *testing.T) {
	path := newPath(t)
	dir := filepath.Dir(path)
	writeRaw(t, dir, []byte("not a folder"))
	b := openBook(t, path)
	err := b.Save(named("a", "A"))
	if !errors.Is(err, ErrNotWritten) || !strings.Contains(err.Error(), dir) {
		t.Errorf("save: %v", err)
	}
	if err := b.Select("a"); !errors.Is(err, ErrNotWritten) || b.Selected() != "a" || !slices.Equal(names(b), []string{"A"}) {
		t.Errorf("select: %v; memory has %q, selected %q", err, names(b), b.Selected())
	}
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	save(t, b, named("b", "B"))
	again := openBook(t, path)
	if got := names(again); !slices.Equal(got, []string{"A", "B"}) || again.Selected() != "a" {
		t.Errorf("once it can be written the file has %q, selected %q", got, again.Selected())
	}
}

func TestLeftoversOfAKilledWriteAreCleared(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd[1]*name", "profiles.json")
	writeRaw(t, path, []byte(sound))
	half := filepath.Join(filepath.Dir(path), ".navercaptcha-ABCDEFGHIJKLMNOPQRSTUVWXY2.tmp")
	writeRaw(t, half, []byte("half"))
	yesterday := time.Now().Add(-24 * time.Hour)
	if err := os.Chtimes(half, yesterday, yesterday); err != nil {
		t.Fatal(err)
	}
	save(t, openBook(t, path), named("b", "B"))
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range left {
		got = append(got, e.Name())
	}
	if want := []string{"profiles.json", "profiles.json.lock"}; !slices.Equal(got, want) {
		t.Errorf("the folder has %q", got)
	}
}

// lockAsAnotherWindow holds the file as another window does while it writes.
func lockAsAnotherWindow(t *testing.T, path string) (unlock func()) {
	t.Helper()
	unlock, err := safefile.Lock(t.Context(), path)
	if err != nil {
		t.Skip("no file locks here")
	}
	return unlock
}

func TestAWriteWaitsForAnotherWindowsAndThenGivesUp(t *testing.T) {
	path := newPath(t)
	b := openBook(t, path)
	save(t, b, named("a", "A"))
	unlock := lockAsAnotherWindow(t, path)
	b.lockWait = 30 * time.Millisecond
	if err := b.Save(named("b", "B")); !errors.Is(err, ErrFileInUse) {
		t.Errorf("while locked: %v", err)
	}
	unlock()
	if err := b.Select("b"); err != nil || !slices.Equal(names(openBook(t, path)), []string{"A", "B"}) {
		t.Errorf("afterwards: %v", err)
	}
}

// While a change waits for the disk, the window can look: it must not stand still.
func TestLookingDoesNotWaitForAChange(t *testing.T) {
	path := newPath(t)
	b := openBook(t, path)
	save(t, b, named("a", "A"))
	unlock := lockAsAnotherWindow(t, path)
	b.lockWait = time.Hour
	saved := make(chan error)
	go func() { saved <- b.Save(named("b", "B")) }()
	for len(b.Profiles()) < 2 { // which is what is being written
		time.Sleep(time.Millisecond)
	}
	if _, ok := b.Get("b"); !ok || b.Selected() != SimulatorID {
		t.Error("it is not shown")
	}
	if _, ok := b.Notice(); ok {
		t.Error("something is wrong with the file")
	}
	select {
	case err := <-saved:
		t.Fatalf("the file is locked, and written: %v", err)
	default:
	}
	unlock()
	if err := <-saved; err != nil {
		t.Error(err)
	}
}

func FuzzProfileFile(f *testing.F) {
	f.Add([]byte(sound))
	f.Add([]byte(`{"version":1,"selected":"a","profiles":[],"stale":[{"id":"a","host":"openapi.naver.com"}]}`))
	f.Add([]byte(`{"version":2}`))
	f.Add([]byte("{\"version\":1,\"profiles\":[{\"id\":\"a\",\"name\":\"\xff\"}]}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := decode(data)
		if err != nil {
			if _, ok := ProblemOf(err); !ok {
				t.Errorf("an error without a problem: %v", err)
			}
			return
		}
		written, err := c.encode()
		if err != nil {
			t.Fatalf("read and not writable: %v", err)
		}
		again, err := decode(written)
		if err != nil {
			t.Fatalf("written and not readable: %v", err)
		}
		if len(c.profiles) > 0 && !reflect.DeepEqual(again.profiles, c.profiles) || !slices.Equal(again.stale, c.stale) {
			t.Errorf("changed by writing: %+v, %+v", c, again)
		}
		if twice, _ := again.encode(); !bytes.Equal(twice, written) {
			t.Error("the same contents give other bytes")
		}
	})
}

func BenchmarkSave(b *testing.B) {
	path := filepath.Join(b.TempDir(), "profiles.json")
	book, err := Open(path)
	if err != nil {
		b.Fatal(err)
	}
	// The baseline is what is neither safe nor kind: the same bytes by os.WriteFile.
	b.Run("os.WriteFile", func(b *testing.B) {
		for b.Loop() {
			if err := os.WriteFile(path+".plain", []byte(sound), 0o600); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Book.Save", func(b *testing.B) {
		for b.Loop() {
			if err := book.Save(named("a", NewID())); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// filesOf reads every file in the folder of a path.
func filesOf(t *testing.T, path string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) == 0 {
		t.Fatalf("%d files, %v", len(entries), err)
	}
	files := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(path), e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}
