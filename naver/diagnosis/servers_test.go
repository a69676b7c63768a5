package diagnosis_test

import (
	"crypto/x509"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"navercaptcha/naver"
)

// sent gives options as they are.
func sent(o naver.Options) func(*testing.T) naver.Options {
	return func(*testing.T) naver.Options { return o }
}

// served gives the options of a client to a server of its own.
func served(limits naver.Timeouts, h http.HandlerFunc) func(*testing.T) naver.Options {
	return func(t *testing.T) naver.Options {
		server := httptest.NewServer(h)
		t.Cleanup(server.Close)
		return naver.Options{Platform: dev, BaseURL: server.URL, Timeouts: limits}
	}
}

// hangUp is a server that writes something and closes the connection.
func hangUp(after string) func(*testing.T) naver.Options {
	return served(naver.Timeouts{}, func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		_, _ = conn.Write([]byte(after))
		_ = conn.Close()
	})
}

// servedTLS is a server with a certificate for 127.0.0.1 and example.com, called by another name or not trusted.
func servedTLS(host string, trusted bool) func(*testing.T) naver.Options {
	return func(t *testing.T) naver.Options {
		server := httptest.NewUnstartedServer(http.NotFoundHandler())
		server.Config.ErrorLog = log.New(io.Discard, "", 0)
		server.StartTLS()
		t.Cleanup(server.Close)
		o := naver.Options{Platform: dev, BaseURL: strings.Replace(server.URL, "127.0.0.1", host, 1)}
		if trusted {
			o.RootCAs = x509.NewCertPool()
			o.RootCAs.AddCert(server.Certificate())
		}
		return o
	}
}

// deadAddress is one on which nothing listens.
func deadAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// silentProxy takes connections and never says a word.
func silentProxy(limits naver.Timeouts) func(*testing.T) naver.Options {
	return func(t *testing.T) naver.Options {
		l, err := net.Listen("tcp", "127.0.0.1:0") // the system takes connections for it
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = l.Close() })
		return naver.Options{
			Platform: dev, BaseURL: "https://captcha.example", Timeouts: limits,
			Proxy: http.ProxyURL(&url.URL{Scheme: "http", Host: l.Addr().String()}),
		}
	}
}
