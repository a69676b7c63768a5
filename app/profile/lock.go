package profile

import (
	"errors"
	"os"
	"time"
)

// defaultLockWait bounds how long one window waits for another one's write, which takes milliseconds.
const defaultLockWait = 2 * time.Second

// errNoLocks is the file system's answer where it knows no locks, as on some network drives.
var errNoLocks = errors.New("no file locks here")

// lock keeps other windows of the app from writing. The lock file stays: removing it would let two holders in. held is
// false where the file system knows no locks; the merge then has to do without.
func lock(path string, wait time.Duration) (held bool, unlock func(), err error) {
	f, err := os.OpenFile(path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return false, nil, fail(ErrNotWritten, path, err)
	}
	for end := time.Now().Add(wait); ; time.Sleep(10 * time.Millisecond) {
		busy, err := tryLock(f)
		switch {
		case err == nil && !busy:
			return true, func() { _ = f.Close() }, nil
		case errors.Is(err, errNoLocks):
			return false, func() { _ = f.Close() }, nil
		case err != nil:
			_ = f.Close()
			return false, nil, fail(ErrNotWritten, path, err)
		case time.Now().After(end):
			_ = f.Close()
			return false, nil, fail(ErrFileInUse, path, nil)
		}
	}
}
