package profile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"navercaptcha/naver/safefile"
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

// defaultLockWait bounds how long one window waits for another one's write, which takes milliseconds.
const defaultLockWait = 2 * time.Second

// lock keeps other windows of the app from writing. Where the file system knows no locks, the merge has to do without.
func (b *Book) lock() (unlock func(), err error) {
	ctx, cancel := context.WithTimeout(context.Background(), b.lockWait)
	defer cancel()
	unlock, err = safefile.Lock(ctx, b.path)
	switch {
	case errors.Is(err, safefile.ErrNoLocks):
		return func() {}, nil
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fail(ErrFileInUse, b.path, nil)
	case err != nil:
		return nil, fail(ErrNotWritten, b.path, err)
	}
	return unlock, nil
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
