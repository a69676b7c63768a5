package history

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// Attempt loads an attempt with all that is stored of it, or fails with ErrUnknown.
func (s *Store) Attempt(ctx context.Context, id int64) (a *attempt.Attempt, err error) {
	err = s.place.read(ctx, func(ctx context.Context, c *sql.Conn) error {
		a, err = loadAttempt(ctx, c, id, s.loading)
		return err
	})
	if err != nil {
		return nil, err
	}
	return a, nil
}

// maxLoad bounds the bodies of one attempt, in bytes: 200 sounds of 16 MiB each would fill the memory.
const maxLoad = 256 << 20

func loadAttempt(ctx context.Context, c *sql.Conn, id, limit int64) (*attempt.Attempt, error) {
	var (
		a              = &attempt.Attempt{ID: id}
		started        int64
		zone           int
		platform, kind string
		tags           string
		verdict        sql.NullString
		finding        sql.NullString
	)
	columns, err := columnsOf(ctx, c)
	if err != nil {
		return nil, err
	}
	err = c.QueryRowContext(ctx, `
		SELECT started, zone, profile, platform, host, kind, key, verdict, note, tags, `+columns.byHand+`,
			(SELECT data FROM finding WHERE id=attempt.finding)
		FROM attempt WHERE id=?`, id).
		Scan(&started, &zone, &a.Caller.Profile, &platform, &a.Caller.Host, &kind, &a.Key, &verdict, &a.Note, &tags, &a.KeyByHand, &finding)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fail(ErrUnknown, fmt.Sprint(id), nil)
	}
	if err != nil {
		return nil, err
	}
	a.Started, a.Platform, a.Kind = unstamp(started, zone), naver.Platform(platform), naver.Kind(kind)
	if a.Verdict, err = decode[naver.Verdict](verdict); err != nil {
		return nil, err
	}
	if a.Finding, err = decode[attempt.Finding](finding); err != nil {
		return nil, err
	}
	a.Tags = lines(tags)
	return a, loadCalls(ctx, c, a, limit)
}

// loadCalls loads the last calls of an attempt, and the bodies of the last ones up to a limit.
func loadCalls(ctx context.Context, c *sql.Conn, a *attempt.Attempt, limit int64) error {
	columns, err := columnsOf(ctx, c)
	if err != nil {
		return err
	}
	rows, err := c.QueryContext(ctx, `
		SELECT `+columns.ofCall+`, started, zone, call, kind, err, exchange, body_size, gone,
			(SELECT data FROM finding WHERE id=finding),
			CASE WHEN loaded THEN (SELECT bytes FROM part WHERE call=id AND name='body') END,
			NOT loaded AND EXISTS (SELECT 1 FROM part WHERE call=id)
		FROM (SELECT *, sum(body_size+media_size) OVER (ORDER BY position DESC) <= ? AS loaded FROM call
			WHERE attempt=? AND position > (SELECT max(position) FROM call WHERE attempt=?) - ?)
		ORDER BY position`, limit, a.ID, a.ID, MaxCalls)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var (
			l                 = attempt.Call{Source: attempt.History, Platform: a.Platform, Caller: a.Caller}
			started           int64
			zone              int
			call, kind, text  string
			exchange, finding sql.NullString
			key, verdict      sql.NullString
			simulated         sql.NullBool
			source, platform  sql.NullString
			origin            sql.NullString
			body              []byte
			left              bool
		)
		err := rows.Scan(&key, &verdict, &simulated, &source, &platform, &origin, &started, &zone, &call, &kind, &text, &exchange, &l.BodySize,
			&l.Missing, &finding, &body, &left)
		if err != nil {
			return err
		}
		l.Start, l.Call, l.Kind = unstamp(started, zone), naver.Call(call), naver.Kind(kind)
		if l.Finding, err = decode[attempt.Finding](finding); err != nil {
			return err
		}
		if text != "" {
			l.Err = recordedError(text)
		}
		l.Key, l.Caller.Simulated = key.String, simulated.Bool
		if l.Verdict, err = decode[naver.Verdict](verdict); err != nil {
			return err
		}
		if !key.Valid {
			likeItsAttempt(&l, a)
		}
		d, err := decode[details](exchange)
		if err != nil {
			return err
		}
		if d != nil {
			l.Exchange = d.exchange()
			l.Exchange.Body = body
		}
		if left {
			l.Missing = NotLoaded
		}
		l.Known = attempt.WholeOf(l.Exchange)
		if err := (storedSource{source, platform, origin}).tell(&l); err != nil {
			return err
		}
		if l.Missing != Kept {
			l.Known.Body = attempt.NotRecorded
		}
		l.KeyByHand = a.KeyByHand && l.Call != naver.Issue
		a.Caller.Simulated, a.Caller.Program = l.Caller.Simulated, l.Caller.Program
		a.Calls = append(a.Calls, l)
	}
	return rows.Err()
}

// recordedError is what is left of an error: its text.
type recordedError string

func (e recordedError) Error() string { return string(e) }

// decode reads a column of JSON; nil for none. What cannot be read was not written by us.
func decode[T any](column sql.NullString) (*T, error) {
	if !column.Valid {
		return nil, nil
	}
	v := new(T)
	if err := json.Unmarshal([]byte(column.String), v); err != nil {
		return nil, fail(ErrUnreadable, "a damaged entry", err)
	}
	return v, nil
}
