package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"time"
)

// output is a file to write, checked before anything is called: a quota should not be spent for a result that cannot be
// kept. A link is written through.
type output struct {
	path  string // as the person named it
	force bool   // overwrite
}

// check refuses a file that exists, and a folder that is not there or takes no files.
func (o output) check() error {
	if o.path == "" || o.path == "-" {
		return nil
	}
	if runtime.GOOS == "windows" {
		if why := refusedByWindows(o.path); why != "" {
			return withCode(exitUsage, fmt.Errorf("%s is no name for a file on Windows: %s", o.path, why))
		}
	}
	path, err := behindLinks(o.path)
	if err != nil {
		return o.cannotWrite(err)
	}
	if info, err := os.Stat(path); err == nil {
		switch {
		case info.IsDir():
			return withCode(exitUsage, fmt.Errorf("%s is a folder: name a file", o.path))
		case info.Mode().IsRegular() && !o.force:
			return o.exists()
		case !info.Mode().IsRegular():
			return nil
		}
	}
	sweep(filepath.Dir(path))
	// The only sure way to learn whether a file can be made is to make one.
	temporary, err := beside(path)
	if err != nil {
		return o.cannotWrite(err)
	}
	_ = temporary.Close()
	_ = os.Remove(temporary.Name())
	return nil
}

// isPipe tells that what is written to is there and no file: a pipe, a terminal, a device.
func (o output) isPipe() bool {
	info, err := os.Stat(o.path)
	return err == nil && !info.Mode().IsRegular()
}

// beside makes a new file in the folder of another, with the rights that the person's umask leaves.
func beside(path string) (*os.File, error) {
	name := filepath.Join(filepath.Dir(path), ".navercaptcha-"+rand.Text()+".tmp")
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// A temporary file that is older than staleAfter is nobody's: writing a report takes a moment.
const staleAfter = time.Hour

// temporaryName matches what beside makes, and nothing that a person would.
var temporaryName = regexp.MustCompile(`^\.navercaptcha-[A-Z2-7]{26}\.tmp$`)

// sweep takes away what runs that were killed left in a folder. What cannot be taken away stays.
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
			_ = os.Remove(filepath.Join(folder.Name(), e.Name()))
		}
	}
}

func (o output) exists() error {
	return withCode(exitUsage, fmt.Errorf("%s exists: use --force to overwrite it", o.path))
}

func (o output) cannotWrite(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err // the name of the temporary file means nothing to anybody
	}
	return withCode(exitUsage, fmt.Errorf("%s cannot be written: %w", o.path, err))
}

// write writes the whole file or nothing. An existing file is replaced in one step with force, and left alone without,
// also one that has come up since check.
func (o output) write(content []byte) error {
	if o.isPipe() {
		return o.into(content)
	}
	path, err := behindLinks(o.path)
	if err != nil {
		return o.cannotWrite(err)
	}
	temporary, err := beside(path)
	if err != nil {
		return o.cannotWrite(err)
	}
	defer func() { _ = os.Remove(temporary.Name()) }() // it is gone already where all went well
	_, err = temporary.Write(content)
	err = errors.Join(err, temporary.Sync(), temporary.Close())
	if err != nil {
		return o.cannotWrite(err)
	}
	if !o.force {
		switch err := os.Link(temporary.Name(), path); {
		case err == nil:
			return nil
		case errors.Is(err, fs.ErrExist):
			return o.exists()
		}
		// A file system without hard links: look once more, then rename.
		if _, err := os.Lstat(path); err == nil {
			return o.exists()
		}
	}
	if err := os.Rename(temporary.Name(), path); err != nil {
		return o.cannotWrite(err)
	}
	return nil
}

// into writes to what is no regular file, such as a pipe or /dev/null.
func (o output) into(content []byte) error {
	f, err := os.OpenFile(o.path, os.O_WRONLY, 0)
	if err != nil {
		return o.cannotWrite(err)
	}
	_, err = f.Write(content)
	if err := errors.Join(err, f.Close()); err != nil {
		return o.cannotWrite(err)
	}
	return nil
}
