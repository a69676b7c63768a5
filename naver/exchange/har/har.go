// Package har writes recorded calls as HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), the format that browsers
// and HTTP tools exchange. No secret gets into it.
//
// Besides what the format defines there are fields of our own, which begin with an underscore as it asks for: in the log
// _redaction, which tells what was replaced, and in an entry _error, _failedPhase, _tls, _proxy, _reused, _sends,
// _bodyTruncated and _redaction.
package har

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// Creator is the program that writes the file.
type Creator struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// Export writes calls, oldest first, into a file that holds no secret, or none at all: see redaction.Redactor.Write for
// the errors.
func Export(ctx context.Context, path string, r *redaction.Redactor, by Creator, calls []*exchange.Exchange) error {
	return r.Write(ctx, path, func(w io.Writer) error { return Write(w, r, by, calls) })
}

// Write writes calls, oldest first. One call at a time is held in memory. The Redactor knows the credentials of the calls
// from then on.
func Write(w io.Writer, r *redaction.Redactor, by Creator, calls []*exchange.Exchange) error {
	r = exchange.Known(r, calls...)
	b := bufio.NewWriter(w)
	creator, err := encode(by)
	if err != nil {
		return err
	}
	// Errors of a bufio.Writer stay until Flush.
	_, _ = b.WriteString(`{"log":{"version":"1.2","creator":`)
	_, _ = b.Write(creator)
	_, _ = b.WriteString(`,"pages":[],"entries":[`) // Firefox opens no file without pages
	for i, e := range calls {
		if i > 0 {
			_ = b.WriteByte(',')
		}
		text, err := encode(newEntry(e, r))
		if err != nil {
			return err
		}
		_ = b.WriteByte('\n')
		if _, err := b.Write(text); err != nil {
			return err
		}
	}
	report, err := encode(r.Report()) // now that all is done
	if err != nil {
		return err
	}
	_, _ = b.WriteString("\n],\"_redaction\":")
	_, _ = b.Write(report)
	_, _ = b.WriteString("}}\n")
	return b.Flush()
}

// encode is json.Marshal without its escapes for HTML, which would only make the file longer.
func encode(v any) ([]byte, error) {
	var b buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b[:len(b)-1], nil // without the line's end
}

type buffer []byte

func (b *buffer) Write(p []byte) (int, error) {
	*b = append(*b, p...)
	return len(p), nil
}
