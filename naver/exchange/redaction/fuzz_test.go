package redaction_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"testing"
	"unicode/utf8"

	"navercaptcha/naver/exchange/redaction"
)

// FuzzRedact takes any secret out of any text. Afterwards it is gone, doing it again changes nothing, and what was JSON or
// a URL still is.
func FuzzRedact(f *testing.F) {
	for _, seed := range [][2]string{
		{clientSecret, `{"m":"Q2vD1mkXw9\u0051","n":[1,true]}`},
		{`a\"b%41/c`, `a\\\"b%2541\/c`},
		{"errorCode", `{"errorCode":"CT001"}`},
		{"''''''''", `''''''''''''''''`},
		{"%25%25%25", "%2525%2525%2525"},
		{"client-secret", "Cookie: client-secret"},
		{clientID, "https://u:p@h.example/%41" + clientID + "?X-NCP-APIGW-API-KEY=1#x"},
		{"&amp;&amp;", "&amp;amp;&amp;amp;"},
		{"12345678", "-123456789e5"},
		{"«client-secret-1»", "«client-secret-1»«client-secret-1»"},
		{"\\\\\\\\\\\\\\\\", "\\\\\\\\\\\\\\\\\\\\\\\\\\\\"},
		{`":false,"x`, `{"result":false,"x":1}`},
		{"authorization", "Authorization: Basic Basic authorization"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, secret, text string) {
		if len(secret) < redaction.MinLength || len(secret) > 200 || len(text) > 10_000 {
			return
		}
		known := redaction.Secret{Kind: redaction.ClientSecret, Value: secret}
		r := redaction.New(known)
		if len(r.Report().Notes) > 0 { // it is public
			return
		}
		check := func(what, got string, again func(string) string) {
			t.Helper()
			if err := r.Check([]byte(got)); err != nil {
				t.Errorf("%s: %q stays in %q: %v", what, secret, got, err)
			}
			if second := again(got); second != got {
				t.Errorf("%s: %q becomes %q the second time", what, got, second)
			}
		}
		check("text", r.Text(text), r.Text)
		asBody := func(s string) string { return string(r.Body([]byte(s), http.Header{}).Bytes) }
		body := asBody(text)
		check("body", body, asBody)
		if json.Valid([]byte(text)) && utf8.ValidString(text) && !bytes.Contains([]byte(text), []byte{0}) && !json.Valid([]byte(body)) {
			t.Errorf("%s becomes no JSON: %s", text, body)
		}
		clean := r.URL(text)
		check("URL", clean, r.URL)
		if _, err := url.Parse(text); err == nil {
			if _, err := url.Parse(clean); err != nil {
				t.Errorf("%s becomes no URL: %s", text, clean)
			}
		}
		_ = r.Header("Authorization", text)
	})
}
