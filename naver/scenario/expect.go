package scenario

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/text"
)

// check is one expectation: what it is about, where it stands, and how to tell whether it holds.
type check struct {
	at    Position
	about text.Text
	test  test
}

// test tells what was wanted and what came, as a person reads them.
type test func(*outcome) (want, got text.Text, ok bool)

// expectations are what can be expected of a call.
var expectations = []string{
	"status", "code", "right", "finding", "json", "media", "size", "facts", "warnings", "phases", "duration",
}

// expect reads what is expected of a step.
func (r *reader) expect(s *Step, n *yaml.Node) []check {
	f, ok := r.mapping(n, same("expect"), expectations...)
	if !ok {
		return nil
	}
	if len(n.Content) == 0 {
		r.complain(n, "expect is empty: it has some of %s", list(expectations))
	}
	var checks []check
	for _, word := range expectations { // in this order, so that the most telling one is reported first
		n := f[word]
		if n == nil {
			continue
		}
		switch word {
		case "status", "code", "right", "finding", "json":
			s.called = true
		}
		checks = append(checks, r.expectation(s, word, n)...)
	}
	return checks
}

func (r *reader) expectation(s *Step, word string, n *yaml.Node) []check {
	one := func(test test) []check {
		return []check{{at: r.at(n), about: about(word), test: test}}
	}
	switch word {
	case "status":
		return one(r.oneOf(n, isNumber, func(o *outcome) string { return number(o.call.Status()) }))
	case "code":
		return one(r.oneOf(n, anyText, func(o *outcome) string { return o.call.Code() }))
	case "finding":
		return one(r.finding(n))
	case "media":
		return one(r.oneOf(n, anyText, func(o *outcome) string { return o.mediaType }))
	case "right":
		if s.Verb != Verify {
			r.complain(n, "right is for verify alone")
		}
		return one(r.oneOf(n, isBoolean, func(o *outcome) string { return o.right() }))
	case "warnings":
		return one(r.warnings(n))
	case "size":
		return one(r.measure(n, bytesUnit, func(o *outcome) (float64, bool) { return float64(len(o.body)), o.sent.Status != 0 }))
	case "duration":
		return one(r.measure(n, timeUnit, func(o *outcome) (float64, bool) { return o.sent.Duration.Seconds(), true }))
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
func (r *reader) oneOf(n *yaml.Node, valid func(string) text.Text, of func(*outcome) string) test {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	if len(items) == 0 {
		r.complain(n, "the list is empty: nothing could be right")
	}
	var values []string
	for _, item := range items {
		text, ok := r.text(item)
		if !ok {
			continue
		}
		if problem := valid(text); problem != fine {
			r.problems.add(r.at(item), problem)
		}
		values = append(values, text)
	}
	want := text.Text{Ko: strings.Join(values, " 또는 "), En: strings.Join(values, " or ")}
	return func(o *outcome) (text.Text, text.Text, bool) {
		got := of(o)
		return want, orNone(got), slices.Contains(values, got)
	}
}

// finding expects a finding, or a more precise form of it: ct001 stands for ct001-used as well.
func (r *reader) finding(n *yaml.Node) test {
	exact := r.oneOf(n, isFinding, func(o *outcome) string { return o.call.Rule() })
	return func(o *outcome) (want, got text.Text, ok bool) {
		want, got, ok = exact(o)
		for family := range strings.SplitSeq(want.En, " or ") {
			ok = ok || strings.HasPrefix(got.En, family+"-")
		}
		return want, got, ok
	}
}

func orNone(s string) text.Text {
	if s == "" {
		return say("none")
	}
	return same(s)
}

// fine is what there is to say of a value that is possible.
var fine text.Text

func anyText(string) text.Text { return fine }

func isNumber(s string) text.Text {
	if n, err := strconv.Atoi(s); err != nil || n < 100 || n > 999 || strconv.Itoa(n) != s {
		return say("%q is no HTTP status such as 200", clipped(s))
	}
	return fine
}

func isBoolean(s string) text.Text {
	if s != "true" && s != "false" {
		return say("%q is neither true nor false", clipped(s))
	}
	return fine
}

func isFinding(s string) text.Text {
	if !slices.Contains(diagnosis.Rules(), s) {
		return say("%q is no finding; there are %s", clipped(s), list(diagnosis.Rules()))
	}
	return fine
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// warnings expects exactly these, in any order.
func (r *reader) warnings(n *yaml.Node) test {
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
	return func(o *outcome) (text.Text, text.Text, bool) {
		got := named(o.call.Warnings)
		slices.Sort(got)
		return orNone(strings.Join(want, ", ")), orNone(strings.Join(got, ", ")), slices.Equal(want, got)
	}
}
