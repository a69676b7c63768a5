package profile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/natefinch/atomic"
)

// readFile returns an error that is fs.ErrNotExist where there is no file, else a Problem. It opens nothing but regular
// files, since a pipe in the file's place would block for ever.
func readFile(path string) (contents, error) {
	info, err := os.Stat(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return contents{}, err
		}
		return contents{}, fail(ErrFileUnreadable, path, err)
	}
	if !info.Mode().IsRegular() {
		return contents{}, fail(ErrFileUnreadable, path+" is not a file", nil)
	}
	f, err := os.Open(path)
	if err != nil {
		return contents{}, fail(ErrFileUnreadable, path, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return contents{}, fail(ErrFileUnreadable, path, err)
	}
	return decode(data)
}

// writeFile replaces the file as a whole: after a crash there is the old one or the new one. The rename is
// natefinch/atomic's, which writes through on Windows; the rest is ours since its WriteFile neither sets the mode of a
// file that others may read nor syncs the directory.
func writeFile(path string, data []byte) (err error) {
	dir, name := filepath.Split(path)
	f, err := os.CreateTemp(dir, name+temporary+"*") // mode 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(data); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = replace(f.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}

const temporary = ".tmp-"

// replace tries again for a moment: on Windows a virus scanner or another window that has the file open makes a rename
// fail, which passes. Elsewhere it succeeds or fails at once.
func replace(from, to string) error {
	for try := 0; ; try++ {
		err := atomic.ReplaceFile(from, to)
		if err == nil || try == 10 || !passing(err) {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// removeTemporaries clears what a killed process left. Only the holder of the lock may call it.
func removeTemporaries(path string) {
	left, _ := filepath.Glob(globEscape(path) + temporary + "*")
	for _, name := range left {
		_ = os.Remove(name)
	}
}

func globEscape(path string) string {
	var out []byte
	for i := range len(path) {
		switch c := path[i]; c {
		case '*', '?', '[':
			out = append(out, '[', c, ']')
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// putAside renames a file that cannot be used to a name that is free, and never over another.
func putAside(path string, now time.Time) (aside string, err error) {
	stamp := path + ".broken-" + now.UTC().Format("20060102T150405Z")
	for n := 1; n <= 1000; n++ {
		aside = stamp
		if n > 1 {
			aside = fmt.Sprintf("%s-%d", stamp, n)
		}
		if _, err := os.Lstat(aside); err == nil {
			continue
		}
		return aside, os.Rename(path, aside)
	}
	return "", errors.New("no free name to put the file aside")
}
