package history

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// filled makes a closed history of n attempts.
func filled(t *testing.T, path string, n int) {
	t.Helper()
	s := openStore(t, path, unredacted())
	for range n {
		save(t, s, wrongAnswer())
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// mustWork saves and finds an attempt.
func mustWork(t *testing.T, s *Store) {
	t.Helper()
	a := wrongAnswer()
	save(t, s, a)
	if found := find(t, s, Query{}); len(found) == 0 || found[0].ID != a.ID {
		t.Errorf("saved %d and found %v", a.ID, found)
	}
}

// kept checks that the bytes were put aside, and that this is told.
func kept(t *testing.T, s *Store, data []byte) {
	t.Helper()
	n, ok := s.TakeAside()
	if !ok || n.Problem != ErrDamaged || n.Aside == "" {
		t.Errorf("notice %+v, %v", n, ok)
		return
	}
	if !strings.HasPrefix(n.Aside, s.Path()+".broken-") || !bytes.Equal(read(t, n.Aside), data) {
		t.Errorf("%s is not what there was", n.Aside)
	}
}

func TestAFileCutAtEveryPageOpensOrIsPutAside(t *testing.T) {
	t.Parallel()
	path := newPath(t)
	filled(t, path, 1)
	whole := read(t, path)
	dir := t.TempDir()
	for length := 4096; length < len(whole); length += 4096 {
		path := filepath.Join(dir, time.Duration(length).String(), "history.db")
		write(t, path, whole[:length])
		s := openStore(t, path, unredacted())
		mustWork(t, s)
		kept(t, s, whole[:length])
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A log that was cut, as by a power cut, holds fewer transactions and is no damage.
func TestALogCutAtEveryPageOpens(t *testing.T) {
	t.Parallel()
	path := newPath(t)
	filled(t, path, 1)
	s := openStore(t, path, unredacted())
	for range 3 {
		save(t, s, wrongAnswer())
	}
	file, log := read(t, path), read(t, path+"-wal")
	dir := t.TempDir()
	before := 1
	for length := 0; length <= len(log); length += 4096 {
		path := filepath.Join(dir, time.Duration(length).String(), "history.db")
		write(t, path, file)
		write(t, path+"-wal", log[:length])
		s := openStore(t, path, unredacted())
		found := len(find(t, s, Query{}))
		if n, ok := s.TakeAside(); ok {
			t.Errorf("cut at %d: %+v", length, n)
		}
		if found < before {
			t.Errorf("cut at %d: %d attempts, with less of the log there were %d", length, found, before)
		}
		before = found
		if length%(5*4096) == 0 {
			mustWork(t, s)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if before < 3 { // the last page is a part only, so the last attempt may be missing
		t.Errorf("%d attempts", before)
	}
}

func TestWhatIsNoHistoryIsPutAside(t *testing.T) {
	whole := newPath(t)
	filled(t, whole, 1)
	other := bytes.Clone(read(t, whole))
	copy(other[68:], "ABCD") // the application's id in the header
	for name, data := range map[string][]byte{
		"text":              []byte(strings.Repeat("not a history\n", 1000)),
		"short":             []byte("xy"),
		"zeros":             make([]byte, 8192),
		"another's file":    other,
		"the name, no more": []byte("SQLite format 3\x00"),
	} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			write(t, path, data)
			s := openStore(t, path, unredacted())
			mustWork(t, s)
			kept(t, s, data)
			if n, ok := s.TakeAside(); ok {
				t.Errorf("told twice: %+v", n)
			}
		})
	}
}

// Damage in the middle shows only where somebody looks. What is asked for then still works.
func TestDamageFoundWhileOpenPutsTheFileAside(t *testing.T) {
	t.Parallel()
	path := newPath(t)
	filled(t, path, 40)
	data := read(t, path)
	for page := 1; page < len(data)/4096; page++ {
		copy(data[page*4096:], bytes.Repeat([]byte{0xa5}, 4096))
	}
	write(t, path, data)
	s := openStore(t, path, unredacted())
	mustWork(t, s)
	kept(t, s, data)
}

func TestALogWithoutItsFileIsKept(t *testing.T) {
	path := newPath(t)
	source := newPath(t)
	s := openStore(t, source, unredacted())
	save(t, s, wrongAnswer())
	log := read(t, source+"-wal")
	write(t, path+"-wal", log)

	s = openStore(t, path, unredacted())
	mustWork(t, s)
	n, ok := s.TakeAside()
	if !ok || n.Problem != ErrDamaged || !bytes.Equal(read(t, n.Aside+"-wal"), log) {
		t.Errorf("notice %+v", n)
	}
}

// Two windows start for the first time: one finds no file or an empty one, and then the log of the file that the other
// has made meanwhile.
func TestAFileThatAnotherWindowIsMakingIsNotPutAside(t *testing.T) {
	for name, there := range map[string]bool{"no file": false, "an empty file": true} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			var found os.FileInfo
			if there {
				write(t, path, nil)
				info, err := os.Stat(path)
				if err != nil {
					t.Fatal(err)
				}
				found = info
			}
			a := wrongAnswer()
			save(t, openStore(t, path, unredacted()), a)

			s := openStore(t, path, unredacted())
			_, err := s.place.openFound(t.Context(), found)
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("it found %v", err)
			}
			if err := s.place.putAside(t.Context(), found, err); err != nil {
				t.Fatal(err)
			}
			load(t, s, a.ID)
			if aside, ok := s.TakeAside(); ok {
				t.Errorf("put aside: %+v", aside)
			}
		})
	}
}

func TestANewerVersionsFileIsRefusedAndUntouched(t *testing.T) {
	path := newPath(t)
	filled(t, path, 1)
	data := read(t, path)
	data[63] = version + 1 // user_version in the header
	write(t, path, data)
	s := openStore(t, path, unredacted())
	if err := s.Save(t.Context(), wrongAnswer()); !errors.Is(err, ErrNewer) {
		t.Errorf("save: %v", err)
	}
	if _, err := s.Search(t.Context(), Query{}); !errors.Is(err, ErrNewer) {
		t.Errorf("search: %v", err)
	}
	if n, ok := s.TakeAside(); ok {
		t.Errorf("notice %+v", n)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if !bytes.Equal(read(t, path), data) {
		t.Error("the file was changed")
	}
	names, err := filepath.Glob(filepath.Dir(path) + "/*broken*")
	if err != nil || len(names) > 0 {
		t.Errorf("put aside: %q", names)
	}
}

// A newer version was killed: what makes the file newer is in its log only, which closing a file would work in.
func TestANewerVersionsLogIsUntouchedToo(t *testing.T) {
	source := newPath(t)
	filled(t, source, 1)
	newer, err := connectTo(source, readWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer newer.Close()
	if _, err := newer.Exec(fmt.Sprintf("PRAGMA user_version=%d", version+1)); err != nil {
		t.Fatal(err)
	}
	path := newPath(t)
	file, log := read(t, source), read(t, source+"-wal")
	write(t, path, file)
	write(t, path+"-wal", log)

	s := openStore(t, path, unredacted())
	if err := s.Save(t.Context(), wrongAnswer()); !errors.Is(err, ErrNewer) {
		t.Errorf("save: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if !bytes.Equal(read(t, path), file) || !bytes.Equal(read(t, path+"-wal"), log) {
		t.Error("the file or its log was changed")
	}
}

// Another window puts the file aside in the very moment in which this one writes to it.
func TestAWriteIntoAFilePutAsideIsRepeated(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	save(t, s, wrongAnswer())
	runs := 0
	err := s.place.write(t.Context(), func(ctx context.Context, c *sql.Conn) error {
		if runs++; runs == 1 {
			if _, err := rename(path, noon); err != nil {
				t.Skip(err)
			}
		}
		p, err := s.options.prepare(wrongAnswer(), known{})
		if err != nil {
			return err
		}
		_, err = p.write(ctx, c)
		return err
	})
	if err != nil || runs != 2 {
		t.Errorf("%d runs, %v", runs, err)
	}
	if found := find(t, openStore(t, path, unredacted()), Query{}); len(found) != 1 {
		t.Errorf("%d attempts in the new file", len(found))
	}
}

func TestAFolderInTheFilesPlaceIsSaid(t *testing.T) {
	s := openStore(t, t.TempDir(), unredacted())
	if err := s.Save(t.Context(), wrongAnswer()); !errors.Is(err, ErrUnreadable) {
		t.Errorf("%v", err)
	}
}

// A window whose file another one has put aside goes on in the new one, with all it knows.
func TestAWindowFollowsAFilePutAside(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	a := wrongAnswer()
	a.Calls = a.Calls[:1]
	save(t, s, a)
	if _, err := rename(path, noon); err != nil {
		t.Skip(err)
	}
	a.Calls = wrongAnswer().Calls
	save(t, s, a)
	mustWork(t, s)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if got := load(t, openStore(t, path, unredacted()), a.ID); len(got.Calls) != 3 {
		t.Errorf("%d calls", len(got.Calls))
	}
}

func TestProblemsHaveSentences(t *testing.T) {
	seen := map[Problem]bool{}
	for _, p := range Problems() {
		if p.Error() == string(p) || seen[p] {
			t.Errorf("%s has no sentence of its own", p)
		}
		seen[p] = true
	}
}
