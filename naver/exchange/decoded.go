package exchange

import (
	"net/http"

	"navercaptcha/naver/exchange/redaction"
)

// Decoded is the body with its Content-Encoding undone as far as that goes, at most limit bytes of it; where nothing of it
// can be undone it is the body as it came. The error is that of redaction.Decode.
func (e *Exchange) Decoded(limit int) ([]byte, error) {
	body, err := redaction.Decode(e.Body, e.ResponseHeader.Get("Content-Encoding"), limit)
	if len(body) == 0 && err != nil {
		body = e.Body
	}
	return body, err
}

// DecodedHeader is an answer's header without what a body that was decoded when it was saved no longer is.
func DecodedHeader(h http.Header) http.Header {
	h = h.Clone()
	h.Del("Content-Encoding")
	h.Del("Content-Length")
	h.Del("Transfer-Encoding")
	return h
}
