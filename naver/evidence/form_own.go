package evidence

import (
	"encoding/csv"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// What this program handed on comes back: its tickets and reports say in words what a call meant, and show the call below. Only
// what is shown counts.

var (
	ownTitle   = regexp.MustCompile(`^# NAVER CAPTCHA: `)
	ownFinding = regexp.MustCompile(`^(?:Finding|결과): .+ \[[a-z0-9-]+\]$`)
	fence      = regexp.MustCompile("^(`{3,})")
)

// readOwn claims the words of this program's own reports and tickets, for nobody to take them for answers.
func readOwn(t *transcript) {
	for i := 0; i < len(t.lines); i++ {
		switch {
		case ownTitle.MatchString(t.lines[i]):
			t.passProse(i)
			return
		case ownFinding.MatchString(t.lines[i]):
			from, to := i, i+1
			for from > 0 && strings.TrimSpace(t.lines[from-1]) != "" {
				from--
			}
			for to < len(t.lines) && strings.TrimSpace(t.lines[to]) != "" {
				to++
			}
			t.passOver(from, to)
			i = to
		}
	}
}

// passProse claims the lines of a report that stand in no fence.
func (t *transcript) passProse(from int) {
	end := ""
	for i := from; i < len(t.lines); i++ {
		m := fence.FindString(t.lines[i])
		switch {
		case end == "" && m != "":
			end = m
		case end != "" && strings.TrimSpace(t.lines[i]) == end:
			end = ""
		case end != "":
			continue
		}
		t.passOver(i, i+1)
	}
}

const formCSV attempt.Form = "csv"

const ownColumns = "started,profile,platform,host,simulated,kind,call,method,url,status,"

// isOwnCSV tells the list of calls that this program exports.
func isOwnCSV(d *document) bool { return strings.HasPrefix(d.text, ownColumns) }

func (r *reading) readOwnCSV(d *document) error {
	lines := csv.NewReader(strings.NewReader(d.text))
	lines.FieldsPerRecord, lines.LazyQuotes = -1, true
	names := map[string]int{}
	for {
		cells, err := lines.Read()
		if err != nil { // the end, or a line that nobody can read
			return nil
		}
		if len(names) == 0 {
			for i, name := range cells {
				names[name] = i
			}
			continue
		}
		cell := func(name string) string {
			if i, ok := names[name]; ok && i < len(cells) {
				return strings.TrimPrefix(cells[i], "'") // as it stands before what a spreadsheet would take for a formula
			}
			return ""
		}
		if len(r.found) > MaxCalls {
			return ErrTooManyIn
		}
		line, _ := lines.FieldPos(0)
		r.addOwn(d.place(line), cell)
	}
}

// addOwn adds a call of which a line of the list tells all but the answer, which it tells in words.
func (r *reading) addOwn(place attempt.Place, cell func(name string) string) {
	ex := &exchange.Exchange{Start: startOf(cell("started")), Method: cell("method"), URL: cell("url")}
	ex.Status, _ = strconv.Atoi(cell("status"))
	words, key := cell("error"), cell("key")
	switch s, _, ok := said(words); {
	case ex.Status == 0:
		ex.Err = errors.New(words)
	case ok:
		ex.Body = []byte(s.body())
	case words == "" && cell("finding") == "issued" && key != "":
		ex.Body = []byte(`{"key":"` + key + `"}`)
	case words == "" && (cell("finding") == "right" || strings.HasPrefix(cell("finding"), "wrong")):
		ex.Body = []byte(`{"result":` + strconv.FormatBool(cell("finding") == "right") + "}")
	}
	r.addWhole(place, formCSV, ex, true)
	if n := len(r.found) - 1; n >= 0 && r.found[n].ex == ex {
		r.found[n].known.RequestHeaders, r.found[n].known.ResponseHeaders = attempt.NotRecorded, attempt.NotRecorded
	}
}
