package scenario

import (
	"math"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"navercaptcha/naver"
	"navercaptcha/naver/text"
)

// Read reads a scenario from the content of a file, whose name is for messages only. The error is a *ReadError.
func Read(file string, content []byte) (*Scenario, error) {
	p := &problems{}
	root := parse(file, content, p)
	if err := p.err(); err != nil {
		return nil, err
	}
	r := &reader{file: file, problems: p}
	s := r.scenario(root)
	if err := p.err(); err != nil {
		return nil, err
	}
	return s, nil
}

// reader turns nodes into a scenario.
type reader struct {
	file     string
	problems *problems
	values   []Value // the row of the table that is filled in
	columns  map[string]bool
}

func (r *reader) at(n *yaml.Node) Position { return Position{r.file, n.Line, n.Column} }

func (r *reader) complain(n *yaml.Node, format string, args ...any) {
	r.problems.add(r.at(n), say(format, args...))
}

// fields are the values of a mapping by their keys.
type fields map[string]*yaml.Node

// mapping reads a mapping with known keys; what is wrong with it is told.
func (r *reader) mapping(n *yaml.Node, what text.Text, known ...string) (fields, bool) {
	if n.Kind != yaml.MappingNode {
		r.complain(n, "%s is a mapping with %s, not %s", what, list(known), kindName(n))
		return nil, false
	}
	f := fields{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if !slices.Contains(known, key.Value) || key.Kind != yaml.ScalarNode {
			r.complain(key, "%s has no %s; it has %s", what, kindName(key), list(known))
			continue
		}
		f[key.Value] = n.Content[i+1]
	}
	return f, true
}

func (r *reader) scenario(root *yaml.Node) *Scenario {
	members := []string{"name", "about", "platforms", "kinds", "client", "data", "steps"}
	if root.Kind == yaml.ScalarNode && !isNull(root) { // the whole file, which is not repeated
		r.complain(root, "%s is a mapping with %s, not %s", say("a scenario"), list(members), say("a text"))
		return nil
	}
	f, ok := r.mapping(root, say("a scenario"), members...)
	if !ok {
		return nil
	}
	s := &Scenario{File: r.file}
	if n := f["name"]; n == nil {
		r.complain(root, "the name is missing")
	} else {
		s.Name = r.bilingual(n)
		for _, name := range []string{s.Name.Ko, s.Name.En} {
			if strings.TrimSpace(name) == "" || len(name) > maxName {
				r.complain(n, "a name has 1 to %d bytes", maxName)
			}
		}
	}
	if n := f["about"]; n != nil {
		s.About = r.bilingual(n)
	}
	s.Platforms = naver.Platforms()
	if n := f["platforms"]; n != nil {
		s.Platforms = words(r, n, naver.Platforms())
	}
	s.Kinds = naver.Kinds()
	if n := f["kinds"]; n != nil {
		s.Kinds = words(r, n, s.Kinds)
	}
	steps := f["steps"]
	if steps == nil {
		r.complain(root, "the steps are missing")
		return nil
	}
	rows := r.table(f["data"])
	defaults := Step{Key: CurrentKey, Send: SendAll}
	calls, budget := 0, maxFilled<<20
	for _, values := range rows {
		r.values = values
		if !r.fits(steps, &budget) {
			r.complain(steps, "the steps are longer than %d MiB with all rows of data filled in: use fewer rows or expectations", maxFilled)
			return nil
		}
		if n := f["client"]; n != nil {
			defaults.Client = r.client(n)
		}
		row := Row{Values: values, Steps: r.steps(steps, defaults, 0)}
		if calls += count(row.Steps); calls > MaxSteps {
			r.complain(steps, "the scenario makes more than %d steps, with all repetitions and rows", MaxSteps)
			return nil
		}
		if waits(row.Steps) > maxWaits {
			r.complain(steps, "the scenario waits for more than %v in all", maxWaits)
			return nil
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// bilingual reads a text: one for every reader, or one for each language under en and ko.
func (r *reader) bilingual(n *yaml.Node) text.Text {
	if n.Kind != yaml.MappingNode {
		text, _ := r.text(n)
		return same(text)
	}
	f, ok := r.mapping(n, say("a text in two languages"), "en", "ko")
	if !ok {
		return text.Text{}
	}
	if f["en"] == nil || f["ko"] == nil {
		r.complain(n, "a text in two languages has both en and ko; one for every reader is written without them")
		return text.Text{}
	}
	en, _ := r.text(f["en"])
	ko, _ := r.text(f["ko"])
	return text.Text{Ko: ko, En: en}
}

// count is how many steps are run, repetitions included. It cannot overflow: each repetition is bounded, and so is the
// depth.
func count(steps []Step) int {
	n := 0
	for _, s := range steps {
		if s.Verb == Repeat {
			n += min(s.Times*count(s.Steps), math.MaxInt32)
		}
		n++
		n = min(n, math.MaxInt32)
	}
	return n
}

// words reads a word or a list of words, each out of some.
func words[T ~string](r *reader, n *yaml.Node, known []T) []T {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	if len(items) == 0 {
		r.complain(n, "the list is empty: use some of %s, or leave it out for all", list(stringsOf(known)))
	}
	var out []T
	for _, item := range items {
		w, ok := word(r, item, known)
		switch {
		case !ok:
		case slices.Contains(out, w):
			r.complain(item, "%q is there twice", clipped(string(w)))
		default:
			out = append(out, w)
		}
	}
	return out
}

// word reads one word out of some.
func word[T ~string](r *reader, n *yaml.Node, known []T) (T, bool) {
	text, ok := r.text(n)
	if !ok {
		return "", false
	}
	if !slices.Contains(known, T(text)) {
		r.complain(n, "%q is none of %s", clipped(text), list(stringsOf(known)))
		return "", false
	}
	return T(text), true
}

func stringsOf[T ~string](words []T) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return out
}
