package diagnosis

import (
	"net"
	"net/url"
	"strings"

	"navercaptcha/naver"
)

// MeantForNAVER tells a URL to which a call to NAVER's CAPTCHA goes, or was meant to: a host of NAVER's APIs, one that is taken
// for it, or one of NAVER's paths on any host.
func MeantForNAVER(u *url.URL) bool {
	if _, own := hostPlatform(u.Hostname()); own {
		return true
	}
	if apiHost(u.Hostname()) || looksAlike(u.Hostname()) {
		return true
	}
	_, known := routeOf(u)
	return known || strings.HasSuffix(strings.ToLower(u.Hostname()), ".naver.com") && strings.Contains(u.Path, "captcha/")
}

// apiHost tells the hosts of NAVER's API gateways, those without CAPTCHA too.
func apiHost(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	return strings.HasSuffix(host, "ntruss.com") && (strings.Contains(host, "apigw") || strings.Contains(host, "openapi"))
}

// looksAlike tells a host that was probably meant to be one of NAVER's: mistyped, or with another ending.
func looksAlike(host string) bool {
	host = strings.ToLower(host)
	if host == "" || net.ParseIP(host) != nil {
		return false
	}
	for _, p := range naver.Platforms() {
		right := strings.TrimPrefix(p.BaseURL(), "https://")
		if d := distance(host, right, 3); d > 0 && d < 3 {
			return true
		}
	}
	return strings.HasPrefix(host, "openapi.naver.") || strings.HasPrefix(host, "naveropenapi.")
}

// withoutCaptcha: the call went to a host of NAVER's, or to one that was meant to be, that has no CAPTCHA.
func withoutCaptcha(f *facts) bool {
	host := f.url.Hostname()
	return host != "" && !toNAVER(f) && (apiHost(host) || looksAlike(host) || strings.HasSuffix(strings.ToLower(host), ".naver.com"))
}

// rightHost is NAVER's host that a call was probably meant for.
func rightHost(f *facts) string {
	host := strings.ToLower(f.url.Hostname())
	p := f.Platform
	switch {
	case strings.Contains(host, "gov-"):
		p = naver.Gov
	case strings.Contains(host, "fin-"):
		p = naver.Fin
	case strings.Contains(host, "ntruss"):
		p = naver.Cloud
	case strings.Contains(host, "naver."):
		p = naver.Developers
	}
	return strings.TrimPrefix(p.BaseURL(), "https://")
}

// foreignHost: a server that is not NAVER's, nor meant to be, nor on the computer itself, got the call.
func foreignHost(f *facts) bool {
	host := f.url.Hostname()
	return host != "" && !toNAVER(f) && !withoutCaptcha(f) && !naver.IsLoopback(host)
}

// plainHost is a host as a text may show it; the words for one where it has letters that no host has.
func plainHost(host string) string {
	if len(host) > 253 || strings.ContainsFunc(host, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '.' && r != '-' && r != ':'
	}) {
		return ""
	}
	return host
}

// rightPaths are the paths of NAVER's that a wrong one was probably meant to be, the likeliest first.
func rightPaths(f *facts) []string {
	at, own := hostPlatform(f.url.Hostname())
	if !own {
		at = f.Platform
	}
	path := strings.TrimSuffix(f.url.Path, "/")
	if r, known := routeOf(f.url); known && family(r.platform) != family(at) {
		return []string{at.Path(r.kind, r.call)}
	}
	var paths []string
	for _, kind := range naver.Kinds() {
		for _, call := range []naver.Call{naver.Issue, naver.Fetch} {
			paths = append(paths, at.Path(kind, call))
		}
	}
	for _, p := range paths {
		if path+".bin" == p || strings.TrimSuffix(path, ".bin") == p {
			return []string{p}
		}
	}
	const farthest = 4
	best := farthest
	for _, p := range paths {
		best = min(best, distance(path, p, farthest+2))
	}
	var near []string
	for _, p := range paths {
		if d := distance(path, p, farthest+2); d <= best+1 && d <= farthest {
			near = append(near, p)
		}
	}
	if best > 2 {
		for _, p := range paths {
			if last(p) == strings.TrimSuffix(last(path), ".bin") || last(p) == last(path) {
				return []string{p}
			}
		}
	}
	return near
}

func last(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// distance is how many letters of a have to be changed, added or left out to get b, up to a limit.
func distance(a, b string, limit int) int {
	if max(len(a), len(b))-min(len(a), len(b)) >= limit || len(a) > 200 {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			here := row[j]
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(row[j]+1, row[j-1]+1, before+cost)
			before = here
		}
	}
	return min(row[len(b)], limit)
}
