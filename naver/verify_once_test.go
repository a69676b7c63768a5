package naver

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"navercaptcha/naver/exchange"
)

// counter is a server that answers issue, fetch and the first verifies, and counts all. Later verifies it drops right after
// reading them, as a server does that closes an idle connection at the wrong moment.
type counter struct {
	mu       sync.Mutex
	seen     map[string]int // by path and code
	conns    map[string]int // by address of the client
	proto    string
	answered int  // verifies that are answered
	dropped  bool // issue is dropped too, from the second on a connection on
}

func (s *counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	code := r.FormValue("code")
	s.seen[code]++
	s.conns[r.RemoteAddr]++
	again := s.conns[r.RemoteAddr] > 1
	s.proto = r.Proto
	late := code == "1" && s.seen[code] > s.answered
	s.mu.Unlock()
	if late || (s.dropped && again) {
		panic(http.ErrAbortHandler)
	}
	attempt(w, r)
}

// look reads the counts: of calls by their code, of connections, and the protocol of the last call.
func (s *counter) look(code string) (calls, conns int, proto string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen[code], len(s.conns), s.proto
}

func newCounter() *counter { return &counter{seen: map[string]int{}, conns: map[string]int{}} }

// TestVerifyIsSentOnce warms up connections first, that of verify too, since net/http repeats a GET on a connection that was
// used before.
func TestVerifyIsSentOnce(t *testing.T) {
	for _, scheme := range []string{"http", "https with HTTP/2 on offer"} {
		checkNoGoroutineLeft(t)
		counts := newCounter()
		counts.answered = 1
		server := httptest.NewUnstartedServer(counts)
		server.Config.ErrorLog = quiet
		var change []func(*Options)
		if scheme == "http" {
			server.Start()
		} else {
			server.EnableHTTP2 = true
			server.StartTLS()
			change = append(change, func(o *Options) {
				o.RootCAs = server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
			})
		}
		t.Cleanup(server.Close)
		c := clientOf(t, server.URL, change...)
		for range 3 {
			if _, err := c.IssueKey(t.Context(), Image); err != nil {
				t.Fatal(err)
			}
			if _, err := c.FetchImage(t.Context(), "k"); err != nil {
				t.Fatal(err)
			}
		}
		if _, conns, _ := counts.look(""); conns != 1 {
			t.Errorf("%s: issue and fetch took %d connections", scheme, conns)
		}
		if _, err := c.Verify(t.Context(), Image, "k", "v"); err != nil {
			t.Fatalf("%s: %v", scheme, err)
		}
		for n := 2; n <= 4; n++ {
			var got *TransportError
			if _, err := c.Verify(t.Context(), Image, "k", "v"); !errors.As(err, &got) {
				t.Fatalf("%s: %v", scheme, err)
			}
			if got.Phase != exchange.Wait || got.Reason != ReasonClosed {
				t.Errorf("%s: phase %s", scheme, got.Phase)
			}
			calls, _, proto := counts.look("1")
			if calls != n {
				t.Errorf("%s: the server saw %d verifies after %d calls", scheme, calls, n)
			}
			if proto != "HTTP/1.1" {
				t.Errorf("%s: verify went over %s", scheme, proto)
			}
		}
	}
}

// TestTheServerWouldSeeARepeatedCall shows that the test above can fail: on the connection that issue reuses, net/http
// does send a call twice, and the recorder tells.
func TestTheServerWouldSeeARepeatedCall(t *testing.T) {
	counts := newCounter()
	counts.dropped = true
	server := httptest.NewUnstartedServer(counts)
	server.Config.ErrorLog = quiet
	server.Start()
	t.Cleanup(server.Close)
	recorder := exchange.NewRecorder(10, nil)
	c := clientOf(t, server.URL, func(o *Options) { o.Wrap = recorder.Wrap })
	for range 2 {
		if _, err := c.IssueKey(t.Context(), Image); err != nil {
			t.Fatal(err)
		}
	}
	if calls, _, _ := counts.look("0"); calls != 3 {
		t.Errorf("the server saw %d calls", calls)
	}
	if sends := recorder.Exchanges()[1].Sends; sends != 2 {
		t.Errorf("the recorder saw %d", sends)
	}
}

func TestEachVerifyHasAConnectionOfItsOwn(t *testing.T) {
	counts := newCounter()
	var mu sync.Mutex
	verifies := map[string]bool{}
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		counts.conns[r.RemoteAddr]++
		if r.FormValue("code") == "1" {
			verifies[r.RemoteAddr] = true
		}
		mu.Unlock()
		attempt(w, r)
	})
	c := clientOf(t, server.URL)
	for range 3 {
		for _, what := range allCalls {
			if err := call(c, Image, what, "k", "1PUNUST"); err != nil {
				t.Fatal(err)
			}
		}
	}
	mu.Lock()
	defer mu.Unlock()
	for address := range verifies {
		if counts.conns[address] != 1 {
			t.Errorf("the connection of a verify carried %d calls", counts.conns[address])
		}
	}
	if len(verifies) != 3 {
		t.Errorf("3 verifies on %d connections", len(verifies))
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	var elsewhere []string
	var mu sync.Mutex
	other := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		elsewhere = append(elsewhere, r.URL.String())
	})
	for _, status := range []int{301, 302, 303, 307, 308} {
		for location, want := range map[string]string{
			other.URL + "/login?next=" + escape(testSecret): other.URL + "/login",
			"http://user:hunter2@host.example/x#hunter2":    "http://host.example/x",
			"/v1/elsewhere?key=eioDb7T8M703uht0":            "{server}/v1/elsewhere",
			"https://host.example/" + escape(testSecret):    "https://host.example/«client-secret-1»",
			"http://[bad":                           "",
			strings.ToUpper("https://HOST.example"): "https://HOST.EXAMPLE",
		} {
			server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Location", location)
				w.WriteHeader(status)
			})
			c := clientOf(t, server.URL)
			for _, what := range allCalls {
				err := call(c, Image, what, "eioDb7T8M703uht0", "1PUNUST")
				var got *RedirectError
				if !errors.As(err, &got) || got.Status != status || got.Call != what ||
					got.Location != strings.ReplaceAll(want, "{server}", server.URL) {
					t.Errorf("%d %s, %s: %T %+v", status, location, what, err, err)
				}
				checkErrorIsClean(t, err, testID, testSecret, "hunter2", "eioDb7T8M703uht0", "1PUNUST")
			}
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if len(elsewhere) != 0 {
		t.Errorf("the other host was called: %v", elsewhere)
	}
}
