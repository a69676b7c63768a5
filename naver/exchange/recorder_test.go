package exchange_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"navercaptcha/naver/exchange"
)

// get makes a call and reads the body to its end.
func get(t *testing.T, trip http.RoundTripper, url string) []byte {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Naver-Client-Id", "id")
	resp, err := trip.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func TestRecordsWhatWentOverTheWire(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain;charset=UTF-8")
		_, _ = io.WriteString(w, `{"key":"t521bp3qM7Qyk2X2"}`)
	}))
	defer server.Close()
	network := &http.Transport{}
	defer network.CloseIdleConnections()
	var handed []*exchange.Exchange
	recorder := exchange.NewRecorder(10, func(ex *exchange.Exchange) { handed = append(handed, ex) })
	trip := recorder.Wrap(network)

	get(t, trip, server.URL+"/v1/captcha/nkey?code=0")
	get(t, trip, server.URL+"/v1/captcha/nkey?code=0")

	if len(handed) != 2 || len(recorder.Exchanges()) != 2 {
		t.Fatalf("%d handed out, %d kept", len(handed), len(recorder.Exchanges()))
	}
	first, second := handed[0], handed[1]
	if first.ID != 1 || second.ID != 2 {
		t.Errorf("IDs %d and %d", first.ID, second.ID)
	}
	if first.URL != server.URL+"/v1/captcha/nkey?code=0" || first.Method != "GET" || first.Proto != "HTTP/1.1" {
		t.Errorf("%s %s %s", first.Method, first.URL, first.Proto)
	}
	if first.Status != 200 || first.StatusText != "OK" || first.Err != nil || first.Failed != "" || first.Sends != 1 {
		t.Errorf("%d %q %v %q, sent %d times", first.Status, first.StatusText, first.Err, first.Failed, first.Sends)
	}
	host := server.Listener.Addr().String()
	for name, want := range map[string]string{
		"Host": host, "X-Naver-Client-Id": "id", "User-Agent": "Go-http-client/1.1", "Accept-Encoding": "gzip",
	} {
		if got := first.RequestHeader.Get(name); got != want {
			t.Errorf("header %s: %q, want %q", name, got, want)
		}
	}
	if string(first.Body) != `{"key":"t521bp3qM7Qyk2X2"}` || first.BodyTruncated {
		t.Errorf("body %q", first.Body)
	}
	if first.RemoteAddr != host || first.Reused || !second.Reused {
		t.Errorf("remote %s, reused %v then %v", first.RemoteAddr, first.Reused, second.Reused)
	}
	checkPhases(t, first, exchange.Blocked, exchange.Connect, exchange.Send, exchange.Wait, exchange.Receive)
	checkPhases(t, second, exchange.Blocked, exchange.Send, exchange.Wait, exchange.Receive)
}

// checkPhases wants exactly these phases, which add up to the whole call.
func checkPhases(t *testing.T, ex *exchange.Exchange, want ...exchange.Phase) {
	t.Helper()
	var sum time.Duration
	for phase, length := range ex.Phases {
		sum += length
		if length < 0 {
			t.Errorf("phase %s took %v", phase, length)
		}
	}
	if sum != ex.Duration {
		t.Errorf("phases add up to %v, the call took %v", sum, ex.Duration)
	}
	for _, phase := range want {
		if _, ok := ex.Phases[phase]; !ok {
			t.Errorf("no phase %s in %v", phase, ex.Phases)
		}
	}
	if len(ex.Phases) != len(want) {
		t.Errorf("phases %v, want %v", ex.Phases, want)
	}
}
