package naver

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// silence is how long a proxy of these tests says nothing if it never does.
const silence = time.Hour

// tunnelTo dials a proxy that answers CONNECT after a while, and a server behind it that takes a while too. Both show one
// certificate, the proxy only if it is called by https.
func tunnelTo(certificate tls.Certificate, proxyTakes, serverTakes time.Duration) func(secure bool) dialFunc {
	shown := &tls.Config{Certificates: []tls.Certificate{certificate}}
	answer := func(conn net.Conn, after time.Duration, text string) bool {
		if _, err := http.ReadRequest(bufio.NewReader(conn)); err != nil {
			return false
		}
		gone := make(chan struct{})
		if after == silence {
			go func() { _, _ = io.Copy(io.Discard, conn); close(gone) }()
		}
		select {
		case <-gone:
			return false
		case <-time.After(after):
		}
		_, err := io.WriteString(conn, text)
		return err == nil
	}
	return func(secure bool) dialFunc {
		return func(context.Context, string, string) (net.Conn, error) {
			mine, theirs := net.Pipe()
			go func() {
				defer func() { _ = theirs.Close() }()
				var proxy net.Conn = theirs
				if secure {
					proxy = tls.Server(theirs, shown)
				}
				if !answer(proxy, proxyTakes, "HTTP/1.1 200 OK\r\n\r\n") {
					return
				}
				server := tls.Server(proxy, shown)
				const key = `{"key":"t521bp3qM7Qyk2X2"}`
				answer(server, serverTakes, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 26\r\n\r\n"+key)
				_, _ = io.Copy(io.Discard, server)
			}()
			return mine, nil
		}
	}
}

// TestAProxyHasAsLongAsAConnection runs on a clock that jumps, over connections that are pipes in memory.
func TestAProxyHasAsLongAsAConnection(t *testing.T) {
	server := httptest.NewTLSServer(nil) // for its certificate, which is for example.com
	defer server.Close()
	roots := server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	for _, proxy := range []string{"http://example.com:3128", "https://example.com:3128"} {
		issue := func(t *testing.T, proxyTakes, serverTakes time.Duration) error {
			dial := tunnelTo(server.TLS.Certificates[0], proxyTakes, serverTakes)(strings.HasPrefix(proxy, "https"))
			c := clientOf(t, "https://example.com", withProxy(proxy), dialBy(dial), func(o *Options) { o.RootCAs = roots })
			_, err := c.IssueKey(t.Context(), Image)
			return err
		}
		t.Run(proxy+" never answers", func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				err := issue(t, silence, 0)
				var got *TransportError
				if !errors.As(err, &got) || got.Reason != ReasonConnectTimeout || !got.Timeout || got.Proxy != proxy {
					t.Errorf("%v", err)
				}
				if took := time.Since(start); took != DefaultConnect {
					t.Errorf("ended after %v, want %v", took, DefaultConnect)
				}
			})
		})
		t.Run(proxy+" is slow, and so is the server", func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				if err := issue(t, DefaultConnect-time.Second, DefaultFirstByte-time.Second); err != nil {
					t.Error(err)
				}
			})
		})
	}
}
