package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mirroringProxy answers every CONNECT with its login, in what is no HTTP.
func mirroringProxy(t *testing.T) (address string) {
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
			if r, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
				login := r.Header.Get("Proxy-Authorization")
				plain, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(login, "Basic "))
				fmt.Fprintf(conn, "sent: %s %s\r\n\r\n", plain, login)
			}
			_ = conn.Close()
		}
	}()
	return listener.Addr().String()
}

func TestThePasswordOfTheProxyIsInNothingThatLeaves(t *testing.T) {
	const password = "hunter2-of-the-proxy"
	env := []string{
		"NAVER_CLIENT_ID=yFq3VxZ8mW4tRb7Kc2Hs", "NAVER_CLIENT_SECRET=Q2vD1mkXw9",
		"HTTPS_PROXY=http://tester:" + password + "@" + mirroringProxy(t),
	}
	folder := t.TempDir()
	file := func(name string) string { return filepath.Join(folder, name) }
	for _, args := range [][]string{
		{"issue"},
		{"check", "--json"},
		{"verify", "KEY", "ANSWER"},
		{"run", "wrong-answer", "--har", file("calls.har"), "--junit", file("junit.xml"), "--csv", file("steps.csv")},
		{"run", "wrong-answer", "--json"},
	} {
		got := run(t, env, "", append(args, "--base-url", "https://captcha.example")...)
		said := map[string]string{"standard output": got.out, "standard error": got.errOut}
		names, err := filepath.Glob(file("*"))
		if err != nil {
			t.Fatal(err)
		}
		if args[0] == "run" && len(names) != 3 {
			t.Errorf("%q wrote %q:\n%s", args, names, got.errOut)
		}
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			said[name] = string(content)
		}
		for where, text := range said {
			for _, form := range []string{password, base64.StdEncoding.EncodeToString([]byte("tester:" + password))} {
				if strings.Contains(text, form) {
					t.Errorf("%q: %s holds the proxy's password", args, where)
				}
			}
		}
	}
}
