package history

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// deleteAtOnce bounds one transaction: what is deleted goes through the log before it is gone.
const deleteAtOnce = 50

// Delete removes attempts, at most MaxChosen, with all that belongs to them; ids that are unknown are no error. What is deleted is
// overwritten in the file. An error or a cancelled context may leave some of them deleted.
func (s *Store) Delete(ctx context.Context, ids ...int64) error {
	if len(ids) > MaxChosen {
		return fail(ErrTooManyChosen, fmt.Sprint(len(ids)), nil)
	}
	for start := 0; start < len(ids); start += deleteAtOnce {
		chunk := ids[start:min(start+deleteAtOnce, len(ids))]
		err := s.write(ctx, func(ctx context.Context, c *sql.Conn) error {
			for _, id := range chunk {
				if _, err := c.ExecContext(ctx, "DELETE FROM attempt WHERE id=?", id); err != nil {
					return err
				}
			}
			return nil
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
		var n int64
		err := s.write(ctx, func(ctx context.Context, c *sql.Conn) error {
			done, err := c.ExecContext(ctx, `DELETE FROM attempt WHERE id IN
				(SELECT id FROM attempt WHERE started<? ORDER BY started LIMIT ?)`, before, deleteAtOnce)
			if err != nil {
				return err
			}
			n, err = done.RowsAffected()
			return err
		})
		deleted += int(n)
		if err != nil {
			return deleted, err
		}
		if n < deleteAtOnce {
			return deleted, s.shrink(ctx)
		}
	}
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
