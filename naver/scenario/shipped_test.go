package scenario_test

import (
	"context"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/scenario"
	"navercaptcha/naver/simulator"
)

// simulated is a target with a simulator of its own.
func simulated(t *testing.T) *scenario.Target {
	t.Helper()
	s := simulator.New(simulator.Options{Seed: 1})
	server, err := simulator.Start(s, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	return &scenario.Target{
		Options:   naver.Options{BaseURL: server.URL(), Credentials: simulator.DefaultCredentials},
		Simulated: true,
		Answer: func(_ context.Context, _ naver.Kind, key string) (string, error) {
			if answer, ok := s.Answer(key); ok {
				return answer, nil
			}
			return "", scenario.ErrNoAnswer
		},
	}
}

func TestEveryShippedScenarioPassesOnEveryPlatform(t *testing.T) {
	target := simulated(t)
	for _, s := range scenario.Shipped() {
		t.Run(s.File, func(t *testing.T) {
			result := scenario.Run(t.Context(), scenario.Plan([]*scenario.Scenario{s}, nil, nil, target), target, scenario.Options{})
			if len(result.Cases) == 0 {
				t.Fatal("it has no case")
			}
			for _, c := range result.Cases {
				if c.State != scenario.Passed {
					t.Errorf("%s %s row %d: %v: %v", c.Case.Platform, c.Case.Kind, c.Case.Row, c.State, failures(c))
				}
			}
		})
	}
}

func failures(c scenario.CaseResult) string {
	var all []string
	for _, s := range c.Steps {
		for _, f := range s.Failures {
			all = append(all, f.String())
		}
	}
	return strings.Join(all, "; ")
}
