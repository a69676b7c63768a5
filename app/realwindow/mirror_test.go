//go:build realwindow

package realwindow

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"strings"
	"testing"
)

// A server sends the request back behind the end of its answer. net/http says so by itself, on standard error.
func TestNothingThatTheProcessSaysHoldsASecret(t *testing.T) {
	const id, secret = "yFq3VxZ8mW4tRb7Kc2Hs", "Q2vD1mk/Xw9+sT4"
	mirror := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen, _ := httputil.DumpRequest(r, false)
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		const body = `{"key":"t521bp3qM7Qyk2X2"}`
		fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s%s", len(body), body, seen)
		t.Cleanup(func() { _ = conn.Close() })
	}))
	t.Cleanup(mirror.Close)
	w := newScreen(t).open(setup{
		args: []string{"-base-url", mirror.URL, "-platform", "developers", "-log-level", "debug"},
		env:  []string{"NAVER_CLIENT_ID=" + id, "NAVER_CLIENT_SECRET=" + secret},
	})
	eventually(t, "net/http met with the bytes", func() bool {
		w.press("ctrl+n")
		return strings.Contains(w.said.String(), "Unsolicited response")
	})
	for _, form := range []string{id, secret, base64.StdEncoding.EncodeToString([]byte(secret))} {
		if strings.Contains(w.said.String(), form) {
			t.Error("the process said a secret") // without showing it
		}
	}
}
