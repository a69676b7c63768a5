package safefile

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// replace writes the rename through to the disk. It tries again for a moment: a virus scanner, or another program that has
// the file open, makes a rename fail, which passes.
func replace(from, to string) error {
	source, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	target, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	for try := 0; ; try++ {
		err := windows.MoveFileEx(source, target, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
		passes := errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION)
		switch {
		case err == nil:
			return nil
		case try == 10 || !passes:
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// syncFolder has nothing to do: the rename was written through.
func syncFolder(string) error { return nil }
