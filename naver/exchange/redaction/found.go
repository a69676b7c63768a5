package redaction

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Found tells how often a marker was put in.
type Found struct {
	Kind   Kind   `json:"kind"`
	Marker string `json:"marker"`
	Count  int    `json:"count"`
}

// Report says what a Redactor did so far. It goes with every export.
type Report struct {
	Markers []Found          `json:"markers"`
	Notes   []Note           `json:"notes"`  // what was taken out by name only
	Bodies  map[BodyNote]int `json:"bodies"` // how many bodies were changed in a way
}

// Note tells of a value that was taken out only where a name says what it is, and why. In JSON it is a sentence.
type Note struct {
	Kind  Kind
	Under int // the length in bytes that it does not have; 0 where it is public
}

// String is the note in English.
func (n Note) String() string {
	why := "is public"
	if n.Under > 0 {
		why = fmt.Sprintf("has under %d bytes", n.Under)
	}
	return fmt.Sprintf("The %s %s: it was taken out only where a name says what it is.",
		strings.ReplaceAll(string(n.Kind), "-", " "), why)
}

// MarshalText is String.
func (n Note) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// Short are the notes on secrets that are too short to be found by value: who hands something on says so.
func (r Report) Short() []Note {
	return slices.DeleteFunc(slices.Clone(r.Notes), func(n Note) bool { return n.Under == 0 })
}

// Report says what was done so far.
func (r *Redactor) Report() Report {
	r = r.orEmpty()
	r.mu.Lock()
	defer r.mu.Unlock()
	report := Report{Markers: make([]Found, 0, len(r.order)), Notes: []Note{}, Bodies: maps.Clone(r.bodies)}
	for _, marker := range r.order {
		report.Markers = append(report.Markers, *r.found[marker])
	}
	for _, s := range r.knows().short {
		note := Note{s.Kind, r.minimum}
		if s.Public || slices.Contains(public, s.Value) {
			note.Under = 0
		}
		if !slices.Contains(report.Notes, note) {
			report.Notes = append(report.Notes, note)
		}
	}
	return report
}

// AddSecretsOf takes the credentials of a request, and more, for known, so that they are found by value as well: an attempt may
// have been made with other credentials than those that are set now. Markers of an earlier redaction are none.
func (r *Redactor) AddSecretsOf(header http.Header, rawURL string, more ...Secret) {
	secrets := slices.Clone(more)
	learn := func(name, value string) {
		if kind, ok := kindOf(name); ok && (kind == ClientID || kind == ClientSecret) && !redacted([]byte(value)) {
			secrets = append(secrets, Secret{Kind: kind, Value: value})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(header)) {
		for _, v := range header[name] {
			learn(name, v)
		}
	}
	if u, err := url.Parse(rawURL); err == nil {
		query := u.Query()
		for _, name := range slices.Sorted(maps.Keys(query)) {
			for _, v := range query[name] {
				learn(name, v)
			}
		}
	}
	if len(secrets) > 0 {
		r.add(secrets)
	}
}
