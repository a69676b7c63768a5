package history

import (
	"context"
	"database/sql"
	"time"
)

// keepMedia is how long pictures and sounds are kept where the platform's terms allow it.
const keepMedia = 30 * 24 * time.Hour

// purgeEvery is how long a window that stays open waits with the next purge.
const purgeEvery = 24 * time.Hour

// Limits of one purge, so that it never gets in the way; the rest waits for the next one.
const (
	purgeAtOnce = 20
	purgeRounds = 500
	purgeTime   = time.Minute
)

// purgeDaily begins a purge where none was begun for a day. Every use of the history leads here, so that a window that
// stays open needs no timer.
func (s *Store) purgeDaily(f *file) {
	now := s.options.Now().Round(0) // the wall's clock: a computer sleeps
	s.mu.Lock()
	defer s.mu.Unlock()
	since := now.Sub(s.purged) // less than 0 where the clock was set back
	if s.closed || f.readOnly || 0 <= since && since < purgeEvery {
		return
	}
	s.purged = now
	s.tasks.Go(s.purge)
}

// purge removes pictures and sounds that are older than they may be, and those that the terms forbid if they were
// stored while that was switched on. It runs in the background.
func (s *Store) purge() {
	ctx, cancel := context.WithTimeout(s.ctx, purgeTime)
	defer cancel()
	removed := 0
	for range purgeRounds {
		n, err := s.purgeSome(ctx)
		removed += n
		if err != nil || n == 0 {
			break // it is tried again the next day
		}
	}
	if removed > 0 {
		_ = s.shrink(ctx)
	}
	s.giveBack() // what an earlier run left
}

// purgeSome removes some, and returns how many attempts or calls it went through. Most times there is nothing to do,
// and then nothing is written.
func (s *Store) purgeSome(ctx context.Context) (n int, err error) {
	var calls, attempts []int64
	var keeps bool
	err = s.place.read(ctx, func(ctx context.Context, c *sql.Conn) (err error) {
		before, _ := stamp(s.options.Now().Add(-keepMedia))
		calls, err = numbers(ctx, c, "SELECT call FROM part WHERE media AND started<? LIMIT ?", before, purgeAtOnce)
		if err == nil {
			keeps, err = keepsCloudMedia(ctx, c)
		}
		if err == nil && !keeps {
			attempts, err = numbers(ctx, c, "SELECT id FROM attempt WHERE kept LIMIT ?", purgeAtOnce)
		}
		return err
	})
	if n = len(calls) + len(attempts); err != nil || n == 0 {
		return n, err
	}
	return n, s.place.write(ctx, func(ctx context.Context, c *sql.Conn) error {
		for _, call := range calls {
			if err := removeMedia(ctx, c, call, Expired); err != nil {
				return err
			}
		}
		if keeps, err := keepsCloudMedia(ctx, c); err != nil || keeps {
			return err // it was switched on a moment ago
		}
		for _, id := range attempts {
			if err := applyTerms(ctx, c, id); err != nil {
				return err
			}
		}
		return nil
	})
}

func removeMedia(ctx context.Context, c *sql.Conn, call int64, why Gone) error {
	if _, err := c.ExecContext(ctx, "DELETE FROM part WHERE call=? AND media", call); err != nil {
		return err
	}
	_, err := c.ExecContext(ctx, "UPDATE call SET gone=? WHERE id=?", why, call)
	return err
}

func numbers(ctx context.Context, c *sql.Conn, query string, args ...any) (list []int64, err error) {
	rows, err := c.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, rows.Err()
}
