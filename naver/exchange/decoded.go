package exchange

import "net/http"

// DecodedHeader is an answer's header without what a body that was decoded when it was saved no longer is.
func DecodedHeader(h http.Header) http.Header {
	h = h.Clone()
	h.Del("Content-Encoding")
	h.Del("Content-Length")
	h.Del("Transfer-Encoding")
	return h
}
