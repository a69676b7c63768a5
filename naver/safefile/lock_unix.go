//go:build !windows

package safefile

import (
	"errors"
	"os"
	"syscall"
)

// tryLock takes the lock or tells that another has it. Closing the file, or dying, gives it back.
func tryLock(f *os.File) (busy bool, err error) {
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK), errors.Is(err, syscall.EINTR):
		return true, nil
	case errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.ENOLCK):
		return false, ErrNoLocks
	}
	return false, err
}
