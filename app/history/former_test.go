package history

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// format1 makes a file as an app of format 1 left it: an attempt on the simulator and one of a profile, each with a
// wrong answer, and a second verify that was refused.
func format1(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	db, err := connectTo(path, "mode=rwc")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statements := range []string{
		"PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL", string(read(t, filepath.Join("testdata", "format1.sql"))),
	} {
		if _, err := db.ExecContext(t.Context(), statements); err != nil {
			t.Fatal(err)
		}
	}
}

// format is what a file says of itself.
func format(t *testing.T, s *Store) int {
	t.Helper()
	f, err := s.ready(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	found, err := identify(t.Context(), f.db)
	if err != nil {
		t.Fatal(err)
	}
	return found.version
}

func TestEachCallHasItsOwnKeyAndVerdict(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	wrong, right := &naver.Verdict{Status: 200}, &naver.Verdict{Right: true, Status: 200}
	a := wrongAnswer()
	a.Verdict, a.Key = right, "K2"
	a.Calls = nil
	for n, c := range []attempt.Call{
		{Call: naver.Issue, Key: "K1"},
		{Call: naver.Verify, Key: "K1", Verdict: wrong, Caller: attempt.Caller{Simulated: true}},
		{Call: naver.Verify, Key: "K1", Err: errors.New("CT001")},
		{Call: naver.Issue, Key: "K2"},
		{Call: naver.Verify, Key: "K2", Verdict: right},
		{Call: naver.Verify},
	} {
		c.Start = noon.AddDate(0, 0, n)
		a.Calls = append(a.Calls, c)
	}
	save(t, s, a)
	got := load(t, s, a.ID).Calls
	for i, want := range a.Calls {
		g := got[i]
		same := g.Verdict == nil && want.Verdict == nil ||
			g.Verdict != nil && want.Verdict != nil && g.Verdict.Right == want.Verdict.Right
		if g.Key != want.Key || !same || g.Caller.Simulated != want.Caller.Simulated {
			t.Errorf("call %d: key %q, verdict %+v, simulated %v", i, g.Key, g.Verdict, g.Caller.Simulated)
		}
	}
}

func TestAFileOfFormat1IsSeenAsBefore(t *testing.T) {
	path := newPath(t)
	format1(t, path)
	s := openStore(t, path, unredacted())
	seen := func(when string) {
		t.Helper()
		found := find(t, s, Query{Text: "key already used"})
		if len(found) != 2 {
			t.Fatalf("%s: found %+v", when, found)
		}
		for n, profile := range []string{"결제 QA", "Simulator"} {
			a := load(t, s, found[n].ID)
			if a.Caller.Profile != profile || len(a.Calls) != 4 || a.Note != "a note" {
				t.Fatalf("%s: %+v", when, a)
			}
			for i, judged := range []bool{false, false, true, false} {
				c := a.Calls[i]
				if c.Key != "K2" || c.Caller.Simulated != (profile == "Simulator") || (c.Verdict != nil) != judged {
					t.Errorf("%s: call %d of %s: key %q, verdict %+v, simulated %v", when, i, profile, c.Key, c.Verdict, c.Caller.Simulated)
				}
			}
		}
	}
	seen("before anything was written")
	if got := format(t, s); got != 1 {
		t.Errorf("reading made it format %d", got)
	}

	a := wrongAnswer()
	a.Finding, a.Calls[2].Key, a.Calls[2].Caller.Simulated = nil, "K1", true
	save(t, s, a)
	seen("afterwards")
	for _, rule := range findings(t, s) {
		if rule == "server" {
			t.Error("a deleted attempt's finding is still there")
		}
	}
	if got := format(t, s); got != version {
		t.Errorf("writing made it format %d", got)
	}
	if got := load(t, s, a.ID).Calls[2]; got.Key != "K1" || !got.Caller.Simulated {
		t.Errorf("what was saved then: %+v", got)
	}
	if aside, ok := s.TakeAside(); ok {
		t.Errorf("put aside: %+v", aside)
	}
}

// An upgraded file has the tables of a new one.
func TestUpgradingMakesTheTablesOfANewFile(t *testing.T) {
	columns := func(path string) []string {
		s := openStore(t, path, unredacted())
		save(t, s, wrongAnswer())
		f, err := s.ready(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		c, err := f.db.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		list, err := column(t.Context(), c, `SELECT format('%s.%s %s %d %s', m.name, c.name, c.type, c."notnull", c.dflt_value)
			FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
			UNION SELECT concat('index ', name) FROM sqlite_schema WHERE type='index' ORDER BY 1`)
		if err != nil || len(list) < 40 {
			t.Fatalf("%q, %v", list, err)
		}
		return list
	}
	former := newPath(t)
	format1(t, former)
	if got, want := columns(former), columns(newPath(t)); !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// A newer version upgrades the file while this one has it open: it is left alone from then on.
func TestAFileThatBecomesNewerWhileOpenIsLeftAlone(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	save(t, s, wrongAnswer())
	newer, err := connectTo(path, readWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer newer.Close()
	if _, err := newer.ExecContext(t.Context(), fmt.Sprintf("PRAGMA user_version=%d", version+1)); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(t.Context(), wrongAnswer()); !errors.Is(err, ErrNewer) {
		t.Errorf("%v", err)
	}
	if found := find(t, s, Query{}); len(found) != 1 {
		t.Errorf("%d attempts", len(found))
	}
}
