package naver

import (
	"net/http"
	"net/url"
	"strings"
)

// userAgent is what NAVER sees as the caller.
const userAgent = "NAVER-CAPTCHA-Tester"

// endpoint is everything of a request that does not change from call to call. Its URL and header are shared by
// concurrent calls and never written to.
type endpoint struct {
	url    url.URL
	header http.Header
	// suffix follows the key in the query of a media call, where credentials go there.
	suffix string
}

// endpoints holds every call of one platform.
type endpoints struct {
	jsonImage, jsonAudio   endpoint // issue and verify
	mediaImage, mediaAudio endpoint
}

func newEndpoints(base *url.URL, o Options) *endpoints {
	keyed := header()
	if o.Credentials.ID != "" {
		keyed[o.Platform.IDHeader()] = []string{o.Credentials.ID}
	}
	if o.Credentials.Secret != "" {
		keyed[o.Platform.SecretHeader()] = []string{o.Credentials.Secret}
	}
	mediaHeader, suffix := mediaCredentials(o, keyed)
	at := func(kind Kind, call Call, h http.Header, suffix string) endpoint {
		u := url.URL{Scheme: base.Scheme, Host: base.Host, Path: base.Path + o.Platform.Path(kind, call)}
		if base.RawPath != "" {
			u.RawPath = base.RawPath + o.Platform.Path(kind, call)
		}
		return endpoint{url: u, header: h, suffix: suffix}
	}
	return &endpoints{
		jsonImage:  at(Image, Issue, keyed, ""),
		jsonAudio:  at(Audio, Issue, keyed, ""),
		mediaImage: at(Image, Fetch, mediaHeader, suffix),
		mediaAudio: at(Audio, Fetch, mediaHeader, suffix),
	}
}

// header makes the header of a call without credentials. Naming gzip here keeps net/http from decoding in secret: the
// recorder sees the bytes that were sent, and the client decodes within its limits.
func header() http.Header {
	return http.Header{"User-Agent": {userAgent}, "Accept-Encoding": {"gzip"}, "Accept": {"*/*"}}
}

// mediaCredentials says what a media call carries besides the CAPTCHA key.
func mediaCredentials(o Options, keyed http.Header) (h http.Header, suffix string) {
	if o.Platform == Developers {
		return keyed, "" // NAVER Developers wants headers on all four calls
	}
	id := param(o.Platform.IDHeader(), o.Credentials.ID)
	secret := param(o.Platform.SecretHeader(), o.Credentials.Secret)
	switch o.MediaAuth {
	case InHeaders:
		return keyed, ""
	case KeyOnly:
		return header(), ""
	case IDAndSecretInQuery:
		return header(), id + secret
	default:
		return header(), id
	}
}

func param(name, value string) string {
	if value == "" {
		return ""
	}
	return "&" + name + "=" + escape(value)
}

// escape percent-encodes a query value, a blank as %20: NAVER wants it encoded, and some servers read + as a plus.
func escape(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

const issueQuery = "code=0"

// verifyQuery keeps the order of parameters of NAVER's documents.
func verifyQuery(key, value string) string {
	return "code=1&key=" + escape(key) + "&value=" + escape(value)
}

func (e *endpoint) mediaQuery(key string) string { return "key=" + escape(key) + e.suffix }

// request builds the one kind of request there is: a GET without a body.
func (e *endpoint) request(query string) *http.Request {
	u := e.url
	u.RawQuery = query
	return &http.Request{
		Method: http.MethodGet,
		URL:    &u,
		Host:   u.Host,
		Header: e.header,
		Proto:  "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}
}
