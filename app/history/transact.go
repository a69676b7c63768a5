package history

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"time"
)

// work is what a transaction does. It may be run again from the start, on another file, so it keeps its results to
// itself until it is through.
type work func(context.Context, *sql.Conn) error

// read runs a consistent read.
func (p *place) read(ctx context.Context, do work) error {
	return p.run(ctx, false, func(ctx context.Context, f *file) error { return transact(ctx, f.db, "BEGIN", do) })
}

// write runs a change as a whole or not at all. Once it returns nil the change is on the disk, in the file that the path
// names.
func (p *place) write(ctx context.Context, do work) error {
	return p.run(ctx, true, func(ctx context.Context, f *file) error {
		return transact(ctx, f.db, "BEGIN IMMEDIATE", func(ctx context.Context, c *sql.Conn) error {
			if err := upgrade(ctx, c); err != nil {
				return err
			}
			return do(ctx, c)
		})
	})
}

// run does something with the opened file, again on another one if it turns out to be damaged or put aside.
func (p *place) run(ctx context.Context, writing bool, do func(context.Context, *file) error) error {
	otherwise := ErrUnreadable
	if writing {
		otherwise = ErrNotWritten
	}
	for try := 1; ; try++ {
		f, err := p.ready(ctx)
		if err != nil {
			return err
		}
		if writing && f.readOnly {
			return fail(ErrReadOnly, p.path, nil)
		}
		err = explain(ctx, do(ctx, f), otherwise, p.path)
		switch {
		case try == 3:
			return err
		case errors.Is(err, ErrDamaged):
			if err := p.reject(ctx, f, err); err != nil {
				return err
			}
		case err != nil && ctx.Err() == nil && !p.holds(f):
			// Closed under our hands, since another goroutine found it put aside.
		case err == nil && writing && !p.isCurrent(f):
			// Put aside by another window while we wrote to it.
		default:
			return err
		}
	}
}

// ready opens the file where it is not open, or no longer the one that the path names.
func (p *place) ready(ctx context.Context) (*file, error) {
	f, err := p.opened(ctx)
	if err != nil {
		return nil, err
	}
	p.onOpened(f)
	return f, nil
}

func (p *place) opened(ctx context.Context) (*file, error) {
	if f, err := p.held(); err != nil || f != nil && p.isCurrent(f) {
		return f, err
	}
	select {
	case p.gate <- struct{}{}:
		defer func() { <-p.gate }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	f, err := p.held()
	if err != nil || f != nil && p.isCurrent(f) {
		return f, err
	}
	if f != nil {
		p.drop(f)
	}
	f, err = p.open(ctx)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		_ = f.db.Close()
		return nil, fail(ErrClosed, "", nil)
	}
	p.file = f
	return f, nil
}

// reject puts aside a file that turned out to be damaged while it was open.
func (p *place) reject(ctx context.Context, f *file, cause error) error {
	select {
	case p.gate <- struct{}{}:
		defer func() { <-p.gate }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if !p.holds(f) {
		return nil
	}
	p.drop(f)
	return p.putAside(ctx, f.info, cause)
}

func (p *place) held() (*file, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, fail(ErrClosed, "", nil)
	}
	return p.file, nil
}

func (p *place) holds(f *file) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.file == f
}

func (p *place) drop(f *file) {
	p.mu.Lock()
	if p.file == f {
		p.file = nil
	}
	p.mu.Unlock()
	_ = f.db.Close()
}

// transact runs a transaction on a connection of its own. A context that ends during the commit does not end it, so that
// an error always means that nothing was stored.
func transact(ctx context.Context, db *sql.DB, begin string, do work) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err = conn.ExecContext(ctx, begin); err == nil {
		err = do(ctx, conn)
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*busyWait)
	defer cancel()
	if err == nil {
		_, err = conn.ExecContext(end, "COMMIT")
	}
	if err != nil {
		// Often there is no transaction left; a connection that has one anyhow must not be used again.
		if _, undo := conn.ExecContext(end, "ROLLBACK"); undo != nil {
			_ = conn.Raw(func(any) error { return driver.ErrBadConn })
		}
	}
	return err
}

// stamp is a time as it is stored, and its zone in seconds east of UTC.
// What lies outside of 1970 to 2242 is cut to that.
func stamp(t time.Time) (nanoseconds int64, zone int) {
	_, zone = t.Zone()
	switch first, last := time.Unix(0, 0), time.Unix(1<<33, 0); {
	case t.Before(first):
		return 0, zone
	case t.After(last):
		return last.UnixNano(), zone
	}
	return t.UnixNano(), zone
}

func unstamp(nanoseconds int64, zone int) time.Time {
	t := time.Unix(0, nanoseconds)
	if _, local := t.Zone(); local == zone {
		return t
	}
	return t.In(time.FixedZone("", zone))
}
