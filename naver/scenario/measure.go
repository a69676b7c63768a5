package scenario

import (
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// unit is what a measure is in.
type unit struct {
	name  string
	parse func(string) (float64, bool)
	write func(float64) string
}

func plainNumber(s string) (float64, bool) {
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && v >= -1e15 && v <= 1e15
}

func writeNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

var (
	plainUnit = unit{"number", plainNumber, writeNumber}
	bytesUnit = unit{"number of bytes", plainNumber, func(v float64) string { return writeNumber(v) + " bytes" }}
	timeUnit  = unit{
		"time such as 500ms",
		func(s string) (float64, bool) {
			d, err := time.ParseDuration(s)
			return d.Seconds(), err == nil && d >= 0
		},
		func(v float64) string {
			return time.Duration(v * float64(time.Second)).Round(10 * time.Microsecond).String()
		},
	}
)

// measure expects a number, or one within a range.
func (r *reader) measure(n *yaml.Node, u unit, of func(*outcome) (float64, bool)) func(*outcome) (string, string, bool) {
	read := func(n *yaml.Node) (float64, bool) {
		text, ok := r.text(n)
		if !ok {
			return 0, false
		}
		v, ok := u.parse(text)
		if !ok {
			r.complain(n, "%q is no %s", text, u.name)
		}
		return v, ok
	}
	var low, high *float64
	want := ""
	if n.Kind == yaml.MappingNode {
		f, ok := r.mapping(n, "a range", "min", "max")
		if ok && len(f) == 0 {
			r.complain(n, "a range has min, max or both")
		}
		if m := f["min"]; m != nil {
			if v, ok := read(m); ok {
				low, want = &v, "at least "+u.write(v)
			}
		}
		if m := f["max"]; m != nil {
			if v, ok := read(m); ok {
				high, want = &v, strings.TrimPrefix(want+" and at most "+u.write(v), " and ")
			}
		}
		if low != nil && high != nil && *low > *high {
			r.complain(n, "min is above max: nothing could be right")
		}
	} else if v, ok := read(n); ok {
		low, high, want = &v, &v, u.write(v)
	}
	return func(o *outcome) (string, string, bool) {
		got, there := of(o)
		if !there {
			return want, "none", false
		}
		return want, u.write(got), (low == nil || got >= *low) && (high == nil || got <= *high)
	}
}
