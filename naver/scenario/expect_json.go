package scenario

import (
	"bytes"
	"encoding/json"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"

	"navercaptcha/naver/text"

	"go.yaml.in/yaml/v4"
)

// jsonChecks expects something of the fields of a JSON answer, each named by its path, such as error.errorCode.
func (r *reader) jsonChecks(n *yaml.Node) []check {
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 {
		r.complain(n, "json is a mapping from a path, such as error.errorCode, to what is there")
		return nil
	}
	var checks []check
	for i := 0; i+1 < len(n.Content); i += 2 {
		path, value := n.Content[i].Value, n.Content[i+1]
		c := check{at: r.at(value), about: text.Text{Ko: "JSON " + path, En: "json " + path}}
		switch {
		case value.Kind == yaml.MappingNode:
			c.test = r.jsonTest(path, value)
		case value.Kind == yaml.ScalarNode:
			c.test = r.jsonValue(path, value)
		default:
			r.complain(value, "a path has a single value, or one of {exists: ...}, {matches: ...}, {min: ..., max: ...}")
			continue
		}
		checks = append(checks, c)
	}
	return checks
}

// jsonValue expects a value of the type it is written in: true is not "true", and 1 is not "1".
func (r *reader) jsonValue(path string, n *yaml.Node) test {
	var want string
	if isNull(n) {
		want = "null"
	} else {
		text, _ := r.text(n)
		switch tag := n.ShortTag(); {
		case tag == "!!bool" || tag == "!!int" || tag == "!!float":
			want = text
		default:
			raw, _ := json.Marshal(text) // a string can always be marshalled
			want = string(raw)
		}
	}
	return func(o *outcome) (text.Text, text.Text, bool) {
		got, ok := o.at(path)
		return same(want), orNothing(got, ok), ok && sameJSON(want, got)
	}
}

func orNothing(got string, ok bool) text.Text {
	if !ok {
		return say("nothing there")
	}
	return same(got)
}

// sameJSON compares two scalars; 18 and 18.0 are the same number.
func sameJSON(a, b string) bool {
	if a == b {
		return true
	}
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err1 == nil && err2 == nil && x == y
}

// maxPattern is how long a regular expression may be, in bytes. Go's take time in proportion to the text, whatever they
// are.
const maxPattern = 256

// jsonTest expects that a path exists or not, matches, or is a number within a range.
func (r *reader) jsonTest(path string, n *yaml.Node) test {
	f, ok := r.mapping(n, say("the expectation of a path"), "exists", "matches", "min", "max")
	if !ok {
		return nil
	}
	switch {
	case f["exists"] != nil && len(f) == 1:
		wanted, _ := r.text(f["exists"])
		if problem := isBoolean(wanted); problem != fine {
			r.problems.add(r.at(f["exists"]), problem)
		}
		want := map[bool]text.Text{true: say("something there"), false: say("nothing there")}
		return func(o *outcome) (text.Text, text.Text, bool) {
			got, there := o.at(path)
			return want[wanted == "true"], orNothing(got, there), there == (wanted == "true")
		}
	case f["matches"] != nil && len(f) == 1:
		pattern, ok := r.text(f["matches"])
		if !ok || !r.isPattern(f["matches"], pattern) {
			return nil
		}
		return func(o *outcome) (text.Text, text.Text, bool) {
			got, there := o.at(path)
			var s string
			if json.Unmarshal([]byte(got), &s) != nil {
				s = got
			}
			return say("to match %s", pattern), orNothing(got, there), there && regexp.MustCompile(pattern).MatchString(s)
		}
	case f["exists"] == nil && f["matches"] == nil && len(f) > 0:
		return r.measure(n, plainUnit, func(o *outcome) (float64, bool) {
			got, there := o.at(path)
			v, err := strconv.ParseFloat(got, 64)
			return v, there && err == nil
		})
	}
	r.complain(n, "a path has one of {exists: ...}, {matches: ...}, {min: ..., max: ...}")
	return nil
}

// isPattern tells whether a text is a regular expression. It is not compiled before it is used: a short one such as
// (a{1000}b{1000}) takes a megabyte then, and a file may hold thousands of them.
func (r *reader) isPattern(n *yaml.Node, text string) bool {
	if len(text) <= maxPattern {
		if _, err := syntax.Parse(text, syntax.Perl); err == nil {
			return true
		}
	}
	r.complain(n, "%q is no regular expression of at most %d bytes", clipped(text), maxPattern)
	return false
}

// at finds a path in the JSON of the answer, such as error.errorCode or items.0.name, as JSON.
func (o *outcome) at(path string) (string, bool) {
	body := json.RawMessage(bytes.TrimPrefix(bytes.TrimSpace(o.body), []byte("\ufeff")))
	for part := range strings.SplitSeq(path, ".") {
		var object map[string]json.RawMessage
		var array []json.RawMessage
		switch {
		case json.Unmarshal(body, &object) == nil && object != nil:
			next, ok := object[part]
			if !ok {
				return "", false
			}
			body = next
		case json.Unmarshal(body, &array) == nil:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(array) {
				return "", false
			}
			body = array[i]
		default:
			return "", false
		}
	}
	return string(body), true
}
