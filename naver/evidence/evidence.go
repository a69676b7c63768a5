// Package evidence reads what a customer sends about a failed call: a HAR, the output of curl, a log, a mail, a picture,
// whatever they have. It finds the calls to NAVER in it, says of each what is known and what is not, and what it means.
//
// Nothing in evidence is run, and nothing that it names is called. Absent evidence is no evidence: what nobody wrote down
// is attempt.NotRecorded, never taken for empty.
package evidence

import (
	"errors"
	"fmt"
	"slices"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/evidence/source"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// Limits of what is read.
const (
	MaxSize  = 64 << 20 // bytes of a file, and of all that is packed in it
	MaxCalls = 20_000
	MaxFiles = 10_000 // in an archive or a mail
	MaxDepth = 6      // archives, mails and encodings within each other
)

// Why evidence is not read. Each is wrapped with the place.
var (
	ErrTooLarge  = errors.New("the evidence is longer than 64 MiB")
	ErrBomb      = errors.New("the archive unpacks to more than 64 MiB")
	ErrTooMany   = errors.New("the archive holds more than 10,000 files")
	ErrTooDeep   = errors.New("the evidence is packed or nested too deeply")
	ErrTooManyIn = errors.New("the evidence holds more than 20,000 calls")
)

// Result is what was found.
type Result struct {
	// Calls are those to NAVER, in the order of the evidence, each with its finding. Where nothing was found it holds one
	// without an Exchange, whose finding says what was looked for and what to ask for.
	Calls []attempt.Call
	// LeftOut counts the calls to servers that have nothing to do with NAVER.
	LeftOut int

	secrets   []redaction.Secret
	documents map[string]Document
}

// Document is a file of the evidence as its calls have their places in it, out of all that was packed around it.
type Document struct {
	Text  string // decoded, with the lines that a Place counts; empty for a picture or a sound
	Media []byte // the picture or the sound
}

// Document is the one in which a place is. It holds the secrets as they came: whatever is shown of it goes through Mask.
func (r *Result) Document(at attempt.Place) Document { return r.documents[at.File] }

// LeaksSecret tells whether the evidence shows a credential that was meant to stay a secret, which should be issued anew.
func (r *Result) LeaksSecret() bool {
	return slices.ContainsFunc(r.secrets, func(s redaction.Secret) bool {
		return s.Kind == redaction.ClientSecret && len(s.Value) >= redaction.MinLength && !diagnosis.IsPlaceholder(s.Value)
	})
}

// Told is what the person knows of an answer that was saved without its request. Empty values are left to the evidence.
type Told struct {
	Case   diagnosis.Told
	Status int
}

// found is a call as it was read, before it is explained.
type found struct {
	form  attempt.Form
	place attempt.Place
	ex    *exchange.Exchange
	known attempt.Known
	// assumed: nothing says that this was a call to NAVER, except that somebody took it for one.
	assumed bool
	program string
	// err says why there is no call here: one of package diagnosis.
	err error
	// fault is what is wrong in the source code of a caller; nil for a call that was made.
	fault *source.Fault
}

// Read finds the calls in evidence. The name is that of the file, or empty.
func Read(name string, content []byte) (*Result, error) { return ReadTold(name, content, Told{}) }

// ReadTold is Read with what the person knows beside it.
func ReadTold(name string, content []byte, told Told) (*Result, error) {
	if len(content) > MaxSize {
		return nil, fmt.Errorf("%s: %w", name, ErrTooLarge)
	}
	r := &reading{budget: MaxSize, name: name}
	if told != (Told{}) {
		r.answer = content
	}
	if err := r.open(file{name: name, content: content}, 0); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return r.result(told)
}

// result explains what was found.
func (r *reading) result(told Told) (*Result, error) {
	r.finish()
	if len(r.found) > MaxCalls {
		return nil, fmt.Errorf("%s: %w", r.name, ErrTooManyIn)
	}
	return &Result{
		LeftOut: r.leftOut, secrets: secretsIn(r.found, r.secrets), documents: r.kept(), Calls: explain(r.found, told),
	}, nil
}

// Mask returns a Redactor that knows the secrets of the evidence: whatever is shown of it goes through it.
func (r *Result) Mask() *redaction.Redactor { return redaction.New(r.secrets...) }

// Explained tells whether anything was explained: false where every finding says that nothing could be read.
func (r *Result) Explained() bool {
	for i := range r.Calls {
		if f := r.Calls[i].Finding; f != nil && !diagnosis.NothingRead(f.Rule) {
			return true
		}
	}
	return false
}

// reading is the state of one Read.
type reading struct {
	name    string
	budget  int // bytes that may still be unpacked
	files   int
	found   []found
	secrets []redaction.Secret
	leftOut int
	cut     *found // the container ends early
	answer  []byte // the whole content, where the person said that it is an answer
	onEntry func() // told of each entry of a HAR; nil for nobody

	documents map[string]Document
}

// keep keeps a document, for whoever shows where a call stands.
func (r *reading) keep(name string, d Document) {
	if r.documents == nil {
		r.documents = map[string]Document{}
	}
	r.documents[name] = d
}

// kept are the documents in which something was found.
func (r *reading) kept() map[string]Document {
	kept := map[string]Document{}
	for _, f := range r.found {
		if d, ok := r.documents[f.place.File]; ok {
			kept[f.place.File] = d
		}
	}
	return kept
}

func (r *reading) add(all ...found) { r.found = append(r.found, all...) }

// finish says what there is to say of the evidence as a whole.
func (r *reading) finish() {
	if r.cut != nil {
		r.add(*r.cut)
	}
	if len(r.found) == 0 && len(r.answer) > 0 {
		f := found{form: formAnswer, place: attempt.Place{File: r.name}, assumed: true, ex: &exchange.Exchange{Body: r.answer}}
		f.known.Body = attempt.Seen
		r.add(f)
	}
	if len(r.found) == 0 {
		r.add(found{place: attempt.Place{File: r.name}, err: diagnosis.ErrUnreadable})
		return
	}
	// A picture beside a log is no news; alone it is.
	calls := r.found[:0:0]
	for _, f := range r.found {
		if f.err == nil || f.err == diagnosis.ErrCut {
			calls = append(calls, f)
		}
	}
	if len(calls) > 0 {
		r.found = calls
	} else {
		r.found = r.found[:1]
	}
}

// IsHAR tells evidence that says of each call where it went and what came.
func (r *Result) IsHAR() bool { return len(r.Calls) > 0 && r.Calls[0].Form == formHAR }
