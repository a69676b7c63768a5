package exchange_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"navercaptcha/naver/exchange"
)

// The same call on loopback without and with the recorder, in turn; the medians and their difference are reported:
//
//	go test -tags ci -run '^$' -bench Recorder -benchtime 5000x ./naver/exchange
func BenchmarkRecorder(b *testing.B) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"key":"t521bp3qM7Qyk2X2"}`)
	}))
	defer server.Close()
	network := &http.Transport{}
	defer network.CloseIdleConnections()
	call := func(b *testing.B, trip http.RoundTripper) time.Duration {
		start := time.Now()
		req, err := http.NewRequestWithContext(b.Context(), http.MethodGet, server.URL+"/nkey?code=0", nil)
		if err != nil {
			b.Fatal(err)
		}
		resp, err := trip.RoundTrip(req)
		if err != nil {
			b.Fatal(err)
		}
		if _, err = io.ReadAll(resp.Body); err != nil {
			b.Fatal(err)
		}
		_ = resp.Body.Close()
		return time.Since(start)
	}
	recorded := exchange.NewRecorder(100, nil).Wrap(network)
	b.Run("bare", func(b *testing.B) {
		for b.Loop() {
			call(b, network)
		}
	})
	b.Run("recorded", func(b *testing.B) {
		for b.Loop() {
			call(b, recorded)
		}
	})
	b.Run("extra", func(b *testing.B) {
		var without, with []time.Duration
		for b.Loop() {
			without = append(without, call(b, network))
			with = append(with, call(b, recorded))
		}
		slices.Sort(without)
		slices.Sort(with)
		bare, ours := without[len(without)/2], with[len(with)/2]
		b.ReportMetric(float64(bare)/1e3, "baseline-µs")
		b.ReportMetric(float64(ours)/1e3, "ours-µs")
		b.ReportMetric(float64(ours-bare)/1e3, "extra-µs")
		b.ReportMetric(0, "ns/op")
	})
}
