package history

import (
	"context"
	"database/sql"
)

// maxFindings bounds what Findings lists. The diagnosis has fewer rules.
const maxFindings = 1000

// Findings lists the rules that attempts ended with, in no order of meaning: what a search by finding can find.
func (s *Store) Findings(ctx context.Context) (rules []string, err error) {
	err = s.read(ctx, func(ctx context.Context, c *sql.Conn) error {
		rows, err := c.QueryContext(ctx, "SELECT DISTINCT rule FROM attempt WHERE rule<>'' ORDER BY rule LIMIT ?", maxFindings)
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
