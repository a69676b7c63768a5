package scenario

import (
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"navercaptcha/naver"
)

// verbs are the keys of a step that say what it does.
var verbs = []string{"issue", "fetch", "image", "audio", "verify", "wait", "repeat"}

// The keys that go with each verb.
var companions = map[string][]string{
	"issue":  {"name", "client", "credentials", "timeout", "expect"},
	"fetch":  {"name", "client", "credentials", "timeout", "expect", "key"},
	"image":  {"name", "client", "credentials", "timeout", "expect", "key"},
	"audio":  {"name", "client", "credentials", "timeout", "expect", "key"},
	"verify": {"name", "client", "credentials", "timeout", "expect", "key", "kind"},
	"wait":   {"name"},
	"repeat": {"name", "steps"},
}

// steps reads a list of steps, which is depth repeats deep.
func (r *reader) steps(n *yaml.Node, defaults Step, depth int) []Step {
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		r.complain(n, "steps are a list with at least one step")
		return nil
	}
	if len(n.Content) > MaxSteps {
		r.complain(n, "there are more than %d steps", MaxSteps)
		return nil
	}
	var steps []Step
	for _, item := range n.Content {
		if s, ok := r.step(item, defaults, depth); ok {
			steps = append(steps, s)
		}
	}
	return steps
}

// step reads one step: a mapping with one verb and what goes with it. A lone word is a verb without a value.
func (r *reader) step(n *yaml.Node, defaults Step, depth int) (Step, bool) {
	s := defaults
	s.At = r.at(n)
	f, verb := fields{}, ""
	switch {
	case n.Kind == yaml.ScalarNode && (n.Value == "issue" || n.Value == "fetch" || n.Value == "image" || n.Value == "audio"):
		verb = n.Value
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			for _, v := range verbs {
				if n.Content[i].Value != v {
					continue
				}
				if verb != "" {
					r.complain(n.Content[i], "a step does one thing: here are %s and %s", verb, v)
					return s, false
				}
				verb = v
			}
		}
		if verb == "" {
			r.complain(n, "the step says nothing to do: it has one of %s", list(verbs))
			return s, false
		}
		var ok bool
		if f, ok = r.mapping(n, say("the step %s", verb), append([]string{verb}, companions[verb]...)...); !ok {
			return s, false
		}
	default:
		r.complain(n, "a step is a mapping with one of %s, not %s", list(verbs), kindName(n))
		return s, false
	}
	r.verb(&s, verb, f, depth)
	r.companions(&s, f)
	return s, true
}

// verb reads the value of the verb.
func (r *reader) verb(s *Step, verb string, f fields, depth int) {
	n := f[verb]
	empty := n == nil || isNull(n)
	s.Verb = Verb(verb)
	switch verb {
	case "issue":
		if !empty {
			s.Kind, _ = word(r, n, naver.Kinds())
		}
	case "fetch", "image", "audio":
		s.Verb = Fetch
		if verb != "fetch" {
			s.Kind = naver.Kind(verb)
		}
		if !empty {
			r.complain(n, "%s has no value: what is expected of it stands beside it, under expect", verb)
		}
	case "verify":
		r.answer(s, n)
	case "wait":
		s.Wait, _ = r.duration(n)
		if s.Wait <= 0 || s.Wait > maxWait {
			r.complain(n, "wait takes a time up to %v, such as 2s or 500ms", maxWait)
		}
	case "repeat":
		r.repeat(s, n, f["steps"], depth)
	}
}

// answer reads what verify sends: a word, or a value.
func (r *reader) answer(s *Step, n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		f, ok := r.mapping(n, same("verify"), "value")
		if !ok || f["value"] == nil {
			r.complain(n, "verify takes right, wrong, ask or {value: TEXT}")
			return
		}
		s.Answer = ValueAnswer
		s.Value = r.input(f["value"])
		return
	}
	if isNull(n) {
		r.complain(n, "verify takes right, wrong, ask or {value: TEXT}")
		return
	}
	s.Answer, _ = word(r, n, []Answer{RightAnswer, WrongAnswer, AskAnswer})
}

// input reads a key or an answer as it is to be sent; an empty one is possible.
func (r *reader) input(n *yaml.Node) string {
	text, _ := r.text(n)
	if len(text) > maxValue {
		r.complain(n, "the value is longer than %d bytes", maxValue)
	}
	return text
}

func (r *reader) repeat(s *Step, n, steps *yaml.Node, depth int) {
	if text, ok := r.text(n); ok {
		var err error
		if s.Times, err = strconv.Atoi(text); err != nil || s.Times < 1 || s.Times > maxTimes {
			r.complain(n, "repeat takes how often, 1 to %d", maxTimes)
			s.Times = 1
		}
	}
	switch {
	case steps == nil:
		r.complain(n, "repeat has steps beside it")
	case depth >= maxRepeat:
		r.complain(n, "repeats stand at most %d deep within each other", maxRepeat)
	default:
		s.Steps = r.steps(steps, Step{Key: CurrentKey, Send: SendAll, Client: s.Client}, depth+1)
	}
}

// companions reads what stands beside the verb.
func (r *reader) companions(s *Step, f fields) {
	if n := f["name"]; n != nil {
		if s.Name = r.bilingual(n); max(len(s.Name.Ko), len(s.Name.En)) > maxName {
			r.complain(n, "a name has at most %d bytes", maxName)
		}
	}
	if n := f["kind"]; n != nil {
		s.Kind, _ = word(r, n, naver.Kinds())
	}
	if n := f["client"]; n != nil {
		s.Client = r.client(n)
	}
	if n := f["credentials"]; n != nil {
		s.Send, _ = word(r, n, []Send{SendAll, SendNone, SendNoSecret, SendWrongSecret, SendWrongID})
	}
	if n := f["timeout"]; n != nil {
		s.Timeouts = r.timeouts(n)
	}
	if n := f["key"]; n != nil {
		if n.Kind == yaml.MappingNode {
			if f, ok := r.mapping(n, same("key"), "text"); ok && f["text"] != nil {
				s.Key, s.Text = TextKey, r.input(f["text"])
			}
		} else {
			s.Key, _ = word(r, n, []Key{CurrentKey, UsedKey, UnknownKey})
		}
	}
	if n := f["expect"]; n != nil {
		s.expect = r.expect(s, n)
	}
}

// timeouts reads how long a call may take: a time for all of it, or one for each of its parts.
func (r *reader) timeouts(n *yaml.Node) (t naver.Timeouts) {
	limit := func(n *yaml.Node) time.Duration {
		d, ok := r.duration(n)
		if ok && (d <= 0 || d > maxTimeout) {
			r.complain(n, "timeout takes a time up to %v, such as 2s or 500ms", maxTimeout)
		}
		return d
	}
	if n.Kind != yaml.MappingNode {
		t.Whole = limit(n)
		return t
	}
	f, ok := r.mapping(n, same("timeout"), "first-byte", "whole")
	if ok && len(f) == 0 {
		r.complain(n, "timeout takes a time, or {first-byte: TIME, whole: TIME}")
	}
	if n := f["first-byte"]; n != nil {
		t.FirstByte = limit(n)
	}
	if n := f["whole"]; n != nil {
		t.Whole = limit(n)
	}
	return t
}

// client reads a client ID that only the simulator knows. Others are credentials and have no place in a file.
func (r *reader) client(n *yaml.Node) string {
	text, ok := r.text(n)
	if ok && (!naver.IsSimulatorID(text) || len(text) > maxName || strings.ContainsFunc(text, func(c rune) bool { return c <= ' ' || c > '~' })) {
		r.complain(n, "client takes one of the simulator's client IDs, such as sim-ct001; your own never stands in a file")
	}
	return text
}

// duration reads a time such as 1.5s.
func (r *reader) duration(n *yaml.Node) (time.Duration, bool) {
	text, ok := r.text(n)
	if !ok {
		return 0, false
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 {
		r.complain(n, "%q is no time such as 2s or 500ms", clipped(text))
		return 0, false
	}
	return d, true
}
