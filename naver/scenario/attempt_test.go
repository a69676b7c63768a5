package scenario_test

import (
	"errors"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/scenario"
)

// TestAnAttemptBecomesAScenarioThatPasses makes calls, writes them down, and runs what was written.
func TestAnAttemptBecomesAScenarioThatPasses(t *testing.T) {
	target := simulated(t)
	made := runOne(t, target, `
name: made by hand
steps:
  - issue
  - {verify: wrong, expect: {code: CT002}}
  - image
  - verify: right
  - {verify: wrong, expect: {code: CT001}}
  - {image: , key: unknown, expect: {code: CT001}}
  - issue
  - {image: , key: used, expect: {code: CT001}}
  - image
  - {verify: {value: SECRETANSWER}}
`, scenario.Options{})
	var calls []attempt.Call
	for _, s := range made.Cases[0].Steps {
		calls = append(calls, s.Call)
	}
	text, err := scenario.FromCalls(" What I did ", calls)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range calls {
		if strings.Contains(string(text), c.Key) {
			t.Errorf("a key is in it: %s", text)
		}
	}
	if strings.Contains(string(text), "SECRETANSWER") {
		t.Errorf("an answer is in it: %s", text)
	}
	s, err := scenario.Read("mine.yaml", text)
	if err != nil || s.Name.En != "What I did" || len(s.Rows[0].Steps) != len(calls) {
		t.Fatalf("%v\n%s", err, text)
	}
	result := scenario.Run(t.Context(), scenario.Plan([]*scenario.Scenario{s}, nil, nil, target), target, scenario.Options{})
	if len(result.Cases) != 1 || result.State() != scenario.Passed {
		t.Errorf("%v: %s\n%s", result.State(), failures(result.Cases[0]), text)
	}
}

func TestNothingBecomesNoScenario(t *testing.T) {
	if _, err := scenario.FromCalls("x", []attempt.Call{{Call: naver.Issue}}); !errors.Is(err, scenario.ErrNoCalls) {
		t.Error(err)
	}
}
