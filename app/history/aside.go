package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"navercaptcha/naver/safefile"
)

// putAside renames the file that was found unusable, its log with it. Several windows may find the same file damaged:
// only the first one's rename counts, and the others go on with the new file.
func (p *place) putAside(ctx context.Context, found os.FileInfo, cause error) error {
	ctx, cancel := context.WithTimeout(ctx, busyWait)
	defer cancel()
	unlock, err := safefile.Lock(ctx, p.path)
	if err != nil {
		return fail(ErrDamaged, cause.Error(), err)
	}
	defer unlock()
	// The log is looked at first: a window that makes the file writes into the file before there is a log.
	log := size(p.path + "-wal")
	now, err := os.Stat(p.path)
	switch {
	case errors.Is(cause, errLogAlone) && (log <= 0 || err == nil && now.Size() > 0):
		return nil // another window was just making the file
	case err != nil && found != nil, err == nil && found == nil:
		return nil
	case err == nil && !os.SameFile(now, found):
		return nil
	}
	aside, err := rename(p.path, p.now())
	if err != nil {
		return fail(ErrDamaged, cause.Error(), err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.aside = &Notice{Problem: ErrDamaged, Detail: cause.Error(), Aside: aside}
	return nil
}

// errLogAlone: SQLite would throw away the log of a file that is empty or gone.
var errLogAlone = errors.New("the file is gone and its log is not")

// rename moves the file and its log to a name that is free, never over another. The log goes first: SQLite would throw
// it away if it met it beside a new file.
func rename(path string, now time.Time) (aside string, err error) {
	aside, err = freeName(path + ".broken-" + now.UTC().Format("20060102T150405Z"))
	if err != nil {
		return "", err
	}
	var moved []string
	for _, end := range []string{"-wal", "-shm", "-journal", ""} {
		err := os.Rename(path+end, aside+end)
		switch {
		case err == nil:
			moved = append(moved, end)
		case !errors.Is(err, fs.ErrNotExist):
			for _, end := range moved {
				_ = os.Rename(aside+end, path+end)
			}
			return "", err
		}
	}
	return aside, nil
}

func freeName(stamp string) (string, error) {
	for n := 1; n <= 1000; n++ {
		name := stamp
		if n > 1 {
			name = fmt.Sprintf("%s-%d", stamp, n)
		}
		taken := false
		for _, end := range []string{"-wal", "-shm", "-journal", ""} {
			if _, err := os.Lstat(name + end); err == nil {
				taken = true
			}
		}
		if !taken {
			return name, nil
		}
	}
	return "", errors.New("no free name to put the file aside")
}
