package naver

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The credentials of these tests. Nothing that an error or a log says may show them.
const (
	testID     = "test+id/4711"
	testSecret = "s3cr&t/Pa ss=word"
)

func testCredentials() Credentials { return Credentials{ID: testID, Secret: testSecret} }

// serve starts a server on loopback that answers everything with a handler.
func serve(t testing.TB, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server
}

// answers makes a handler that answers everything alike.
func answers(status int, contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["Content-Type"] = []string{contentType}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

// clientOf makes a client of NAVER Developers' paths on a server.
func clientOf(t testing.TB, baseURL string, change ...func(*Options)) *Client {
	t.Helper()
	o := Options{Platform: Developers, BaseURL: baseURL, Credentials: testCredentials()}
	for _, f := range change {
		f(&o)
	}
	c, err := NewClient(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// checkNoGoroutineLeft fails if, after the test's own cleanups, a goroutine of net/http or of this module is left.
func checkNoGoroutineLeft(t *testing.T) {
	t.Helper()
	before := ours()
	t.Cleanup(func() {
		var left []string
		for range 100 {
			if left = ours(); len(left) <= len(before) {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		t.Errorf("%d goroutines before, %d after:\n%s", len(before), len(left), strings.Join(left, "\n\n"))
	})
}

// ours lists the stacks of goroutines that serve or make calls.
func ours() []string {
	buf := make([]byte, 1<<20)
	buf = buf[:runtime.Stack(buf, true)]
	var list []string
	for _, stack := range strings.Split(string(buf), "\n\n")[1:] {
		if strings.Contains(stack, "net/http") || strings.Contains(stack, "net.") ||
			strings.Contains(stack, "navercaptcha") {
			list = append(list, stack)
		}
	}
	return list
}

// quiet drops what a server under test says about clients that break off.
var quiet = log.New(io.Discard, "", 0)

type syscallConn = syscall.RawConn
