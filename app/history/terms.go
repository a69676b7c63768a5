package history

import (
	"context"
	"database/sql"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
)

// underTerms tells whether NAVER Cloud's terms hold: "result data can only be used once upon return", storing it for
// reuse is prohibited. Its government and financial clouds offer the same service.
func underTerms(p naver.Platform) bool {
	return p == naver.Cloud || p == naver.Gov || p == naver.Fin
}

// cloudMedia is the setting that is there while the pictures, sounds and answers of NAVER Cloud, Gov and Fin are kept
// too. It is in the file, and each transaction that saves asks for it, so that all windows keep to it at once.
const cloudMedia = "keep-cloud-media"

func keepsCloudMedia(ctx context.Context, c *sql.Conn) (on bool, err error) {
	err = c.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM setting WHERE name=?)", cloudMedia).Scan(&on)
	return on, err
}

// KeepsCloudMedia tells whether the pictures, sounds and answers of attempts on NAVER Cloud, Gov and Fin are kept.
func (s *Store) KeepsCloudMedia(ctx context.Context) (on bool, err error) {
	err = s.read(ctx, func(ctx context.Context, c *sql.Conn) error {
		on, err = keepsCloudMedia(ctx, c)
		return err
	})
	return on, err
}

// SetKeepCloudMedia switches that, for all windows. NAVER Cloud's terms forbid storing results for reuse, so it is off
// until the person has read that. Switched off, it removes the pictures, sounds and answers that were kept while it was
// on and returns when they are gone; with an error some may be left, which go with the next purge.
func (s *Store) SetKeepCloudMedia(ctx context.Context, on bool) error {
	err := s.write(ctx, func(ctx context.Context, c *sql.Conn) error {
		statement := "DELETE FROM setting WHERE name=?"
		if on {
			statement = "INSERT INTO setting(name, value) VALUES(?, 1) ON CONFLICT DO NOTHING"
		}
		_, err := c.ExecContext(ctx, statement, cloudMedia)
		return err
	})
	if err != nil || on {
		return err
	}
	removed := 0
	for {
		n, err := s.purgeSome(ctx)
		if removed += n; err != nil {
			return err
		}
		if n == 0 {
			break
		}
	}
	if removed == 0 {
		return nil
	}
	return s.shrink(ctx)
}

// NotKept stands in a URL where an answer was that is not kept.
const NotKept = "not-kept"

// obeyTerms drops the picture, the sound and the answer. Every body that is not text goes: it is a picture, a sound, or
// one in disguise.
func (p *preparedCall) obeyTerms() error {
	if len(p.body) > 0 && (p.bodyIsMedia || !redaction.IsText(p.body)) {
		p.body, p.Missing = nil, Terms
	}
	if p.Exchange == nil {
		return nil
	}
	p.Exchange.URL = withoutAnswer(p.Exchange.URL)
	return p.encode()
}

// withoutAnswer replaces what verify sent as the answer, which is the query's value; the order stays.
func withoutAnswer(url string) string {
	base, query, found := strings.Cut(url, "?")
	if !found {
		return url
	}
	parameters := strings.Split(query, "&")
	for i, p := range parameters {
		if name, value, _ := strings.Cut(p, "="); strings.EqualFold(name, "value") && value != "" {
			parameters[i] = name + "=" + NotKept
		}
	}
	return base + "?" + strings.Join(parameters, "&")
}

// applyTerms removes from a stored attempt what the terms forbid: it was stored while that was switched on.
func applyTerms(ctx context.Context, c *sql.Conn, attempt int64) error {
	if err := applyTermsToCalls(ctx, c, attempt); err != nil {
		return err
	}
	_, err := c.ExecContext(ctx, "UPDATE attempt SET kept=0 WHERE id=?", attempt)
	return err
}

func applyTermsToCalls(ctx context.Context, c *sql.Conn, attemptID int64) error {
	calls, err := numbers(ctx, c, "SELECT id FROM call WHERE attempt=? AND exchange IS NOT NULL", attemptID)
	if err != nil {
		return err
	}
	for _, id := range calls {
		var column sql.NullString
		if err := c.QueryRowContext(ctx, "SELECT exchange FROM call WHERE id=?", id).Scan(&column); err != nil {
			return err
		}
		d, err := decode[details](column)
		if err != nil {
			return err
		}
		stored := preparedCall{Call: attempt.Call{Exchange: d.exchange()}}
		if err := stored.obeyTerms(); err != nil {
			return err
		}
		if _, err := c.ExecContext(ctx, "UPDATE call SET exchange=? WHERE id=?", string(stored.exchange), id); err != nil {
			return err
		}
	}
	withMedia, err := numbers(ctx, c, "SELECT DISTINCT call FROM part WHERE media AND call IN (SELECT id FROM call WHERE attempt=?)",
		attemptID)
	if err != nil {
		return err
	}
	for _, id := range withMedia {
		if err := removeMedia(ctx, c, id, Terms); err != nil {
			return err
		}
	}
	return nil
}
