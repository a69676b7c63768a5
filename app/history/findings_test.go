package history

import (
	"context"
	"database/sql"
	"slices"
	"testing"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

func TestFindingsAreThoseThatASearchCanFind(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	if got, err := s.Findings(context.Background()); err != nil || len(got) != 0 {
		t.Errorf("an empty history has %q, %v", got, err)
	}
	for _, rule := range []string{"wrong", "ct001", "wrong", ""} {
		a := wrongAnswer()
		a.Finding = nil
		if rule != "" {
			a.Finding = &attempt.Finding{Rule: rule}
		}
		save(t, s, a)
	}
	got, err := s.Findings(context.Background())
	if want := []string{"ct001", "wrong"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	for _, rule := range got {
		for _, found := range find(t, s, Query{Finding: rule}) {
			if found.Finding != rule {
				t.Errorf("searching %s found %s", rule, found.Finding)
			}
		}
	}
}

// serverFault is a finding whose text for NAVER tells of one call, as that of a server's fault does.
func serverFault(of string) *attempt.Finding {
	return &attempt.Finding{Rule: "server", Send: text.Text{En: of}}
}

// findings are the rules of what is stored in the table of findings.
func findings(t *testing.T, s *Store) (rules []string) {
	t.Helper()
	err := s.place.read(t.Context(), func(ctx context.Context, c *sql.Conn) (err error) {
		rules, err = column(ctx, c, "SELECT rule FROM finding ORDER BY rule")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func TestFindingsGoWithTheLastThatHasThem(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	want := func(when string, rules ...string) {
		t.Helper()
		if got := findings(t, s); !slices.Equal(got, rules) {
			t.Errorf("%s: %q, want %q", when, got, rules)
		}
	}
	wrong := wrongAnswer().Finding.Rule
	grows, second := wrongAnswer(), wrongAnswer()
	calls := grows.Calls
	grows.Finding, grows.Calls = serverFault("the first call"), calls[:1]
	save(t, s, grows, second)
	want("two attempts", "server", wrong)

	grows.Finding, grows.Calls = wrongAnswer().Finding, calls
	save(t, s, grows, grows)
	want("the first finding was replaced", wrong)

	grows.Finding, grows.Calls[0].Finding = serverFault("the last call"), serverFault("a call")
	save(t, s, grows)
	want("an attempt's own", "server", wrong)

	if err := s.Delete(t.Context(), grows.ID); err != nil {
		t.Fatal(err)
	}
	want("one was deleted", wrong)
	load(t, s, second.ID)
	if _, err := s.DeleteBefore(t.Context(), noon.AddDate(0, 0, 1)); err != nil {
		t.Fatal(err)
	}
	want("all are deleted")
}

// An attempt that stays keeps the finding that it has in common with one that goes.
func TestAFindingStaysWithTheAttemptThatStays(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	goes, stays := wrongAnswer(), wrongAnswer()
	goes.Calls, stays.Finding = nil, nil // the call that stays has it
	save(t, s, goes, stays)
	if err := s.Delete(t.Context(), goes.ID); err != nil {
		t.Fatal(err)
	}
	if got := load(t, s, stays.ID).Calls[2].Finding; got == nil || got.Rule != wrongAnswer().Finding.Rule {
		t.Errorf("%+v", got)
	}
}
