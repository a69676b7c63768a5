package history

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"errors"
	"time"

	"navercaptcha/naver"
)

// DevelopersLimit is how many calls a day NAVER Developers allows per client id, image and audio each: issue and verify
// count, the picture and the sound do not. NAVER Cloud has no such limit, it charges.
const DevelopersLimit = 1000

// QuotaWarning is the part of a limit from which the window warns.
const QuotaWarning = 0.9

// quotaDays is how many days have their counts kept, the latest ones. It is no age: a clock that is years ahead for one
// call would make all the others too old.
const quotaDays = 400

// clientKey is the name of the random key under which client ids are hashed.
const clientKey = "client-key"

// NextReset is when the day's quota of a time begins anew: the next midnight in Korea.
func NextReset(now time.Time) time.Time {
	y, m, d := now.In(naver.Korea).Date()
	return time.Date(y, m, d+1, 0, 0, 0, 0, naver.Korea)
}

// CountQuota counts a call that was sent to NAVER, whatever it answered. It counts once per call for issue and verify,
// and nothing for fetch. at is when it was sent. The client id is kept as a keyed hash.
func (s *Store) CountQuota(ctx context.Context, clientID string, kind naver.Kind, call naver.Call, at time.Time) error {
	if clientID == "" {
		return fail(ErrNoClientID, "", nil)
	}
	if call != naver.Issue && call != naver.Verify {
		return nil
	}
	return s.place.write(ctx, func(ctx context.Context, c *sql.Conn) error {
		client, err := hashed(ctx, c, clientID)
		if err != nil {
			return err
		}
		if _, err := c.ExecContext(ctx, `INSERT INTO quota(client, kind, day, used) VALUES(?, ?, ?, 1)
			ON CONFLICT DO UPDATE SET used=used+1`, client, string(kind), day(at)); err != nil {
			return err
		}
		_, err = c.ExecContext(ctx, `DELETE FROM quota WHERE day <
			(SELECT min(day) FROM (SELECT DISTINCT day FROM quota ORDER BY day DESC LIMIT ?))`, quotaDays)
		return err
	})
}

// Quota is how many calls of a kind a client id has used since Korean midnight, as far as this history knows: other
// computers use the same quota.
func (s *Store) Quota(ctx context.Context, clientID string, kind naver.Kind, now time.Time) (used int, err error) {
	if clientID == "" {
		return 0, fail(ErrNoClientID, "", nil)
	}
	err = s.place.read(ctx, func(ctx context.Context, c *sql.Conn) error {
		client, err := hashed(ctx, c, clientID)
		if err != nil {
			return err
		}
		err = c.QueryRowContext(ctx, "SELECT used FROM quota WHERE client=? AND kind=? AND day=?",
			client, string(kind), day(now)).Scan(&used)
		if errors.Is(err, sql.ErrNoRows) {
			used, err = 0, nil
		}
		return err
	})
	return used, err
}

func day(t time.Time) string { return t.In(naver.Korea).Format("2006-01-02") }

// hashed is what stands for a client id in the file.
func hashed(ctx context.Context, c *sql.Conn, clientID string) ([]byte, error) {
	var key []byte
	if err := c.QueryRowContext(ctx, "SELECT value FROM setting WHERE name=?", clientKey).Scan(&key); err != nil {
		return nil, err
	}
	h := hmac.New(sha256.New, key)
	h.Write([]byte(clientID))
	return h.Sum(nil), nil
}
