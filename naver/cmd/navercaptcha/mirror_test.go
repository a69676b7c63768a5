package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"
	"time"
)

// mirror is a server that answers well and sends the request back behind the end of each answer.
func mirror(t *testing.T) (base string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				for in := bufio.NewReader(conn); ; {
					request, err := http.ReadRequest(in)
					if err != nil {
						return
					}
					seen, _ := httputil.DumpRequest(request, false)
					_ = conn.SetDeadline(time.Now().Add(time.Minute))
					body := `{"key":"t521bp3qM7Qyk2X2"}`
					if request.URL.Query().Get("code") == "1" {
						body = `{"result":true,"responseTime":1}`
					}
					fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s%s%s", len(body), body,
						seen, reversed(request.Header.Get("X-Naver-Client-Secret")))
				}
			}()
		}
	}()
	return "http://" + listener.Addr().String()
}

// reversed is a way to write a secret that nobody looks for.
func reversed(s string) string {
	var b strings.Builder
	for i := len(s) - 1; i >= 0; i-- {
		b.WriteByte(s[i])
	}
	return b.String()
}

// What net/http says of such a server by itself goes to standard error, too.
func TestNothingThatIsPrintedHoldsASecret(t *testing.T) {
	const id, secret = "yFq3VxZ8mW4tRb7Kc2Hs", `Q2v"D1mk/Xw9`
	base := mirror(t)
	env := []string{"NAVER_CLIENT_ID=" + id, "NAVER_CLIENT_SECRET=" + secret}
	told := 0
	for range 10 { // whether the bytes are met with before the program ends is a matter of luck
		for _, args := range [][]string{
			{"issue", "--base-url", base},
			{"check", "--base-url", base, "--json"},
			{"verify", "t521bp3qM7Qyk2X2", "7KP4", "--base-url", base},
			{"try", "--base-url", base, "--no-viewer"},
			{"run", "image", "--base-url", base},
		} {
			got := run(t, env, "7KP4\n", args...)
			if strings.Contains(got.errOut, "Unsolicited response") {
				told++
			}
			for where, said := range map[string]string{"standard output": got.out, "standard error": got.errOut} {
				for _, form := range []string{
					id, secret, url.QueryEscape(secret), strings.ReplaceAll(secret, `"`, `\"`), reversed(secret),
					base64.StdEncoding.EncodeToString([]byte(secret)),
				} {
					if strings.Contains(said, form) {
						t.Fatalf("%q: the secret is on %s", args, where)
					}
				}
			}
		}
	}
	if told == 0 {
		t.Error("the server's bytes were never met with, so nothing was tested")
	}
}
