package diagnosis

import (
	"crypto/x509"
	"errors"
	"net/http"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

// failure is why there is no answer of NAVER to look at.
type failure string

const (
	redirected           failure = "redirected"
	tooLarge             failure = "too large"
	truncated            failure = "truncated"
	proxyLogin           failure = "proxy login"
	htmlPage             failure = "html"
	notMedia             failure = "not media"
	serverPage           failure = "server page"
	emptyBody            failure = "empty"
	notNAVER             failure = "not naver"
	refusedBeforeSending failure = "refused before sending"
	inputTooLong         failure = "input too long"
	badBaseURL           failure = "base url"
	badCredentials       failure = "credentials"
	badOption            failure = "option"
	cancelled            failure = "cancelled"
	proxyFailed          failure = "proxy"
	badProxySetting      failure = "proxy setting"
	dnsFailed            failure = "dns"
	connectionRefused    failure = "refused"
	unreachable          failure = "unreachable"
	tlsExpired           failure = "tls expired"
	tlsUntrusted         failure = "tls untrusted"
	tlsWrongHost         failure = "tls host"
	tlsFailed            failure = "tls"
	networkLogin         failure = "network login"
	blankCredentials     failure = "blank"
	timeoutDNS           failure = "timeout dns"
	timeoutTLS           failure = "timeout tls"
	timeoutConnect       failure = "timeout connect"
	timeoutAnswer        failure = "timeout answer"
	timeoutWhole         failure = "timeout whole"
	connectionReset      failure = "reset"
	notHTTP              failure = "not http"
	connectionFailed     failure = "no connection"

	unreadable       failure = "unreadable"
	screenshot       failure = "screenshot"
	cutFile          failure = "cut file"
	noAnswerRecorded failure = "no answer recorded"
	bodyNotSaved     failure = "body not saved"
	refusedByBrowser failure = "cors"
	hinderedByPage   failure = "blocked by browser"
	codeFault        failure = "fault in source code"
)

// notNAVERTrouble tells apart what came instead of an answer of NAVER.
func notNAVERTrouble(e *naver.NotNAVERError) failure {
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

var reasonTroubles = map[naver.Reason]failure{
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

func transportTrouble(e *naver.TransportError) failure {
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
func outOfTime(e *naver.TransportError) failure {
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
func certificateTrouble(err error) failure {
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

func optionTrouble(e *naver.OptionError) failure {
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
