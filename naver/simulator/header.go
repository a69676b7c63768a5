package simulator

import "net/http"

// The values of headers, made once. They are as NAVER documents them; Date, Content-Length and Transfer-Encoding come
// from net/http. Content-Type of the gateways' errors was never captured: theirs is that of CT001.
var (
	textPlain       = []string{"text/plain;charset=UTF-8"}
	applicationJSON = []string{"application/json;charset=UTF-8"}
	imageJPEG       = []string{"image/jpeg;charset=UTF-8"}
	audioWAV        = []string{"audio/wav;charset=UTF-8"}

	serverNginx     = []string{"nginx"}
	pragmaNoCache   = []string{"no-cache"}
	expiresLongAgo  = []string{"Thu, 01 Jan 1970 00:00:00 GMT"}
	cacheControl    = []string{"no-cache", "no-store"} // two lines
	varyEncoding    = []string{"Accept-Encoding"}
	keepAlive       = []string{"timeout=5"}
	connectionAlive = []string{"keep-alive"}
	chunked         = []string{"chunked"}
)

// setHeader sets what every answer has.
func setHeader(h http.Header, contentType []string) {
	h["Server"] = serverNginx
	h["Content-Type"] = contentType
	h["Connection"] = connectionAlive
	h["Keep-Alive"] = keepAlive
	h["Pragma"] = pragmaNoCache
	h["Expires"] = expiresLongAgo
	h["Cache-Control"] = cacheControl
}
