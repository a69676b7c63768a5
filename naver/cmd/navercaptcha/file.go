package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"

	"navercaptcha/naver/safefile"
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
	if err := safefile.CheckName(runtime.GOOS, o.path); err != nil {
		return withCode(exitUsage, err)
	}
	path, err := safefile.Target(o.path)
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
	// The only sure way to learn whether a file can be made is to make one.
	f, err := safefile.Create(path, 0o666)
	if err != nil {
		return o.cannotWrite(err)
	}
	f.Discard()
	return nil
}

// isPipe tells that what is written to is there and no file: a pipe, a terminal, a device.
func (o output) isPipe() bool {
	info, err := os.Stat(o.path)
	return err == nil && !info.Mode().IsRegular()
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
	f, err := safefile.Create(o.path, 0o666) // less what the person's umask takes
	if err != nil {
		return o.cannotWrite(err)
	}
	defer f.Discard()
	if _, err := f.Write(content); err != nil {
		return o.cannotWrite(err)
	}
	give := f.Place
	if o.force {
		give = f.Replace
	}
	switch err := give(); {
	case errors.Is(err, fs.ErrExist):
		return o.exists()
	case err != nil:
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
