package evidence

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// IsForeign tells a call of evidence that went to a server of somebody else's. A call of which nobody knows where it went
// is none, nor is one to a stand-in for NAVER on the computer that made it. The exchange is the call's.
func IsForeign(c *attempt.Call, ex *exchange.Exchange) bool {
	if !c.Source.Others() || ex == nil {
		return false
	}
	u, err := url.Parse(ex.URL)
	if err != nil {
		return true
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	switch {
	case host == "", naver.IsLoopback(host) && diagnosis.MeantForNAVER(u):
		return false
	}
	return !slices.ContainsFunc(naverDomains, func(domain string) bool { return strings.HasSuffix("."+host, domain) })
}

// naverDomains are those under which NAVER's APIs are.
var naverDomains = []string{".naver.com", ".ntruss.com", ".gov-ntruss.com", ".fin-ntruss.com"}

// WithoutForeign returns a copy of an exchange with a server of somebody else's as it may be kept and handed on: without
// the cookies, what authorizes, and the body.
func WithoutForeign(ex *exchange.Exchange) *exchange.Exchange {
	c := *ex
	c.Body = nil
	c.RequestHeader, c.ResponseHeader = ex.RequestHeader.Clone(), ex.ResponseHeader.Clone()
	for _, h := range []http.Header{c.RequestHeader, c.ResponseHeader} {
		for name := range h {
			if private(name) {
				delete(h, name)
			}
		}
	}
	return &c
}

// private tells the headers that let whoever has them act as somebody.
func private(name string) bool {
	switch strings.ToLower(name) {
	case "cookie", "set-cookie", "authorization", "proxy-authorization":
		return true
	}
	return false
}
