package simulator

import (
	"errors"
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

func ExampleStart() {
	s := New(Options{Seed: 42})
	server, err := Start(s, "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()

	// The product under test is given server.URL() instead of https://openapi.naver.com, and does this:
	get := func(path string) string {
		r, _ := http.NewRequest(http.MethodGet, server.URL()+path, nil)
		r.Header.Set("X-Naver-Client-Id", "simulator")
		r.Header.Set("X-Naver-Client-Secret", "simulator")
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			return err.Error()
		}
		defer answer.Body.Close()
		body, _ := io.ReadAll(answer.Body)
		return string(body)
	}
	get("/v1/captcha/nkey?code=0")
	key, _ := s.LastKey(naver.Image)
	get("/v1/captcha/ncaptcha.bin?key=" + key)

	// The test takes the part of the person.
	text, _ := s.Answer(key)
	body := get("/v1/captcha/nkey?code=1&key=" + key + "&value=" + text)
	fmt.Println(strings.HasPrefix(body, `{"result":true`))
	// Output: true
}

func TestStartListensOnThisComputerOnly(t *testing.T) {
	for _, addr := range []string{":0", "0.0.0.0:0", "[::]:0", "192.0.2.1:0", "example.com:0"} {
		server, err := Start(New(Options{}), addr)
		if !errors.Is(err, ErrNotLoopback) {
			t.Errorf("%s: %v", addr, err)
		}
		if err == nil {
			server.Close()
		}
	}
	for _, addr := range []string{"", "localhost:0", "127.0.0.1:0"} {
		server, err := Start(New(Options{}), addr)
		if err != nil {
			t.Errorf("%q: %v", addr, err)
			continue
		}
		if !strings.HasPrefix(server.URL(), "http://") || strings.HasSuffix(server.URL(), ":0") {
			t.Errorf("%q: URL %s", addr, server.URL())
		}
		if err := server.Close(); err != nil {
			t.Errorf("%q: %v", addr, err)
		}
	}
}

func TestStartSaysThatThePortIsTaken(t *testing.T) {
	first, err := Start(New(Options{}), "")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	_, err = Start(New(Options{}), strings.TrimPrefix(first.URL(), "http://"))
	if err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("%v", err)
	}
	if _, err := Start(New(Options{}), "nonsense"); err == nil || !strings.Contains(err.Error(), "host:port") {
		t.Errorf("%v", err)
	}
}

// TestCloseEndsEverything has one idle caller, one that sent half a request, and one that does not read
// the sound it asked for.
func TestCloseEndsEverything(t *testing.T) {
	before := runtime.NumGoroutine()
	s := New(Options{Seed: 1})
	server, err := Start(s, "")
	if err != nil {
		t.Fatal(err)
	}
	addr := strings.TrimPrefix(server.URL(), "http://")
	dial := func(send string) net.Conn {
		connection, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(connection, send); err != nil {
			t.Fatal(err)
		}
		return connection
	}
	defer dial("").Close()
	defer dial("GET /v1/captcha/nkey HTTP/1.1\r\nHost: 127").Close()
	key := s.issue(cloudAudio, 0).String()
	defer dial(strings.Repeat("GET /scaptcha-bin/v1/scaptcha?key="+key+" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 100)).Close()
	time.Sleep(50 * time.Millisecond) // let the sounds fill the connection

	begin := time.Now()
	if err := server.Close(); err != nil {
		t.Error(err)
	}
	if took := time.Since(begin); took > 10*time.Second { // a second on a quiet machine, a minute if it waited for them
		t.Errorf("closing took %v", took)
	}
	if _, err := net.Dial("tcp", addr); err == nil {
		t.Error("the port is still open")
	}
	for deadline := time.Now().Add(20 * time.Second); runtime.NumGoroutine() > before; {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, before it were %d", runtime.NumGoroutine(), before)
		}
		time.Sleep(5 * time.Millisecond)
	}
	if err := server.Close(); err != nil {
		t.Errorf("closing again: %v", err)
	}
}
