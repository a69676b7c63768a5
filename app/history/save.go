package history

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// Save stores an attempt, or the new state of one, and sets its ID if it had none. Once it returns nil the attempt
// survives a killed process and a power cut; on any error nothing of this call is stored.
//
// It may be called after each call of the attempt: calls that are already stored are known by start, kind of call and
// the exchange's id, and are neither redacted nor written again, and stored calls that are not in Calls any more stay,
// and so does the verdict where the new state has none. Started, Note and Tags are taken when the attempt is new only;
// afterwards SetNote and SetTags change those, since another window may have. An attempt that was deleted meanwhile is
// stored anew.
func (s *Store) Save(ctx context.Context, a *attempt.Attempt) error {
	if s.options.Redact == nil || s.options.RedactText == nil {
		return fail(ErrNoRedaction, "", nil)
	}
	var (
		file known
		p    *prepared
		id   int64
	)
	err := s.place.read(ctx, func(ctx context.Context, c *sql.Conn) (err error) {
		file, err = look(ctx, c, a.ID)
		return err
	})
	if err != nil {
		return err
	}
	if p, err = s.options.prepare(a, file); err != nil {
		return err
	}
	err = s.place.write(ctx, func(ctx context.Context, c *sql.Conn) error {
		now, err := look(ctx, c, a.ID)
		if err != nil {
			return err
		}
		// Since we looked, it was deleted, its file put aside, or it was switched what is kept.
		if len(now.calls) < len(file.calls) || now.cloud != file.cloud {
			if p, err = s.options.prepare(a, now); err != nil {
				return err
			}
			file = now
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

// known is what saving an attempt needs to know of the file.
type known struct {
	calls map[string]bool // the identities of those that are stored
	cloud bool            // what NAVER Cloud's terms forbid to keep is kept
}

// look asks the file about an attempt.
func look(ctx context.Context, c *sql.Conn, attempt int64) (file known, err error) {
	if file.cloud, err = keepsCloudMedia(ctx, c); err != nil {
		return known{}, err
	}
	list, err := column(ctx, c, "SELECT identity FROM call WHERE attempt=?", attempt)
	file.calls = map[string]bool{}
	for _, identity := range list {
		file.calls[identity] = true
	}
	return file, err
}

// forbids tells whether pictures, sounds and answers of a platform must not be stored.
func (k known) forbids(p naver.Platform) bool { return underTerms(p) && !k.cloud }

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
			finding, rule, answer, kept, calls, note, tags, by_hand, words)
		VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, 0, ?, ?, ?, '')
		ON CONFLICT(id) DO UPDATE SET profile=excluded.profile,
			platform=excluded.platform, host=excluded.host, kind=excluded.kind, key=excluded.key,
			outcome=iif(excluded.verdict IS NULL, outcome, excluded.outcome),
			response_time=iif(excluded.verdict IS NULL, response_time, excluded.response_time),
			verdict=coalesce(excluded.verdict, verdict), finding=excluded.finding, rule=excluded.rule,
			kept=max(kept, excluded.kept), by_hand=excluded.by_hand
		RETURNING id`,
		idOrNone, started, zone, p.Caller.Profile, string(p.Platform), p.Caller.Host, string(p.Kind), p.Key, string(p.outcome),
		responseTime, textOrNull(p.verdict), finding, rule, p.kept, p.Note, strings.Join(p.Tags, "\n"), p.KeyByHand).Scan(&id)
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
			media_size, gone, key, verdict, simulated, source, platform, origin)
		VALUES(?1, (SELECT coalesce(max(position), 0) + 1 FROM call WHERE attempt=?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,
			?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
		ON CONFLICT(attempt, identity) DO NOTHING RETURNING id`,
		attempt, p.identity, started, zone, string(p.Call.Call), string(p.Kind), finding, p.err, textOrNull(p.exchange),
		p.BodySize, p.mediaSize, p.Missing, p.Key, textOrNull(p.verdict), p.Caller.Simulated,
		string(p.Source), string(p.Platform), textOrNull(p.origin)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) { // another window stored it a moment ago
		if own, ok := finding.(int64); ok {
			return deleteUnused(ctx, c, own)
		}
		return nil
	}
	if err != nil {
		return err
	}
	if len(p.body) == 0 {
		return nil
	}
	keptFrom, _ := stamp(p.keptFrom)
	_, err = c.ExecContext(ctx, "INSERT INTO part(call, name, media, started, bytes) VALUES(?, 'body', ?, ?, ?)",
		id, p.bodyIsMedia, keptFrom, p.body)
	return err
}

// insertFinding stores a finding once, and returns its id, or nil for none.
func insertFinding(ctx context.Context, c *sql.Conn, f *attempt.Finding) (id any, err error) {
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
