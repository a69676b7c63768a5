package history

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	lib "modernc.org/sqlite/lib"
)

// identity is what a file says of itself.
type identity struct{ application, version, tables int }

// empty is a file that nobody has written to yet, or whose making was cut short.
var empty = identity{}

// asker is a pool of connections or one of them.
type asker interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// identify reads what a file says of itself. A file that ends too early is found out here too, whatever its size.
func identify(ctx context.Context, db asker) (id identity, err error) {
	err = db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`).
		Scan(&id.application, &id.version, &id.tables)
	return id, err
}

// check says what is wrong with a file that is not empty, for an app that knows the formats up to one.
func (id identity) check(known int) error {
	switch {
	case id.application != application:
		return fail(ErrDamaged, "the file is not a history", nil)
	case id.version > known:
		return fail(ErrNewer, fmt.Sprintf("format %d, known is %d", id.version, known), nil)
	case id.version < 1:
		return fail(ErrDamaged, "the file has no format", nil)
	}
	return nil
}

// upgrades[n-1] makes a file of format n one of format n+1. It is quick for a large history too, since attempts and calls
// stay as they are.
var upgrades = [version - 1]string{
	"ALTER TABLE call ADD COLUMN key TEXT; ALTER TABLE call ADD COLUMN verdict TEXT;" +
		"ALTER TABLE call ADD COLUMN simulated INTEGER;" +
		// Deleting an attempt left its findings.
		"DELETE FROM finding WHERE NOT EXISTS (SELECT 1 FROM attempt WHERE finding=finding.id)" +
		"AND NOT EXISTS (SELECT 1 FROM call WHERE finding=finding.id)",
	"ALTER TABLE attempt ADD COLUMN by_hand INTEGER;" +
		"ALTER TABLE call ADD COLUMN source TEXT; ALTER TABLE call ADD COLUMN platform TEXT;" +
		"ALTER TABLE call ADD COLUMN origin TEXT",
}

// upgrade makes the file one of the present format. It is part of the first change to the file: one that is only read,
// or that cannot be written, stays as it is.
func upgrade(ctx context.Context, c *sql.Conn) error {
	found, err := identify(ctx, c)
	if err != nil || found.version == version {
		return err
	}
	if err := found.check(version); err != nil {
		return err // a newer window has upgraded it while it was open here
	}
	for _, step := range upgrades[found.version-1:] {
		if _, err := c.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	_, err = c.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version=%d", version))
	return err
}

// checkVersion looks at a file without any way to change it: one of a newer version must stay as it is, and SQLite
// writes to a file even by closing it.
func (p *place) checkVersion(ctx context.Context) error {
	db, err := connectTo(p.path, readOnly)
	if err != nil {
		return err
	}
	defer db.Close()
	found, err := identify(ctx, db)
	switch {
	case err == nil && found == empty:
		return nil
	case err == nil:
		return found.check(version)
	}
	switch codeOf(err) & 0xff {
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return fail(ErrDamaged, p.path, err)
	}
	return ctx.Err() // whatever else it is, opening the file for good meets it again
}

// build makes the tables of an empty file. Another window may be doing the same.
func (p *place) build(ctx context.Context, db *sql.DB) error {
	if _, err := db.ExecContext(ctx, "PRAGMA auto_vacuum=INCREMENTAL"); err != nil {
		return err
	}
	if err := useLog(ctx, db); err != nil {
		return err
	}
	return transact(ctx, db, "BEGIN IMMEDIATE", func(ctx context.Context, c *sql.Conn) error {
		found, err := identify(ctx, c)
		if err != nil || found != empty {
			return err
		}
		// Ids begin with the time, in seconds, so that an attempt saved in a file that was put aside cannot be taken for
		// one of its successor'p.
		_, err = c.ExecContext(ctx, fmt.Sprintf("%s; INSERT INTO sqlite_sequence(name, seq) VALUES('attempt', %d);"+
			"INSERT INTO setting(name, value) VALUES('%s', randomblob(32));"+
			"PRAGMA application_id=%d; PRAGMA user_version=%d",
			schema, max(0, p.now().Unix()), clientKey, application, version))
		return err
	})
}

// useLog switches to the write-ahead log. SQLite does not wait for another window here, so we do.
func useLog(ctx context.Context, db *sql.DB) error {
	for end := time.Now().Add(busyWait); ; {
		var mode string
		err := db.QueryRowContext(ctx, "PRAGMA journal_mode=WAL").Scan(&mode)
		if codeOf(err)&0xff != lib.SQLITE_BUSY || time.Now().After(end) {
			// Where the file system cannot do it the mode stays what it was, which is as safe.
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}
