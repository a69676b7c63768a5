package exchange_test

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"navercaptcha/naver/exchange"
)

// record makes one call through a recorder of its own, reads the answer, and returns the exchange. It fails if the
// exchange is not handed out exactly once.
func record(t *testing.T, ctx context.Context, network http.RoundTripper, url string) *exchange.Exchange {
	t.Helper()
	var handed []*exchange.Exchange
	recorder := exchange.NewRecorder(5, func(ex *exchange.Exchange) { handed = append(handed, ex) })
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header["x-lower"] = []string{"kept"}
	resp, err := recorder.Wrap(network).RoundTrip(req)
	if err == nil {
		_, _ = io.ReadAll(resp.Body)
		_, _ = resp.Body.Read(make([]byte, 1)) // once more after the end
		_ = resp.Body.Close()
		_ = resp.Body.Close()
	}
	if len(handed) != 1 || len(recorder.Exchanges()) != 1 || handed[0] != recorder.Exchanges()[0] {
		t.Fatalf("%d handed out, %d kept", len(handed), len(recorder.Exchanges()))
	}
	return handed[0]
}

// listen runs a function on each connection to a new port.
func listen(t *testing.T, serve func(*net.TCPConn)) (address string) {
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
				defer func() { _ = conn.Close() }()
				_, _ = conn.Read(make([]byte, 4096))
				serve(conn.(*net.TCPConn))
			}()
		}
	}()
	return listener.Addr().String()
}

func TestFailedCallsAreRecordedToo(t *testing.T) {
	closed := listen(t, func(*net.TCPConn) {})
	half := listen(t, func(c *net.TCPConn) {
		_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
	})
	silent := listen(t, func(c *net.TCPConn) { _, _ = io.Copy(io.Discard, c) })
	refusing, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = refusing.Close()
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	defer secure.Close()
	noNames := &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return nil, errors.New("no name server")
	}}

	for name, row := range map[string]struct {
		url    string
		failed exchange.Phase
		status int
		phases []exchange.Phase
	}{
		"name":    {"http://captcha.example", exchange.DNS, 0, []exchange.Phase{exchange.Blocked, exchange.DNS}},
		"refused": {"http://" + refusing.Addr().String(), exchange.Connect, 0, []exchange.Phase{exchange.Blocked, exchange.Connect}},
		"TLS":     {secure.URL, exchange.TLSHand, 0, []exchange.Phase{exchange.Blocked, exchange.Connect, exchange.TLSHand}},
		"closed": {"http://" + closed, exchange.Wait, 0, []exchange.Phase{
			exchange.Blocked, exchange.Connect, exchange.Send, exchange.Wait,
		}},
		"timeout": {"http://" + silent, exchange.Wait, 0, []exchange.Phase{
			exchange.Blocked, exchange.Connect, exchange.Send, exchange.Wait,
		}},
		"half a body": {"http://" + half, exchange.Receive, 200, []exchange.Phase{
			exchange.Blocked, exchange.Connect, exchange.Send, exchange.Wait, exchange.Receive,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			network := &http.Transport{
				DialContext: (&net.Dialer{Resolver: noNames}).DialContext, ResponseHeaderTimeout: 50 * time.Millisecond,
			}
			ex := record(t, t.Context(), network, row.url+"/v1/captcha/nkey?code=0")
			if ex.Err == nil || ex.Failed != row.failed || ex.Status != row.status {
				t.Errorf("failed in %q with %v, status %d", ex.Failed, ex.Err, ex.Status)
			}
			checkPhases(t, ex, row.phases...)
			if ex.BodyTruncated != (row.status != 0) || string(ex.Body) != map[int]string{200: "half"}[row.status] {
				t.Errorf("body %q, truncated %v", ex.Body, ex.BodyTruncated)
			}
			u, _ := url.Parse(row.url)
			if ex.RequestHeader.Get("Host") != u.Host || ex.RequestHeader.Get("X-Lower") != "kept" {
				t.Errorf("header %v", ex.RequestHeader)
			}
			if name != "name" && ex.RemoteAddr != u.Host {
				t.Errorf("remote address %q", ex.RemoteAddr)
			}
			if name == "TLS" && (ex.TLS == nil || !strings.Contains(ex.TLS.Issuer, "Acme") || ex.TLS.Expires.IsZero()) {
				t.Errorf("the refused certificate: %+v", ex.TLS)
			}
		})
	}
}

func TestTLSIsRecordedApartFromConnect(t *testing.T) {
	server := httptest.NewTLSServer(http.NotFoundHandler())
	defer server.Close()
	network := server.Client().Transport.(*http.Transport)
	defer network.CloseIdleConnections()
	first := record(t, t.Context(), network, server.URL)
	second := record(t, t.Context(), network, server.URL)
	checkPhases(t, first, exchange.Blocked, exchange.Connect, exchange.TLSHand, exchange.Send, exchange.Wait, exchange.Receive)
	checkPhases(t, second, exchange.Blocked, exchange.Send, exchange.Wait, exchange.Receive)
	for _, ex := range []*exchange.Exchange{first, second} {
		if ex.TLS == nil || ex.TLS.Version != tls.VersionName(tls.VersionTLS13) || ex.TLS.Cipher == "" ||
			!strings.Contains(ex.TLS.Subject, "Acme") || !ex.TLS.Expires.Equal(server.Certificate().NotAfter) {
			t.Errorf("%+v", ex.TLS)
		}
	}
	if first.Reused || !second.Reused {
		t.Errorf("reused %v, %v", first.Reused, second.Reused)
	}
}

func TestHTTP2IsRecordedUnderTheSameNames(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.EnableHTTP2 = true
	server.StartTLS()
	defer server.Close()
	network := server.Client().Transport.(*http.Transport)
	defer network.CloseIdleConnections()
	ex := record(t, t.Context(), network, server.URL)
	if ex.Proto != "HTTP/2.0" || ex.RequestHeader.Get("Host") != server.Listener.Addr().String() ||
		ex.RequestHeader.Get("X-Lower") != "kept" {
		t.Errorf("%s %v", ex.Proto, ex.RequestHeader)
	}
	for name := range ex.RequestHeader {
		if strings.HasPrefix(name, ":") {
			t.Errorf("header %s", name)
		}
	}
}

func TestABodyClosedEarlySaysSo(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("x", 100_000))
	}))
	defer server.Close()
	recorder := exchange.NewRecorder(1, nil)
	client := &http.Client{Transport: recorder.Wrap(&http.Transport{DisableKeepAlives: true})}
	resp, err := client.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.ReadFull(resp.Body, make([]byte, 10))
	_ = resp.Body.Close()
	ex := recorder.Exchanges()[0]
	if !errors.Is(ex.Err, exchange.ErrClosedEarly) || !ex.BodyTruncated || len(ex.Body) != 10 || ex.Failed != exchange.Receive {
		t.Errorf("%v, %d bytes, truncated %v", ex.Err, len(ex.Body), ex.BodyTruncated)
	}
}

func TestABodyReadToItsLengthIsWhole(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "12345") }))
	defer server.Close()
	recorder := exchange.NewRecorder(1, nil)
	resp, err := (&http.Client{Transport: recorder.Wrap(&http.Transport{DisableKeepAlives: true})}).Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.ReadFull(resp.Body, make([]byte, 5)) // without meeting EOF
	_ = resp.Body.Close()
	if ex := recorder.Exchanges()[0]; ex.Err != nil || ex.BodyTruncated || string(ex.Body) != "12345" {
		t.Errorf("%v, %q, truncated %v", ex.Err, ex.Body, ex.BodyTruncated)
	}
}

// answering is a transport without a network.
type answering func(*http.Request) (*http.Response, error)

func (f answering) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestABodyIsKeptUpToItsLimit(t *testing.T) {
	const length = exchange.MaxBody + 100_000
	ex := record(t, t.Context(), answering(func(*http.Request) (*http.Response, error) {
		body := io.NopCloser(io.LimitReader(endless{}, length))
		return &http.Response{StatusCode: 200, Status: "200 OK", Body: body, ContentLength: -1}, nil
	}), "http://x.example")
	if len(ex.Body) != exchange.MaxBody || !ex.BodyTruncated || ex.Err != nil {
		t.Errorf("%d bytes, truncated %v, %v", len(ex.Body), ex.BodyTruncated, ex.Err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestOnlyTheLastExchangesAreKept(t *testing.T) {
	handed := 0
	recorder := exchange.NewRecorder(2, func(*exchange.Exchange) { handed++ })
	trip := recorder.Wrap(answering(func(*http.Request) (*http.Response, error) { return nil, errors.New("no network") }))
	none := exchange.NewRecorder(0, nil)
	for range 5 {
		req := httptest.NewRequest(http.MethodGet, "http://x.example", nil)
		if _, err := trip.RoundTrip(req); err == nil {
			t.Fatal("no error")
		}
		_, _ = none.Wrap(trip).RoundTrip(req)
	}
	kept := recorder.Exchanges()
	if len(kept) != 2 || kept[0].ID != 9 || kept[1].ID != 10 || handed != 10 {
		t.Errorf("%d kept, %d handed out", len(kept), handed)
	}
	if len(none.Exchanges()) != 0 {
		t.Error("a recorder that keeps none has kept some")
	}
}

// TestManyCallsAtOnce is for the race detector: calls that are cancelled leave dials behind that still report.
func TestManyCallsAtOnce(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			<-r.Context().Done()
		}
		_, _ = io.WriteString(w, "ok")
	}))
	defer server.Close()
	network := &http.Transport{}
	defer network.CloseIdleConnections()
	var mu sync.Mutex
	ids := map[uint64]bool{}
	recorder := exchange.NewRecorder(8, func(ex *exchange.Exchange) {
		mu.Lock()
		defer mu.Unlock()
		ids[ex.ID] = true
		var sum time.Duration
		for _, length := range ex.Phases {
			sum += length
		}
		if sum != ex.Duration {
			t.Errorf("phases %v of %v", ex.Phases, ex.Duration)
		}
	})
	trip := recorder.Wrap(network)
	var calls sync.WaitGroup
	for n := range 60 {
		calls.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(n)*time.Millisecond)
			defer cancel()
			path := map[bool]string{true: "/slow", false: "/"}[n%2 == 0]
			req, _ := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+path, nil)
			if resp, err := trip.RoundTrip(req); err == nil {
				_, _ = io.ReadAll(resp.Body)
				_ = resp.Body.Close()
			}
		})
	}
	calls.Wait()
	if len(ids) != 60 || len(recorder.Exchanges()) != 8 {
		t.Errorf("%d handed out, %d kept", len(ids), len(recorder.Exchanges()))
	}
}

func TestProgressIsFollowedWithAndWithoutARecorder(t *testing.T) {
	closed := listen(t, func(*net.TCPConn) {})
	for name, trip := range map[string]http.RoundTripper{
		"recorder": exchange.NewRecorder(1, nil).Wrap(exchange.TraceProgress(&http.Transport{})),
		"alone":    exchange.TraceProgress(&http.Transport{}),
	} {
		var progress exchange.Progress
		ctx := exchange.WithProgress(t.Context(), &progress)
		req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+closed, nil)
		if _, err := trip.RoundTrip(req); err == nil || progress.Phase() != exchange.Wait {
			t.Errorf("%s: %v in %s", name, err, progress.Phase())
		}
	}
}
