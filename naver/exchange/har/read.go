package har

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// ErrNoHAR says that what was read is no HAR: no JSON object that has a log.
var ErrNoHAR = errors.New("this is no HAR")

// BrokenError says that a HAR cannot be read to its end: it was cut off, or is no JSON from some place on. What came before
// was handed over.
type BrokenError struct {
	Entries int   // that were whole
	Offset  int64 // in bytes, of the place
	Err     error // io.ErrUnexpectedEOF where it was cut off
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("the HAR breaks off at byte %d, behind %d whole entries", e.Offset, e.Entries)
}

func (e *BrokenError) Unwrap() error { return e.Err }

// Read hands over the entries of a HAR in their order, each as soon as it is read: no more than the entry at hand is held
// in memory. Fields that are missing, unknown or of another type than the format's leave what they would say out.
//
// It ends after the entries, and with the first error: that of each as it is, ErrNoHAR, a *BrokenError, or the Reader's own.
// A HAR whose log has no entries is an empty one.
func Read(r io.Reader, each func(*Entry) error) error { return ReadWanted(r, nil, each) }

// ReadWanted is Read for who wants no bodies but of some URLs, which is faster: the others' entries come without a Text. Where
// an entry has its answer before its request, the body comes anyhow.
func ReadWanted(r io.Reader, want func(url string) bool, each func(*Entry) error) error {
	source := &failing{r: r}
	b := bufio.NewReaderSize(source, 64<<10)
	skipBlank(b)
	d := jsontext.NewDecoder(b, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	f := &fields{Decoder: d, want: want}
	var found bool
	var count int
	var mine error // of each
	f.object(func(name string) {
		if name != "log" || d.PeekKind() != '{' {
			f.skip()
			return
		}
		found = true
		f.object(func(name string) {
			if name != "entries" {
				f.skip()
				return
			}
			f.array(func() {
				e := f.entry()
				if f.err != nil {
					return
				}
				if mine = each(e); mine != nil {
					f.err = mine
					return
				}
				count++
			})
			if f.err == nil {
				f.err = errDone
			}
		})
	})
	switch {
	case mine != nil:
		return mine
	case source.err != nil:
		return source.err
	case !found:
		return ErrNoHAR
	case f.err == nil, errors.Is(f.err, errDone):
		return nil
	case errors.Is(f.err, io.ErrUnexpectedEOF):
		return &BrokenError{Entries: count, Offset: d.InputOffset(), Err: io.ErrUnexpectedEOF}
	}
	return &BrokenError{Entries: count, Offset: d.InputOffset(), Err: f.err}
}

// errDone ends the reading behind the entries.
var errDone = errors.New("all entries were read")

// skipBlank reads over blanks and a byte order mark, which JSON does not allow and files have.
func skipBlank(b *bufio.Reader) {
	for {
		next, _ := b.Peek(3)
		switch {
		case len(next) > 0 && (next[0] == ' ' || next[0] == '\t' || next[0] == '\r' || next[0] == '\n'):
			_, _ = b.Discard(1)
		case string(next) == "\ufeff":
			_, _ = b.Discard(3)
		default:
			return
		}
	}
}

// failing remembers the error of a Reader, to tell it from one of the JSON.
type failing struct {
	r   io.Reader
	err error
}

func (f *failing) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		f.err = err
	}
	return n, err
}
