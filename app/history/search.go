package history

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"math"
	"strconv"
	"strings"

	"navercaptcha/naver"
)

// Limits of a search.
const (
	defaultLimit = 100
	maxLimit     = 10_001
	maxTerms     = 10  // words of a query's text; the rest is ignored
	noteStart    = 200 // characters of a note in a list
)

// Search lists the attempts that a query selects, the one saved last first, whatever the clock said then.
func (s *Store) Search(ctx context.Context, q Query) (found []Summary, err error) {
	limit := q.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	err = s.place.run(ctx, false, func(ctx context.Context, f *file) error {
		few, err := q.fewDays(ctx, f)
		if err != nil {
			return err
		}
		where, args := q.where(few)
		args = append(args, min(limit, maxLimit), max(0, q.Offset))
		prepared, done, err := f.prepare(ctx, searchQuery("a.response_time, "+summaryLine, where))
		if err != nil {
			return err
		}
		defer done()
		found, err = search(ctx, prepared, args)
		return err
	})
	return found, err
}

// summaryLine is all that a list shows of an attempt, the response time aside, as one text: numbers and the lengths of
// the texts, a line's end, and the texts. The library locks and copies for each column anew, which is the dearest part of
// a long list.
const summaryLine = `concat(a.id, ' ', a.started, ' ', a.zone, ' ', a.calls, ' ',
		octet_length(a.profile), ' ', octet_length(a.platform), ' ', octet_length(a.host), ' ', octet_length(a.kind), ' ',
		octet_length(a.outcome), ' ', octet_length(a.rule), ' ', octet_length(a.tags), char(10),
		a.profile, a.platform, a.host, a.kind, a.outcome, a.rule, a.tags, substr(a.note, 1, 200))`

func searchQuery(columns, where string) string {
	return "SELECT " + columns + " FROM attempt AS a" + where + " ORDER BY a.id DESC LIMIT ? OFFSET ?"
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

// fewAttempts is how many attempts of some days are looked up one by one rather than met while all are read.
const fewAttempts = 5000

// inDays selects by time through the index.
const inDays = "SELECT id FROM attempt WHERE started>=? AND started<?"

// fewDays tells whether a query is limited to days that have few attempts.
func (q Query) fewDays(ctx context.Context, f *file) (few bool, err error) {
	if q.Since.IsZero() && q.Until.IsZero() {
		return false, nil
	}
	from, to := q.days()
	var n int
	err = f.db.QueryRowContext(ctx, "SELECT count(*) FROM ("+inDays+" LIMIT ?)", from, to, fewAttempts+1).Scan(&n)
	return n <= fewAttempts, err
}

// days are Since and Until as they are stored.
func (q Query) days() (from, to int64) {
	from, to = math.MinInt64, math.MaxInt64
	if !q.Since.IsZero() {
		from, _ = stamp(q.Since)
	}
	if !q.Until.IsZero() {
		to, _ = stamp(q.Until)
	}
	return from, to
}

// where is the condition of a query with its values. Days with few attempts are looked up in the index of times; of others
// the order of ids, in which they are listed, finds the first ones sooner.
func (q Query) where(fewInDays bool) (condition string, args []any) {
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
	if from, to := q.days(); fewInDays {
		and("a.id IN ("+inDays+")", from, to)
	} else if !q.Since.IsZero() || !q.Until.IsZero() {
		and("+a.started>=? AND +a.started<?", from, to) // the plus keeps SQLite from sorting what it finds by time
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
	var (
		responseTime sql.NullFloat64
		line         string
	)
	for rows.Next() {
		if err := rows.Scan(&responseTime, &line); err != nil {
			return nil, err
		}
		s, err := readSummary(line)
		if err != nil {
			return nil, err
		}
		s.ResponseTime = naver.ResponseTime{Seconds: responseTime.Float64, Reported: responseTime.Valid}
		found = append(found, s)
	}
	return found, rows.Err()
}

// readSummary reads a summaryLine.
func readSummary(line string) (s Summary, err error) {
	head, rest, _ := strings.Cut(line, "\n")
	number := func() int64 {
		var digits string
		digits, head, _ = strings.Cut(head, " ")
		n, wrong := strconv.ParseInt(digits, 10, 64)
		err = cmp.Or(err, wrong)
		return n
	}
	s.ID = number()
	started := number()
	s.Started = unstamp(started, int(number()))
	s.Calls = int(number())
	text := func() (t string) {
		n := number()
		if n < 0 || n > int64(len(rest)) {
			n, err = 0, cmp.Or(err, errCut)
		}
		t, rest = rest[:n], rest[n:]
		return t
	}
	s.Profile, s.Platform, s.Host, s.Kind = text(), naver.Platform(text()), text(), naver.Kind(text())
	s.Outcome, s.Finding, s.Tags = Outcome(text()), text(), lines(text())
	s.Note = cut(rest, noteStart)
	if err != nil {
		return Summary{}, fail(ErrUnreadable, "a damaged entry", err)
	}
	return s, nil
}

var errCut = errors.New("it ends too early")
