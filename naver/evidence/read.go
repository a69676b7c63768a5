package evidence

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// ReadFrom is ReadTold of a stream: a long HAR is not held in memory, and one with too many calls not read to its end.
func ReadFrom(name string, in io.Reader, told Told) (*Result, error) {
	b := bufio.NewReaderSize(&bounded{in: in, left: MaxSize}, harHead)
	head, err := b.Peek(harHead)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return nil, err
	}
	if !beginsHAR(head) {
		content, err := io.ReadAll(b)
		if err != nil {
			return nil, err
		}
		return ReadTold(name, content, told)
	}
	// What begins like a HAR may be something else: a log has objects named log too. It is kept until the first entry.
	kept := &keeping{in: b}
	r := &reading{budget: MaxSize, name: name, onEntry: kept.forget}
	if err := r.harFrom(name, kept); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if !kept.known {
		rest, err := io.ReadAll(b)
		if err != nil {
			return nil, err
		}
		return ReadTold(name, append(kept.seen.Bytes(), rest...), told)
	}
	return r.result(told)
}

// bounded fails where a stream is longer than it may be.
type bounded struct {
	in   io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	if b.left -= n; b.left < 0 {
		return 0, ErrTooLarge
	}
	return n, err
}

// keeping keeps what was read until it is known what it is.
type keeping struct {
	in    io.Reader
	seen  bytes.Buffer
	known bool
}

func (k *keeping) Read(p []byte) (int, error) {
	n, err := k.in.Read(p)
	if !k.known {
		k.seen.Write(p[:n])
	}
	return n, err
}

func (k *keeping) forget() {
	if !k.known {
		k.known, k.seen = true, bytes.Buffer{}
	}
}
