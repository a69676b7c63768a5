package evidence

import (
	"net/http"
	"strings"
	"time"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// piece is something in a text that tells of a call: its request, its answer, an error, or several of these.
type piece struct {
	line, end int // lines that it covers, from 0; end is behind the last
	at        int // within the line, to keep the order of what stands in one
	form      attempt.Form

	request bool // it begins a call
	method  string
	url     string
	header  http.Header // of the request; nil where nobody wrote any down

	status     int
	respHeader http.Header
	body       []byte
	noBody     bool // it was looked at, and there was none
	words      string

	start    time.Time
	zoneless bool // the start may be of another zone
	tls      *exchange.TLS
	proxy    string
	program  string
	naver    bool // it names NAVER: a host, a path, a header, a code or a sentence
	whole    bool // the form shows request and answer together, so nothing that follows belongs to it
	phrase   bool // no more than a phrase that others write as well
	loose    bool // a status or an error of which nothing says whose it is
}

func (p *piece) answered() bool {
	return p.status != 0 || len(p.body) > 0 || p.words != "" || p.respHeader != nil
}

// transcript is a text for people and programs, laid out for the forms to find their pieces in.
type transcript struct {
	doc     *document
	lines   []string
	lower   []string // the same in lower case
	named   []int8   // whether a line names NAVER: 1 yes, -1 no, 0 not looked at
	claimed []bool   // lines that a form has read whole
	passed  []bool   // of these, those of interim answers
	pieces  []piece
	leftOut int // calls to other servers
}

func (t *transcript) add(p piece) {
	if p.end <= p.line {
		p.end = p.line + 1
	}
	for i := p.line; i < p.end && i < len(t.claimed); i++ {
		t.claimed[i] = true
	}
	t.pieces = append(t.pieces, p)
}

// mention adds a piece that leaves its line to others.
func (t *transcript) mention(p piece) {
	if p.end <= p.line {
		p.end = p.line + 1
	}
	t.pieces = append(t.pieces, p)
}

// names tells whether a line names NAVER.
func (t *transcript) names(i int) bool {
	if t.named[i] == 0 {
		t.named[i] = -1
		if markedLower(t.lower[i]) && names(t.lines[i]) {
			t.named[i] = 1
		}
	}
	return t.named[i] > 0
}

// has tells whether a line has one of some words, which are in lower case.
func (t *transcript) has(i int, words ...string) bool {
	for _, w := range words {
		if strings.Contains(t.lower[i], w) {
			return true
		}
	}
	return false
}

// from joins lines for what runs over several of them.
func (t *transcript) from(line, end int) string {
	return strings.Join(t.lines[line:min(end, len(t.lines))], "\n")
}

// forms of text, in the order in which they claim lines: those that are the surest first.
var textForms = []func(*transcript){
	readOwn, readAccessLogs, readOkHTTP, readCurlVerbose, readLabelled, readCommands, readMessages, readConsole, readWords, readBodies,
}

// readText reads a text: as one of the forms that are the whole file, as source code, or as a text with calls in it.
func (r *reading) readText(d *document) error {
	for _, f := range fileForms {
		if f.match(d) {
			r.learn(d.text)
			return f.read(r, d)
		}
	}
	if isSource(d) {
		r.learn(d.text)
		all, calls := r.readSource(d)
		switch {
		case isScript(d): // a command in it is a call, and is read as one
			before := len(r.found)
			if err := r.readLines(d); err != nil {
				return err
			}
			if len(r.found) > before {
				all = beside(all)
			}
			r.add(all...)
			return nil
		case calls:
			r.add(all...)
			return nil
		case !isMarkup(d):
			return nil // what it compares an answer with is no answer
		}
	}
	before := len(r.found)
	if err := r.readLines(d); err != nil {
		return err
	}
	if len(r.found) == before { // nobody called; perhaps somebody asks about the code that would
		r.add(r.readPasted(d)...)
	}
	if len(r.found) == before {
		r.readEmbedded(d)
	}
	return nil
}

// readLines reads a text line by line for the calls in it.
func (r *reading) readLines(d *document) error {
	r.learn(d.text)
	for _, region := range regionsOf(d.text) {
		t := &transcript{doc: d, lines: clean(region.text)}
		t.claimed, t.passed, t.named = make([]bool, len(t.lines)), make([]bool, len(t.lines)), make([]int8, len(t.lines))
		t.lower = make([]string, len(t.lines))
		for i, line := range t.lines {
			t.lower[i] = strings.ToLower(line)
		}
		for _, read := range textForms {
			read(t)
		}
		all := t.calls(region.whole)
		r.leftOut += t.leftOut
		for i := range all {
			all[i].place.Line += region.line
		}
		r.add(all...)
		if len(r.found) > MaxCalls {
			return ErrTooManyIn
		}
	}
	return nil
}
