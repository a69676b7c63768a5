package har

import (
	"net"
	"net/netip"
	"time"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// entry is one call. The order of the fields is that of the specification.
type entry struct {
	Started  string   `json:"startedDateTime"`
	Time     millis   `json:"time"`
	Request  request  `json:"request"`
	Response response `json:"response"`
	Cache    struct{} `json:"cache"`
	Timings  timings  `json:"timings"`
	Server   string   `json:"serverIPAddress,omitempty"`
	Comment  string   `json:"comment,omitempty"`

	Error         string             `json:"_error,omitempty"`
	Failed        exchange.Phase     `json:"_failedPhase,omitempty"`
	TLS           *tlsFacts          `json:"_tls,omitempty"`
	Proxy         string             `json:"_proxy,omitempty"`
	Reused        bool               `json:"_reused"`
	Sends         int                `json:"_sends"`
	BodyTruncated bool               `json:"_bodyTruncated,omitempty"`
	Redaction     redaction.BodyNote `json:"_redaction,omitempty"`
}

type tlsFacts struct {
	Version string `json:"version"`
	Cipher  string `json:"cipher"`
	Issuer  string `json:"issuer"`
	Subject string `json:"subject"`
	Expires string `json:"expires"`
}

// stamp is ISO 8601 with a zone and microseconds.
const stamp = "2006-01-02T15:04:05.000000Z07:00"

func newEntry(raw *exchange.Exchange, r *redaction.Redactor) entry {
	e, note := raw.Redact(r)
	t := newTimings(e.Phases)
	made := entry{
		Started:       e.Start.Format(stamp),
		Time:          t.sum(),
		Request:       newRequest(e, r),
		Response:      newResponse(e),
		Timings:       t,
		Server:        address(e.RemoteAddr),
		Failed:        e.Failed,
		Proxy:         e.Proxy,
		Reused:        e.Reused,
		Sends:         e.Sends,
		BodyTruncated: e.BodyTruncated,
		Redaction:     note,
		Comment:       string(note),
	}
	if e.Err != nil {
		made.Error = e.Err.Error()
		made.Response.Error = made.Error
	}
	if e.TLS != nil {
		made.TLS = &tlsFacts{
			Version: e.TLS.Version, Cipher: e.TLS.Cipher, Issuer: e.TLS.Issuer, Subject: e.TLS.Subject,
			Expires: e.TLS.Expires.Format(time.RFC3339),
		}
	}
	return made
}

// address is the server's IP address alone: validators take neither a port, nor brackets, nor a zone.
func address(remote string) string {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		host = remote
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return ""
	}
	return ip.WithZone("").String()
}
