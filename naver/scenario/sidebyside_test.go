package scenario_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/scenario"
)

// TestCasesSideBySide: as many as were asked for run at once, each with its own keys, and come back in their order.
func TestCasesSideBySide(t *testing.T) {
	const jobs = 4
	var all sync.WaitGroup // of the cases that ask for an answer: none gets one before the others have asked, too
	all.Add(jobs)
	target := simulated(t)
	answer := target.Answer
	target.Answer = func(ctx context.Context, kind naver.Kind, key string) (string, error) {
		all.Done()
		together := make(chan struct{})
		go func() { all.Wait(); close(together) }()
		select {
		case <-together:
			return answer(ctx, kind, key)
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
	cases := scenario.Plan(read(t, `name: Together
data:
  - {name: first, pause: 40ms}
  - {name: second, pause: 1ms}
  - {name: third, pause: 20ms}
  - {name: fourth, pause: 1ms}
steps: [issue, fetch, {wait: "${pause}"}, {verify: right, name: "${name}"}]
`), cloudImage.platforms, cloudImage.kinds, target)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var told []string // without a lock: one at a time is told
	result := scenario.Run(ctx, cases, target, scenario.Options{
		Jobs:   jobs,
		OnCase: func(c scenario.Case) { told = append(told, "case") },
		OnStep: func(c scenario.Case, s scenario.StepResult) { told = append(told, string(s.Step.Verb)) },
	})
	if result.State() != scenario.Passed || result.Calls != 8 || len(told) != 20 {
		t.Errorf("ended %v with %d calls, told %q", result.State(), result.Calls, told)
	}
	var names []string
	for _, c := range result.Cases {
		names = append(names, c.Steps[3].Step.Name.En)
	}
	if got := strings.Join(names, " "); got != "first second third fourth" {
		t.Errorf("they came back as %s", got)
	}
}

// TestALimitIsKeptWhateverRunsSideBySide: the same cases are stopped each time, the last ones.
func TestALimitIsKeptWhateverRunsSideBySide(t *testing.T) {
	target := simulated(t)
	cases := scenario.Plan(read(t, `name: Limited
data: [{n: "1"}, {n: "2"}, {n: "3"}, {n: "4"}]
steps: [issue, {issue: , name: "${n}"}]
`), cloudImage.platforms, cloudImage.kinds, target)
	for range 5 {
		var states []string
		result := scenario.Run(t.Context(), cases, target, scenario.Options{Jobs: 4, Limit: 5})
		for _, c := range result.Cases {
			states = append(states, c.State.String())
		}
		if got := strings.Join(states, " "); got != "passed passed quota skipped" || result.Calls != 5 {
			t.Errorf("%s, %d calls", got, result.Calls)
		}
	}
}
