package diagnosis_test

import (
	"testing"

	"navercaptcha/naver/diagnosis"
)

// A rule without an answer or a failure that leads to it is one that nobody has tried.
func TestEveryRuleHasACase(t *testing.T) {
	tried := map[string]bool{}
	for _, a := range answers {
		tried[a.rule] = true
	}
	for _, f := range failures {
		tried[f.rule] = true
	}
	for _, r := range reported {
		tried[r.rule] = true
	}
	for _, r := range recorded {
		tried[r.rule] = true
	}
	for _, u := range unopened {
		tried[u.rule] = true
	}
	for _, e := range evidences {
		tried[e.rule] = true
	}
	for _, id := range diagnosis.Rules() {
		if !tried[id] {
			t.Errorf("rule %q has no case", id)
		}
		delete(tried, id)
	}
	for id := range tried {
		t.Errorf("a case wants rule %q, which does not exist", id)
	}
}
