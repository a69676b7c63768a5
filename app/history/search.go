package history

import (
	"context"
	"database/sql"
	"strings"

	"navercaptcha/naver"
)

// Limits of a search.
const (
	defaultLimit = 100
	maxLimit     = 10_000
	maxTerms     = 10  // words of a query's text; the rest is ignored
	noteStart    = 200 // characters of a note in a list
)

// Search lists the attempts that a query selects, the one saved last first, whatever the clock said then.
func (s *Store) Search(ctx context.Context, q Query) (found []Summary, err error) {
	where, args := q.where()
	limit := q.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	args = append(args, min(limit, maxLimit), max(0, q.Offset))
	err = s.run(ctx, false, func(ctx context.Context, f *file) error {
		prepared, done, err := f.prepare(ctx, searchQuery(where))
		if err != nil {
			return err
		}
		defer done()
		found, err = search(ctx, prepared, args)
		return err
	})
	return found, err
}

// Count is how many attempts a query selects, whatever its Limit and Offset.
func (s *Store) Count(ctx context.Context, q Query) (n int, err error) {
	where, args := q.where()
	err = s.read(ctx, func(ctx context.Context, c *sql.Conn) error {
		return c.QueryRowContext(ctx, "SELECT count(*) FROM attempt AS a"+where, args...).Scan(&n)
	})
	return n, err
}

func searchQuery(where string) string {
	return `SELECT a.id, a.started, a.zone, a.profile, a.platform, a.host, a.kind, a.outcome, a.response_time, a.rule,
		substr(a.note, 1, 200), a.tags, a.calls
		FROM attempt AS a` + where + ` ORDER BY a.id DESC LIMIT ? OFFSET ?`
}

// statement is a search ready to run again: reading its SQL is a good part of the work, and while a person types only
// the values change.
type statement struct {
	*sql.Stmt
	query string
}

// prepare takes the last search if it is the same one, and makes it otherwise. done gives it back.
func (f *file) prepare(ctx context.Context, query string) (s statement, done func(), err error) {
	s = f.exchangeSearch(statement{})
	if s.query != query {
		s.close()
		s = statement{query: query}
		if s.Stmt, err = f.db.PrepareContext(ctx, query); err != nil {
			return statement{}, nil, err
		}
	}
	return s, func() { f.exchangeSearch(s).close() }, nil
}

func (f *file) exchangeSearch(in statement) (out statement) {
	f.mu.Lock()
	defer f.mu.Unlock()
	out, f.search = f.search, in
	return out
}

func (s statement) close() {
	if s.Stmt != nil {
		_ = s.Close()
	}
}

// where is the condition of a query with its values.
func (q Query) where() (condition string, args []any) {
	var all []string
	and := func(c string, values ...any) {
		all = append(all, c)
		args = append(args, values...)
	}
	if q.Platform != "" {
		and("a.platform=?", string(q.Platform))
	}
	if q.Kind != "" {
		and("a.kind=?", string(q.Kind))
	}
	if q.Verdict != AnyOutcome {
		and("a.outcome=?", string(q.Verdict))
	}
	if q.Finding != "" {
		and("a.rule=?", q.Finding)
	}
	if q.Tag != "" {
		and("a.id IN (SELECT attempt FROM tag WHERE folded=?)", fold(strings.TrimSpace(q.Tag)))
	}
	// The plus keeps SQLite from sorting by time what it can read in the order of ids.
	if !q.Since.IsZero() {
		from, _ := stamp(q.Since)
		and("+a.started>=?", from)
	}
	if !q.Until.IsZero() {
		to, _ := stamp(q.Until)
		and("+a.started<?", to)
	}
	for i, term := range strings.Fields(fold(q.Text)) {
		if i == maxTerms {
			break
		}
		and(`(a.finding IN (SELECT id FROM finding WHERE instr(words, ?)>0)
			OR instr(a.words, ?)>0)`, term, term)
	}
	if len(all) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(all, " AND "), args
}

func search(ctx context.Context, statement statement, args []any) (found []Summary, err error) {
	rows, err := statement.QueryContext(ctx, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var (
			s                             Summary
			started                       int64
			zone                          int
			platform, kind, outcome, tags string
			responseTime                  sql.NullFloat64
		)
		err := rows.Scan(&s.ID, &started, &zone, &s.Profile, &platform, &s.Host, &kind, &outcome, &responseTime,
			&s.Finding, &s.Note, &tags, &s.Calls)
		if err != nil {
			return nil, err
		}
		s.Started, s.Platform, s.Kind = unstamp(started, zone), naver.Platform(platform), naver.Kind(kind)
		s.Outcome = Outcome(outcome)
		s.ResponseTime = naver.ResponseTime{Seconds: responseTime.Float64, Reported: responseTime.Valid}
		s.Note = cut(s.Note, noteStart)
		s.Tags = lines(tags)
		found = append(found, s)
	}
	return found, rows.Err()
}
