package diagnosis_test

import (
	"errors"
	"net/http"
	"testing"

	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// Errors of which a file kept only the words: as Go, Chrome, Firefox or Node.js write them.
var kept = []struct {
	words string
	phase exchange.Phase // empty where the file does not say
	rule  string
}{
	{"lookup openapi.naver.com: no such host", exchange.DNS, "dns"},
	{"net::ERR_NAME_NOT_RESOLVED", "", "dns"},
	{"getaddrinfo ENOTFOUND openapi.naver.com", "", "dns"},
	{"lookup openapi.naver.com on 10.0.0.1:53: i/o timeout", exchange.DNS, "timeout-dns"},
	{"dial tcp 192.0.2.1:9: connect: connection refused", exchange.Connect, "refused"},
	{"dial tcp 127.0.0.1:9: connect: connection refused", exchange.Connect, "naver-is-here"},
	{"net::ERR_CONNECTION_REFUSED", "", "refused"},
	{"dial tcp: connect: network is unreachable", exchange.Connect, "unreachable"},
	{"net::ERR_INTERNET_DISCONNECTED", "", "unreachable"},
	{"the proxy answered 407 Proxy Authentication Required", exchange.Connect, "proxy-login"},
	{"the proxy answered 403 Forbidden", exchange.Connect, "proxy"},
	{"net::ERR_TUNNEL_CONNECTION_FAILED", "", "proxy"},
	{"dial tcp 1.2.3.4:443: i/o timeout", exchange.Connect, "timeout-connect"},
	{"connect ETIMEDOUT 1.2.3.4:443", "", "timeout-connect"},
	{"net/http: TLS handshake timeout", exchange.TLSHand, "timeout-tls"},
	{"net/http: timeout awaiting response headers", exchange.Wait, "timeout-answer"},
	{"context deadline exceeded", exchange.Wait, "timeout-whole"},
	{"context deadline exceeded", exchange.Receive, "timeout-whole"},
	{"context canceled", exchange.Wait, "cancelled"},
	{"net::ERR_ABORTED", "", "cancelled"},
	{"read: connection reset by peer", exchange.Wait, "reset"},
	{"read: connection reset by peer", exchange.Receive, "truncated"},
	{"EOF", exchange.Wait, "reset"},
	{"unexpected EOF", exchange.Receive, "truncated"},
	{`malformed HTTP response "SSH-2.0"`, exchange.Receive, "not-http"},
	{"x509: certificate has expired or is not yet valid", exchange.TLSHand, "tls-expired"},
	{"net::ERR_CERT_DATE_INVALID", "", "tls-expired"},
	{"x509: certificate signed by unknown authority", exchange.TLSHand, "tls-untrusted"},
	{"unable to get local issuer certificate", "", "tls-untrusted"},
	{"x509: certificate is valid for example.com, not openapi.naver.com", exchange.TLSHand, "tls-host"},
	{"tls: first record does not look like a TLS handshake", exchange.TLSHand, "tls"},
	{"nobody knows", "", "unknown"},
	{"nobody knows", exchange.Connect, "no-connection"},
}

func TestErrorsKeptAsWordsAreExplained(t *testing.T) {
	for _, k := range kept {
		f := diagnosis.Explain(diagnosis.FromExchange(lost(devURL+nkey, k.phase, errors.New(k.words))))
		if f.Rule != k.rule {
			t.Errorf("%q in %q is explained by %q, want %q", k.words, k.phase, f.Rule, k.rule)
		}
	}
}

// Answers of which only the body was kept: neither URL nor status nor headers.
func TestBareBodiesAreExplained(t *testing.T) {
	for body, want := range map[string]string{
		issued: "issued", `{"result":true,"responseTime":84.6}`: "right", wrong: "wrong", jpegHead: "fetched", wavHead: "fetched",
		captcha("CT001", "Invalid key."):                "ct001",
		captcha("CT002", "Unissued wav(음성을 발급을 하지 않음)"): "ct002",
		noPair: "auth-pair",
		nested("210", "Permission Denied", "A subscription to the API is required."):      "not-enabled",
		nested("410", "Throttle Limited", ""):                                             "throttle",
		flat("010", "{count/quota=10039/10000} : Query limit exceeded. (쿼리 한도를 초과했습니다.)"): "quota",
		flat("777", "Brand new"):                             "unknown-code",
		"<html><title>Sign in to the network</title></html>": "portal",
		"hello": "not-naver",
		`{"error":{"errorCode":"300","message":"Not Found Exception","details":"URL not found."}}`: "not-found",
	} {
		c := diagnosis.FromExchange(&exchange.Exchange{Body: []byte(body)})
		f := diagnosis.Explain(c)
		if f.Rule != want {
			t.Errorf("%q is explained by %q, want %q", body, f.Rule, want)
		}
		checkShown(t, f)
	}
}

func TestABareBodyTellsPlatformAndKind(t *testing.T) {
	c := diagnosis.FromExchange(&exchange.Exchange{Body: []byte(nested("210", "Permission Denied", ""))})
	if c.Platform != cloud {
		t.Errorf("the gateway's shape is taken for %q", c.Platform)
	}
	if c = diagnosis.FromExchange(&exchange.Exchange{Body: []byte(wavHead)}); c.Kind != sound || c.Call != "fetch" {
		t.Errorf("a sound is taken for %s %s", c.Kind, c.Call)
	}
	if c = diagnosis.FromExchange(&exchange.Exchange{Body: []byte(captcha("CT002", "Unissued wav"))}); c.Kind != sound {
		t.Errorf("the sound's CT002 is taken for %s", c.Kind)
	}
	header := http.Header{"X-Ncp-Apigw-Api-Key-Id": {cloudID}}
	if c = diagnosis.FromExchange(&exchange.Exchange{RequestHeader: header, Body: []byte(issued)}); c.Platform != cloud || c.Key != testKey {
		t.Errorf("issued by %q: %q", c.Platform, c.Key)
	}
}
