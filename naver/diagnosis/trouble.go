package diagnosis

import (
	"crypto/x509"
	"errors"
	"net/http"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

// trouble is why there is no answer of NAVER to look at.
type trouble string

const (
	redirected           trouble = "redirected"
	tooLarge             trouble = "too large"
	truncated            trouble = "truncated"
	proxyLogin           trouble = "proxy login"
	htmlPage             trouble = "html"
	notMedia             trouble = "not media"
	serverPage           trouble = "server page"
	emptyBody            trouble = "empty"
	notNAVER             trouble = "not naver"
	refusedBeforeSending trouble = "refused before sending"
	inputTooLong         trouble = "input too long"
	badBaseURL           trouble = "base url"
	badCredentials       trouble = "credentials"
	badOption            trouble = "option"
	cancelled            trouble = "cancelled"
	proxyFailed          trouble = "proxy"
	badProxySetting      trouble = "proxy setting"
	dnsFailed            trouble = "dns"
	connectionRefused    trouble = "refused"
	unreachable          trouble = "unreachable"
	tlsExpired           trouble = "tls expired"
	tlsUntrusted         trouble = "tls untrusted"
	tlsWrongHost         trouble = "tls host"
	tlsFailed            trouble = "tls"
	networkLogin         trouble = "network login"
	blankCredentials     trouble = "blank"
	timeoutDNS           trouble = "timeout dns"
	timeoutTLS           trouble = "timeout tls"
	timeoutConnect       trouble = "timeout connect"
	timeoutAnswer        trouble = "timeout answer"
	timeoutWhole         trouble = "timeout whole"
	connectionReset      trouble = "reset"
	notHTTP              trouble = "not http"
	connectionFailed     trouble = "no connection"

	unreadable       trouble = "unreadable"
	screenshot       trouble = "screenshot"
	cutFile          trouble = "cut file"
	noAnswerRecorded trouble = "no answer recorded"
	bodyNotSaved     trouble = "body not saved"
	refusedByBrowser trouble = "cors"
	hinderedByPage   trouble = "blocked by browser"
	codeFault        trouble = "fault in source code"
)

// notNAVERTrouble tells apart what came instead of an answer of NAVER.
func notNAVERTrouble(e *naver.NotNAVERError) trouble {
	switch {
	case e.Status == http.StatusProxyAuthRequired:
		return proxyLogin
	case e.Status == http.StatusNetworkAuthenticationRequired:
		return networkLogin
	case e.Status >= http.StatusInternalServerError:
		return serverPage
	case e.Found == naver.FoundHTML:
		return htmlPage
	case e.Found == naver.FoundEmpty:
		return emptyBody
	case e.Call == naver.Fetch && e.Status == http.StatusOK:
		return notMedia
	default:
		return notNAVER
	}
}

var reasonTroubles = map[naver.Reason]trouble{
	naver.ReasonCancelled:        cancelled,
	naver.ReasonDNS:              dnsFailed,
	naver.ReasonRefused:          connectionRefused,
	naver.ReasonUnreachable:      unreachable,
	naver.ReasonConnect:          connectionFailed,
	naver.ReasonProxy:            proxyFailed,
	naver.ReasonTLS:              tlsFailed,
	naver.ReasonConnectTimeout:   timeoutConnect,
	naver.ReasonFirstByteTimeout: timeoutAnswer,
	naver.ReasonWholeTimeout:     timeoutWhole,
	naver.ReasonReset:            connectionReset,
	naver.ReasonClosed:           connectionReset,
	naver.ReasonTruncated:        truncated,
	naver.ReasonNotHTTP:          notHTTP,
}

func transportTrouble(e *naver.TransportError) trouble {
	t := reasonTroubles[e.Reason]
	switch t {
	case timeoutWhole:
		return outOfTime(e)
	case proxyFailed:
		if e.Err != nil && strings.Contains(e.Err.Error(), "answered 407") {
			return proxyLogin
		}
	case dnsFailed, connectionRefused, unreachable, connectionFailed, timeoutConnect:
		// What is dialled is the proxy. Only the handshake goes through it to the host.
		if e.Proxy != "" && e.Phase != exchange.TLSHand {
			return proxyFailed
		}
		switch {
		case t == dnsFailed && e.Timeout:
			return timeoutDNS
		case t == timeoutConnect && e.Phase == exchange.TLSHand:
			return timeoutTLS
		}
	case tlsFailed:
		return certificateTrouble(e.Err)
	case connectionReset:
		if e.Phase == exchange.Receive {
			return truncated
		}
	}
	return t
}

// outOfTime says what a call was at when all of its time was over, which may be shorter than that for connecting.
func outOfTime(e *naver.TransportError) trouble {
	switch {
	case mayHaveArrived(e.Phase):
		return timeoutWhole
	case e.Phase == exchange.TLSHand:
		return timeoutTLS
	case e.Proxy != "":
		return proxyFailed
	case e.Phase == exchange.DNS:
		return timeoutDNS
	default:
		return timeoutConnect
	}
}

// certificateTrouble says what is wrong with a certificate, or that it is something else about TLS.
func certificateTrouble(err error) trouble {
	var (
		invalid   x509.CertificateInvalidError
		host      x509.HostnameError
		authority x509.UnknownAuthorityError
	)
	switch {
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return tlsExpired
	case errors.As(err, &host):
		return tlsWrongHost
	case errors.As(err, &authority), errors.As(err, &invalid):
		return tlsUntrusted
	default:
		return tlsFailed
	}
}

// mayHaveArrived says whether a call that failed in a phase can have been seen by the server.
func mayHaveArrived(p exchange.Phase) bool {
	switch p {
	case exchange.Blocked, exchange.DNS, exchange.Connect, exchange.TLSHand:
		return false
	default:
		return true
	}
}

func optionTrouble(e *naver.OptionError) trouble {
	switch {
	case e.Option == "BaseURL":
		return badBaseURL
	case errors.Is(e.Err, naver.ErrCredentialBlank):
		return blankCredentials
	case strings.HasPrefix(e.Option, "Credentials"):
		return badCredentials
	default:
		return badOption
	}
}
