package history

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"navercaptcha/naver/diagnosis"
)

// Save stores an attempt, or the new state of one, and sets its ID if it had none. Once it returns nil the attempt
// survives a killed process and a power cut; on any error nothing of this call is stored.
//
// It may be called after each call of the attempt: calls that are already stored are known by start, kind of call and
// the exchange's id, and are neither redacted nor written again, and stored calls that are not in Calls any more stay,
// and so does the verdict where the new state has none. Started, Note and Tags are taken when the attempt is new only;
// afterwards SetNote and SetTags change those, since another window may have. An attempt that was deleted meanwhile is
// stored anew.
func (s *Store) Save(ctx context.Context, a *Attempt) error {
	if s.options.Redact == nil || s.options.RedactText == nil {
		return fail(ErrNoRedaction, "", nil)
	}
	stored, err := s.storedCalls(ctx, a.ID)
	if err != nil {
		return err
	}
	p, err := s.prepare(a, stored)
	if err != nil {
		return err
	}
	var id int64
	err = s.write(ctx, func(ctx context.Context, c *sql.Conn) error {
		// It has been deleted, or its file put aside, since we looked: everything is needed again.
		if len(stored) > 0 {
			if now, err := identities(ctx, c, a.ID); err != nil {
				return err
			} else if len(now) < len(stored) {
				if p, err = s.prepare(a, nil); err != nil {
					return err
				}
				stored = nil
			}
		}
		id, err = p.write(ctx, c)
		return err
	})
	if err != nil {
		return err
	}
	a.ID = id
	return nil
}

// storedCalls tells which calls of an attempt are stored.
func (s *Store) storedCalls(ctx context.Context, id int64) (stored map[string]bool, err error) {
	if id == 0 {
		return nil, nil
	}
	err = s.read(ctx, func(ctx context.Context, c *sql.Conn) error {
		stored, err = identities(ctx, c, id)
		return err
	})
	return stored, err
}

func identities(ctx context.Context, c *sql.Conn, id int64) (map[string]bool, error) {
	list, err := column(ctx, c, "SELECT identity FROM call WHERE attempt=?", id)
	set := map[string]bool{}
	for _, i := range list {
		set[i] = true
	}
	return set, err
}

// write stores what was prepared.
func (p *prepared) write(ctx context.Context, c *sql.Conn) (id int64, err error) {
	finding, err := insertFinding(ctx, c, p.Finding)
	if err != nil {
		return 0, err
	}
	var rule string
	if p.Finding != nil {
		rule = p.Finding.Rule
	}
	var responseTime any
	if p.Verdict != nil && p.Verdict.ResponseTime.Reported {
		responseTime = p.Verdict.ResponseTime.Seconds
	}
	started, zone := stamp(p.Started)
	var idOrNone any
	if p.ID != 0 {
		idOrNone = p.ID
	}
	var stored int
	var replaced sql.NullInt64
	err = c.QueryRowContext(ctx, "SELECT count(*), max(finding) FROM attempt WHERE id=?", idOrNone).Scan(&stored, &replaced)
	if err != nil {
		return 0, err
	}
	fresh := stored == 0
	err = c.QueryRowContext(ctx, `
		INSERT INTO attempt(id, started, zone, profile, platform, host, kind, key, outcome, response_time, verdict,
			finding, rule, answer, kept, calls, note, tags, words)
		VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, '')
		ON CONFLICT(id) DO UPDATE SET profile=excluded.profile,
			platform=excluded.platform, host=excluded.host, kind=excluded.kind, key=excluded.key,
			outcome=iif(excluded.verdict IS NULL, outcome, excluded.outcome),
			response_time=iif(excluded.verdict IS NULL, response_time, excluded.response_time),
			verdict=coalesce(excluded.verdict, verdict), finding=excluded.finding, rule=excluded.rule,
			answer=excluded.answer, kept=max(kept, excluded.kept)
		RETURNING id`,
		idOrNone, started, zone, p.Profile, string(p.Platform), p.Host, string(p.Kind), p.Key, string(p.outcome),
		responseTime, textOrNull(p.verdict), finding, rule, p.Answer, p.kept, p.Note, strings.Join(p.Tags, "\n")).Scan(&id)
	if err != nil {
		return 0, err
	}
	if fresh {
		if err := insertTags(ctx, c, id, p.Tags); err != nil {
			return 0, err
		}
	}
	if err := p.writeWords(ctx, c, id, fresh); err != nil {
		return 0, err
	}
	for i := range p.calls {
		if err := p.calls[i].write(ctx, c, id); err != nil {
			return 0, err
		}
	}
	if len(p.calls) > 0 {
		_, err = c.ExecContext(ctx, "UPDATE attempt SET calls=(SELECT count(*) FROM call WHERE attempt=?1) WHERE id=?1", id)
	}
	if err == nil && replaced.Valid && replaced.Int64 != finding {
		err = deleteUnused(ctx, c, replaced.Int64)
	}
	return id, err
}

// writeWords stores what is searched: what changes anew, what calls bring in addition.
func (p *prepared) writeWords(ctx context.Context, c *sql.Conn, id int64, fresh bool) error {
	w := words{own: fold(p.Note + "\n" + strings.Join(p.Tags, "\n"))}
	if !fresh {
		var err error
		if w, err = loadWords(ctx, c, id); err != nil {
			return err
		}
	}
	w.head = p.headWords()
	if len(w.calls) < maxWords {
		w.calls += p.callWords()
	}
	return w.store(ctx, c, id)
}

func (p *preparedCall) write(ctx context.Context, c *sql.Conn, attempt int64) error {
	finding, err := insertFinding(ctx, c, p.Finding)
	if err != nil {
		return err
	}
	started, zone := stamp(p.Start)
	var id int64
	err = c.QueryRowContext(ctx, `
		INSERT INTO call(attempt, position, identity, started, zone, call, kind, finding, err, exchange, body_size,
			media_size, gone, key, verdict, simulated)
		VALUES(?1, (SELECT coalesce(max(position), 0) + 1 FROM call WHERE attempt=?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,
			?11, ?12, ?13, ?14, ?15)
		ON CONFLICT(attempt, identity) DO NOTHING RETURNING id`,
		attempt, p.identity, started, zone, string(p.Call.Call), string(p.Kind), finding, p.Err, textOrNull(p.exchange),
		p.BodySize, p.MediaSize, string(p.Gone), p.Key, textOrNull(p.verdict), p.Simulated).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) { // another window stored it a moment ago
		if own, ok := finding.(int64); ok {
			return deleteUnused(ctx, c, own)
		}
		return nil
	}
	if err != nil {
		return err
	}
	for _, part := range []struct {
		name  string
		media bool
		bytes []byte
	}{{"body", p.bodyIsMedia, p.body}, {"media", true, p.Media}} {
		if len(part.bytes) == 0 {
			continue
		}
		if _, err := c.ExecContext(ctx, "INSERT INTO part(call, name, media, started, bytes) VALUES(?, ?, ?, ?, ?)",
			id, part.name, part.media, started, part.bytes); err != nil {
			return err
		}
	}
	return nil
}

// insertFinding stores a finding once, and returns its id, or nil for none.
func insertFinding(ctx context.Context, c *sql.Conn, f *diagnosis.Finding) (id any, err error) {
	rule, data, err := findingData(f)
	if f == nil || err != nil {
		return nil, err
	}
	var n int64
	err = c.QueryRowContext(ctx, "SELECT id FROM finding WHERE data=?", string(data)).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		err = c.QueryRowContext(ctx, "INSERT INTO finding(rule, data, words) VALUES(?, ?, ?) RETURNING id",
			rule, string(data), findingWords(f)).Scan(&n)
	}
	return n, err
}

func textOrNull(data []byte) any {
	if data == nil {
		return nil
	}
	return string(data)
}
