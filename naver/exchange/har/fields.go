package har

import (
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
)

// fields reads JSON field by field. What is of another type than wanted is read over and counts as not there. After the
// first error nothing more is read.
type fields struct {
	*jsontext.Decoder
	err  error
	want func(url string) bool // nil wants all
}

func (f *fields) token() (t jsontext.Token) {
	if f.err == nil {
		t, f.err = f.ReadToken()
	}
	return t
}

func (f *fields) skip() {
	if f.err == nil {
		f.err = f.SkipValue()
	}
}

// is tells whether the next value is of a kind, and reads over it where it is not.
func (f *fields) is(kind jsontext.Kind) bool {
	if f.err != nil {
		return false
	}
	if f.PeekKind() != kind {
		f.skip() // which has the error, if there is one
		return false
	}
	return true
}

// object calls one for the name of each field. It has to read the field's value.
func (f *fields) object(one func(name string)) {
	if !f.is('{') {
		return
	}
	f.token()
	for f.err == nil && f.PeekKind() != '}' {
		if name := f.token(); f.err == nil {
			one(name.String())
		}
	}
	f.token()
}

// array calls one for each value, which it has to read.
func (f *fields) array(one func()) {
	if !f.is('[') {
		return
	}
	f.token()
	for f.err == nil && f.PeekKind() != ']' {
		one()
	}
	f.token()
}

func (f *fields) text() string {
	if !f.is('"') {
		return ""
	}
	t := f.token()
	if f.err != nil {
		return ""
	}
	return t.String()
}

// number is 0 for one that no float64 holds.
func (f *fields) number() float64 {
	if !f.is('0') {
		return 0
	}
	t := f.token()
	if f.err != nil {
		return 0
	}
	n, err := t.Float()
	if err != nil {
		return 0
	}
	return n
}

// whole is a number that is an int, else 0.
func (f *fields) whole() int {
	n := f.number()
	if n != float64(int32(n)) {
		return 0
	}
	return int(n)
}

// numeral is whole for a number that other programs also write as a string.
func (f *fields) numeral() int {
	if f.err == nil && f.PeekKind() == '"' {
		n, err := strconv.ParseInt(f.text(), 10, 32)
		if err != nil {
			return 0
		}
		return int(n)
	}
	return f.whole()
}

func (f *fields) truth() bool {
	if f.err != nil {
		return false
	}
	if k := f.PeekKind(); k != 't' && k != 'f' {
		f.skip()
		return false
	}
	t := f.token()
	return f.err == nil && t.Bool()
}
