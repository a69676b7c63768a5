package evidence

import (
	"regexp"
	"time"
)

// stamp finds the time with which a line of a log begins.
var stamp = regexp.MustCompile(`^[\[(<"']?(?:\S{1,20} )?(\d{4}[-/.]\d\d[-/.]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?|\d\d-\d\d \d\d:\d\d:\d\d\.\d+|[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d|\d\d:\d\d:\d\d[.,]\d{3}|\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})`)

// records are the entries of a log: a line with a time, and those that follow it without one.
type records struct {
	begins []int // for each line, the first line of its record
	times  map[int]time.Time
	until  []int
}

func (t *transcript) records() records {
	r := records{begins: make([]int, len(t.lines)), times: map[int]time.Time{}, until: make([]int, len(t.lines))}
	begin := 0
	for i, line := range t.lines {
		if m := stamp.FindStringSubmatch(line); m != nil {
			begin = i
			if at, ok := parseStamp(m[1]); ok {
				r.times[i] = at
			}
		}
		r.begins[i] = begin
	}
	end := len(t.lines)
	for i := len(t.lines) - 1; i >= 0; i-- {
		r.until[i] = end
		if r.begins[i] == i {
			end = i
		}
	}
	return r
}

func (r records) of(line int) int {
	if line < 0 || line >= len(r.begins) {
		return -1
	}
	return r.begins[line]
}

func (r records) time(line int) time.Time { return r.times[r.of(line)] }

func (r records) bounds(line int) (from, to int) {
	if line >= len(r.begins) {
		return line, line
	}
	return r.begins[line], r.until[line]
}

// stampLayouts are those that tell the whole date. Without a zone it is Korea's, where the customers are.
var stampLayouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999",
	"2006/01/02 15:04:05.999999999", "2006.01.02 15:04:05.999999999", "2006-01-02 15:04:05.999999999Z0700",
	"02/Jan/2006:15:04:05 -0700",
}

var korea = time.FixedZone("KST", 9*60*60)

func parseStamp(text string) (time.Time, bool) {
	b := []byte(text)
	for i, c := range b {
		if c == ',' {
			b[i] = '.'
		}
	}
	for _, layout := range stampLayouts {
		if at, err := time.ParseInLocation(layout, string(b), korea); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}
