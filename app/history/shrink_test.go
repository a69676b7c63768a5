package history

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
	"time"
)

// withMuchDeleted is a history of 30 MB of which all was just deleted.
func withMuchDeleted(t *testing.T, path string) *Store {
	t.Helper()
	s := openStore(t, path, unredacted())
	const many = 30
	eachMinute(t, s, many)
	err := s.place.write(t.Context(), func(ctx context.Context, c *sql.Conn) error {
		_, err := c.ExecContext(ctx, `
			INSERT INTO call(id, attempt, position, identity, started, zone, call, kind, err, body_size, media_size, gone)
				SELECT id, id, 0, '', started, 0, 'fetch', 'image', '', 1000000, 0, '' FROM attempt;
			INSERT INTO part(call, name, media, started, bytes) SELECT id, 'body', 0, started, zeroblob(1000000) FROM call`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.DeleteBefore(t.Context(), noon.AddDate(1, 0, 0)); n != many || err != nil {
		t.Fatalf("%d are deleted, %v", n, err)
	}
	return s
}

// untilSmall waits until the file has given back what it does not need.
func untilSmall(t *testing.T, path string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); size(path) > 5<<20; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the file still has %d MB", size(path)>>20)
		}
	}
}

// However much was deleted, the disk gets it back, and nobody waits for that.
func TestTheRoomOfWhatWasDeletedGoesBackToTheDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	s := withMuchDeleted(t, path)
	untilSmall(t, path)
	save(t, s, wrongAnswer())
	if found := find(t, s, Query{}); len(found) != 1 {
		t.Errorf("%d attempts are left", len(found))
	}
}

// What closing cuts off goes on at the next start.
func TestGivingRoomBackGoesOnAfterARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	if err := withMuchDeleted(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	find(t, openStore(t, path, unredacted()), Query{})
	untilSmall(t, path)
}
