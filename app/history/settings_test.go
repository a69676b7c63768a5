package history

import (
	"database/sql"
	"testing"
)

// What a power cut respects, and what leaves no trace of what was deleted, holds for one connection each: SQLite takes a
// misspelt setting without a word.
func TestEachConnectionSyncsAndWipes(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	save(t, s, wrongAnswer())
	f, err := s.place.ready(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var open []*sql.Conn
	for range f.db.Stats().MaxOpenConnections {
		c, err := f.db.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		open = append(open, c)
	}
	for i, c := range open {
		for pragma, want := range map[string]string{
			"synchronous": "2", "fullfsync": "1", "checkpoint_fullfsync": "1", "journal_mode": "wal",
			"secure_delete": "1", "foreign_keys": "1", "trusted_schema": "0", "cell_size_check": "1", "busy_timeout": "5000",
		} {
			var got string
			if err := c.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("connection %d has %s=%s, want %s; %v", i, pragma, got, want, err)
			}
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
}
