package history

import (
	"bytes"
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// on is an attempt on a platform whose answer is one that can be looked for.
func on(p naver.Platform) *attempt.Attempt {
	a := wrongAnswer()
	a.Platform = p
	a.Calls[2].Exchange.URL = strings.Replace(a.Calls[2].Exchange.URL, "value=typed", "value=answer77", 1)
	return a
}

// typed is what the verify of an attempt sent as the answer.
func typed(a *attempt.Attempt) string {
	_, value, _ := strings.Cut(a.Calls[2].Exchange.URL, "&value=")
	return value
}

func TestCloudMediaAndAnswersAreNotKept(t *testing.T) {
	for _, p := range []naver.Platform{naver.Cloud, naver.Gov, naver.Fin} {
		path := newPath(t)
		s := openStore(t, path, unredacted())
		a := on(p)
		save(t, s, a)
		if hits := scan(t, filepath.Dir(path), "answer77"); hits > 0 {
			t.Errorf("%s: the answer is in the file", p)
		}
		got := load(t, s, a.ID)
		if got.Calls[2].Exchange.URL != "https://openapi.naver.com/v1/captcha/nkey?code=1&key=K&value=not-kept" {
			t.Errorf("%s: URL %s", p, got.Calls[2].Exchange.URL)
		}
		fetch := got.Calls[1]
		if fetch.Exchange.Body != nil || fetch.Missing != Terms || fetch.BodySize != len(picture) {
			t.Errorf("%s: fetch %+v", p, fetch)
		}
		if string(got.Calls[0].Exchange.Body) != `{"key":"KEY0000000000001"}` {
			t.Errorf("%s: what is no picture is gone too: %q", p, got.Calls[0].Exchange.Body)
		}
	}
}

// What is no text is a picture, whatever call it is the body of.
func TestCloudMediaInDisguiseAreNotKept(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	a := on(naver.Cloud)
	a.Calls[2].Exchange.Body = []byte("\x1f\x8b compressed")
	save(t, s, a)
	got := load(t, s, a.ID)
	if got.Calls[1].Exchange.Body != nil || got.Calls[1].Missing != Terms ||
		got.Calls[2].Exchange.Body != nil {
		t.Errorf("%+v\n%+v", got.Calls[0], got.Calls[1])
	}
}

// The window was closed before all was removed that was kept.
func TestWhatIsLeftAfterSwitchingOffGoesAtTheNextStart(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	if err := s.SetKeepCloudMedia(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	a := on(naver.Fin)
	save(t, s, a)
	if got := load(t, s, a.ID); typed(got) != "answer77" || !bytes.Equal(got.Calls[1].Exchange.Body, picture) {
		t.Errorf("%q, %d bytes", typed(got), len(got.Calls[1].Exchange.Body))
	}
	err := s.place.write(t.Context(), func(ctx context.Context, c *sql.Conn) error {
		_, err := c.ExecContext(ctx, "DELETE FROM setting WHERE name=?", cloudMedia)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}

	s = openStore(t, path, unredacted())
	purged(t, s)
	got := load(t, s, a.ID)
	if typed(got) != NotKept || got.Calls[1].Exchange.Body != nil || got.Calls[1].Missing != Terms || got.Calls[1].BodySize != len(picture) {
		t.Errorf("answer %q, %+v", typed(got), got.Calls[1])
	}
	if hits := scan(t, filepath.Dir(path), "answer77"); hits > 0 {
		t.Error("the answer is in the file")
	}
}

// purged opens the store and waits for what it does in the background.
func purged(t *testing.T, s *Store) {
	t.Helper()
	find(t, s, Query{})
	s.tasks.Wait()
}

// month is how long media are kept, as README and the window promise.
const month = 30 * 24 * time.Hour

func TestMediaExpire(t *testing.T) {
	t.Parallel()
	path := newPath(t)
	o := unredacted()
	now := noon
	o.Now = func() time.Time { return now }
	s := openStore(t, path, o)
	var ids []int64
	for range purgeAtOnce + 1 {
		a := wrongAnswer()
		save(t, s, a)
		ids = append(ids, a.ID)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		after time.Duration
		want  Gone
	}{
		{month - time.Hour, Kept},
		{month + time.Hour, Expired},
	} {
		now = noon.Add(c.after)
		s := openStore(t, path, o)
		purged(t, s)
		for _, id := range ids {
			got := load(t, s, id)
			fetch := got.Calls[1]
			if fetch.Missing != c.want || (fetch.Exchange.Body == nil) != (c.want == Expired) || fetch.BodySize != len(picture) {
				t.Fatalf("after %v: %+v", c.after, fetch)
			}
			if typed(got) != "typed" || got.Calls[0].Exchange.Body == nil {
				t.Errorf("after %v more is gone than media", c.after)
			}
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A window may stay open for months.
func TestMediaExpireInAWindowThatStaysOpen(t *testing.T) {
	var ahead atomic.Int64
	o := unredacted()
	o.Now = func() time.Time { return noon.Add(time.Duration(ahead.Load())) }
	s := openStore(t, newPath(t), o)
	a := wrongAnswer()
	save(t, s, a)
	gone := func(after time.Duration) Gone {
		ahead.Store(int64(after))
		purged(t, s)
		return load(t, s, a.ID).Calls[1].Missing
	}
	for _, c := range []struct {
		after time.Duration
		want  Gone
	}{
		{time.Hour, Kept},
		{-100 * 24 * time.Hour, Kept}, // the clock was set back, and on again
		{month - time.Hour, Kept},
		{month + time.Hour, Kept}, // it was looked two hours ago
		{month + 23*time.Hour, Expired},
	} {
		if got := gone(c.after); got != c.want {
			t.Errorf("after %v: %q, want %q", c.after, got, c.want)
		}
	}
}
