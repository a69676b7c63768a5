package scenario

import (
	"strconv"
	"time"

	"navercaptcha/naver/text"

	"go.yaml.in/yaml/v4"
)

// unit is what a measure is in.
type unit struct {
	name  text.Text
	parse func(string) (float64, bool)
	write func(float64) text.Text
}

func plainNumber(s string) (float64, bool) {
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && v >= -1e15 && v <= 1e15
}

func writeNumber(v float64) text.Text { return same(strconv.FormatFloat(v, 'f', -1, 64)) }

var (
	plainUnit = unit{say("number"), plainNumber, writeNumber}
	bytesUnit = unit{say("number of bytes"), plainNumber, func(v float64) text.Text { return say("%s bytes", writeNumber(v)) }}
	timeUnit  = unit{
		say("time such as 500ms"),
		func(s string) (float64, bool) {
			d, err := time.ParseDuration(s)
			return d.Seconds(), err == nil && d >= 0
		},
		func(v float64) text.Text {
			return same(time.Duration(v * float64(time.Second)).Round(10 * time.Microsecond).String())
		},
	}
)

// measure expects a number, or one within a range.
func (r *reader) measure(n *yaml.Node, u unit, of func(*outcome) (float64, bool)) test {
	read := func(n *yaml.Node) (float64, bool) {
		text, ok := r.text(n)
		if !ok {
			return 0, false
		}
		v, ok := u.parse(text)
		if !ok {
			r.complain(n, "%q is no %s", clipped(text), u.name)
		}
		return v, ok
	}
	var low, high *float64
	var want text.Text
	if n.Kind == yaml.MappingNode {
		f, ok := r.mapping(n, say("a range"), "min", "max")
		if ok && len(f) == 0 {
			r.complain(n, "a range has min, max or both")
		}
		if m := f["min"]; m != nil {
			if v, ok := read(m); ok {
				low, want = &v, say("at least %s", u.write(v))
			}
		}
		if m := f["max"]; m != nil {
			if v, ok := read(m); ok {
				high, want = &v, say("at most %s", u.write(v))
			}
		}
		if low != nil && high != nil {
			want = say("at least %s and at most %s", u.write(*low), u.write(*high))
			if *low > *high {
				r.complain(n, "min is above max: nothing could be right")
			}
		}
	} else if v, ok := read(n); ok {
		low, high, want = &v, &v, u.write(v)
	}
	return func(o *outcome) (text.Text, text.Text, bool) {
		got, there := of(o)
		if !there {
			return want, say("none"), false
		}
		return want, u.write(got), (low == nil || got >= *low) && (high == nil || got <= *high)
	}
}
