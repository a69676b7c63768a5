package diagnosis_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// Failures that can be made on this machine alone, each through the real client.
var failures = []struct {
	rule    string
	options func(*testing.T) naver.Options
}{
	{"refused", func(t *testing.T) naver.Options {
		return naver.Options{Platform: dev, BaseURL: "http://" + deadAddress(t)}
	}},
	{"reset", hangUp("")},
	{"truncated", hangUp("HTTP/1.1 200 OK\r\nContent-Length: 66\r\n\r\n{\"result\"")},
	{"not-http", hangUp("SSH-2.0-OpenSSH_9.2\r\n\r\n")},
	{"redirect", served(naver.Timeouts{}, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "https://elsewhere.example/?back=1", http.StatusFound)
	})},
	{"portal", served(naver.Timeouts{}, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "https://wifi.hotel.example/login?back=1", http.StatusFound)
	})},
	{"proxy-page", served(naver.Timeouts{}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Squid-Error", "ERR_ACCESS_DENIED 0")
		w.WriteHeader(http.StatusForbidden)
		_, _ = io.WriteString(w, "<html>access denied</html>")
	})},
	{"timeout-answer", served(naver.Timeouts{FirstByte: 30 * time.Millisecond}, func(_ http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
	})},
	{"timeout-whole", served(naver.Timeouts{Whole: 500 * time.Millisecond}, func(w http.ResponseWriter, r *http.Request) {
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	})},
	{"proxy", silentProxy(naver.Timeouts{Connect: 30 * time.Millisecond})},
	{"proxy", silentProxy(naver.Timeouts{Whole: 100 * time.Millisecond})},
	{"tls-untrusted", servedTLS("127.0.0.1", false)},
	{"tls-host", servedTLS("localhost", true)},
	{"tls", func(t *testing.T) naver.Options {
		o := served(naver.Timeouts{}, http.NotFound)(t)
		o.BaseURL = strings.Replace(o.BaseURL, "http:", "https:", 1)
		return o
	}},
	{"refused-before-sending", sent(naver.Options{
		Platform: dev, Credentials: naver.Credentials{ID: "simulator", Secret: "simulator"},
	})},
	{"bad-base-url", sent(naver.Options{Platform: dev, BaseURL: "http://example.com"})},
	{"bad-credentials", sent(naver.Options{Platform: dev, Credentials: naver.Credentials{ID: "a\nb", Secret: "c"}})},
	{"blank-in-credentials", sent(naver.Options{Platform: dev, Credentials: naver.Credentials{ID: "abc", Secret: " abc"}})},
	{"bad-option", sent(naver.Options{Platform: "nowhere"})},
}

func TestFailuresAreExplained(t *testing.T) {
	for _, f := range failures {
		t.Run(f.rule, func(t *testing.T) {
			t.Parallel()
			got := explain(t, f.options(t), image, naver.Issue)
			if got.Rule != f.rule {
				t.Errorf("explained by %q", got.Rule)
			}
			checkShown(t, got)
		})
	}
}

func TestCancelledVerifySaysThatItMayHaveCounted(t *testing.T) {
	arrived := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(arrived)
		<-r.Context().Done()
	}))
	defer server.Close()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		<-arrived
		cancel()
	}()
	got := explainContext(t, ctx, naver.Options{Platform: dev, BaseURL: server.URL}, image, naver.Verify)
	if got.Rule != "cancelled" || !strings.Contains(got.Next.En, "do not send it again") {
		t.Errorf("explained by %q: %q", got.Rule, got.Next.En)
	}
}

// Whatever answered, NAVER may have judged the answer before.
func TestVerifyWhoseAnswerCannotBeReadSaysThatItMayHaveCounted(t *testing.T) {
	for rule, body := range map[string]string{
		"empty": "", "not-naver": `{"result":tr`, "too-large": strings.Repeat(" ", naver.MaxJSON+1),
	} {
		serve := served(naver.Timeouts{}, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) })
		got := explain(t, serve(t), image, naver.Verify)
		if got.Rule != rule || !strings.Contains(got.Next.En, "do not send it again") || !strings.Contains(got.Next.Ko, "다시 보내지 말고") {
			t.Errorf("%s is explained by %q: %q", rule, got.Rule, got.Next.En)
		}
		if got = explain(t, serve(t), image, naver.Issue); got.Rule != rule || strings.Contains(got.Next.En, "do not send it again") {
			t.Errorf("%s of an issue is explained by %q: %q", rule, got.Rule, got.Next.En)
		}
	}
}

func TestVerifyThatNeverLeftMayBeSentAgain(t *testing.T) {
	got := explain(t, naver.Options{Platform: dev, BaseURL: "http://" + deadAddress(t)}, image, naver.Verify)
	if got.Rule != "refused" || strings.Contains(got.Next.En, "do not send it again") {
		t.Errorf("explained by %q: %q", got.Rule, got.Next.En)
	}
}

// Failures that need a network, a proxy or a clock of their own, as the client reports them.
var reported = []struct {
	rule string
	err  error
}{
	{"dns", transport(naver.ReasonDNS, exchange.DNS, &net.DNSError{Err: "no such host", IsNotFound: true})},
	{"unreachable", transport(naver.ReasonUnreachable, exchange.Connect, syscall.ENETUNREACH)},
	{"no-connection", transport(naver.ReasonConnect, exchange.Connect, syscall.EACCES)},
	{"timeout-connect", transport(naver.ReasonConnectTimeout, exchange.Connect, context.DeadlineExceeded)},
	{"timeout-tls", transport(naver.ReasonConnectTimeout, exchange.TLSHand, context.DeadlineExceeded)},
	{"timeout-tls", proxied(transport(naver.ReasonConnectTimeout, exchange.TLSHand, context.DeadlineExceeded))},
	{"proxy", proxied(transport(naver.ReasonConnectTimeout, exchange.Connect, context.DeadlineExceeded))},
	{"timeout-dns", timedOut(transport(naver.ReasonDNS, exchange.DNS, &net.DNSError{IsTimeout: true}))},
	{"tls-expired", transport(naver.ReasonTLS, exchange.TLSHand, &tls.CertificateVerificationError{
		Err: x509.CertificateInvalidError{Reason: x509.Expired},
	})},
	{
		"tls-untrusted",
		transport(naver.ReasonTLS, exchange.TLSHand, x509.CertificateInvalidError{Reason: x509.NotAuthorizedToSign}),
	},
	{"proxy", proxied(transport(naver.ReasonRefused, exchange.Connect, syscall.ECONNREFUSED))},
	{"proxy", proxied(transport(naver.ReasonDNS, exchange.DNS, &net.DNSError{}))},
	{"proxy", proxied(transport(naver.ReasonProxy, exchange.Connect, errors.New("the proxy answered 403 Forbidden")))},
	{
		"proxy-login",
		proxied(transport(naver.ReasonProxy, exchange.Connect, errors.New("the proxy answered 407 Proxy Authentication Required"))),
	},
	{"proxy-setting", &naver.ProxyError{Variable: "HTTPS_PROXY", Err: naver.ErrProxyPort}},
	{"timeout-dns", transport(naver.ReasonWholeTimeout, exchange.DNS, context.DeadlineExceeded)},
	{"timeout-connect", transport(naver.ReasonWholeTimeout, exchange.Connect, context.DeadlineExceeded)},
	{"timeout-connect", transport(naver.ReasonWholeTimeout, exchange.Blocked, context.DeadlineExceeded)},
	{"timeout-tls", transport(naver.ReasonWholeTimeout, exchange.TLSHand, context.DeadlineExceeded)},
	{"timeout-tls", proxied(transport(naver.ReasonWholeTimeout, exchange.TLSHand, context.DeadlineExceeded))},
	{"proxy", proxied(transport(naver.ReasonWholeTimeout, exchange.DNS, context.DeadlineExceeded))},
	{"proxy", proxied(transport(naver.ReasonWholeTimeout, exchange.Connect, context.DeadlineExceeded))},
	{"timeout-whole", proxied(transport(naver.ReasonWholeTimeout, exchange.Send, context.DeadlineExceeded))},
	{"timeout-whole", transport(naver.ReasonWholeTimeout, exchange.Wait, context.DeadlineExceeded)},
	{"truncated", transport(naver.ReasonReset, exchange.Receive, syscall.ECONNRESET)},
	{"cancelled", context.Canceled},
	{"timeout-whole", context.DeadlineExceeded},
	{"input-too-long", naver.ErrInputTooLong},
	{"unknown", errors.New("nobody has seen this")},
}

func TestReportedFailuresAreExplained(t *testing.T) {
	for _, r := range reported {
		got := diagnosis.Explain(attempt.Call{Platform: cloud, Kind: sound, Call: naver.Verify, Err: r.err})
		if got.Rule != r.rule {
			t.Errorf("%v is explained by %q, want %q", r.err, got.Rule, r.rule)
		}
		checkShown(t, got)
	}
}

func TestNothingKnownIsUnknown(t *testing.T) {
	if got := diagnosis.Explain(attempt.Call{}); got.Rule != "unknown" || len(got.Links) == 0 {
		t.Errorf("an empty case is explained by %q with links %v", got.Rule, got.Links)
	}
}

func transport(r naver.Reason, p exchange.Phase, cause error) *naver.TransportError {
	return &naver.TransportError{Kind: sound, Call: naver.Verify, Phase: p, Reason: r, Host: "127.0.0.1", Err: cause}
}

func proxied(e *naver.TransportError) *naver.TransportError {
	e.Proxy = "http://127.0.0.1:3128"
	return e
}

func timedOut(e *naver.TransportError) *naver.TransportError {
	e.Timeout = true
	return e
}
