package simulator

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
)

// dial opens a plain connection to a server, for what no HTTP client would send.
func dial(t *testing.T, server *Server) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", server.listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	return c
}

// rounds issues keys, and wants each call to succeed.
func rounds(t *testing.T, server *Server, n int) {
	t.Helper()
	u := newUser(t, server, naver.Developers, naver.Image, "sim-always-right")
	for range n {
		if rule := u.do(naver.Issue, "", ""); rule != "issued" {
			t.Fatal(rule)
		}
	}
}

// TestSlowCallersKeepNobodyOut has 1,000 connections that send a byte a second, and somebody who wants something. Where
// that takes long, the server has cut some of them off, which is its right.
func TestSlowCallersKeepNobodyOut(t *testing.T) {
	t.Parallel()
	_, server := start(t, Options{Seed: 1})
	request := []byte("GET /v1/captcha/nkey HTTP/1.1\r\n")
	slow := make([]net.Conn, 1000)
	for i := range slow {
		slow[i] = dial(t, server)
	}
	for n := range 3 {
		begin := time.Now()
		for _, c := range slow {
			_, _ = c.Write(request[n : n+1])
		}
		rounds(t, server, 50)
		time.Sleep(time.Until(begin.Add(time.Second)))
	}
}

// TestLongestWaitingConnectionGivesWay fills a small server with callers that say nothing.
func TestLongestWaitingConnectionGivesWay(t *testing.T) {
	t.Parallel()
	server := small(t, 4)
	silent := make([]net.Conn, 4)
	for i := range silent {
		silent[i] = dial(t, server)
		wantOpen(t, server, i+1)
	}
	rounds(t, server, 3)
	if n, err := silent[0].Read(make([]byte, 1)); err == nil {
		t.Errorf("the first is still there: %d", n)
	}
	_ = silent[3].SetReadDeadline(time.Now().Add(10 * time.Millisecond))
	if _, err := silent[3].Read(make([]byte, 1)); !isTimeout(err) {
		t.Errorf("the last is gone: %v", err)
	}
	for range 3 * server.connections.most {
		dial(t, server)
	}
	rounds(t, server, 3)
}

// TestCallsUnderWayAreNotCutOff fills a small server with calls, so that a new caller finds no room.
func TestCallsUnderWayAreNotCutOff(t *testing.T) {
	t.Parallel()
	server := small(t, 2)
	for range 2 {
		_, _ = io.WriteString(dial(t, server), "GET /v1/captcha/nkey HTTP/1.1\r\nHost: localhost\r\n"+
			"X-Naver-Client-Id: sim-slow-first-byte\r\nX-Naver-Client-Secret: x\r\n\r\n")
	}
	until(t, func() bool {
		server.connections.mu.Lock()
		defer server.connections.mu.Unlock()
		return server.connections.open == 2 && server.connections.waiting.Len() == 0
	})
	if _, err := dial(t, server).Read(make([]byte, 1)); err == nil || isTimeout(err) {
		t.Errorf("a third caller: %v", err)
	}
	wantOpen(t, server, 2)
}

func small(t *testing.T, most int) *Server {
	t.Helper()
	listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	server := serve(New(Options{Seed: 1}), listener, most)
	t.Cleanup(func() { _ = server.Close() })
	return server
}

func wantOpen(t *testing.T, server *Server, n int) {
	t.Helper()
	until(t, func() bool {
		server.connections.mu.Lock()
		defer server.connections.mu.Unlock()
		return server.connections.open == n
	})
}

// until waits for something that another goroutine is about to do.
func until(t *testing.T, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !done(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it does not happen")
		}
	}
}

func isTimeout(err error) bool {
	e, ok := err.(net.Error)
	return ok && e.Timeout()
}

// TestLargeBodyIsNotRead sends a gigabyte and reads the answer meanwhile.
func TestLargeBodyIsNotRead(t *testing.T) {
	t.Parallel()
	_, server := start(t, Options{Seed: 1})
	for _, c := range []struct {
		method string
		status int
	}{{"GET", 401}, {"POST", 405}} {
		connection := dial(t, server)
		_, err := fmt.Fprintf(connection, "%s /v1/captcha/nkey HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n",
			c.method, 1<<30)
		if err != nil {
			t.Fatal(err)
		}
		sent := make(chan int)
		go func() {
			n, part := 0, make([]byte, 64<<10)
			for {
				m, err := connection.Write(part)
				if n += m; err != nil || n >= 1<<30 {
					sent <- n
					return
				}
			}
		}()
		answer, err := http.ReadResponse(bufio.NewReader(connection), nil)
		if err != nil {
			t.Fatal(err)
		}
		if answer.StatusCode != c.status || !answer.Close {
			t.Errorf("%s: %d, closing: %v", c.method, answer.StatusCode, answer.Close)
		}
		_ = connection.Close()
		if n := <-sent; n >= 64<<20 {
			t.Errorf("%s: %d bytes of the body were taken", c.method, n)
		}
	}
}

func TestLargeHeaderIsRefused(t *testing.T) {
	t.Parallel()
	_, server := start(t, Options{Seed: 1})
	connection := dial(t, server)
	go func() {
		_, _ = io.WriteString(connection, "GET /v1/captcha/nkey HTTP/1.1\r\nHost: localhost\r\nX-Large: ")
		_, _ = io.WriteString(connection, strings.Repeat("x", 1<<20)+"\r\n\r\n")
	}()
	answer, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("%d", answer.StatusCode)
	}
	rounds(t, server, 1)
}

// TestHTTP10 speaks as the oldest clients do: no Host, one call a connection, no chunks.
func TestHTTP10(t *testing.T) {
	t.Parallel()
	s, server := start(t, Options{Seed: 1})
	ask := func(path string) (head, body string) {
		connection := dial(t, server)
		_, _ = io.WriteString(connection, "GET "+path+" HTTP/1.0\r\n"+
			"X-Naver-Client-Id: simulator\r\nX-Naver-Client-Secret: simulator\r\n\r\n")
		all, err := io.ReadAll(connection) // the server closes
		if err != nil {
			t.Fatal(err)
		}
		head, body, _ = strings.Cut(string(all), "\r\n\r\n")
		if !strings.HasPrefix(head, "HTTP/1.0 200") || strings.Contains(head, "chunked") {
			t.Errorf("%s", head)
		}
		return head, body
	}
	_, body := ask("/v1/captcha/nkey")
	key, _ := s.LastKey(naver.Image)
	if body != `{"key":"`+key+`"}` {
		t.Errorf("%q", body)
	}
	if _, picture := ask("/v1/captcha/ncaptcha.bin?key=" + key); !decodes([]byte(picture)) {
		t.Errorf("%d bytes are no picture", len(picture))
	}
}

// TestPipelinedCalls sends three calls at once and gets three answers in order.
func TestPipelinedCalls(t *testing.T) {
	t.Parallel()
	_, server := start(t, Options{Seed: 1})
	connection := dial(t, server)
	var requests strings.Builder
	for _, path := range []string{"/v1/captcha/nkey", "/nowhere", "/v1/captcha/skey"} {
		requests.WriteString("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" +
			"X-Naver-Client-Id: simulator\r\nX-Naver-Client-Secret: simulator\r\n\r\n")
	}
	_, _ = io.WriteString(connection, requests.String())
	reader := bufio.NewReader(connection)
	for i, want := range []int{200, 404, 200} {
		answer, err := http.ReadResponse(reader, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, answer.Body); err != nil || answer.StatusCode != want {
			t.Errorf("answer %d: %d, %v", i, answer.StatusCode, err)
		}
	}
}

// TestCloseEndsSlowFaults closes a server in the middle of what would take over a minute.
func TestCloseEndsSlowFaults(t *testing.T) {
	before := runtime.NumGoroutine()
	server, err := Start(New(Options{Seed: 1}), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"sim-slow-first-byte", "sim-slow-body"} {
		connection := dial(t, server)
		_, _ = io.WriteString(connection, "GET /v1/captcha/nkey HTTP/1.1\r\nHost: localhost\r\n"+
			"X-Naver-Client-Id: "+id+"\r\nX-Naver-Client-Secret: x\r\n\r\n")
	}
	until(t, func() bool {
		server.connections.mu.Lock()
		defer server.connections.mu.Unlock()
		return server.connections.open == 2 && server.connections.waiting.Len() == 0
	})
	if err := server.Close(); err != nil {
		t.Error(err)
	}
	until(t, func() bool { return runtime.NumGoroutine() <= before })
}
