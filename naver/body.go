package naver

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"strings"
)

// The longest answers that are read, before and after gzip is undone. Real ones have under 100 bytes of JSON, 10 kB of
// picture and 300 kB of sound.
const (
	MaxJSON    = 64 << 10
	MaxPicture = 4 << 20
	MaxSound   = 16 << 20
)

var errTooLarge = errors.New("too large")

// readBody reads a body as it was sent. The error is errTooLarge or one of the transport.
func readBody(resp *http.Response, limit int64) ([]byte, error) {
	if resp.ContentLength > limit {
		return nil, errTooLarge
	}
	return readAll(resp.Body, resp.ContentLength, limit)
}

// readAll reads to the end, with one buffer of the right size where the length is known beforehand.
func readAll(r io.Reader, length, limit int64) ([]byte, error) {
	const least, most = 512, 512 << 10 // a promised length is not trusted with more than this
	if length < 0 && limit > MaxJSON {
		length = 12 << 10 // NAVER sends media in chunks without a length, and its pictures have up to 10 kB
	}
	buf := make([]byte, 0, min(max(length+1, least), most))
	for {
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if int64(len(buf)) > limit {
			return nil, errTooLarge
		}
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return nil, err
		}
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
	}
}

// undoGzip decodes a body that says it is gzip and is. Anything else stays as it came and is judged by its bytes, also
// a damaged gzip.
func undoGzip(encoding string, body []byte, limit int64) ([]byte, error) {
	if !strings.EqualFold(encoding, "gzip") && !strings.EqualFold(encoding, "x-gzip") {
		return body, nil
	}
	zipped, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return body, nil
	}
	plain, err := readAll(zipped, -1, limit)
	switch {
	case errors.Is(err, errTooLarge):
		return nil, err
	case err != nil:
		return body, nil
	}
	return plain, nil
}
