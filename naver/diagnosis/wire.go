package diagnosis

import (
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"strings"

	"navercaptcha/naver"
)

// parseURL reads a URL; one that cannot be read gives an empty one.
func parseURL(raw string) *url.URL {
	u, err := url.Parse(raw)
	if err != nil {
		return new(url.URL)
	}
	return u
}

// hostPlatform is the platform whose own host this is.
func hostPlatform(host string) (p naver.Platform, ok bool) {
	for _, p := range naver.Platforms() {
		if strings.EqualFold("https://"+strings.TrimSuffix(host, "."), p.BaseURL()) {
			return p, true
		}
	}
	return "", false
}

// The calls below NAVER's paths, and the second path under which NAVER's Java sample fetches a sound.
var routes = func() (all []route) {
	for _, p := range naver.Platforms() {
		for _, k := range naver.Kinds() {
			for _, c := range []naver.Call{naver.Issue, naver.Fetch} {
				all = append(all, route{p, k, c, p.Path(k, c)})
			}
		}
	}
	return append(all, route{naver.Developers, naver.Audio, naver.Fetch, "/v1/captcha/scaptcha.bin"})
}()

// route is where a call goes. Issue and verify share one.
type route struct {
	platform naver.Platform
	kind     naver.Kind
	call     naver.Call
	path     string
}

// routeOf finds the call in a URL; a base URL may have a path of its own in front. Cloud's three platforms share their
// paths, so the host decides between them. ok is false for a path that is none of NAVER's.
func routeOf(u *url.URL) (found route, ok bool) {
	for _, r := range routes {
		if !strings.HasSuffix(u.Path, r.path) {
			continue
		}
		if at, own := hostPlatform(u.Hostname()); !ok || own && at == r.platform {
			found, ok = r, true
		}
	}
	if found.call == naver.Issue && u.Query().Get("code") == "1" {
		found.call = naver.Verify
	}
	return found, ok
}

// toNAVER: the call went to a host of NAVER's.
func toNAVER(f *facts) bool {
	_, ok := hostPlatform(f.url.Hostname())
	return ok
}

// withoutProxy: this program tried to reach a host beyond this computer without a proxy, and could not.
func withoutProxy(f *facts) bool {
	switch f.failure {
	case dnsFailed, timeoutDNS, timeoutConnect, unreachable, connectionRefused, connectionFailed:
	default:
		return false
	}
	ex := f.Exchange
	return ex != nil && ex.Proxy == "" && strings.HasPrefix(ex.RequestHeader.Get("User-Agent"), "NAVER-CAPTCHA-Tester") &&
		!naver.IsLoopback(f.url.Hostname())
}

// naverIsHere: the name of a NAVER host leads to this computer, and not to a proxy that runs here.
func naverIsHere(f *facts) bool {
	ex := f.Exchange
	if ex == nil || ex.Proxy != "" || !toNAVER(f) {
		return false
	}
	if ex.RemoteAddr != "" {
		at, err := netip.ParseAddrPort(ex.RemoteAddr)
		return err == nil && at.Addr().Unmap().IsLoopback() || ex.OwnAddress
	}
	if ex.Err == nil {
		return false
	}
	dialled := dialledAddress.FindStringSubmatch(ex.Err.Error())
	return dialled != nil && naver.IsLoopback(strings.Trim(dialled[1], "[]"))
}

// dialledAddress is where package net failed to connect to.
var dialledAddress = regexp.MustCompile(`^dial tcp (\[?[0-9a-f.:]+\]?):[0-9]+: `)

// plainHTTP: the call went to NAVER without TLS, and something answered.
func plainHTTP(f *facts) bool {
	return f.url.Scheme == "http" && toNAVER(f) && f.answered && f.Err != nil
}

// overHTTP: the call was to go to NAVER without TLS.
func overHTTP(f *facts) bool { return f.url.Scheme == "http" && toNAVER(f) }

// unknownPath: NAVER's host has nothing of the CAPTCHA at the path.
func unknownPath(f *facts) bool {
	_, known := routeOf(f.url)
	return toNAVER(f) && !known && len(f.url.Path) > 1
}

func otherMethod(f *facts) bool {
	return f.Exchange != nil && f.Exchange.Method != "" && f.Exchange.Method != http.MethodGet && f.Exchange.Method != http.MethodHead
}

// otherPlatformsPath: the host is one platform's and the path another's.
func otherPlatformsPath(f *facts) bool {
	at, own := hostPlatform(f.url.Hostname())
	r, known := routeOf(f.url)
	return own && known && family(at) != family(r.platform)
}

// withoutCode: a key and an answer were sent, but NAVER was not told that they are to be verified.
func withoutCode(f *facts) bool {
	return f.url.Query().Has("value") && f.url.Query().Get("code") != "1"
}

// oddAnswer: the answer that was verified has characters that are in no CAPTCHA of NAVER's.
func oddAnswer(f *facts) bool {
	value := f.url.Query().Get("value")
	return !hidden(value) && strings.ContainsFunc(value, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
}

// credentialsMisplaced: the credentials that NAVER misses were sent under another platform's names, or in the query.
func credentialsMisplaced(f *facts) bool {
	if f.Exchange == nil || credentialsComplete(f) {
		return false
	}
	if f.others() && (inQueryByName(f) || equalsMissing(f)) {
		return true
	}
	query := f.url.Query()
	for _, p := range []naver.Platform{naver.Developers, naver.Cloud} {
		for _, name := range []string{p.IDHeader(), p.SecretHeader()} {
			if p != family(f.Platform) && (f.Exchange.RequestHeader.Get(name) != "" || query.Has(name)) {
				return true
			}
			if p == family(f.Platform) && query.Has(name) && !cloudMedia(f) {
				return true
			}
		}
	}
	return false
}

// credentialsComplete: both were sent as headers, under the platform's names.
func credentialsComplete(f *facts) bool {
	if f.Exchange == nil {
		return false
	}
	h := f.Exchange.RequestHeader
	return h.Get(f.Platform.IDHeader()) != "" && h.Get(f.Platform.SecretHeader()) != ""
}

// cloudMedia: the call is one of those for which NAVER Cloud's documents disagree on where the credentials belong. Its
// samples send them in the query, and no header.
func cloudMedia(f *facts) bool { return onCloud(f) && f.Call == naver.Fetch }

// fromProxy: the answer says that a proxy wrote it.
func fromProxy(f *facts) bool {
	if f.Exchange != nil {
		for _, name := range []string{"X-Squid-Error", "Proxy-Agent", "Proxy-Connection", "Via"} {
			if f.Exchange.ResponseHeader.Get(name) != "" {
				return true
			}
		}
	}
	return containsAny(f.page, "squid", "zscaler", "fortiguard", "forcepoint", "blue coat", "bluecoat", "web gateway") ||
		f.others() && containsAny(f.page, filters...)
}

// wantsLogin: a page or the target of a redirect speaks of logging in to a network.
func wantsLogin(f *facts) bool {
	if f.others() && containsAny(f.page, networks...) {
		return true
	}
	return containsAny(f.page, "login", "log in", "sign in", "signin", "portal", "captive", "wi-fi", "wifi", "hotspot",
		"로그인", "와이파이", "무선")
}

func containsAny(text string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}
