package diagnosis

import (
	"crypto/x509"
	"errors"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

// A sign is words that tell what happened, as Go, a browser, a JVM, Android, Node.js, Python, .NET, PHP or curl writes them, in
// lower case.
type sign struct {
	words  []string
	reason naver.Reason   // empty for a timeout, whose reason depends on the phase
	phase  exchange.Phase // in which it happens, where the recording does not say
	cause  error          // what is wrong with a certificate, or with a proxy

	failure failure // instead of a reason: what no client of this program can meet
	// common: these words are met with in texts that tell of nothing of the kind. They count where an error is known to be.
	common bool
}

// recordedTrouble is the error of a call that failed in a way that this program's client cannot.
type recordedTrouble struct {
	failure failure
	words   string
}

func (e *recordedTrouble) Error() string { return e.words }

var (
	expired   = x509.CertificateInvalidError{Cert: new(x509.Certificate), Reason: x509.Expired}
	untrusted = x509.UnknownAuthorityError{}
	otherHost = x509.HostnameError{Certificate: new(x509.Certificate)}

	errProxyLogin = errors.New("the proxy answered 407")
)

// signs are tried in order: the more telling words first.
var signs = []sign{
	{words: hindrances, failure: hinderedByPage},
	{words: refusals, failure: refusedByBrowser},
	{failure: badCredentials, words: []string{
		"to a bytestring", "invalid character in header content", "err_invalid_char", "'latin-1' codec can't encode", "unexpected char 0x",
		"illegal character(s) in header value", "must contain only ascii", "non iso-8859-1 code point", "invalid header field value",
		"invalid leading whitespace, reserved character(s), or return character(s) in header",
		"invalid header value", "illegal header value", "잘못된 헤더",
	}},
	{reason: naver.ReasonProxy, phase: exchange.Connect, words: []string{"proxy answered 407"}},
	{reason: naver.ReasonProxy, phase: exchange.Connect, cause: errProxyLogin, words: []string{
		"407 proxy", "code 407 from proxy", "proxy authentication required", "response 407", "returns \"http/1.1 407",
		"err_proxy_auth", "프록시 인증",
	}},
	{reason: naver.ReasonProxy, phase: exchange.Connect, words: []string{
		"proxy answered", "proxyconnect", "err_proxy", "err_tunnel_connection_failed", "connect tunnel failed", "unable to tunnel through proxy",
		"tunneling socket could not be established", "code 403 from proxy", "code 502 from proxy", "code 503 from proxy", "proxyerror",
		"cannot connect to proxy", "unable to connect to proxy", "proxy connect aborted", "could not resolve proxy", "ns_error_proxy",
	}},
	{reason: naver.ReasonDNS, phase: exchange.DNS, words: []string{
		"no such host", "server misbehaving", "err_name_not_resolved", " enotfound", "'enotfound'", "\"enotfound\"", ":enotfound", "=enotfound", "unknownhostexception", "unable to resolve host", "eai_again",
		"name or service not known", "nodename nor servname", "temporary failure in name resolution", "could not resolve host",
		"nameresolutionerror", "failed to resolve", "dns_probe", "remote name could not be resolved", "원격 이름을 확인할 수 없",
		"알려진 호스트가 없", "알려지지 않은 호스트", "ns_error_unknown_host", "getaddrinfo failed", "getaddrinfo for", "unresolvedaddressexception",
		"could not be resolved (", "failed host lookup", "a server with the specified hostname could not be found", "nsurlerrordomain code=-1003", "이름을 가진 서버를 찾을 수 없",
	}},
	{reason: naver.ReasonTLS, phase: exchange.TLSHand, cause: expired, words: []string{
		"expired or is not yet valid", "err_cert_date_invalid", "certificate has expired", "cert_has_expired", "certificateexpired",
		"certificatenotyetvalid", "certificate is not yet valid", "cert_not_yet_valid", "sec_error_expired_certificate", "validity check failed",
		"notaftererror", "sec_e_cert_expired",
	}},
	{reason: naver.ReasonTLS, phase: exchange.TLSHand, cause: otherHost, words: []string{
		"certificate is valid for", "certificate is not valid for any", "err_cert_common_name_invalid", "no alternative certificate subject name",
		"no subject alternative", "does not match certificate", "err_tls_cert_altname_invalid", "hostname mismatch", "doesn't match either of",
		"doesn't match '", "ssl_error_bad_cert_domain", "remotecertificatenamemismatch", "does not match target host", "sslpeerunverified",
		"certificate is not valid for '", "sec_e_wrong_principal",
	}},
	{reason: naver.ReasonTLS, phase: exchange.TLSHand, cause: untrusted, words: []string{
		"unknown authority", "is not trusted", "err_cert_authority_invalid", "self-signed", "self signed", "unable to get local issuer",
		"pkix path building failed", "unable to find valid certification path", "suncertpathbuilder", "trust anchor for certification path",
		"unable_to_verify_leaf_signature", "unable to verify the first certificate", "self_signed_cert", "unable_to_get_issuer_cert",
		"certificate verify failed", "certificate_verify_failed", "sec_error_unknown_issuer", "mozilla_pkix_error", "partialchain", "untrustedroot",
		"remote certificate is invalid", "원격 인증서가 잘못", "원격 인증서의 유효성", "trust relationship for the ssl", "트러스트 관계를 설정할 수 없",
		"신뢰 관계를 설정할 수 없", "sec_e_untrusted_root", "ssl certificate problem", "curl: (60)", "certpathvalidatorexception",
		"trustanchors parameter must be non-empty", "sslcertverificationerror", "the certificate for this server is invalid",
		"certificate_unknown", "handshake error in client (os error", "신뢰할 수 없는 인증", "nsurlerrordomain code=-1202", "서버에 대한 인증서가 유효하지 않",
	}},
	{reason: naver.ReasonRefused, phase: exchange.Connect, words: []string{
		"connection refused", "actively refused", "err_connection_refused", "econnrefused", "연결을 거부", "연결이 거부", "ns_error_connection_refused",
		"could not connect to server", "couldn't connect to server",
	}},
	{reason: naver.ReasonUnreachable, phase: exchange.Connect, words: []string{
		"network is unreachable", "no route to host", "err_internet_disconnected", "enetunreach", "ehostunreach", "err_address_unreachable",
		"noroutetohostexception", "연결할 수 없는 네트워크", "연결할 수 없는 호스트", "internet connection appears to be offline",
	}},
	{reason: naver.ReasonUnreachable, phase: exchange.Connect, common: true, words: []string{"unreachable", "network is down"}},
	{phase: exchange.TLSHand, words: []string{"tls handshake timeout", "handshake timed out", "ssl handshake timeout"}},
	{phase: exchange.Wait, words: []string{"awaiting response headers", "while reading response header from upstream"}},
	{phase: exchange.Receive, words: []string{"deadline exceeded", "und_err_body_timeout", "body timeout error"}},
	{phase: exchange.Connect, words: []string{
		"err_connection_timed_out", "etimedout", "connect timed out", "connect timeout", "connecttimeout", "und_err_connect_timeout",
		"connection timed out", "ms: timed out", "ms: timeout was reached", "httpconnecttimeout", "connect() timed out", "연결된 구성원으로부터 응답이 없", "did not properly respond",
		"ns_error_net_timeout", "연결하지 못했거나",
	}},
	{phase: exchange.Wait, words: []string{
		"read timed out", "readtimeout", "sockettimeout", "econnaborted", "esockettimedout", "headers timeout", "und_err_headers_timeout",
		"operation timed out", "operation has timed out", "작업 시간이 초과", "작업 시간을 초과", "시간이 초과되었", "시간 초과", "시간초과", "타임아웃", "httptimeoutexception",
		"request timed out", "curl: (28)", "ms exceeded", "httpclient.timeout", "timeoutexception", "the request timed out",
	}},
	{phase: exchange.Wait, common: true, words: []string{"i/o timeout", "timed out", "timed_out", "timeout"}},
	{reason: naver.ReasonConnect, phase: exchange.Connect, words: []string{"failed to connect to"}},
	{reason: naver.ReasonTruncated, phase: exchange.Receive, words: []string{
		"unexpected eof", "err_content_length_mismatch", "err_incomplete_chunked_encoding", "incompleteread", "chunkedencodingerror", "premature eof",
		"premature close", "err_stream_premature_close", "transfer closed with", "curl: (18)", "unexpected end of file from server",
		"connectionclosedexception: premature end",
	}},
	{reason: naver.ReasonReset, phase: exchange.Wait, words: []string{
		"connection reset", "err_connection_reset", "econnreset", "broken pipe", "forcibly closed", "connection aborted", "remotedisconnected",
		"remote end closed connection", "socket hang up", "강제로 끊", "unexpected end of stream", "empty reply from server", "curl: (52)",
		"underlying connection was closed", "기본 연결이 닫혔", "연결이 닫혔습니다", "other side closed", "und_err_socket", "nohttpresponse",
		"failed to respond", "closed prematurely", "err_connection_aborted", "ns_error_net_reset", "ns_error_net_interrupt", "recv failure",
		"prematurely closed", "connection was closed unexpectedly", "response ended prematurely", "network connection was lost",
	}},
	{reason: naver.ReasonCancelled, phase: exchange.Wait, words: []string{"err_aborted", "binding_aborted", "aborterror", "ns_binding_aborted"}},
	{reason: naver.ReasonCancelled, phase: exchange.Wait, common: true, words: []string{"canceled", "cancelled", "this operation was aborted"}},
	{reason: naver.ReasonClosed, phase: exchange.Wait, words: []string{"err_empty_response", "err_connection_closed"}},
	{reason: naver.ReasonNotHTTP, phase: exchange.Receive, words: []string{
		"malformed http", "err_invalid_http_response", "hpe_invalid", "parse error: expected http", "received http/0.9", "badstatusline",
		"bad status line", "unsupported http version in response", "invalid http response", "server committed a protocol violation",
	}},
	{reason: naver.ReasonTLS, phase: exchange.TLSHand, words: []string{
		"err_ssl", "err_cert", "ssl routines", "wrong version number", "sslv3 alert", "handshake_failure", "handshake failure", "eproto",
		"sslexception", "sslhandshakeexception", "ssl_error", "protocol_version", "tlsv1 alert", "ssl connect error", "curl: (35)",
		"보안 채널을 만들 수 없", "ssl/tls secure channel", "ssl_connect", "received fatal alert", "ssl connection could not be established",
		"ssl 연결을 설정할 수 없", "authenticationexception", "no protocols in common", "ssl: error", "schannel:",
	}},
	{reason: naver.ReasonClosed, phase: exchange.Wait, common: true, words: []string{"eof"}},
	{reason: naver.ReasonTLS, phase: exchange.TLSHand, common: true, words: []string{"tls:", "x509:"}},
}

// TellsFailure tells whether words speak of a call that got no answer, however the program writes that made it.
func TellsFailure(words string) bool {
	lower := strings.ToLower(words)
	for i := range signs {
		if !signs[i].common && containsAny(lower, signs[i].words...) {
			return true
		}
	}
	return false
}
