//go:build realwindow

package realwindow

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

// host stands where NAVER does, and writes down what arrives.
type host struct {
	*httptest.Server
	t         *testing.T
	simulator *simulator.Simulator

	mu    sync.Mutex
	calls []arrival
	hang  naver.Call // this call is never answered
	media []byte     // handed out in place of the simulator's picture or sound
}

// arrival is a call as it arrived.
type arrival struct {
	call      naver.Call
	query     url.Values
	header    http.Header
	cancelled bool // the caller went away before it was answered
}

// newHost starts a host that the simulator answers.
func newHost(t *testing.T) *host {
	t.Helper()
	h := &host{t: t, simulator: simulator.New(simulator.Options{})}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	return h
}

// caller starts the program on this host, with the credentials of the simulator in its environment.
func (h *host) caller(platform naver.Platform) setup {
	return setup{
		args: []string{"-base-url", h.URL, "-platform", string(platform)},
		env:  []string{"NAVER_CLIENT_ID=simulator", "NAVER_CLIENT_SECRET=simulator"},
	}
}

// callerAs does the same with another client ID, by which the simulator goes wrong.
func (h *host) callerAs(clientID string) setup {
	with := h.caller(naver.Developers)
	with.env[0] = "NAVER_CLIENT_ID=" + clientID
	return with
}

// ServeHTTP implements http.Handler.
func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	arrived := arrival{call: callOf(r.URL.Path, query), query: query, header: r.Header.Clone()}
	h.mu.Lock()
	i := len(h.calls)
	h.calls = append(h.calls, arrived)
	hangs, media := h.hang == arrived.call, h.media
	h.mu.Unlock()
	switch {
	case hangs:
		<-r.Context().Done()
	case media != nil && arrived.call == naver.Fetch:
		contentType := "image/jpeg;charset=UTF-8"
		if strings.Contains(r.URL.Path, "scaptcha") {
			contentType = "audio/wav;charset=UTF-8"
		}
		w.Header().Set("Content-Type", contentType)
		_, _ = w.Write(media)
	default:
		h.simulator.ServeHTTP(w, r)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.calls[i].cancelled = r.Context().Err() != nil
}

// callOf tells the three calls apart, whatever the platform.
func callOf(path string, query url.Values) naver.Call {
	switch {
	case !strings.HasSuffix(path, "key"):
		return naver.Fetch
	case query.Get("code") == "0":
		return naver.Issue
	default:
		return naver.Verify
	}
}

// hangOn leaves a call unanswered from now on; an empty one answers all.
func (h *host) hangOn(call naver.Call) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.hang = call
}

// handOut gives these bytes for the next pictures or sounds.
func (h *host) handOut(media []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.media = media
}

// arrived lists the calls of one sort so far.
func (h *host) arrived(call naver.Call) []arrival {
	h.mu.Lock()
	defer h.mu.Unlock()
	var list []arrival
	for _, a := range h.calls {
		if a.call == call {
			list = append(list, a)
		}
	}
	return list
}

// wait waits for the nth call of a sort.
func (h *host) wait(call naver.Call, n int) arrival {
	h.t.Helper()
	eventually(h.t, "a call: "+string(call), func() bool { return len(h.arrived(call)) >= n })
	return h.arrived(call)[n-1]
}

// answer is what the person should read or hear for the newest key.
func (h *host) answer(kind naver.Kind) (key, answer string) {
	h.t.Helper()
	key, ok := h.simulator.LastKey(kind)
	if !ok {
		h.t.Fatal("no key was issued")
	}
	answer, ok = h.simulator.Answer(key)
	if !ok {
		h.t.Fatal("nothing was fetched")
	}
	return key, answer
}

// verified checks that exactly these answers were verified, each with its key, once.
func (h *host) verified(want ...[2]string) {
	h.t.Helper()
	got := h.arrived(naver.Verify)
	if len(got) != len(want) {
		h.t.Fatalf("%d verifies arrived, want %d", len(got), len(want))
	}
	for i, w := range want {
		if key, value := got[i].query.Get("key"), got[i].query.Get("value"); key != w[0] || value != w[1] {
			h.t.Errorf("verify %d has key %q and value %q, want %q and %q", i+1, key, value, w[0], w[1])
		}
	}
}
