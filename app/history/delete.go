package history

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// deleteAtOnce bounds one transaction: what is deleted goes through the log before it is gone.
const deleteAtOnce = 50

// Delete removes attempts, at most MaxChosen, with all that belongs to them; ids that are unknown are no error. What is
// deleted is overwritten in the file. An error or a cancelled context may leave some of them deleted.
func (s *Store) Delete(ctx context.Context, ids ...int64) error {
	if len(ids) > MaxChosen {
		return fail(ErrTooManyChosen, fmt.Sprint(len(ids)), nil)
	}
	for start := 0; start < len(ids); start += deleteAtOnce {
		chunk := ids[start:min(start+deleteAtOnce, len(ids))]
		err := s.write(ctx, func(ctx context.Context, c *sql.Conn) error {
			return deleteAttempts(ctx, c, chunk)
		})
		if err != nil {
			return err
		}
	}
	return s.shrink(ctx)
}

// DeleteBefore removes all attempts that were started before a time, and returns how many. An error or a cancelled
// context may leave some of them deleted; deleted counts those.
func (s *Store) DeleteBefore(ctx context.Context, t time.Time) (deleted int, err error) {
	before, _ := stamp(t)
	for {
		var n int
		err := s.write(ctx, func(ctx context.Context, c *sql.Conn) error {
			ids, err := numbers(ctx, c, "SELECT id FROM attempt WHERE started<? ORDER BY started LIMIT ?", before, deleteAtOnce)
			if err != nil {
				return err
			}
			n = len(ids)
			return deleteAttempts(ctx, c, ids)
		})
		if err != nil {
			return deleted, err
		}
		deleted += n
		if n < deleteAtOnce {
			return deleted, s.shrink(ctx)
		}
	}
}

// deleteAttempts deletes attempts, and the findings that were theirs alone.
func deleteAttempts(ctx context.Context, c *sql.Conn, ids []int64) error {
	for _, id := range ids {
		findings, err := numbers(ctx, c, `SELECT finding FROM attempt WHERE id=?1 AND finding IS NOT NULL
			UNION SELECT finding FROM call WHERE attempt=?1 AND finding IS NOT NULL`, id)
		if err != nil {
			return err
		}
		if _, err := c.ExecContext(ctx, "DELETE FROM attempt WHERE id=?", id); err != nil {
			return err
		}
		if err := deleteUnused(ctx, c, findings...); err != nil {
			return err
		}
	}
	return nil
}

// deleteUnused deletes those of some findings that nothing refers to any more. What NAVER is to be sent about a fault
// of theirs has the time of its call in it, so such a finding is of one call only.
func deleteUnused(ctx context.Context, c *sql.Conn, findings ...int64) error {
	for _, id := range findings {
		if _, err := c.ExecContext(ctx, `DELETE FROM finding WHERE id=?1
			AND NOT EXISTS (SELECT 1 FROM attempt WHERE finding=?1)
			AND NOT EXISTS (SELECT 1 FROM call WHERE finding=?1)`, id); err != nil {
			return err
		}
	}
	return nil
}

// shrink gives the room of what was deleted back to the disk, and empties the log, which still holds it. Where another
// window is busy this is left to the next time.
func (s *Store) shrink(ctx context.Context) error {
	f, err := s.ready(ctx)
	if err != nil {
		return err
	}
	for _, statement := range []string{"PRAGMA incremental_vacuum(25000)", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		rows, err := f.db.QueryContext(ctx, statement)
		if err != nil {
			return ctx.Err()
		}
		for rows.Next() {
			continue // each step of it frees a page
		}
		_ = rows.Close()
	}
	return ctx.Err()
}
