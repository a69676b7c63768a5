package history

import (
	"context"
	"database/sql"
)

// maxFindings bounds what Findings lists. The diagnosis has fewer rules.
const maxFindings = 1000

// findingsQuery looks each finding up among the attempts: there are few findings, and up to millions of attempts.
const findingsQuery = `SELECT DISTINCT rule FROM finding WHERE rule<>'' AND EXISTS (SELECT 1 FROM attempt WHERE finding=finding.id)
	ORDER BY rule LIMIT ?`

// Findings lists the rules that attempts ended with, in no order of meaning: what a search by finding can find.
func (s *Store) Findings(ctx context.Context) (rules []string, err error) {
	err = s.place.read(ctx, func(ctx context.Context, c *sql.Conn) error {
		rows, err := c.QueryContext(ctx, findingsQuery, maxFindings)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var rule string
			if err := rows.Scan(&rule); err != nil {
				return err
			}
			rules = append(rules, rule)
		}
		return rows.Err()
	})
	return rules, err
}
