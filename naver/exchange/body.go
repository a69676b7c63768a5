package exchange

import (
	"errors"
	"io"
	"sync/atomic"
)

// MaxBody is how many bytes of a body an exchange keeps: NAVER's sounds are limited to 16 MiB by the client, and a
// little more is there to show the byte that was too much.
const MaxBody = 16<<20 + 64<<10

// maxGrow bounds what is set aside because a Content-Length promises it.
const maxGrow = 1 << 20

// ErrClosedEarly is the Err of an exchange whose body was closed before it was read to its end.
var ErrClosedEarly = errors.New("the answer's body was closed before its end")

// body copies what its reader reads.
type body struct {
	io.ReadCloser
	rec    *recording
	length int64 // as promised, or -1
	read   atomic.Int64
}

func (b *body) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if n > 0 {
		b.read.Add(int64(n))
		b.rec.received(p[:n])
	}
	switch err {
	case nil:
	case io.EOF:
		b.rec.finish(nil)
	default:
		b.rec.finish(err)
	}
	return n, err
}

func (b *body) Close() error {
	err := b.ReadCloser.Close()
	if b.length >= 0 && b.read.Load() == b.length {
		b.rec.finish(nil)
	} else {
		b.rec.finish(ErrClosedEarly)
	}
	return err
}
