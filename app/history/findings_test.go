package history

import (
	"context"
	"slices"
	"testing"

	"navercaptcha/naver/diagnosis"
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
			a.Finding = &diagnosis.Finding{Rule: rule}
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
