package simulator

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"navercaptcha/naver"
)

// hostAllowed tells whether a call may be answered at all. HTTP/1.0 knows no Host; whatever sends it, a browser does not.
func (s *Simulator) hostAllowed(r *http.Request) bool {
	switch {
	case isLocal(r.Host):
		return true
	case r.Host == "":
		return !r.ProtoAtLeast(1, 1)
	}
	name := hostName(r.Host)
	if s.anyAddress {
		if _, err := netip.ParseAddr(name); err == nil {
			return true
		}
	}
	return slices.ContainsFunc(s.hosts, func(host string) bool { return strings.EqualFold(host, name) })
}

// hostName takes the port and the brackets off a Host header.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") { // [::1] without a port
		return host[1 : len(host)-1]
	}
	return host
}

// isLocal tells whether a Host header, with or without a port, means this computer.
func isLocal(host string) bool { return naver.IsLoopback(hostName(host)) }
