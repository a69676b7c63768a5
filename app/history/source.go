package history

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"strings"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// origin is what is known of a call that another program made, as it is stored.
type origin struct {
	Form    attempt.Form  `json:"form,omitempty"`
	File    string        `json:"file,omitempty"`
	Entry   int           `json:"entry,omitempty"`
	Line    int           `json:"line,omitempty"`
	Program string        `json:"program,omitempty"`
	Assumed bool          `json:"assumed,omitempty"`
	Known   attempt.Known `json:"known"`
}

// originData is what the origin of a call is stored as; nil for a call that this program made.
func (o Options) originData(c *attempt.Call) ([]byte, error) {
	if !c.Source.Others() {
		return nil, nil
	}
	data, err := json.Marshal(origin{
		Form: c.Form, File: o.text(c.Place.File), Entry: c.Place.Entry, Line: c.Place.Line, Program: o.text(c.Caller.Program),
		Assumed: c.Assumed, Known: c.Known.Spelled(),
	})
	if err != nil {
		return nil, fail(ErrNotWritten, "the origin of a call", err)
	}
	return data, nil
}

// storedSource is what a file of format 3 tells of a call's source; its columns are NULL in older ones.
type storedSource struct{ source, platform, origin sql.NullString }

// tell completes a call that was loaded as one that this program made.
func (s storedSource) tell(l *attempt.Call) error {
	l.Platform = cmp.Or(naver.Platform(s.platform.String), l.Platform)
	if source := attempt.Source(s.source.String); source == attempt.Scenario || source.Others() {
		l.Source = source
	}
	o, err := decode[origin](s.origin)
	if err != nil || o == nil {
		return err
	}
	l.Form, l.Place, l.Assumed = o.Form, attempt.Place{File: o.File, Entry: o.Entry, Line: o.Line}, o.Assumed
	l.Caller.Program, l.Known = o.Program, o.Known
	if !o.Known.Time.Is(attempt.Seen) {
		l.Start = time.Time{} // that it is stored with is when it was kept
	}
	return nil
}

// platformOf is where a call of an attempt went.
func platformOf(c *attempt.Call, a *attempt.Attempt) naver.Platform {
	return cmp.Or(c.Platform, a.Platform)
}

// sourcesOf is what of the sources of an attempt's calls is searched.
func sourcesOf(a *attempt.Attempt) string {
	var said []string
	seen := map[string]bool{}
	add := func(words ...string) {
		for _, word := range words {
			if word != "" && !seen[word] {
				seen[word] = true
				said = append(said, word)
			}
		}
	}
	if a.KeyByHand {
		add(enteredByHand)
	}
	for i := range a.Calls {
		switch c := &a.Calls[i]; c.Source {
		case attempt.Evidence:
			add(string(c.Source), shownAs[string(c.Source)], string(c.Form), c.Place.File, c.Caller.Program)
		case attempt.Scenario:
			add(string(c.Source), shownAs[string(c.Source)])
		}
	}
	return strings.Join(said, "\n")
}

// enteredByHand is how a key that a person entered is called.
const enteredByHand = "key entered by hand 직접 입력한 키"
