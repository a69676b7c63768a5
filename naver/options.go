package naver

import (
	"crypto/x509"
	"net/http"
	"net/url"
	"time"
)

// Options says where a Client calls and as whom.
type Options struct {
	Platform Platform
	// BaseURL stands in front of the platform's paths instead of its own host. Plain http is allowed to a loopback
	// address only. Empty means the platform's own host.
	BaseURL string
	// Credentials are sent as they are; an empty one is not sent at all, which NAVER answers with 401.
	Credentials Credentials
	// MediaAuth is how Cloud, Gov and Fin get the credentials on media calls. Empty means IDInQuery.
	MediaAuth MediaAuth
	// Timeouts that are zero take their defaults.
	Timeouts Timeouts
	// RootCAs are trusted instead of the system's where not nil.
	RootCAs *x509.CertPool
	// Proxy chooses the proxy of a request; nil means HTTPS_PROXY and NO_PROXY, as they are
	// when the client is made. Loopback never takes one.
	Proxy func(*http.Request) (*url.URL, error)
	// Wrap puts a recorder around each of the client's transports; nil means none.
	Wrap func(http.RoundTripper) http.RoundTripper

	dial dialFunc // for tests; nil means the network
}

// Timeouts bound one call.
type Timeouts struct {
	Connect   time.Duration // lookup and connection together, a proxy's answer alone, the TLS handshake alone; 5 s
	FirstByte time.Duration // from the request's end to the head of the answer; 15 s
	Whole     time.Duration // everything; 60 s
}
