//go:build !windows

package safefile

import (
	"errors"
	"os"
	"syscall"
)

func replace(from, to string) error { return os.Rename(from, to) }

// syncFolder makes the name itself survive a power cut. File systems that cannot do that, such as some network drives, say
// so, and a folder that may be written but not read cannot be opened for it.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if errors.Is(err, os.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := folder.Sync(); !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}
