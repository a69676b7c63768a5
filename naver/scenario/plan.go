package scenario

import (
	"slices"
	"time"

	"navercaptcha/naver"
)

// Case is one run of a scenario: on one platform, for one kind, with one row of its table.
type Case struct {
	Scenario *Scenario
	Platform naver.Platform
	Kind     naver.Kind
	Row      int // index into Scenario.Rows
	// Cost is how many calls of the day's quota it makes at most.
	Cost int
	// Skip says why it cannot run against the target; empty where it can.
	Skip Skip
}

// Skip is why a case or a step is not run.
type Skip string

// The reasons.
const (
	NotSkipped Skip = ""
	// SkipSimulator: it uses client IDs that only the simulator knows.
	SkipSimulator Skip = "it needs the simulator"
	// SkipAnswer: it needs a right answer, which only a simulator or a person gives.
	SkipAnswer Skip = "it needs a right answer: --interactive asks a person"
	// SkipPerson: it asks a person.
	SkipPerson Skip = "it asks a person: --interactive lets it"
	// SkipEarlier: a step before it did not go as expected.
	SkipEarlier Skip = "a step before it did not go as expected"
	// SkipLimit: it would have gone over the limit of calls.
	SkipLimit Skip = "the limit of calls was reached"
	// SkipInterrupted: the run was interrupted.
	SkipInterrupted Skip = "the run was interrupted"
)

// Steps are the steps of the case.
func (c *Case) Steps() []Step { return c.Scenario.Rows[c.Row].Steps }

// waits is how long the case may be held up by what it says itself: its pauses, and the times after which a call is given up.
func (c *Case) waits() (sum time.Duration) {
	for i := range c.Steps() {
		s := &c.Steps()[i]
		sum += s.Wait
		switch t := s.Timeouts; {
		case t.FirstByte > 0 && t.Whole > 0:
			sum += min(t.FirstByte, t.Whole)
		default:
			sum += max(t.FirstByte, t.Whole)
		}
	}
	return sum
}

// Plan lists the cases of scenarios on some platforms and for some kinds; none of either means all that a scenario is
// for. It calls nothing.
func Plan(scenarios []*Scenario, platforms []naver.Platform, kinds []naver.Kind, t *Target) []Case {
	var cases []Case
	for _, s := range scenarios {
		for _, p := range s.Platforms {
			if len(platforms) > 0 && !slices.Contains(platforms, p) {
				continue
			}
			for _, k := range s.Kinds {
				if len(kinds) > 0 && !slices.Contains(kinds, k) {
					continue
				}
				for row := range s.Rows {
					c := Case{Scenario: s, Platform: p, Kind: k, Row: row, Cost: Cost(s.Rows[row].Steps)}
					c.Skip = t.cannot(c.Steps())
					cases = append(cases, c)
				}
			}
		}
	}
	return cases
}

// Total is what the cases that can run cost of the day's quota.
func Total(cases []Case) int {
	n := 0
	for _, c := range cases {
		if c.Skip == NotSkipped {
			n += c.Cost
		}
	}
	return n
}
