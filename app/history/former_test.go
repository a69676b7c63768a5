package history

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// format1 makes a file as an app of format 1 left it: an attempt on the simulator and one of a profile, each with a
// wrong answer, and a second verify that was refused.
func format1(t *testing.T, path string) {
	t.Helper()
	former(t, path, "format1.sql")
}

// former makes a file as an older app left it.
func former(t *testing.T, path, dump string) {
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
		"PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL", string(read(t, filepath.Join("testdata", dump))),
	} {
		if _, err := db.ExecContext(t.Context(), statements); err != nil {
			t.Fatal(err)
		}
	}
}

// format is what a file says of itself.
func format(t *testing.T, s *Store) int {
	t.Helper()
	f, err := s.place.ready(t.Context())
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
		f, err := s.place.ready(t.Context())
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
	for _, dump := range []string{"format1.sql", "format2.sql"} {
		old := newPath(t)
		former(t, old, dump)
		if got, want := columns(old), columns(newPath(t)); !slices.Equal(got, want) {
			t.Errorf("%s: %q\nwant %q", dump, got, want)
		}
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

// What an app of format 2 kept is there, before and after the file is one of the present format: attempts, notes, tags,
// the switch of NAVER Cloud's media with what it kept, and the day's quota.
func TestAFileOfFormat2IsSeenAsBefore(t *testing.T) {
	path := newPath(t)
	former(t, path, "format2.sql")
	o := unredacted()
	o.Now = func() time.Time { return noon.Add(time.Hour) }
	s := openStore(t, path, o)
	seen := func(when string) (all []*attempt.Attempt) {
		t.Helper()
		found := find(t, s, Query{Until: noon.Add(time.Minute)})
		if len(found) != 3 {
			t.Fatalf("%s: found %+v", when, found)
		}
		for _, f := range found {
			all = append(all, load(t, s, f.ID))
		}
		lost, cloud, own := all[0], all[1], all[2]
		if len(lost.Calls) != 1 || lost.Calls[0].Err.Error() != "lookup openapi.naver.com: no such host" || lost.Calls[0].Exchange.Failed != exchange.DNS {
			t.Errorf("%s: %+v", when, lost.Calls)
		}
		if !slices.Equal(own.Tags, []string{"회귀", "Release 2"}) || own.Note != "Looks like 'O' and '0'" || own.KeyByHand {
			t.Errorf("%s: %+v", when, own)
		}
		if cloud.Note != "a scenario's case" || typed(cloud) != "answer77" || !cloud.Calls[1].Caller.Simulated || cloud.Calls[2].Verdict == nil {
			t.Errorf("%s: %+v", when, cloud)
		}
		for _, a := range []*attempt.Attempt{cloud, own} {
			if !slices.Equal(a.Calls[1].Exchange.Body, picture) || a.Calls[1].Source != attempt.History || a.Calls[1].Platform != a.Platform ||
				!reflect.DeepEqual(a.Calls[1].Known, attempt.WholeOf(a.Calls[1].Exchange)) || a.Finding == nil {
				t.Errorf("%s: %+v", when, a.Calls[1])
			}
		}
		if found := find(t, s, Query{Text: "reset", Tag: "회귀"}); len(found) != 1 {
			t.Errorf("%s: found by its words: %+v", when, found)
		}
		if n, err := s.Quota(t.Context(), "client-id-one", naver.Image, noon); err != nil || n != 1 || !keeps(t, s) {
			t.Errorf("%s: %d used, %v", when, n, err)
		}
		return all
	}
	before := seen("before anything was written")
	if got := format(t, s); got != 2 {
		t.Errorf("reading made it format %d", got)
	}
	later := sent()
	later.Started = noon.Add(time.Hour)
	save(t, s, later)
	if after := seen("afterwards"); !reflect.DeepEqual(after, before) {
		t.Errorf("%+v\nwere %+v", after, before)
	}
	if got := format(t, s); got != version {
		t.Errorf("writing made it format %d", got)
	}
	if aside, ok := s.TakeAside(); ok {
		t.Errorf("put aside: %+v", aside)
	}
	if err := s.SetKeepCloudMedia(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if got := load(t, s, before[1].ID); typed(got) != NotKept || got.Calls[1].Missing != Terms {
		t.Errorf("what format 2 kept of NAVER Cloud's stays: %+v", got)
	}
}

// An app that knows formats up to 2 says of this one's file that it is newer, and opens it no further.
func TestAnOlderAppLeavesThisFormatAlone(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	save(t, s, wrongAnswer())
	f, err := s.place.ready(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	found, err := identify(t.Context(), f.db)
	if err != nil {
		t.Fatal(err)
	}
	for known, want := range map[int]error{1: ErrNewer, 2: ErrNewer, 3: nil} {
		if err := found.check(known); !errors.Is(err, want) {
			t.Errorf("to an app of format %d: %v", known, err)
		}
	}
}
