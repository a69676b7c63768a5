package history

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"unicode"
)

// SetNote replaces the note of an attempt.
func (s *Store) SetNote(ctx context.Context, id int64, note string) error {
	if s.options.RedactText == nil {
		return fail(ErrNoRedaction, "", nil)
	}
	note, err := s.options.note(note)
	if err != nil {
		return err
	}
	return s.place.write(ctx, func(ctx context.Context, c *sql.Conn) error {
		done, err := c.ExecContext(ctx, "UPDATE attempt SET note=? WHERE id=?", note, id)
		if err := changed(done, err); err != nil {
			return err
		}
		return updateOwnWords(ctx, c, id)
	})
}

// SetTags replaces the tags of an attempt. Blanks around them, empty ones and doubles are dropped.
func (s *Store) SetTags(ctx context.Context, id int64, tags []string) error {
	if s.options.RedactText == nil {
		return fail(ErrNoRedaction, "", nil)
	}
	tags, err := s.options.tags(tags)
	if err != nil {
		return err
	}
	return s.place.write(ctx, func(ctx context.Context, c *sql.Conn) error {
		done, err := c.ExecContext(ctx, "UPDATE attempt SET tags=? WHERE id=?", strings.Join(tags, "\n"), id)
		if err := changed(done, err); err != nil {
			return err
		}
		if _, err := c.ExecContext(ctx, "DELETE FROM tag WHERE attempt=?", id); err != nil {
			return err
		}
		if err := insertTags(ctx, c, id, tags); err != nil {
			return err
		}
		return updateOwnWords(ctx, c, id)
	})
}

// note redacts a note and checks its length.
func (o Options) note(note string) (string, error) {
	if len(note) > MaxNote {
		return "", fail(ErrNoteTooLong, fmt.Sprintf("%d bytes of at most %d", len(note), MaxNote), nil)
	}
	if note == "" {
		return "", nil
	}
	return o.RedactText(note), nil
}

// tags redacts tags, tidies them and checks their number and length.
func (o Options) tags(tags []string) (tidy []string, err error) {
	seen := map[string]bool{}
	for _, t := range tags {
		if len(t) > MaxTag {
			return nil, fail(ErrTagTooLong, fmt.Sprintf("%d bytes of at most %d", len(t), MaxTag), nil)
		}
		t = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(t, " "), func(r rune) bool {
			return unicode.IsSpace(r) || unicode.IsControl(r)
		}), " ")
		if t == "" || seen[fold(t)] {
			continue
		}
		seen[fold(t)] = true
		tidy = append(tidy, o.RedactText(t))
	}
	if len(tidy) > MaxTags {
		return nil, fail(ErrTooManyTags, fmt.Sprintf("%d of at most %d", len(tidy), MaxTags), nil)
	}
	return tidy, nil
}

// lines reads the tags of an attempt as they are stored.
func lines(tags string) []string {
	if tags == "" {
		return nil
	}
	return strings.Split(tags, "\n")
}

func insertTags(ctx context.Context, c *sql.Conn, id int64, tags []string) error {
	for _, t := range tags {
		// Redaction may have made two of them the same.
		if _, err := c.ExecContext(ctx, "INSERT INTO tag(attempt, folded, name) VALUES(?, ?, ?) ON CONFLICT DO NOTHING",
			id, fold(t), t); err != nil {
			return err
		}
	}
	return nil
}

// updateOwnWords makes the note and the tags that are stored found.
func updateOwnWords(ctx context.Context, c *sql.Conn, id int64) error {
	var note, tags string
	if err := c.QueryRowContext(ctx, "SELECT note, tags FROM attempt WHERE id=?", id).Scan(&note, &tags); err != nil {
		return err
	}
	w, err := loadWords(ctx, c, id)
	if err != nil {
		return err
	}
	w.own = fold(note + "\n" + tags)
	return w.store(ctx, c, id)
}

// changed turns a change of nothing into ErrUnknown.
func changed(done sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return fail(ErrUnknown, "", err)
	}
	return nil
}

// column reads a query of one text.
func column(ctx context.Context, c *sql.Conn, query string, args ...any) (list []string, err error) {
	rows, err := c.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		list = append(list, text)
	}
	return list, rows.Err()
}
