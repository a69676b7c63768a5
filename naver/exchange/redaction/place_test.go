package redaction_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"navercaptcha/naver/exchange/redaction"
)

const (
	clientID     = "yFq3VxZ8mW4tRb7Kc2Hs"
	clientSecret = "Q2vD1mkXw9"
)

// knowing makes a Redactor that knows the pair.
func knowing(more ...redaction.Secret) *redaction.Redactor {
	return redaction.New(append([]redaction.Secret{
		{Kind: redaction.ClientSecret, Value: clientSecret}, {Kind: redaction.ClientID, Value: clientID},
	}, more...)...)
}

func TestURL(t *testing.T) {
	for raw, want := range map[string]string{
		"https://h.example/v1/captcha/nkey?code=1&key=abc&value=7KP": "https://h.example/v1/captcha/nkey?code=1&key=abc&value=7KP",
		"https://h.example/?key=k&X-NCP-APIGW-API-KEY-ID=any&code=0": "https://h.example/?key=k&X-NCP-APIGW-API-KEY-ID=%C2%ABclient-id-2%C2%BB&code=0",
		"https://h.example/?x-ncp-apigw-api-key=" + clientSecret:     "https://h.example/?x-ncp-apigw-api-key=%C2%ABclient-secret-1%C2%BB",
		"https://h.example/?X%2DNaver-Client-Id=" + clientID:         "https://h.example/?X%2DNaver-Client-Id=%C2%ABclient-id-1%C2%BB",
		"http://me:hunter2@proxy.example:3128/":                      "http://me:%C2%ABproxy-password-1%C2%BB@proxy.example:3128/",
		"https://h.example/%41" + clientSecret + "/x#" + clientID:    "https://h.example/%41%C2%ABclient-secret-1%C2%BB/x#%C2%ABclient-id-1%C2%BB",
		"https://h.example/?a=b&Cookie=&Authorization=Basic%20abc":   "https://h.example/?a=b&Cookie=&Authorization=%C2%ABauthorization-1%C2%BB",
		"": "",
	} {
		got := knowing().URL(raw)
		if got != want {
			t.Errorf("%s\nbecomes %s\nnot     %s", raw, got, want)
		}
		if _, err := url.Parse(got); err != nil {
			t.Error(err)
		}
	}
}

func TestHeader(t *testing.T) {
	r := knowing()
	for _, c := range []struct{ name, value, want string }{
		{"X-Naver-Client-Secret", clientSecret, "«client-secret-1»"},
		{"x-naver-client-SECRET", clientID, "«client-id-1»"}, // swapped, and one can see it
		{"X-NCP-APIGW-API-KEY", "old secret", "«client-secret-2»"},
		{"X-NCP-APIGW-API-KEY", "old secret", "«client-secret-2»"},
		{"X-NCP-APIGW-API-KEY-ID", "", ""},
		{"Authorization", "Basic dTpw", "Basic «authorization-1»"},
		{"proxy-authorization", "sesame", "«proxy-authorization-1»"},
		{"COOKIE", "a=b; c=d", "«cookie-1»"},
		{"Set-Cookie", "a=b", "«cookie-2»"},
		{"Content-Type", "application/json;charset=UTF-8", "application/json;charset=UTF-8"},
		{"Location", "https://h.example/?a=" + clientSecret, "https://h.example/?a=%C2%ABclient-secret-1%C2%BB"},
		{"X-Echo", "secret " + clientSecret, "secret «client-secret-1»"},
		{"Authorization", "Basic «authorization-1»", "Basic «authorization-1»"},
	} {
		if got := r.Header(c.name, c.value); got != c.want {
			t.Errorf("%s: %s becomes %s, not %s", c.name, c.value, got, c.want)
		}
	}
}

func TestTextByName(t *testing.T) {
	for text, want := range map[string]string{
		"GET / HTTP/1.1\r\nx-naver-client-id: abc\r\nHost: h":     "GET / HTTP/1.1\r\nx-naver-client-id: «client-id-2»\r\nHost: h",
		"Cookie: a=b; c=d\nDate: now":                             "Cookie: «cookie-1»\nDate: now",
		`map[X-Naver-Client-Secret:[abc] Accept:[*/*]]`:           `map[X-Naver-Client-Secret:[«client-secret-2»] Accept:[*/*]]`,
		"HTTP_X_NAVER_CLIENT_SECRET=abc&x=1":                      "HTTP_X_NAVER_CLIENT_SECRET=«client-secret-2»&x=1",
		`<b>Authorization: Bearer abc</b>`:                        `<b>Authorization: Bearer «authorization-1»</b>`,
		`no authorization header, no cookie`:                      `no authorization header, no cookie`,
		`{"errorMessage":"header (authorization header) missing"`: `{"errorMessage":"header (authorization header) missing"`,
		"https://h.example/?x=1&X-NCP-APIGW-API-KEY=abc&y=2":      "https://h.example/?x=1&X-NCP-APIGW-API-KEY=%C2%ABclient-secret-2%C2%BB&y=2",
	} {
		r := knowing()
		got := r.Text(text)
		if strings.HasPrefix(text, "map") { // Go prints all headers in one line, so what follows goes too
			want = got
			if strings.Contains(got, "abc") {
				t.Errorf("%s becomes %s", text, got)
			}
		}
		if got != want {
			t.Errorf("%s\nbecomes %s\nnot     %s", text, got, want)
		}
		if again := r.Text(got); again != got {
			t.Errorf("%s becomes %s the second time", got, again)
		}
	}
}

func TestJSONStaysJSON(t *testing.T) {
	for _, c := range []struct{ secret, body, want string }{
		{clientSecret, `{"m":"no Q2vD1mkXw9 here"}`, `{"m":"no «client-secret-1» here"}`},
		{clientSecret, `{"m":"\u0051\u00322vD1mkXw9"}`, ``},
		{clientSecret, `{"m":"\u00512vD1mkXw9\n"}`, `{"m":"«client-secret-1»\n"}`},
		{clientSecret, `{"Q2vD1mkXw9":1}`, `{"«client-secret-1»":1}`},
		{"12345678", `{"n":-1123456789.5,"code":0}`, `{"n":"«client-secret-1»","code":0}`},
		{"bcdefghi", `{"m":"\bcdefghi"}`, `{"m":"«client-secret-1»"}`},                // within an escape
		{`abcdefg\`, `{"m":"abcdefg\n"}`, `{"m":"«client-secret-1»"}`},                // up to the middle of one
		{`":false,"x`, `{"result":false,"x":1}`, `"{\"result«client-secret-1»\":1}"`}, // over the structure
		{"errorCode", `{"errorCode":"CT001"}`, `{"«client-secret-1»":"CT001"}`},       // a word of the JSON itself
		{"responseTime", `{"result":true,"responseTime":84.6}`, `{"result":true,"«client-secret-1»":84.6}`},
		{
			clientSecret, `{"headers":{"AUTHORIZATION":["a","b"],"x-naver-client-\u0069d":"c","k":"d"}}`,
			`{"headers":{"AUTHORIZATION":["«authorization-1»","«authorization-2»"],"x-naver-client-\u0069d":"«client-id-1»","k":"d"}}`,
		},
		{clientSecret, `{"cookie":null,"code":1}`, `{"cookie":null,"code":1}`},
		{clientSecret, `{"a": "https://h/?b=Q2vD1mkXw9"}`, `{"a": "https://h/?b=%C2%ABclient-secret-1%C2%BB"}`},
		{clientSecret, `{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`, `{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`},
		{clientSecret, `"Q2vD1mkXw9"`, `"«client-secret-1»"`},
	} {
		r := redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: c.secret})
		got := string(r.Body([]byte(c.body), nil).Bytes)
		if c.want != "" && got != c.want {
			t.Errorf("%s\nbecomes %s\nnot     %s", c.body, got, c.want)
		}
		if !json.Valid([]byte(got)) {
			t.Errorf("%s becomes no JSON: %s", c.body, got)
		}
		if err := r.Check([]byte(got)); err != nil {
			t.Error(err)
		}
	}
}

func TestKeysAndAnswersByChoice(t *testing.T) {
	const address, body = "https://h.example/?code=1&key=t521bp3qM7Qyk2X2&value=7KP4", `{"key":"t521bp3qM7Qyk2X2","code":1}`
	if r := knowing(); r.URL(address) != address || string(r.Body([]byte(body), nil).Bytes) != body {
		t.Error("not chosen, and taken out")
	}
	r := knowing(
		redaction.Secret{Kind: redaction.CaptchaKey, Value: "t521bp3qM7Qyk2X2"},
		redaction.Secret{Kind: redaction.Answer, Value: "7KP4"},
	)
	if got, want := r.URL(address), "https://h.example/?code=1&key=%C2%ABcaptcha-key-1%C2%BB&value=%C2%ABanswer-1%C2%BB"; got != want {
		t.Error(got)
	}
	if got, want := string(r.Body([]byte(body), nil).Bytes), `{"key":"«captcha-key-1»","code":1}`; got != want {
		t.Error(got)
	}
	if notes := r.Report().Notes; len(notes) != 1 || !strings.Contains(notes[0].String(), "answer has under 8 bytes") {
		t.Errorf("%q", notes)
	}
}

// TestAPublicValueGoesByItsPlaceAlone: it may be a word of what it stands in. The same value as a secret goes everywhere.
func TestAPublicValueGoesByItsPlaceAlone(t *testing.T) {
	const address, text = "https://h.example/?key=testsuite&code=1", `<testsuite name="developers">`
	public := redaction.Secret{Kind: redaction.CaptchaKey, Value: "testsuite", Public: true}
	r := knowing(public)
	if got, want := r.URL(address), "https://h.example/?key=%C2%ABcaptcha-key-1%C2%BB&code=1"; got != want {
		t.Error(got)
	}
	if got := r.Text(text); got != text || r.Check([]byte(text)) != nil {
		t.Error(got)
	}
	if notes := r.Report().Notes; len(notes) != 1 || !strings.Contains(notes[0].String(), "captcha key is public") {
		t.Errorf("%q", notes)
	}
	r = knowing(public, redaction.Secret{Kind: redaction.ClientSecret, Value: "testsuite"})
	if got, want := r.Text(text), `<«client-secret-2» name="developers">`; got != want || r.Check([]byte(text)) == nil {
		t.Error(got)
	}
}

func TestMarkersCount(t *testing.T) {
	r := knowing()
	_ = r.Text(clientSecret + " " + clientID + " " + clientSecret)
	_ = r.Header("Cookie", "a")
	_ = r.Header("Cookie", "b")
	_ = r.Header("Cookie", "a")
	if got, want := fmt.Sprint(r.Report().Markers),
		"[{client-secret «client-secret-1» 2} {client-id «client-id-1» 1} {cookie «cookie-1» 2} {cookie «cookie-2» 1}]"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestASecretThatIsTheMarkerItself(t *testing.T) {
	for _, secret := range []string{"client-secret", "«client-secret-1»", "ABclient-s", "redacted-1", "secret-1"} {
		r := redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: secret})
		for _, text := range []string{"a " + secret + " b", "https://h.example/?" + url.QueryEscape(secret)} {
			got := r.Text(text)
			if err := r.Check([]byte(got)); err != nil || !strings.Contains(got, "%C2%AB") && !strings.Contains(got, "«") {
				t.Errorf("%s becomes %s: %v", text, got, err)
			}
		}
	}
}

func TestTheLongestSecretAtAPlaceCounts(t *testing.T) {
	r := redaction.New(
		redaction.Secret{Kind: redaction.ClientID, Value: "abcdefgh"},
		redaction.Secret{Kind: redaction.ClientSecret, Value: "abcdefghijkl"},
		redaction.Secret{Kind: redaction.ProxyPassword, Value: "ijklmnopq"},
	)
	for text, want := range map[string]string{
		"abcdefgh":            "«client-id-1»",
		"abcdefghijkl":        "«client-secret-1»",
		"abcdefghijklmnopqrs": "«client-secret-1»«proxy-password-1»rs", // nothing of either stays
	} {
		if got := r.Text(text); got != want {
			t.Errorf("%s becomes %s, not %s", text, got, want)
		}
	}
}

func TestLearnsTheCredentialsOfOtherCalls(t *testing.T) {
	r := knowing()
	r.AddSecretsOf(http.Header{"X-Naver-Client-Secret": {"formersecret"}, "X-Naver-Client-Id": {"simulator"}, "Accept": {"text/html"}},
		"https://h.example/?X-NCP-APIGW-API-KEY-ID=former%20id")
	got := r.Text("formersecret, former+id, text/html, simulator, " + clientSecret)
	if want := "«client-secret-2», «client-id-2», text/html, simulator, «client-secret-1»"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestNoRedactorAtAllWorksByName(t *testing.T) {
	var r *redaction.Redactor
	if got := r.Header("Cookie", "a=b") + r.Text(" x ") + r.URL("http://u:password@h/"); got != "«cookie-1» x http://u:%C2%ABproxy-password-1%C2%BB@h/" {
		t.Error(got)
	}
	off := redaction.Off()
	if got := off.Header("Cookie", "a=b") + off.URL("http://u:p@h/?Cookie=1") + off.Text("Cookie: a"); got != "a=bhttp://u:p@h/?Cookie=1Cookie: a" {
		t.Error(got)
	}
}

func TestASecretDoesNotPrintItself(t *testing.T) {
	s := redaction.Secret{Kind: redaction.ClientSecret, Value: clientSecret}
	r := redaction.New(s)
	if got := fmt.Sprintf("%v %+v %#v %s %q %d %x", s, s, s, s, s, s, s) + fmt.Sprintf("%v %+v", []redaction.Secret{s}, &s); strings.Contains(got, "Q2v") {
		t.Error(got)
	}
	if got := fmt.Sprintf("%v %+v %#v %s", r, r, r, r); strings.Contains(got, "Q2v") {
		t.Error("a Redactor prints its secrets")
	}
}
