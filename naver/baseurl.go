package naver

import (
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// CheckBaseURL says whether a base URL can be used in Options: https, or http to this machine alone; a path in front of
// the platform's paths is allowed, user, query and fragment are not. The error is an OptionError that does not show the
// URL, since it may hold a password.
func CheckBaseURL(base string) error {
	_, err := parseBaseURL(base)
	return err
}

// parseBaseURL reads a base URL and takes the trailing slash off its path.
func parseBaseURL(base string) (*url.URL, error) {
	bad := func(reason error) (*url.URL, error) { return nil, &OptionError{Option: "BaseURL", Err: reason} }
	u, err := url.Parse(base)
	if err != nil {
		return bad(ErrBaseURLSyntax)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	switch {
	case u.Scheme != "https" && u.Scheme != "http":
		return bad(ErrBaseURLScheme)
	case u.User != nil:
		return bad(ErrBaseURLUserinfo)
	case u.RawQuery != "" || u.ForceQuery:
		return bad(ErrBaseURLQuery)
	case u.Fragment != "" || strings.Contains(base, "#"):
		return bad(ErrBaseURLFragment)
	case u.Opaque != "" || u.Hostname() == "" || !validPort(u):
		return bad(ErrBaseURLHost)
	case u.Scheme == "http" && !IsLoopback(u.Hostname()):
		return bad(ErrBaseURLPlainHTTP)
	}
	u.Path = strings.TrimRight(u.Path, "/")
	u.RawPath = strings.TrimRight(u.RawPath, "/")
	return u, nil
}

func validPort(u *url.URL) bool {
	if u.Port() == "" {
		return !strings.HasSuffix(u.Host, ":")
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	return err == nil && port != 0
}

// IsLoopback says whether a host, without port, is this machine: localhost, 127.0.0.0/8 or ::1.
func IsLoopback(host string) bool {
	if strings.EqualFold(strings.TrimSuffix(host, "."), "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// isLoopbackAddress is IsLoopback for an address with a port, as it is dialled.
func isLoopbackAddress(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && IsLoopback(host)
}

// isNAVER says whether a host, without port, is one of NAVER's own.
func isNAVER(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	// gov-ntruss.com and fin-ntruss.com are NAVER's too, hence no dot in front.
	return strings.HasSuffix(host, "naver.com") || strings.HasSuffix(host, "ntruss.com")
}
