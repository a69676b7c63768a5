package simulator

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"

	"navercaptcha/naver"
)

func TestBadQueries(t *testing.T) {
	s := New(Options{Seed: 1, Quota: 1})
	for _, c := range []struct {
		platform naver.Platform
		target   string
		body     string
	}{
		{naver.Developers, "/v1/captcha/nkey?code=2", `{"errorMessage":"Incorrect query request. The parameter code is neither 0 nor 1.","errorCode":"011"}`},
		{naver.Developers, "/v1/captcha/nkey?code=1&value=A", `{"errorMessage":"Incorrect query request. The parameter key is missing.","errorCode":"011"}`},
		{naver.Developers, "/v1/captcha/skey?code=1&key=A", `{"errorMessage":"Incorrect query request. The parameter value is missing.","errorCode":"011"}`},
		{naver.Developers, "/v1/captcha/ncaptcha.bin", `{"errorMessage":"Incorrect query request. The parameter key is missing.","errorCode":"011"}`},
		{naver.Developers, "/v1/captcha/scaptcha?key=", `{"errorMessage":"Incorrect query request. The parameter key is missing.","errorCode":"011"}`},
		{naver.Developers, "/v1/captcha/nkey?code=1&key=A&value=%zz", `{"errorMessage":"Incorrect query request. The query is not percent-encoded.","errorCode":"011"}`},
		{naver.Cloud, "/captcha/v1/nkey?code=1&key=A", `{"error":{"errorCode":"100","message":"Bad Request Exception","details":"The parameter value is missing."}}`},
		{naver.Cloud, "/captcha-bin/v1/ncaptcha", `{"error":{"errorCode":"100","message":"Bad Request Exception","details":"The parameter key is missing."}}`},
	} {
		expect(t, call(t, s, c.platform, naver.Image).get(c.target), 400, c.body)
	}
	// None of them cost anything of the quota of one.
	call(t, s, naver.Developers, naver.Image).key()
	call(t, s, naver.Cloud, naver.Image).key()
}

func TestIssueIsWhatIsNotVerify(t *testing.T) {
	c := call(t, New(Options{Seed: 1}), naver.Developers, naver.Image)
	for _, query := range []string{"", "?code=0", "?code=", "?key=A&value=B", "?unknown=1"} {
		if w := c.get("/v1/captcha/nkey" + query); w.Code != 200 || w.Body.Len() != 26 {
			t.Errorf("%q: %d %s", query, w.Code, w.Body)
		}
	}
}

func TestUnknownPaths(t *testing.T) {
	developers := `{"errorMessage":"API does not exist. (존재하지 않는 API입니다.)","errorCode":"051"}`
	cloud := `{"error":{"errorCode":"300","message":"Not Found Exception","details":"URL not found."}}`
	s := New(Options{Seed: 1})
	for _, c := range []struct {
		platform naver.Platform
		target   string
		body     string
	}{
		{naver.Developers, "/", developers},
		{naver.Developers, "/v1/captcha/nkey/", developers},
		{naver.Developers, "/v1/saptcha/nkey", developers},
		{naver.Developers, "/captcha/v2/nkey", cloud}, // the path tells
		{naver.Cloud, "/scaptcha-bin/v1/scaptcha.bin", cloud},
		{naver.Cloud, "/somewhere", cloud}, // the header tells
	} {
		expect(t, call(t, s, c.platform, naver.Image).get(c.target), 404, c.body)
	}
}

func TestOtherMethods(t *testing.T) {
	s := New(Options{Seed: 1})
	for _, method := range []string{"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"} {
		expect(t, call(t, s, naver.Developers, naver.Image).do(method, "/v1/captcha/nkey"), 405,
			`{"errorMessage":"Method not allowed. Use GET.","errorCode":"405"}`)
		expect(t, call(t, s, naver.Fin, naver.Audio).do(method, "/scaptcha/v1/skey"), 405,
			`{"error":{"errorCode":"100","message":"Bad Request Exception","details":"Method not allowed. Use GET."}}`)
	}
	if key, ok := s.LastKey(naver.Image); ok {
		t.Errorf("a key was issued all the same: %s", key)
	}
}

func TestForeignHostIsRefused(t *testing.T) {
	s := New(Options{Seed: 1})
	for host, ok := range map[string]bool{
		"127.0.0.1":               true,
		"127.0.0.1:8080":          true,
		"127.9.8.7:1":             true,
		"localhost":               true,
		"LocalHost:65535":         true,
		"[::1]":                   true,
		"[::1]:8080":              true,
		"":                        false,
		"[::1":                    false,
		"example.com":             false,
		"example.com:8080":        false,
		"localhost.example.com":   false,
		"127.0.0.1.example.com:1": false,
		"openapi.naver.com":       false,
		"192.168.0.1:8080":        false,
		"0.0.0.0:8080":            false,
		"[2001:db8::1]:8080":      false,
		"127.0.0.1@example.com":   false,
	} {
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1/v1/captcha/nkey", nil)
		r.Host = host
		r.Header.Set("X-Naver-Client-Id", "simulator")
		r.Header.Set("X-Naver-Client-Secret", "simulator")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if answered := w.Code == http.StatusOK; answered != ok {
			t.Errorf("Host %q: %d", host, w.Code)
		}
		if !ok && bytes.Contains(w.Body.Bytes(), []byte("key")) {
			t.Errorf("Host %q got %s", host, w.Body)
		}
	}
}

// TestAnswerIsNowhereOnTheWire looks for the answer in everything that is sent during whole attempts.
func TestAnswerIsNowhereOnTheWire(t *testing.T) {
	everyAPI(t, func(t *testing.T, p naver.Platform, k naver.Kind) {
		c := call(t, New(Options{Seed: 1}), p, k)
		for range 5 {
			var sent bytes.Buffer
			record := func(w *httptest.ResponseRecorder) {
				if err := w.Result().Write(&sent); err != nil {
					t.Fatal(err)
				}
			}
			key := c.key()
			record(c.verify(key, ""))
			record(c.fetch(key))
			answer, _ := c.simulator.Answer(key)
			record(c.verify(key, "wrong"))
			record(c.verify(key, answer))
			if bytes.Contains(sent.Bytes(), []byte(answer)) {
				t.Errorf("the answer %s was sent", answer)
			}
		}
	})
}
