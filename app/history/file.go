package history

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	lib "modernc.org/sqlite/lib"
)

// busyWait bounds how long one window waits for another one's write, which takes milliseconds.
const busyWait = 5 * time.Second

// file is the opened history.
type file struct {
	db       *sql.DB
	info     os.FileInfo // which file it is, since the path may come to name another
	readOnly bool

	mu     sync.Mutex // guards what follows
	search statement  // the last search, unless it is in use
}

// How a file is opened.
const (
	readWrite = "mode=rw"
	readOnly  = "mode=ro"
	// frozen is for a folder that cannot be written, where SQLite could not make its index of the log.
	frozen = "mode=ro&immutable=1"
)

// settings hold for each connection. FULL syncs the log at each commit, which is what a power cut respects; fullfsync
// makes that true on macOS too. What is deleted is overwritten.
var settings = []string{
	fmt.Sprintf("busy_timeout(%d)", busyWait.Milliseconds()),
	"synchronous(FULL)", "fullfsync(1)", "checkpoint_fullfsync(1)", "foreign_keys(1)", "secure_delete(1)",
	"journal_size_limit(16777216)", "cache_size(-8000)", "trusted_schema(0)", "cell_size_check(1)",
}

// connectTo makes a pool of connections to a file; none is opened yet.
func connectTo(path, mode string) (*sql.DB, error) {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a drive of Windows
	}
	name := "file://" + (&url.URL{Path: slashed}).EscapedPath() + "?" + mode + "&_defensive=1"
	for _, s := range settings {
		name += "&_pragma=" + s
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(4)
	db.SetMaxIdleConns(2)
	return db, nil
}

// isCurrent tells whether the path still names the file that was opened. Another window may have put it aside.
func (p *place) isCurrent(f *file) bool {
	info, err := os.Stat(p.path)
	return err == nil && os.SameFile(info, f.info)
}

// open opens the file, makes it where there is none, and puts aside one that cannot be used.
func (p *place) open(ctx context.Context) (*file, error) {
	for round := 0; ; round++ {
		found, err := os.Stat(p.path)
		if err != nil {
			found = nil
			if !errors.Is(err, fs.ErrNotExist) {
				return nil, fail(ErrUnreadable, p.path, err)
			}
		}
		f, err := p.openFound(ctx, found)
		if round == 2 || !errors.Is(err, ErrDamaged) {
			return f, err
		}
		if err := p.putAside(ctx, found, err); err != nil {
			return nil, err
		}
	}
}

func (p *place) openFound(ctx context.Context, found os.FileInfo) (*file, error) {
	switch {
	case found != nil && !found.Mode().IsRegular():
		return nil, fail(ErrUnreadable, p.path+" is not a file", nil)
	case found != nil && found.Size() > 0:
		if err := p.checkVersion(ctx); err != nil {
			return nil, err
		}
	case size(p.path+"-wal") > 0:
		return nil, fail(ErrDamaged, p.path, errLogAlone)
	case found == nil:
		if err := create(p.path); err != nil {
			return nil, err
		}
	}
	f, err := p.openAs(ctx, readWrite)
	if code := codeOf(err) & 0xff; code == lib.SQLITE_CANTOPEN || code == lib.SQLITE_READONLY || code == lib.SQLITE_IOERR {
		if size(p.path+"-wal") <= 0 {
			if frozen, err := p.openAs(ctx, frozen); err == nil {
				return frozen, nil
			}
		}
	}
	return f, explain(ctx, err, ErrUnreadable, p.path)
}

// openAs opens the file and makes its tables where it has none.
func (p *place) openAs(ctx context.Context, mode string) (f *file, err error) {
	db, err := connectTo(p.path, mode)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = db.Close()
		}
	}()
	info, err := os.Stat(p.path)
	if err != nil {
		return nil, err
	}
	os.SameFile(info, info) // on Windows, which file it is is read at the first question
	found, err := identify(ctx, db)
	if err != nil {
		return nil, err
	}
	if found == empty && mode == readWrite {
		if err := p.build(ctx, db); err != nil {
			return nil, err
		}
	} else if err := found.check(version); err != nil {
		return nil, err
	}
	// Others may have been able to read a file that was copied here.
	if info.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(p.path, 0o600)
	}
	return &file{db: db, info: info, readOnly: mode != readWrite}, nil
}

// create makes an empty file for its owner only.
func create(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return cannotWrite(dir, err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	switch {
	case err == nil:
		_ = f.Close()
	case !errors.Is(err, fs.ErrExist): // made by another window a moment ago
		return cannotWrite(path, err)
	}
	// The folder's own name has to survive a power cut too. Not every system lets a folder be synced.
	for _, name := range []string{dir, filepath.Dir(dir)} {
		if d, err := os.Open(name); err == nil {
			_ = d.Sync()
			_ = d.Close()
		}
	}
	return nil
}

func cannotWrite(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fail(ErrReadOnly, path, err)
	case errors.Is(err, syscall.ENOSPC):
		return fail(ErrDiskFull, path, err)
	}
	return fail(ErrNotWritten, path, err)
}

// size is the length of a file, or -1 where there is none.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return -1
	}
	return info.Size()
}
