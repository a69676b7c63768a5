package redaction

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// LeakError says that a secret was found in what was about to be handed on. It does not hold the secret.
type LeakError struct {
	Path   string // of the file; empty for a text
	Offset int64  // in bytes
	Kind   Kind
	Form   string // how it was written, such as "in base64"
}

// Error names the place.
func (e *LeakError) Error() string {
	where := "the text"
	if e.Path != "" {
		where = e.Path
	}
	return fmt.Sprintf("nothing was handed on: %s would hold the %s at byte %d (%s)", where, e.Kind, e.Offset, e.Form)
}

// Check looks for known secrets in every form in what is about to be handed on, such as a text for the clipboard. The
// error is a *LeakError.
func (r *Redactor) Check(text []byte) error {
	if leak := r.leak(bytes.NewReader(text)); leak != nil {
		return leak
	}
	return nil
}

// chunk is how much of a file is looked at together, in bytes, besides the end of the chunk before.
const chunk = 1 << 20

// leak looks for known secrets in all that can be read. The error is a *LeakError or one of reading.
func (r *Redactor) leak(from io.Reader) error {
	r = r.orEmpty()
	overlap := r.Longest()
	buf := make([]byte, 0, chunk+overlap)
	var offset int64 // of the beginning of buf
	for {
		n, err := io.ReadFull(from, buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if hits := r.knows().find(buf); len(hits) > 0 {
			h := hits[0]
			return &LeakError{Offset: offset + int64(h.start), Kind: h.secret.Kind, Form: h.form}
		}
		switch {
		case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
			return nil
		case err != nil:
			return err
		}
		keep := min(overlap, len(buf))
		offset += int64(len(buf) - keep)
		buf = append(buf[:0], buf[len(buf)-keep:]...)
	}
}
