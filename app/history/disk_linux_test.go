package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"navercaptcha/naver/attempt"
)

// disk is a file system of its own in memory, which only root may make.
func disk(t *testing.T, size string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "mode=700,size="+size); err != nil {
		t.Skip("cannot mount a disk: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

func TestAFullDiskLosesNothing(t *testing.T) {
	t.Parallel()
	dir := disk(t, "3m")
	path := filepath.Join(dir, "history.db")
	write(t, filepath.Join(dir, "film"), make([]byte, 1<<20))
	s := openStore(t, path, unredacted())
	var saved []*attempt.Attempt
	for {
		a := wrongAnswer()
		a.Calls[0].Exchange.Body = []byte(strings.Repeat("x", 50_000))
		err := s.Save(t.Context(), a)
		if err == nil {
			saved = append(saved, a)
			continue
		}
		if !errors.Is(err, ErrDiskFull) || a.ID != 0 {
			t.Fatalf("%v, id %d", err, a.ID)
		}
		break
	}
	allThere := func(s *Store) {
		t.Helper()
		if found := find(t, s, Query{}); len(found) != len(saved) || len(saved) < 5 {
			t.Errorf("%d attempts, %d were saved", len(found), len(saved))
		}
		load(t, s, saved[len(saved)-1].ID)
	}
	allThere(s)

	// The same after a restart, with not one byte free: reading has to do without what it would like to write.
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	fill(t, filepath.Join(dir, "filler"))
	s = openStore(t, path, unredacted())
	allThere(s)
	if err := s.Save(t.Context(), wrongAnswer()); !errors.Is(err, ErrDiskFull) && !errors.Is(err, ErrReadOnly) {
		t.Errorf("save: %v", err)
	}

	// With room again, it goes on, without a restart.
	if err := os.Remove(filepath.Join(dir, "film")); err != nil {
		t.Fatal(err)
	}
	a := wrongAnswer()
	save(t, s, a)
	saved = append(saved, a)
	allThere(s)
	if n, ok := s.TakeAside(); ok {
		t.Errorf("notice %+v", n)
	}
}

// fill writes until the disk is full.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}

func TestAFullDiskWithoutAHistoryIsSaid(t *testing.T) {
	dir := disk(t, "64k")
	fill(t, filepath.Join(dir, "filler"))
	s := openStore(t, filepath.Join(dir, "history.db"), unredacted())
	if err := s.Save(t.Context(), wrongAnswer()); !errors.Is(err, ErrDiskFull) {
		t.Errorf("save: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, "filler")); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(t.Context(), wrongAnswer()); !errors.Is(err, ErrDiskFull) {
		t.Errorf("save where the tables do not fit: %v", err)
	}
}

func TestAReadOnlyFolderIsReadAndSaid(t *testing.T) {
	dir := disk(t, "4m")
	path := filepath.Join(dir, "history.db")
	filled(t, path, 3)
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	readOnlyIsSaid(t, path, 3)
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("something was written")
	}
	s := openStore(t, filepath.Join(dir, "new", "history.db"), unredacted())
	if err := s.Save(t.Context(), wrongAnswer()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a new one: %v", err)
	}
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT, ""); err != nil {
		t.Skip(err)
	}
}

// A window was killed, so that there is a log to read, and nothing may be written.
func TestAReadOnlyFolderWithALogIsReadAndSaid(t *testing.T) {
	dir := disk(t, "4m")
	path := filepath.Join(dir, "history.db")
	cmd, says := window(t, "save for ever", path)
	told := 0
	for lines := bufio.NewScanner(says); lines.Scan(); {
		if told++; told == 9 { // three attempts
			_ = cmd.Process.Kill()
		}
	}
	_ = cmd.Wait()
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	readOnlyIsSaid(t, path, 3)
}

func readOnlyIsSaid(t *testing.T, path string, attempts int) {
	t.Helper()
	s := openStore(t, path, unredacted())
	found := find(t, s, Query{})
	if len(found) < attempts {
		t.Errorf("%d attempts", len(found))
	}
	load(t, s, found[0].ID)
	if err := s.Save(t.Context(), wrongAnswer()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("save: %v", err)
	}
	if err := s.SetNote(t.Context(), found[0].ID, "x"); !errors.Is(err, ErrReadOnly) {
		t.Errorf("note: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func init() {
	children["save under a limit"] = func(s *Store) {
		limit := syscall.Rlimit{Cur: 600_000, Max: 600_000}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			panic(err)
		}
		for {
			a := wrongAnswer()
			a.Calls[0].Exchange.Body = []byte(strings.Repeat("x", 50_000))
			if err := s.Save(context.Background(), a); err != nil {
				p, _ := ProblemOf(err)
				fmt.Println(string(p))
				return
			}
			fmt.Println(a.ID, len(a.Calls))
		}
	}
}

// A limit on the size of files is what a disk quota looks like, and needs no root.
func TestALimitOnFilesLosesNothing(t *testing.T) {
	t.Parallel()
	path := newPath(t)
	cmd, says := window(t, "save under a limit", path)
	saved := told{calls: map[int64]int{}}
	var last string
	for lines := bufio.NewScanner(says); lines.Scan(); {
		last = lines.Text()
		var id int64
		if n, _ := fmt.Sscan(last, &id); n == 1 {
			saved.calls[id] = 3
		}
	}
	_ = cmd.Wait()
	if last != string(ErrNotWritten) && last != string(ErrDiskFull) || len(saved.calls) < 3 {
		t.Errorf("the window saved %d attempts and ended with %q", len(saved.calls), last)
	}
	saved.check(t, path)
}
