package main

import (
	"errors"
	"io"
	"io/fs"

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
		return 0, say("%s: %d MiB보다 깁니다. 응답 하나만 저장하십시오",
			"%s is longer than %d MiB: save one answer alone", s.path, maxExplained>>20)
	}
	if !s.known {
		s.seen = append(s.seen, p[:n]...)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = unreadable(s.path, err)
	}
	return n, err
}

// unreadable is the error of a file that cannot be opened or read.
func unreadable(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return because(err, "%s: 그런 파일이 없습니다. 경로를 확인하십시오", "%s cannot be read: there is no such file", path)
	case errors.Is(err, fs.ErrPermission):
		return because(err, "%s: 읽을 권한이 없습니다. 권한을 확인하십시오", "%s cannot be read: permission denied", path)
	}
	var system *fs.PathError
	if errors.As(err, &system) {
		err = system.Err // the path is said already
	}
	return because(err, "%s: 파일을 읽을 수 없습니다(%v)", "%s cannot be read: %v", path, err)
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
		return nil, say("%s: 비어 있어 설명할 것이 없습니다. 응답이나 HAR를 저장한 파일을 쓰십시오",
			"%s is empty: there is nothing to explain", s.path)
	}
	one, err := e.caseOfAnswer(s.seen)
	if err != nil {
		return nil, err
	}
	return []diagnosis.Case{one}, nil
}
