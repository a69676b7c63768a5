package scenario

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"navercaptcha/naver/diagnosis"
)

// check is one expectation: what it is about, where it stands, and how to tell whether it holds.
type check struct {
	at    Position
	about string
	// test tells what was wanted and what came, as a person reads them.
	test func(*outcome) (want, got string, ok bool)
}

// expectations are what can be expected of a call.
var expectations = []string{
	"status", "code", "right", "finding", "json", "media", "size", "facts", "warnings", "phases", "duration",
}

// expect reads what is expected of a step.
func (r *reader) expect(s *Step, n *yaml.Node) []check {
	f, ok := r.mapping(n, "expect", expectations...)
	if !ok {
		return nil
	}
	if len(n.Content) == 0 {
		r.complain(n, "expect is empty: it has some of %s", list(expectations))
	}
	var checks []check
	for _, about := range expectations { // in this order, so that the most telling one is reported first
		n := f[about]
		if n == nil {
			continue
		}
		switch about {
		case "status", "code", "right", "finding", "json":
			s.called = true
		}
		checks = append(checks, r.expectation(s, about, n)...)
	}
	return checks
}

func (r *reader) expectation(s *Step, about string, n *yaml.Node) []check {
	one := func(test func(*outcome) (string, string, bool)) []check {
		return []check{{at: r.at(n), about: about, test: test}}
	}
	switch about {
	case "status":
		return one(r.oneOf(n, isNumber, func(o *outcome) string { return number(o.status) }))
	case "code":
		return one(r.oneOf(n, anyText, func(o *outcome) string { return o.code }))
	case "finding":
		return one(r.finding(n))
	case "media":
		return one(r.oneOf(n, anyText, func(o *outcome) string { return o.mediaType }))
	case "right":
		if s.Verb != Verify {
			r.complain(n, "right is for verify alone")
		}
		return one(r.oneOf(n, isBoolean, func(o *outcome) string { return o.right }))
	case "warnings":
		return one(r.warnings(n))
	case "size":
		return one(r.measure(n, bytesUnit, func(o *outcome) (float64, bool) { return float64(o.size), o.answered }))
	case "duration":
		return one(r.measure(n, timeUnit, func(o *outcome) (float64, bool) { return o.duration.Seconds(), true }))
	case "json":
		return r.jsonChecks(n)
	case "facts":
		if s.Verb != Fetch {
			r.complain(n, "facts are those of a picture or a sound: they go with fetch, image and audio")
		}
		return r.factChecks(n)
	case "phases":
		return r.phaseChecks(n)
	}
	return nil
}

// oneOf expects one of the values of a list, or the single value.
func (r *reader) oneOf(n *yaml.Node, valid func(string) string, of func(*outcome) string) func(*outcome) (string, string, bool) {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	if len(items) == 0 {
		r.complain(n, "the list is empty: nothing could be right")
	}
	var want []string
	for _, item := range items {
		text, ok := r.text(item)
		if !ok {
			continue
		}
		if problem := valid(text); problem != "" {
			r.complain(item, "%s", problem)
		}
		want = append(want, text)
	}
	return func(o *outcome) (string, string, bool) {
		got := of(o)
		return strings.Join(want, " or "), orNone(got), slices.Contains(want, got)
	}
}

// finding expects a finding, or a more precise form of it: ct001 stands for ct001-used as well.
func (r *reader) finding(n *yaml.Node) func(*outcome) (string, string, bool) {
	exact := r.oneOf(n, isFinding, func(o *outcome) string { return o.finding.Rule })
	return func(o *outcome) (want, got string, ok bool) {
		want, got, ok = exact(o)
		for family := range strings.SplitSeq(want, " or ") {
			ok = ok || strings.HasPrefix(got, family+"-")
		}
		return want, got, ok
	}
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

func anyText(string) string { return "" }

func isNumber(s string) string {
	if n, err := strconv.Atoi(s); err != nil || n < 100 || n > 999 || strconv.Itoa(n) != s {
		return strconv.Quote(s) + " is no HTTP status such as 200"
	}
	return ""
}

func isBoolean(s string) string {
	if s != "true" && s != "false" {
		return strconv.Quote(s) + " is neither true nor false"
	}
	return ""
}

func isFinding(s string) string {
	if !slices.Contains(diagnosis.Rules(), s) {
		return strconv.Quote(s) + " is no finding; there are " + list(diagnosis.Rules())
	}
	return ""
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// warnings expects exactly these, in any order.
func (r *reader) warnings(n *yaml.Node) func(*outcome) (string, string, bool) {
	var want []string
	if n.Kind != yaml.SequenceNode {
		r.complain(n, "warnings are a list; [] for none")
	}
	for _, item := range n.Content {
		if text, ok := r.text(item); ok {
			want = append(want, text)
		}
	}
	slices.Sort(want)
	return func(o *outcome) (string, string, bool) {
		got := slices.Clone(o.warnings)
		slices.Sort(got)
		return orNone(strings.Join(want, ", ")), orNone(strings.Join(got, ", ")), slices.Equal(want, got)
	}
}
