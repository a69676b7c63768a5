package history

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"testing"
	"time"
)

// planned is how SQLite goes about a query.
func planned(t *testing.T, s *Store, query string, args ...any) (plan string) {
	t.Helper()
	err := s.place.read(t.Context(), func(ctx context.Context, c *sql.Conn) error {
		rows, err := c.QueryContext(ctx, "EXPLAIN QUERY PLAN "+query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id, parent, unused int
			var step string
			if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
				return err
			}
			plan += step + "\n"
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// What is asked at each search reads no more of a history of years than of one of a day.
func TestNoSearchByDayReadsAllAttempts(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	save(t, s, wrongAnswer())
	where, args := Query{Since: noon, Until: noon.AddDate(0, 0, 1)}.where(true)
	for name, plan := range map[string]string{
		"findings": planned(t, s, findingsQuery, maxFindings),
		"a day":    planned(t, s, searchQuery("a.response_time, "+summaryLine, where), append(args, defaultLimit, 0)...),
		"how many": planned(t, s, "SELECT count(*) FROM ("+inDays+" LIMIT 10)", 0, 1),
	} {
		for step := range strings.Lines(plan) {
			if strings.HasPrefix(step, "SCAN a") {
				t.Errorf("%s: %s", name, plan)
			}
		}
	}
}

// eachMinute saves attempts without calls, a minute apart, with their numbers as ids.
func eachMinute(t *testing.T, s *Store, many int) {
	t.Helper()
	err := s.place.write(t.Context(), func(ctx context.Context, c *sql.Conn) error {
		_, err := c.ExecContext(ctx, `INSERT INTO attempt(id, started, zone, profile, platform, host, kind, key, outcome, rule, answer, kept,
				calls, note, tags, words)
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<?)
			SELECT i, ?+i*60000000000, 0, '', '', '', '', '', 'none', '', '', 0, 0, '', '', '' FROM n`, many, noon.UnixNano())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Days with many attempts are read in another way than days with few, and found alike.
func TestDaysWithManyAttemptsAreFoundLikeThoseWithFew(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	const many = fewAttempts + 10
	eachMinute(t, s, many)
	minute := func(n int) time.Time { return noon.Add(time.Duration(n) * time.Minute) }
	for name, c := range map[string]struct {
		query Query
		want  []int64
	}{
		"few":                {Query{Since: minute(5), Until: minute(8)}, []int64{7, 6, 5}},
		"few of the end":     {Query{Since: minute(many - 1)}, []int64{many, many - 1}},
		"few of the start":   {Query{Until: minute(3)}, []int64{2, 1}},
		"many":               {Query{Since: minute(2), Limit: 2}, []int64{many, many - 1}},
		"many but the last":  {Query{Until: minute(many), Limit: 2}, []int64{many - 1, many - 2}},
		"many, a later page": {Query{Since: minute(1), Until: minute(many), Limit: 2, Offset: many - 3}, []int64{2, 1}},
		"none":               {Query{Since: minute(many + 1)}, nil},
	} {
		var ids []int64
		for _, f := range find(t, s, c.query) {
			ids = append(ids, f.ID)
		}
		if !slices.Equal(ids, c.want) {
			t.Errorf("%s: %v, want %v", name, ids, c.want)
		}
	}
}

// What is deleted in several transactions is deleted whole, and nothing else is.
func TestMoreThanOneTransactionIsDeleted(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	const many = 2*deleteAtOnce + 3
	eachMinute(t, s, many)
	n, err := s.DeleteBefore(t.Context(), noon.Add((many-1)*time.Minute))
	if err != nil || n != many-2 {
		t.Errorf("%d are deleted, %v", n, err)
	}
	if found := find(t, s, Query{}); len(found) != 2 || found[1].ID != many-1 {
		t.Errorf("left are %+v", found)
	}
}
