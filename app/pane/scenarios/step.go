package scenarios

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"navercaptcha/app/explain"
	"navercaptcha/app/widgets"
	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/scenario"
)

// Step is a step that was run, or a case that was not.
type Step struct {
	Case   scenario.Case
	Result scenario.StepResult
	calls  []attempt.Call
}

// Text is a step in one line: whether it went as expected, what it was, what came, where, and what did not hold. A line
// that is too long loses its end, so what came stands before the platform, whose name is long.
func (s Step) Text(in *words.Catalogue) string {
	r := s.Result
	parts := []string{stateText(in, r.State), in.Text("kind." + string(s.Case.Kind))}
	if len(s.Case.Scenario.Rows) > 1 {
		parts = append(parts, in.Format("scenario.row", map[string]any{"N": s.Case.Row + 1}))
	}
	if r.Step != nil {
		parts = append(parts, strconv.Itoa(r.Number)+". "+string(r.Step.Verb))
		if name := r.Step.Name.In(in.Lang()); name != "" {
			parts = append(parts, "“"+name+"”")
		}
	}
	if status := r.Call.Status(); status != 0 {
		parts = append(parts, strconv.Itoa(status))
	}
	if rule := r.Call.Rule(); rule != "" {
		parts = append(parts, explain.Title(rule, in)+" ["+rule+"]") // a file expects the rule
	}
	parts = append(parts, in.Text("platform."+string(s.Case.Platform)))
	if r.Step != nil && r.State != scenario.Skipped {
		parts = append(parts, tookText(r.Took))
	}
	if r.Skip != scenario.NotSkipped {
		parts = append(parts, skipText(in, r.Skip))
	}
	if len(r.Failures) > 0 {
		parts = append(parts, failureText(r.Failures[0], in))
	}
	return strings.Join(parts, "  ")
}

// failures is all that did not hold, a line each.
func (s Step) failures(in *words.Catalogue) string {
	var lines []string
	for _, f := range s.Result.Failures {
		lines = append(lines, failureText(f, in))
	}
	return strings.Join(lines, "\n")
}

func failureText(f scenario.Failure, in *words.Catalogue) string {
	return in.Format("scenario.failure", map[string]any{
		"Line": f.At.Line, "About": f.About.In(in.Lang()), "Want": widgets.Short(f.Want.In(in.Lang())), "Got": widgets.Short(f.Got.In(in.Lang())),
	})
}

func tookText(d time.Duration) string {
	switch {
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
	case d < time.Second:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

func stateText(in *words.Catalogue, s scenario.State) string {
	switch s {
	case scenario.Passed:
		return in.Text("scenario.passed")
	case scenario.Skipped:
		return in.Text("scenario.skipped")
	case scenario.NoNetwork:
		return in.Text("scenario.noNetwork")
	case scenario.QuotaUsed:
		return in.Text("scenario.quotaUsed")
	case scenario.Interrupted:
		return in.Text("scenario.interrupted")
	}
	return in.Text("scenario.failed")
}

func skipText(in *words.Catalogue, s scenario.Skip) string {
	switch s {
	case scenario.SkipSimulator:
		return in.Text("scenario.skipSimulator")
	case scenario.SkipAnswer, scenario.SkipPerson:
		return in.Text("scenario.skipPerson")
	case scenario.SkipEarlier:
		return in.Text("scenario.skipEarlier")
	case scenario.SkipLimit:
		return in.Text("scenario.quotaUsed")
	}
	return in.Text("scenario.interrupted")
}
