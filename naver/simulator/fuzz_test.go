package simulator

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"navercaptcha/naver"
)

// FuzzHandler sends anything to the APIs and to the admin surface beside them.
func FuzzHandler(f *testing.F) {
	f.Add("GET", "/v1/captcha/nkey", "code=0", "127.0.0.1", "simulator", "", "")
	f.Add("GET", "/captcha-bin/v1/ncaptcha", "key=SIM0000000000000", "[::1]:1", "", "", "")
	f.Add("GET", "/scaptcha/v1/skey", "code=1&key=SIM&value=%ED%95%9C", "localhost", "x", "", "")
	f.Add("POST", "/", "%zz;", "example.com", "\x00", "", "")
	f.Add("POST", "/__simulator/fault", "", "localhost", "", "Bearer "+testToken, `{"fault":"sim-reset","calls":1}`)
	f.Add("POST", "/__simulator/fault", "", "evil.example", "", "Bearer "+testToken, `{"calls":0}`)
	f.Add("POST", "/__simulator/reset", "", "127.0.0.1", "", "Bearer x", "")
	f.Add("GET", "/__simulator/answer", "kind=image", "127.0.0.1", "", "Bearer "+testToken, "")
	for i := range faults {
		f.Add("GET", "/v1/captcha/nkey", "", "127.0.0.1", string(faults[i].id), "", "")
	}
	s := New(Options{Seed: 1, Quota: 1000, MediaAuth: naver.IDInQuery, AdminToken: testToken})
	f.Fuzz(func(t *testing.T, method, path, query, host, id, authorization, body string) {
		gone, cancel := context.WithCancel(t.Context())
		cancel() // whoever is to wait, need not
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1/", strings.NewReader(body)).WithContext(gone)
		r.Method, r.URL.Path, r.URL.RawQuery, r.Host = method, path, query, host
		for _, p := range []naver.Platform{naver.Developers, naver.Cloud} {
			r.Header.Set(p.IDHeader(), id)
			r.Header.Set(p.SecretHeader(), "simulator")
		}
		r.Header.Set("Authorization", authorization)
		_, left := s.PendingFault()
		w := httptest.NewRecorder()
		aborted := serveOrAbort(s, w, r)
		switch {
		case !isLocal(host):
			if w.Code != http.StatusMisdirectedRequest {
				t.Errorf("host %q was answered with %d", host, w.Code)
			}
		case strings.HasPrefix(path, adminPrefix):
			checkAdmin(t, w, method, authorization)
		default:
			if known := id == "simulator" || magicNumber(id) != 0; !known && left == 0 {
				checkUnknownClient(t, w, path)
			}
			if aborted && left == 0 && magicNumber(id) == 0 {
				t.Errorf("%s %s was aborted", method, path)
			}
		}
		if _, now := s.PendingFault(); now > left && !strings.HasPrefix(path, adminPrefix) {
			t.Errorf("%s set a fault", path)
		}
		_ = s.SetFault("", 0)
	})
}

// serveOrAbort tells whether the handler gave up the connection, which a recorder has not.
func serveOrAbort(s *Simulator, w http.ResponseWriter, r *http.Request) (aborted bool) {
	defer func() {
		if e := recover(); e != nil {
			if e != http.ErrAbortHandler {
				panic(e)
			}
			aborted = true
		}
	}()
	s.ServeHTTP(w, r)
	return false
}

func checkAdmin(t *testing.T, w *httptest.ResponseRecorder, method, authorization string) {
	scheme, token, _ := strings.Cut(authorization, " ")
	if allowed := token == testToken && strings.EqualFold(scheme, "Bearer"); !allowed && w.Code != http.StatusUnauthorized {
		t.Errorf("%q got %d", authorization, w.Code)
	}
	if w.Code == http.StatusOK && method != http.MethodGet && method != http.MethodPost {
		t.Errorf("%s was answered", method)
	}
	if !json.Valid(w.Body.Bytes()) {
		t.Errorf("no JSON: %s", w.Body)
	}
}

// checkUnknownClient looks at what somebody without credentials got: at most a picture, for which none are needed.
func checkUnknownClient(t *testing.T, w *httptest.ResponseRecorder, path string) {
	switch w.Code {
	case 200:
		if !endpoints[path].media {
			t.Errorf("%s was answered", path)
		}
	case 400, 401, 403, 404, 405, 429:
		if w.Body.Len() == 0 || w.Body.Len() > 300 {
			t.Errorf("%d with %d bytes", w.Code, w.Body.Len())
		}
	default:
		t.Errorf("status %d", w.Code)
	}
}
