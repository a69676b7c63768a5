package embedded

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"navercaptcha/naver/simulator"
)

const kept = 1000

func TestTheLogIsBounded(t *testing.T) {
	s := New(simulator.Options{Seed: 11})
	for i := range kept + 50 {
		s.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, fmt.Sprintf("http://127.0.0.1/%d", i), nil))
	}
	calls := s.Calls()
	if n := len(calls); n != kept || calls[0].Path != "/50" || calls[n-1].Path != fmt.Sprintf("/%d", kept+49) {
		t.Errorf("%d calls are kept, from %s to %s", n, calls[0].Path, calls[n-1].Path)
	}
}
