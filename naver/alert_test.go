package naver

import (
	"crypto/tls"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Under TLS 1.3 a client learns only after the handshake that the server wants a certificate of it.
func TestAnAlertAfterTheHandshakeIsOfTLS(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(attempt))
	server.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert, MinVersion: tls.VersionTLS13}
	server.Config.ErrorLog = quiet
	server.StartTLS()
	t.Cleanup(server.Close)
	c := clientOf(t, server.URL, func(o *Options) {
		o.RootCAs = server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	})
	for range 10 {
		for _, what := range allCalls {
			err := call(c, Image, what, "k", "v")
			var got *TransportError
			if !errors.As(err, &got) || got.Reason != ReasonTLS || !strings.Contains(err.Error(), "certificate required") {
				t.Errorf("%s: %v", what, err)
			}
		}
	}
}
