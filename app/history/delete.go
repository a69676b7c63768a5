package history

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

// Limits of one transaction: what is deleted goes through the log before it is gone, and other windows wait for it.
const (
	deleteAtOnce  = 1000     // attempts
	deletedAtOnce = 32 << 20 // bytes of bodies, unless one attempt has more
)

// Delete removes attempts, at most MaxChosen, with all that belongs to them; ids that are unknown are no error. What is
// deleted is overwritten in the file. An error or a cancelled context may leave some of them deleted.
func (s *Store) Delete(ctx context.Context, ids ...int64) error {
	if len(ids) > MaxChosen {
		return fail(ErrTooManyChosen, fmt.Sprint(len(ids)), nil)
	}
	_, err := s.deleteAll(ctx, "id IN (SELECT value FROM json_each(?))", list(ids))
	return err
}

// DeleteBefore removes all attempts that were started before a time, and returns how many. An error or a cancelled
// context may leave some of them deleted; deleted counts those.
func (s *Store) DeleteBefore(ctx context.Context, t time.Time) (deleted int, err error) {
	before, _ := stamp(t)
	return s.deleteAll(ctx, "started<?", before)
}

// deleteAll deletes the attempts that a condition selects, the oldest first.
func (s *Store) deleteAll(ctx context.Context, condition string, value any) (deleted int, err error) {
	for {
		var n int
		err := s.place.write(ctx, func(ctx context.Context, c *sql.Conn) error {
			ids, err := deletedNext(ctx, c, condition, value)
			if n = len(ids); err != nil || n == 0 {
				return err
			}
			return deleteAttempts(ctx, c, ids)
		})
		if err != nil {
			return deleted, err
		}
		deleted += n
		if n == 0 {
			return deleted, s.shrink(ctx)
		}
	}
}

// deletedNext are the attempts of one transaction.
func deletedNext(ctx context.Context, c *sql.Conn, condition string, value any) (ids []int64, err error) {
	rows, err := c.QueryContext(ctx, `SELECT id, (SELECT total(body_size+media_size) FROM call WHERE attempt=attempt.id)
		FROM attempt WHERE `+condition+" ORDER BY started LIMIT ?", value, deleteAtOnce)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for bytes := 0.0; bytes < deletedAtOnce && rows.Next(); {
		var id int64
		var of float64
		if err := rows.Scan(&id, &of); err != nil {
			return nil, err
		}
		ids, bytes = append(ids, id), bytes+of
	}
	return ids, rows.Err()
}

// list is numbers as one value of a statement, for json_each.
func list(numbers []int64) string {
	text, err := json.Marshal(numbers)
	if err != nil {
		panic(err) // numbers can be written
	}
	return string(text)
}

// deleteAttempts deletes attempts, and the findings that were theirs alone.
func deleteAttempts(ctx context.Context, c *sql.Conn, ids []int64) error {
	all := list(ids)
	findings, err := numbers(ctx, c, `SELECT finding FROM attempt WHERE finding IS NOT NULL AND id IN (SELECT value FROM json_each(?1))
		UNION SELECT finding FROM call WHERE finding IS NOT NULL AND attempt IN (SELECT value FROM json_each(?1))`, all)
	if err != nil {
		return err
	}
	if _, err := c.ExecContext(ctx, "DELETE FROM attempt WHERE id IN (SELECT value FROM json_each(?))", all); err != nil {
		return err
	}
	return deleteUnused(ctx, c, findings...)
}

// deleteUnused deletes those of some findings that nothing refers to any more. What NAVER is to be sent about a fault
// of theirs has the time of its call in it, so such a finding is of one call only.
func deleteUnused(ctx context.Context, c *sql.Conn, findings ...int64) error {
	_, err := c.ExecContext(ctx, `DELETE FROM finding WHERE id IN (SELECT value FROM json_each(?))
		AND NOT EXISTS (SELECT 1 FROM attempt WHERE finding=finding.id)
		AND NOT EXISTS (SELECT 1 FROM call WHERE finding=finding.id)`, list(findings))
	return err
}
