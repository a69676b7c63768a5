package scenario_test

import (
	"context"
	"fmt"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/scenario"
	"navercaptcha/naver/simulator"
)

func read(t *testing.T, content string) []*scenario.Scenario {
	t.Helper()
	s, err := scenario.Read("f.yaml", []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return []*scenario.Scenario{s}
}

var cloudImage = struct {
	platforms []naver.Platform
	kinds     []naver.Kind
}{[]naver.Platform{naver.Cloud}, []naver.Kind{naver.Image}}

// runOne runs a scenario on NAVER Cloud with pictures.
func runOne(t *testing.T, target *scenario.Target, content string, o scenario.Options) *scenario.Result {
	t.Helper()
	cases := scenario.Plan(read(t, content), cloudImage.platforms, cloudImage.kinds, target)
	return scenario.Run(t.Context(), cases, target, o)
}

// TestAWrongExpectationSaysWhichLineFailed breaks one expectation of a shipped scenario at a time.
func TestAWrongExpectationSaysWhichLineFailed(t *testing.T) {
	target := simulated(t)
	wrongs := []struct{ find, replace string }{
		{"status: [0-9]{3}", "status: 299"},
		{"code: \"?[A-Z0-9]+\"?", "code: NEVER"},
		{"finding: [a-z0-9-]+", "finding: input-too-long"},
	}
	tried := 0
	for _, name := range scenario.ShippedNames() {
		shipped, _ := scenario.ShippedFile(name)
		for _, w := range wrongs {
			pattern := regexp.MustCompile(`(expect:(?:.|\n)*?)\b` + w.find)
			at := pattern.FindSubmatchIndex(shipped)
			if at == nil {
				continue
			}
			tried++
			broken := pattern.ReplaceAll(shipped[:at[1]], []byte("${1}"+w.replace))
			line := strings.Count(string(broken), "\n") + 1
			broken = append(broken, shipped[at[1]:]...)
			s, err := scenario.Read(name+".yaml", broken)
			if err != nil {
				t.Fatal(err)
			}
			cases := scenario.Plan([]*scenario.Scenario{s}, s.Platforms[:1], s.Kinds[:1], target)
			result := scenario.Run(t.Context(), cases[:1], target, scenario.Options{Forget: true})
			if result.State() != scenario.Failed {
				t.Errorf("%s with %s: %v", name, w.replace, result.State())
				continue
			}
			if got := failures(result.Cases[0]); !strings.Contains(got, fmt.Sprintf("%s.yaml:%d:", name, line)) {
				t.Errorf("%s with %s in line %d: %s", name, w.replace, line, got)
			}
		}
	}
	if tried < 60 {
		t.Errorf("only %d wrong expectations were tried", tried)
	}
}

func TestWithoutExpectationsACallHasToGoWell(t *testing.T) {
	target := simulated(t)
	for content, want := range map[string]scenario.State{
		"name: x\nsteps: [issue, image, {verify: right}]":                                         scenario.Passed,
		"name: x\nsteps: [issue, image, {verify: wrong}]":                                         scenario.Passed,
		"name: x\nsteps: [issue, image, {verify: {value: NO}}]":                                   scenario.Passed,
		"name: x\nclient: sim-always-wrong\nsteps: [issue, image, {verify: right}]":               scenario.Failed,
		"name: x\nclient: sim-always-right\nsteps: [issue, image, {verify: wrong}]":               scenario.Failed,
		"name: x\nsteps: [issue, {verify: wrong}]":                                                scenario.Failed, // CT002
		"name: x\nsteps: [image]":                                                                 scenario.Failed, // no key
		"name: x\nsteps: [issue, {image: , key: used}]":                                           scenario.Failed, // none verified
		"name: x\nsteps: [issue, {verify: right}]":                                                scenario.Failed, // not fetched: no answer
		"name: x\nclient: sim-reset\nsteps: [issue]":                                              scenario.Failed, // asked for
		"name: x\nsteps: [{issue: , expect: {duration: {max: 1m}}}]":                              scenario.Passed,
		"name: x\nsteps: [{issue: , expect: {duration: {max: 1ns}}}]":                             scenario.Failed,
		"name: x\nclient: sim-ct500\nsteps: [{issue: , expect: {duration: {max: 1m}}}]":           scenario.Failed,
		"name: x\nsteps: [{issue: , expect: {phases: {wait: {max: 1m}, tls: {max: 1m}}}}]":        scenario.Failed, // there is no TLS
		"name: x\nsteps: [{issue: , expect: {json: {key: {exists: true}, no: {exists: false}}}}]": scenario.Passed,
		"name: x\nsteps: [issue, {wait: 1ms}, {repeat: 2, steps: [image]}]":                       scenario.Passed,
	} {
		result := runOne(t, target, content, scenario.Options{})
		if result.State() != want {
			t.Errorf("%s: %v, want %v: %s", content, result.State(), want, failures(result.Cases[0]))
		}
	}
}

func TestNothingButTheNetworkIsTheNetwork(t *testing.T) {
	target := simulated(t)
	target.Options.BaseURL = "http://127.0.0.1:1"
	if got := runOne(t, target, "name: x\nsteps: [issue]", scenario.Options{}).State(); got != scenario.NoNetwork {
		t.Errorf("%v", got)
	}
	if got := runOne(t, target, "name: x\nsteps: [{issue: , expect: {finding: refused}}]", scenario.Options{}).State(); got != scenario.Passed {
		t.Errorf("asked for: %v", got)
	}
}

func TestLimitStopsBeforeOneMoreCall(t *testing.T) {
	target := simulated(t)
	result := runOne(t, target, "name: x\nsteps: [{repeat: 10, steps: [issue, image]}]", scenario.Options{Limit: 3})
	if result.Calls != 3 || result.State() != scenario.QuotaUsed {
		t.Errorf("%d calls, %v", result.Calls, result.State())
	}
}

func TestUnexpectedQuotaIsToldFromAFailure(t *testing.T) {
	s := simulator.New(simulator.Options{Quota: 1})
	server, err := simulator.Start(s, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	target := &scenario.Target{Options: naver.Options{BaseURL: server.URL(), Credentials: simulator.DefaultCredentials}}
	if got := runOne(t, target, "name: x\nsteps: [issue, issue]", scenario.Options{}).State(); got != scenario.QuotaUsed {
		t.Errorf("%v", got)
	}
}

// TestPlanAgainstNAVER tells what needs the simulator and what a person, and what the rest costs.
func TestPlanAgainstNAVER(t *testing.T) {
	target := &scenario.Target{Options: naver.Options{Platform: naver.Developers}}
	skips := map[scenario.Skip]int{}
	cases := scenario.Plan(scenario.Shipped(), []naver.Platform{naver.Developers}, nil, target)
	for _, c := range cases {
		skips[c.Skip]++
		switch c.Scenario.File {
		case "image.yaml":
			if c.Skip != scenario.SkipAnswer {
				t.Errorf("%s: %q", c.Scenario.File, c.Skip)
			}
		case "wrong-answer.yaml":
			if c.Skip != scenario.NotSkipped || c.Cost != 2 {
				t.Errorf("%s: %q, %d calls", c.Scenario.File, c.Skip, c.Cost)
			}
		case "ct500-system-error.yaml":
			if c.Skip != scenario.SkipSimulator {
				t.Errorf("%s: %q", c.Scenario.File, c.Skip)
			}
		}
	}
	if skips[scenario.NotSkipped] == 0 || scenario.Total(cases) == 0 || scenario.Total(cases) > 100 {
		t.Errorf("%v, %d calls", skips, scenario.Total(cases))
	}
	target.Ask = func(context.Context, scenario.Question) (string, error) { return "", nil }
	for _, c := range scenario.Plan(scenario.Shipped(), nil, nil, target) {
		if c.Skip == scenario.SkipAnswer {
			t.Errorf("%s: a person is there", c.Scenario.File)
		}
	}
}

func TestAPersonIsAskedWithThePicture(t *testing.T) {
	target := simulated(t)
	answer := target.Answer
	target.Answer = nil
	asked := 0
	target.Ask = func(ctx context.Context, q scenario.Question) (string, error) {
		asked++
		if q.Media == nil || q.Media.Kind != q.Case.Kind || len(q.Media.Bytes) == 0 {
			t.Errorf("%+v", q)
		}
		return answer(ctx, q.Case.Kind, q.Key)
	}
	result := runOne(t, target, "name: x\nsteps: [issue, image, {verify: right}, issue, image, {verify: ask, expect: {right: true}}]", scenario.Options{})
	if result.State() != scenario.Passed || asked != 2 {
		t.Errorf("%v, asked %d times: %s", result.State(), asked, failures(result.Cases[0]))
	}
}

func TestCancelEndsARunAtOnceAndLeavesNothingBehind(t *testing.T) {
	target := simulated(t)
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	cases := scenario.Plan(read(t, "name: x\nsteps: [issue, {wait: 5m}, issue]"), nil, nil, target)
	go func() {
		time.Sleep(50 * time.Millisecond)
		cancel()
	}()
	began := time.Now()
	result := scenario.Run(ctx, cases, target, scenario.Options{})
	if took := time.Since(began); took > 20*time.Second { // not the five minutes
		t.Errorf("it took %v", took)
	}
	if result.State() != scenario.Interrupted || result.Cases[0].Steps[2].Skip != scenario.SkipEarlier ||
		result.Cases[1].Case.Skip != scenario.SkipInterrupted {
		t.Errorf("%v: %+v", result.State(), result.Cases[:2])
	}
	for i := 0; runtime.NumGoroutine() > before+2 && i < 2000; i++ { // the simulator's own connections end meanwhile
		time.Sleep(10 * time.Millisecond)
	}
	if n := runtime.NumGoroutine(); n > before+2 {
		t.Errorf("%d goroutines, %d before", n, before)
	}
}
