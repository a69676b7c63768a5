// Package safefile writes files whole or not at all, and keeps other processes from writing one meanwhile. After a crash or
// a power cut there is the file as it was or the new one, never a part.
package safefile

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// File is a file that stands under a temporary name in the folder where it is to be, hidden, until Place or Replace gives
// it its own. Whoever has made one calls Discard at the end in any case.
type File struct {
	*os.File
	path   string
	closed bool
}

// Create begins a file that is to be at a path, with a mode as in os.OpenFile. A link is written through: the file that it
// leads to is replaced, not the link. It also takes away what processes that were killed have left in the folder.
func Create(path string, mode fs.FileMode) (*File, error) {
	path, err := Target(path)
	if err != nil {
		return nil, err
	}
	folder := filepath.Dir(path)
	sweep(folder)
	f, err := os.OpenFile(filepath.Join(folder, ".navercaptcha-"+rand.Text()+".tmp"), os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	return &File{File: f, path: path}, nil
}

// Write writes a file whole or not at all, and replaces one that is there. Where the context ends before, nothing is
// replaced.
func Write(ctx context.Context, path string, mode fs.FileMode, content []byte) error {
	f, err := Create(path, mode)
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.Write(content); err != nil {
		return err
	}
	if err := errors.Join(f.Close(), ctx.Err()); err != nil {
		return err
	}
	return f.Replace()
}

// Close brings what was written to the disk. The file keeps its temporary name.
func (f *File) Close() error {
	if f.closed {
		return nil
	}
	f.closed = true
	return errors.Join(f.Sync(), f.File.Close())
}

// Discard takes the file away unless it has its own name already.
func (f *File) Discard() {
	if !f.closed {
		f.closed = true
		_ = f.File.Close()
	}
	_ = os.Remove(f.Name())
}

// Replace gives the file its name, in one step also where there is another of that name.
func (f *File) Replace() error {
	if err := f.Close(); err != nil {
		return err
	}
	if err := replace(f.Name(), f.path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(f.path))
}

// Place gives the file its name. Where there is something of that name it stays, and the error is fs.ErrExist.
func (f *File) Place() error {
	if err := f.Close(); err != nil {
		return err
	}
	switch err := os.Link(f.Name(), f.path); {
	case err == nil:
		return syncFolder(filepath.Dir(f.path))
	case errors.Is(err, fs.ErrExist):
		return err
	}
	// A file system without hard links: look once more, then rename.
	if _, err := os.Lstat(f.path); err == nil {
		return fs.ErrExist
	}
	return f.Replace()
}

// maxLinks is how many links in a row are followed.
const maxLinks = 40

// ErrCircle means that the links at a path lead nowhere.
var ErrCircle = errors.New("the link leads in a circle")

// Target is the file that a path means: where a link leads to, also one to a file that is not there yet.
func Target(path string) (string, error) {
	for range maxLinks {
		info, err := os.Lstat(path)
		if err != nil || info.Mode()&os.ModeSymlink == 0 {
			return path, nil // whatever is wrong with it shows when it is written
		}
		to, err := os.Readlink(path)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return "", ErrCircle
}

// A temporary file that is older than staleAfter is nobody's: writing a file takes a moment.
const staleAfter = time.Hour

// temporaryName matches the names that Create makes, and none that a person would.
var temporaryName = regexp.MustCompile(`^\.navercaptcha-[A-Z2-7]{26}\.tmp$`)

// sweep takes away what processes that were killed left in a folder. What cannot be taken away stays.
func sweep(path string) {
	folder, err := os.Open(path)
	if err != nil {
		return
	}
	defer folder.Close()
	const most = 10_000 // of the entries of a folder that are looked at
	entries, _ := folder.ReadDir(most)
	for _, e := range entries {
		if !e.Type().IsRegular() || !temporaryName.MatchString(e.Name()) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > staleAfter {
			_ = os.Remove(filepath.Join(path, e.Name()))
		}
	}
}
