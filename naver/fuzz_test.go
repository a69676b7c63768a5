package naver

import (
	"encoding/json"
	"testing"
	"unicode/utf8"
)

// FuzzReadAnswer reads any bytes as NAVER's JSON. Whatever they are, an answer is one thing only, and its texts are safe.
func FuzzReadAnswer(f *testing.F) {
	for _, seed := range []string{
		`{"key":"t521bp3qM7Qyk2X2"}`, `{"result":true,"responseTime":84.6}`, `{"result":false,"responseTime":"-1"}`,
		`{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`, "\xef\xbb\xbf{\"result\":true} ",
		`{"error":{"errorCode":"210","message":"Permission Denied","details":"A subscription to the API is required."}}`,
		`{"error":{"errorCode":210,"message":null,"details":{"a":[1]}}}`, `{"responseTime":1e999}`, `{"key":"\ud800"}`, `[]`, ``,
		`{"errorMessage":"Scope Status Invalid","errorCode":24}`, `{"key":1,"result":"true","error":"x"}`,
	} {
		f.Add([]byte(seed), 200)
	}
	r := redactorFor(testCredentials(), verifyQuery("key4", "value"), "key4", "value", nil)
	f.Fuzz(func(t *testing.T, body []byte, status int) {
		found := findings(body)
		a, ok := readAnswer(body)
		if !ok {
			return
		}
		if found != FoundJSON {
			t.Errorf("read as JSON, but found to be %s", found)
		}
		if e, bad := a.apiError(); bad {
			e.Status = status
			if e.Code == "" && e.Message == "" {
				t.Error("an error that says nothing")
			}
			for _, s := range []string{e.Code, e.Message, e.Details} {
				if s = r.text(s, maxText); !utf8.ValidString(s) || len(s) > maxText {
					t.Errorf("unsafe text %q", s)
				}
			}
			_ = e.Error()
		}
		if key, ok := a.key(); ok && (key == "" || len(key) > 256) {
			t.Errorf("key %q", key)
		}
		if right, ok := a.verdict(); right && !ok {
			t.Error("right, but no verdict")
		}
		if rt, ok := a.responseTime(); ok {
			if _, err := json.Marshal(rt); err != nil { // neither NaN nor infinite
				t.Error(err)
			}
		} else if rt.Reported {
			t.Error("reported, but no number")
		}
	})
}
