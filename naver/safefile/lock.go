package safefile

import (
	"context"
	"errors"
	"os"
	"time"
)

// ErrNoLocks means that the file system knows no locks, as on some network drives.
var ErrNoLocks = errors.New("no file locks here")

// Lock keeps other processes from holding the lock of a file, which is another file beside it, until unlock is called or
// this process ends. The lock file stays: removing it would let two holders in. Where another holds it, Lock waits until the
// context ends, and returns the context's error.
func Lock(ctx context.Context, path string) (unlock func(), err error) {
	f, err := os.OpenFile(path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		busy, err := tryLock(f)
		if err == nil && !busy {
			return func() { _ = f.Close() }, nil
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			_ = f.Close()
			return nil, err
		}
		time.Sleep(10 * time.Millisecond)
	}
}
