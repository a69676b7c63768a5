package redaction

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
)

// MaxDecoded is how much gzip or deflate may unpack to, in bytes.
const MaxDecoded = 32 << 20

// maxCodings is how many codings may lie on top of each other.
const maxCodings = 3

// The reasons why a body cannot be decoded.
var (
	ErrCoding  = errors.New("its Content-Encoding is not known")
	ErrDamaged = errors.New("its coding is damaged")
	ErrTooLong = errors.New("it unpacks to too much")
)

// BodyNote says what was done to a body.
type BodyNote string

// What can be done to a body. Empty means that it is as it came.
const (
	BodyRedacted BodyNote = "secrets were replaced in the body"
	BodyDecoded  BodyNote = "secrets were replaced in the body, which is delivered decoded"
	BodyDamaged  BodyNote = "the body's coding is damaged; what could be decoded is delivered decoded"
	BodyWithheld BodyNote = "the body is withheld: it cannot be decoded and searched for secrets"
)

// Body is a body without secrets.
type Body struct {
	Bytes []byte
	Note  BodyNote // empty if Bytes is what came
	// Decoded says that Bytes is no longer encoded as Content-Encoding says.
	Decoded bool
}

// Body takes the secrets out of a body as it was received; header is the one that came with it. A gzip or deflate body
// that holds a secret is delivered decoded. Binary bodies keep their length.
func (r *Redactor) Body(body []byte, header http.Header) Body {
	return r.counted(body, header, false)
}

// BrokenBody is Body for one that broke off, perhaps in the middle of a secret.
func (r *Redactor) BrokenBody(body []byte, header http.Header) Body {
	return r.counted(body, header, true)
}

func (r *Redactor) counted(body []byte, header http.Header, broken bool) Body {
	if r = r.orEmpty(); r.off {
		return Body{Bytes: body}
	}
	clean := r.body(body, header, broken)
	if clean.Note != "" {
		r.mu.Lock()
		r.bodies[clean.Note]++
		r.mu.Unlock()
	}
	return clean
}

func (r *Redactor) body(body []byte, header http.Header, broken bool) Body {
	if len(body) == 0 {
		return Body{Bytes: body}
	}
	plain, err := Decode(body, strings.Join(header["Content-Encoding"], ","), MaxDecoded)
	switch {
	case errors.Is(err, ErrDamaged) && len(plain) > 0:
		return Body{Bytes: r.plain(r.BrokenEnd(plain), header.Get("Content-Type")), Note: BodyDamaged, Decoded: true}
	case err != nil:
		return Body{Note: BodyWithheld, Decoded: true}
	}
	clean, encoded := plain, !bytes.Equal(plain, body)
	if broken {
		clean = r.BrokenEnd(clean)
	}
	clean = r.plain(clean, header.Get("Content-Type"))
	switch {
	case bytes.Equal(clean, plain) && !(encoded && len(r.find(body)) > 0): // gzip has room for a file's name and a comment
		return Body{Bytes: body}
	case encoded:
		return Body{Bytes: clean, Note: BodyDecoded, Decoded: true}
	default:
		return Body{Bytes: clean, Note: BodyRedacted}
	}
}

// plain takes the secrets out of a body that is not encoded any more.
func (r *Redactor) plain(body []byte, contentType string) []byte {
	mediaType, _, _ := mime.ParseMediaType(contentType)
	switch {
	case !IsText(body):
		return r.text(body, inBinary)
	case json.Valid(body):
		return r.json(body)
	case mediaType == "application/x-www-form-urlencoded":
		return []byte(r.Query(string(body)))
	default:
		return r.text(body, inText)
	}
}

// Decode undoes a Content-Encoding of gzip and deflate, and gzip and zlib that no header tells of. A body that does not
// begin as its coding wants it counts as not encoded, and one that goes on behind the end of its coding as damaged. The
// error is ErrCoding, or ErrTooLong or ErrDamaged together with what could be decoded, at most limit bytes.
func Decode(body []byte, encoding string, limit int) ([]byte, error) {
	codings := strings.FieldsFunc(encoding, func(c rune) bool { return c == ',' || c == ' ' })
	if len(codings) > maxCodings {
		return nil, ErrCoding
	}
	damaged := false // what is under a damaged coding may be encoded as well
	next := func(plain []byte, err error) error {
		body = plain
		if errors.Is(err, ErrDamaged) && len(plain) > 0 {
			damaged, err = true, nil
		}
		return err
	}
	for i := len(codings) - 1; i >= 0; i-- {
		var err error
		switch coding := strings.ToLower(codings[i]); coding {
		case "identity":
		case "gzip", "x-gzip":
			err = next(unpack(body, limit, openGzip))
		case "deflate":
			err = next(undoDeflate(body, limit))
		default:
			if !IsText(body) { // text was sent as it is, whatever the header says
				return nil, ErrCoding
			}
		}
		if err != nil {
			return body, err
		}
	}
	for n := 0; ; n++ {
		plain, packed, err := undoUntold(body, limit)
		if !packed {
			break
		}
		if n == maxCodings {
			return nil, ErrCoding
		}
		if err := next(plain, err); err != nil {
			return body, err
		}
	}
	if damaged {
		return body, ErrDamaged
	}
	return body, nil
}

// undoUntold undoes gzip and zlib that no header tells of. Both begin with bytes of their own, but those of zlib are so
// few that only what comes out proves it.
func undoUntold(body []byte, limit int) (plain []byte, packed bool, err error) {
	if bytes.HasPrefix(body, []byte{0x1f, 0x8b, 8}) {
		plain, err = unpack(body, limit, openGzip)
		return plain, !bytes.Equal(plain, body), err
	}
	if len(body) == 0 || body[0]&0x0f != 8 || IsText(body) {
		return nil, false, nil
	}
	if _, err := zlib.NewReader(bytes.NewReader(body)); err != nil {
		return nil, false, nil
	}
	plain, err = unpack(body, limit, openZlib)
	if errors.Is(err, ErrDamaged) {
		return plain, len(plain) >= MinLength && IsText(whole(plain)), err
	}
	return plain, true, err
}

func openGzip(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }
func openZlib(r io.Reader) (io.Reader, error) { return zlib.NewReader(r) }

// undoDeflate undoes what is called deflate: zlib by the standard, and bare deflate by some servers.
func undoDeflate(body []byte, limit int) ([]byte, error) {
	if _, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
		return unpack(body, limit, openZlib)
	}
	plain, err := unpack(body, limit, func(r io.Reader) (io.Reader, error) { return flate.NewReader(r), nil })
	if errors.Is(err, ErrDamaged) {
		if IsText(body) {
			return body, nil
		}
		return nil, ErrDamaged
	}
	return plain, err
}

// unpack reads a packed body to its end, or to a limit. One that does not open stays as it is.
func unpack(body []byte, limit int, open func(io.Reader) (io.Reader, error)) ([]byte, error) {
	from := bytes.NewReader(body)
	packed, err := open(from)
	if err != nil {
		return body, nil
	}
	plain, err := io.ReadAll(io.LimitReader(packed, int64(limit)+1))
	switch {
	case len(plain) > limit:
		return plain[:limit], ErrTooLong
	case err != nil, from.Len() > 0: // what goes on behind the end would go unsearched
		return plain, ErrDamaged
	}
	return plain, nil
}
