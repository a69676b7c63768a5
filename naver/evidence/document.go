package evidence

import (
	"strings"

	"navercaptcha/naver/attempt"
)

// file is a file, or what is packed in one.
type file struct {
	name    string // with those of the containers around it
	content []byte
}

// document is a text in UTF-8.
type document struct {
	name string
	text string // as it came, decoded
}

func (d *document) place(line int) attempt.Place { return attempt.Place{File: d.name, Line: line} }

func (d *document) entry(n int) attempt.Place { return attempt.Place{File: d.name, Entry: n} }

// ext is the document's extension in lower case, without the dot.
func (d *document) ext() string { return extension(d.name) }

func extension(name string) string {
	base := name[strings.LastIndexAny(name, `/\`)+1:]
	if dot := strings.LastIndexByte(base, '.'); dot >= 0 {
		return strings.ToLower(base[dot+1:])
	}
	return ""
}

func inside(outer, inner string) string {
	if outer == "" {
		return inner
	}
	if inner == "" {
		return outer
	}
	return outer + "/" + inner
}
