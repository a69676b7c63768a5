package history

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"regexp"

	"navercaptcha/naver"
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
	err = s.place.read(ctx, func(ctx context.Context, c *sql.Conn) error {
		on, err = keepsCloudMedia(ctx, c)
		return err
	})
	return on, err
}

// SetKeepCloudMedia switches that, for all windows. NAVER Cloud's terms forbid storing results for reuse, so it is off
// until the person has read that. Switched off, it removes the pictures, sounds and answers that were kept while it was
// on and returns when they are gone; with an error some may be left, which go with the next purge.
func (s *Store) SetKeepCloudMedia(ctx context.Context, on bool) error {
	err := s.place.write(ctx, func(ctx context.Context, c *sql.Conn) error {
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
	p.err, p.body = withoutAnswer(p.err), withoutAnswer(p.body)
	if p.Exchange == nil {
		return nil
	}
	e := *p.Exchange
	e.URL, e.StatusText = withoutAnswer(e.URL), withoutAnswer(e.StatusText)
	e.RequestHeader, e.ResponseHeader = withoutAnswers(e.RequestHeader), withoutAnswers(e.ResponseHeader)
	if e.Err != nil {
		e.Err = errors.New(withoutAnswer(e.Err.Error()))
	}
	p.Exchange = &e
	return p.encode()
}

// answerSent finds what verify sent as the answer: the query's value, wherever a URL or its pieces are written down.
var answerSent = regexp.MustCompile(`(?i)(\bvalue(?:=|%3d|["']\s*:\s*["']))[^&\s"'<>#]+`)

// withoutAnswer replaces the answer; everything else stays as it is.
func withoutAnswer[T ~string | ~[]byte](in T) T {
	if len(in) == 0 {
		return in
	}
	return T(answerSent.ReplaceAll([]byte(in), []byte("${1}"+NotKept)))
}

// withoutAnswers does so to headers: some programs write the path of the call there, and Referer may have it.
func withoutAnswers(h http.Header) http.Header {
	clean := h.Clone()
	for _, values := range clean {
		for i := range values {
			values[i] = withoutAnswer(values[i])
		}
	}
	return clean
}

// applyTerms removes from a stored attempt what the terms forbid: it was stored while that was switched on.
func applyTerms(ctx context.Context, c *sql.Conn, attempt int64) error {
	if err := applyTermsToCalls(ctx, c, attempt); err != nil {
		return err
	}
	w, err := loadWords(ctx, c, attempt)
	if err != nil {
		return err
	}
	w.calls = withoutAnswer(w.calls)
	if err := w.store(ctx, c, attempt); err != nil {
		return err
	}
	_, err = c.ExecContext(ctx, "UPDATE attempt SET kept=0 WHERE id=?", attempt)
	return err
}

// ofCloud selects the calls of an attempt that the terms are about; those of formats 1 and 2 were all on its platform.
const ofCloud = `SELECT id FROM call WHERE attempt=? AND coalesce(nullif(call.platform, ''),
	(SELECT platform FROM attempt WHERE id=call.attempt)) IN ('cloud', 'gov', 'fin')`

func applyTermsToCalls(ctx context.Context, c *sql.Conn, attemptID int64) error {
	calls, err := numbers(ctx, c, ofCloud, attemptID)
	if err != nil {
		return err
	}
	for _, id := range calls {
		var column sql.NullString
		var stored preparedCall
		err := c.QueryRowContext(ctx, `SELECT exchange, err, (SELECT bytes FROM part WHERE call=call.id AND name='body' AND NOT media)
			FROM call WHERE id=?`, id).Scan(&column, &stored.err, &stored.body)
		if err != nil {
			return err
		}
		d, err := decode[details](column)
		if err != nil {
			return err
		}
		if d != nil {
			stored.Exchange = d.exchange()
		}
		if err := stored.obeyTerms(); err != nil {
			return err
		}
		_, err = c.ExecContext(ctx, "UPDATE call SET exchange=?, err=? WHERE id=?", textOrNull(stored.exchange), stored.err, id)
		if err != nil {
			return err
		}
		if len(stored.body) > 0 {
			_, err = c.ExecContext(ctx, "UPDATE part SET bytes=? WHERE call=? AND name='body' AND NOT media", stored.body, id)
			if err != nil {
				return err
			}
		}
	}
	withMedia, err := numbers(ctx, c, "SELECT DISTINCT call FROM part WHERE media AND call IN ("+ofCloud+")", attemptID)
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
