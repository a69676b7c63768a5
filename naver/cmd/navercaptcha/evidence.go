package main

import (
	"errors"
	"fmt"
	"io"

	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange/har"
)

// maxExplained is how long a saved answer or a HAR may be, in bytes.
const maxExplained = 64 << 20

// evidence is a file that is read once, from its beginning, and again where the first reading found it to be no HAR.
type evidence struct {
	in   io.Reader
	path string

	count int
	seen  []byte
	known bool // that it is a HAR: nothing has to be kept
}

// forget lets go of what was kept: it is not read again.
func (s *evidence) forget() { s.known, s.seen = true, nil }

// Read reads on. What was read is kept until it is known to be a HAR.
func (s *evidence) Read(p []byte) (int, error) {
	n, err := s.in.Read(p)
	if s.count += n; s.count > maxExplained {
		return 0, withCode(exitUsage, fmt.Errorf("%s is longer than %d MiB: save one answer alone", s.path, maxExplained>>20))
	}
	if !s.known {
		s.seen = append(s.seen, p[:n]...)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("%s cannot be read: %w", s.path, err)
	}
	return n, err
}

// read finds the calls: those of a HAR, an answer with its head, or a body alone.
func (e explanation) read(s *evidence) ([]diagnosis.Case, error) {
	calls, err := readHAR(s, s.forget)
	if !errors.Is(err, har.ErrNoHAR) {
		var broken *har.BrokenError
		if err != nil && (!errors.As(err, &broken) || len(calls) == 0) {
			return nil, err
		}
		if flags := e.checkHAR(); flags != nil {
			return nil, flags
		}
		return e.casesOf(calls), err
	}
	if _, err := io.Copy(io.Discard, s); err != nil {
		return nil, err
	}
	if len(s.seen) == 0 {
		return nil, errors.New(s.path + " is empty: there is nothing to explain")
	}
	one, err := e.caseOfAnswer(s.seen)
	if err != nil {
		return nil, err
	}
	return []diagnosis.Case{one}, nil
}
