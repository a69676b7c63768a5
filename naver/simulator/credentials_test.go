package simulator

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"navercaptcha/naver"
)

func TestCredentialsOfDevelopers(t *testing.T) {
	const end = ` : Authentication failed. (인증에 실패했습니다.)","errorCode":"024"}`
	s := New(Options{Seed: 1})
	for _, c := range []struct{ id, secret, body string }{
		{"", "simulator", `{"errorMessage":"Not Exist Client ID` + end},
		{"", "", `{"errorMessage":"Not Exist Client ID` + end},
		{"simulator", "", `{"errorMessage":"Not Exist Client Secret` + end},
		{"simulator", "wrong", `{"errorMessage":"NID AUTH Result Invalid (1000)` + end},
		{"wrong", "simulator", `{"errorMessage":"NID AUTH Result Invalid (1000)` + end},
	} {
		for _, kind := range []naver.Kind{naver.Image, naver.Audio} {
			caller := call(t, s, naver.Developers, kind)
			key := caller.key()
			caller.id, caller.secret = c.id, c.secret
			expect(t, caller.issue(), 401, c.body)
			expect(t, caller.fetch(key), 401, c.body)
			expect(t, caller.verify(key, "A"), 401, c.body)
		}
	}
}

func TestCredentialsOfCloud(t *testing.T) {
	missing := `{"error":{"errorCode":"200","message":"Authentication Failed","details":"Authentication information are missing."}}`
	invalid := `{"error":{"errorCode":"200","message":"Authentication Failed","details":"Invalid authentication information."}}`
	s := New(Options{Seed: 1})
	for _, c := range []struct{ id, secret, body string }{
		{"", "", missing},
		{"", "simulator", missing},
		{"simulator", "", missing},
		{"simulator", "wrong", invalid},
		{"wrong", "simulator", invalid},
	} {
		for _, p := range []naver.Platform{naver.Cloud, naver.Gov, naver.Fin} {
			caller := call(t, s, p, naver.Audio)
			caller.id, caller.secret = c.id, c.secret
			expect(t, caller.issue(), 401, c.body)
			expect(t, caller.verify("A", "A"), 401, c.body)
		}
	}
	// The other platform's headers are no credentials.
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1/captcha/v1/nkey", nil)
	r.Header.Set("X-Naver-Client-Id", "simulator")
	r.Header.Set("X-Naver-Client-Secret", "simulator")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	expect(t, w, 401, missing)
}

func TestWhatCloudMediaRequires(t *testing.T) {
	const (
		nothing    = ""
		id         = "&X-NCP-APIGW-API-KEY-ID=simulator"
		wrongID    = "&X-NCP-APIGW-API-KEY-ID=wrong"
		noEquals   = "&X-NCP-APIGW-API-KEY-IDsimulator" // as NAVER's Java sample sends it
		pair       = id + "&X-NCP-APIGW-API-KEY=simulator"
		wrongPair  = id + "&X-NCP-APIGW-API-KEY=wrong"
		secretOnly = "&X-NCP-APIGW-API-KEY=simulator"
	)
	for _, c := range []struct {
		auth   naver.MediaAuth
		query  string
		status int
	}{
		{"", nothing, 200},
		{"", noEquals, 200},
		{"", wrongID, 200},
		{naver.KeyOnly, nothing, 200},
		{naver.IDInQuery, nothing, 401},
		{naver.IDInQuery, noEquals, 401},
		{naver.IDInQuery, secretOnly, 401},
		{naver.IDInQuery, wrongID, 401},
		{naver.IDInQuery, id, 200},
		{naver.IDInQuery, pair, 200},
		{naver.IDAndSecretInQuery, id, 401},
		{naver.IDAndSecretInQuery, wrongPair, 401},
		{naver.IDAndSecretInQuery, pair, 200},
		{naver.InHeaders, nothing, 401},
		{naver.InHeaders, pair, 200},
	} {
		for _, kind := range []naver.Kind{naver.Image, naver.Audio} {
			caller := call(t, New(Options{Seed: 1, MediaAuth: c.auth}), naver.Cloud, kind)
			target := naver.Cloud.Path(kind, naver.Fetch) + "?key=" + caller.key()
			if w := caller.get(target); w.Code != 200 {
				t.Errorf("%q with headers: %d %s", c.auth, w.Code, w.Body)
			}
			caller.id, caller.secret = "", ""
			if w := caller.get(target + c.query); w.Code != c.status {
				t.Errorf("%q with %q: %d, want %d", c.auth, c.query, w.Code, c.status)
			}
		}
	}
}

func TestOwnCredentials(t *testing.T) {
	s := New(Options{Seed: 1, Credentials: []naver.Credentials{{ID: "a", Secret: "1"}, {ID: "b", Secret: "2"}}})
	for pair, status := range map[[2]string]int{
		{"a", "1"}:                 200,
		{"b", "2"}:                 200,
		{"a", "2"}:                 401,
		{"simulator", "simulator"}: 401,
	} {
		c := call(t, s, naver.Developers, naver.Image)
		c.id, c.secret = pair[0], pair[1]
		if w := c.issue(); w.Code != status {
			t.Errorf("%q: %d", pair, w.Code)
		}
	}
}

func TestAPINotTicked(t *testing.T) {
	s := New(Options{Seed: 1, NotPermitted: []naver.Kind{naver.Audio}})
	expect(t, call(t, s, naver.Developers, naver.Audio).issue(), 401,
		`{"errorMessage":"Scope Status Invalid : Authentication failed. (인증에 실패했습니다.)","errorCode":"024"}`)
	expect(t, call(t, s, naver.Cloud, naver.Audio).issue(), 401,
		`{"error":{"errorCode":"210","message":"Permission Denied","details":"A subscription to the API is required."}}`)
	call(t, s, naver.Developers, naver.Image).key()
	call(t, s, naver.Cloud, naver.Image).key()
}
