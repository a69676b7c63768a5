package evidence

import (
	"strings"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/evidence/source"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// sourceExtensions are those of files in which somebody writes a program that calls NAVER.
var sourceExtensions = map[string]bool{
	"java": true, "kt": true, "kts": true, "php": true, "js": true, "mjs": true, "cjs": true, "jsx": true, "ts": true, "tsx": true,
	"vue": true, "svelte": true, "py": true, "cs": true, "vb": true, "dart": true, "swift": true, "go": true, "rb": true, "scala": true,
	"groovy": true, "jsp": true, "asp": true, "aspx": true, "cshtml": true, "ipynb": true, "html": true, "htm": true, "ps1": true,
	"sh": true, "bat": true, "cmd": true, "c": true, "cc": true, "cpp": true, "h": true, "hpp": true, "rs": true, "m": true,
}

// isSource tells the source code of a program.
func isSource(d *document) bool { return sourceExtensions[d.ext()] }

// isScript tells source code that may be nothing but a command to call NAVER with, or what such a command wrote.
func isScript(d *document) bool {
	switch d.ext() {
	case "sh", "bat", "cmd", "ps1", "ipynb": // a notebook has beside the code what it printed
		return true
	}
	return strings.HasPrefix(strings.TrimSpace(d.text), "fetch(")
}

// formSource is that of a call that was not made yet: the code that makes it.
const formSource attempt.Form = "source-code"

// readSource looks for the faults of a caller in its source code, each with its line. ok tells code that calls NAVER.
func (r *reading) readSource(d *document) (all []found, ok bool) {
	return r.faultsIn(d, source.Piece{Name: d.name, Code: d.text})
}

func (r *reading) faultsIn(d *document, p source.Piece) (all []found, ok bool) {
	faults, held, ok := source.Read(p.Name, []byte(p.Code))
	for i := range faults {
		all = append(all, found{form: formSource, place: d.place(p.Line + faults[i].Line), fault: &faults[i]})
	}
	for _, c := range held {
		kind := redaction.ClientID
		if c.Secret {
			kind = redaction.ClientSecret
		}
		r.secrets = append(r.secrets, redaction.Secret{Kind: kind, Value: c.Value})
	}
	return all, ok
}

// readPasted looks for source code in a text for people, such as a mail.
func (r *reading) readPasted(d *document) (all []found) {
	for _, p := range source.Pasted(d.text) {
		faults, _ := r.faultsIn(d, p)
		all = append(all, faults...)
	}
	return all
}

// called is the call that a fault is in. It was not made: nothing of an answer is known.
func (f *found) called() attempt.Call {
	c := attempt.Call{
		Source: attempt.Evidence, Form: f.form, Place: f.place, Platform: f.fault.Platform, Kind: f.fault.Kind, Call: f.fault.Call,
		Err: diagnosis.CodeFault(f.fault.Rule),
	}
	if f.fault.URL != "" {
		c.Exchange, c.Known.URL = &exchange.Exchange{URL: f.fault.URL}, attempt.Seen
	}
	return c
}

// beside are the faults that the commands of a script do not show by themselves.
func beside(faults []found) (rest []found) {
	for _, f := range faults {
		switch f.fault.Rule {
		case "code-platform", "code-headers-missing", "code-path", source.Clean:
		default:
			rest = append(rest, f)
		}
	}
	return rest
}
