package simulator

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"navercaptcha/naver"
)

const testToken = "not-so-random-but-long-enough"

// operator calls the admin surface.
type operator struct {
	t *testing.T
	s *Simulator
}

func (o operator) do(method, target, body string) *httptest.ResponseRecorder {
	o.t.Helper()
	r := httptest.NewRequest(method, "http://127.0.0.1:8080/__simulator/"+target, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+testToken)
	w := httptest.NewRecorder()
	o.s.ServeHTTP(w, r)
	return w
}

// read reads the JSON of an answer that has to be a success.
func (o operator) read(w *httptest.ResponseRecorder, into any) {
	o.t.Helper()
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
		o.t.Fatalf("%d %s", w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
		o.t.Fatal(err)
	}
}

func withAdmin(t *testing.T) (operator, caller) {
	s := New(Options{Seed: 1, AdminToken: testToken})
	return operator{t, s}, call(t, s, naver.Developers, naver.Image)
}

// TestAnotherProductsEndToEndTest is what the surface is for: the product does the calls, its test takes the part of
// the person.
func TestAnotherProductsEndToEndTest(t *testing.T) {
	o, product := withAdmin(t)
	key, want := product.fetched()
	for _, query := range []string{"key=" + key, "kind=image"} {
		var got struct{ Key, Answer string }
		o.read(o.do("GET", "answer?"+query, ""), &got)
		if got.Key != key || got.Answer != want {
			t.Errorf("%s: %+v, want %s for %s", query, got, want, key)
		}
	}
	if w := product.verify(key, want); !strings.Contains(w.Body.String(), "true") {
		t.Error(w.Body)
	}
	expectRefused(t, o.do("GET", "answer?key="+key, ""), 404) // used up
	expectRefused(t, o.do("GET", "answer?kind=audio", ""), 404)
	expectRefused(t, o.do("GET", "answer?kind=smell", ""), 400)
	expectRefused(t, o.do("GET", "answer", ""), 400)

	var log struct {
		Calls []struct {
			Path, Call, Finding string
			Status              int
		}
		Before int
	}
	o.read(o.do("GET", "calls", ""), &log)
	if len(log.Calls) != 3 || log.Before != 0 || log.Calls[2].Finding != "right" || log.Calls[0].Status != 200 ||
		log.Calls[1].Path != "/v1/captcha/ncaptcha.bin" || log.Calls[0].Call != "issue" {
		t.Errorf("%+v", log)
	}
}

func TestAdminSetsFaults(t *testing.T) {
	o, product := withAdmin(t)
	var set struct {
		Fault string
		Calls int
	}
	o.read(o.do("POST", "fault", `{"fault":"sim-ct500.issue"}`), &set)
	if set.Fault != "sim-ct500.issue" || set.Calls != 1 {
		t.Errorf("%+v", set)
	}
	if w := product.issue(); w.Code != 500 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	product.key()
	o.read(o.do("POST", "fault", `{"fault":"sim-quota","calls":3}`), &set)
	var list struct {
		Set    struct{ Calls int }
		Faults []struct{ ID, Ko, En string }
	}
	o.read(o.do("GET", "faults", ""), &list)
	if list.Set.Calls != 3 || len(list.Faults) != len(faults) || list.Faults[0].ID != "sim-always-right" {
		t.Errorf("%+v", list)
	}
	o.read(o.do("POST", "fault", `{"calls":0}`), &set)
	product.key()
	for body, status := range map[string]int{
		"":                                  400,
		"sim-quota":                         400,
		`{"fault":"sim-unheard"}`:           400,
		`{"fault":"sim-quota","calls":"2"}`: 400,
		`{"fault":"sim-quota","forever":1}`: 400,
		`{"fault":"sim-quota"}}`:            400,
		`{"fault":"sim-quota"}{}`:           400,
		`{"fault":"` + strings.Repeat("x", maxAdminBody) + `"}`: 413,
	} {
		expectRefused(t, o.do("POST", "fault", body), status)
	}
	product.key()
}

func TestAdminResets(t *testing.T) {
	o, product := withAdmin(t)
	first, _ := product.fetched()
	if err := o.s.SetFault("sim-quota", 9); err != nil {
		t.Fatal(err)
	}
	expectRefused(t, o.do("POST", "reset", "now"), 400)
	o.read(o.do("POST", "reset", ""), new(any))
	if _, ok := o.s.Answer(first); ok {
		t.Error("a key is alive after a reset")
	}
	if calls, before := o.s.admin.served.List(); len(calls) != 0 || before != 0 {
		t.Errorf("calls after a reset: %v", calls)
	}
	if again := product.key(); again != first {
		t.Errorf("the seed gives %s after a reset, before it %s", again, first)
	}
}

// expectRefused wants an error in JSON that says what to do.
func expectRefused(t *testing.T, w *httptest.ResponseRecorder, status int) {
	t.Helper()
	var body struct{ Error string }
	if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || w.Code != status || body.Error == "" {
		t.Errorf("%d %s, want %d", w.Code, w.Body, status)
	}
}

func TestAdminIsForThoseWithTheToken(t *testing.T) {
	o, product := withAdmin(t)
	product.fetched()
	get := func(s *Simulator, host, authorization string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "http://127.0.0.1/__simulator/answer?kind=image", nil)
		r.Host = host
		if authorization != "" {
			r.Header.Set("Authorization", authorization)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w
	}
	right := "Bearer " + testToken
	for _, wrong := range []string{
		"", "Bearer", "Bearer ", testToken, "Basic " + testToken, right + " ", right[:len(right)-1], "Bearer  " + testToken,
		"Bearer " + strings.ToUpper(testToken),
	} {
		w := get(o.s, "localhost", wrong)
		expectRefused(t, w, 401)
		if w.Header().Get("WWW-Authenticate") == "" || strings.Contains(w.Body.String(), testToken) {
			t.Errorf("%q: %v %s", wrong, w.Header(), w.Body)
		}
	}
	if w := get(o.s, "localhost", "bearer "+testToken); w.Code != 200 { // the scheme has no case
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := get(o.s, "evil.example", right); w.Code != http.StatusMisdirectedRequest {
		t.Errorf("a foreign Host got %d %s", w.Code, w.Body)
	}
	// Off, there is no such path.
	expect(t, get(New(Options{}), "localhost", right), 404,
		`{"errorMessage":"API does not exist. (존재하지 않는 API입니다.)","errorCode":"051"}`)
}

// TestChangesArePOSTs tries everything else: a link or a picture in a page must not be able to change anything.
func TestChangesArePOSTs(t *testing.T) {
	o, product := withAdmin(t)
	key, _ := product.fetched()
	for _, method := range []string{"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"} {
		for _, path := range []string{"reset", "fault"} {
			w := o.do(method, path, `{"fault":"sim-quota"}`)
			if w.Code != 405 || w.Header().Get("Allow") != "POST" {
				t.Errorf("%s %s: %d", method, path, w.Code)
			}
		}
	}
	for _, path := range []string{"answer", "calls", "faults"} {
		expectRefused(t, o.do("POST", path, ""), 405)
	}
	for _, path := range []string{"", "nothing", "reset/", "../v1/captcha/nkey"} {
		expectRefused(t, o.do("POST", path, ""), 404)
	}
	if _, ok := o.s.Answer(key); !ok {
		t.Error("something was reset")
	}
	if _, left := o.s.PendingFault(); left != 0 {
		t.Error("a fault was set")
	}
}

// TestAdminOverTheWire makes sure that a body too long ends the connection and not the server.
func TestAdminOverTheWire(t *testing.T) {
	t.Parallel()
	_, server := start(t, Options{Seed: 1, AdminToken: testToken})
	post := func(body io.Reader) int {
		r, err := http.NewRequest(http.MethodPost, server.URL()+"/__simulator/fault", body)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+testToken)
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		return answer.StatusCode
	}
	defer http.DefaultClient.CloseIdleConnections()
	if got := post(strings.NewReader(`{"fault":"` + strings.Repeat("x", 100_000))); got != 413 {
		t.Errorf("a long body: %d", got)
	}
	if got := post(strings.NewReader(`{"fault":"sim-ct001"}`)); got != 200 {
		t.Errorf("afterwards: %d", got)
	}
}
