package diagnosis_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// An answer is one that NAVER, or something in its place, was seen or documented to give.
type answer struct {
	name     string
	platform naver.Platform
	kind     naver.Kind
	call     naver.Call
	status   int
	body     string
	rule     string
}

const (
	dev   = naver.Developers
	cloud = naver.Cloud
	gov   = naver.Gov
	fin   = naver.Fin
	image = naver.Image
	sound = naver.Audio

	authFailed = ` : Authentication failed. (인증에 실패했습니다.)`
	jpegHead   = "\xff\xd8\xff\xe0\x00\x10JFIF"
	wavHead    = "RIFF\x24\x00\x00\x00WAVEfmt "
)

func flat(code, message string) string {
	return fmt.Sprintf(`{"errorMessage":%q,"errorCode":%q}`, message, code)
}

func captcha(code, message string) string {
	return fmt.Sprintf(`{"result":false,"errorMessage":%q,"errorCode":%q}`, message, code)
}

func nested(code, message, details string) string {
	if details == "" {
		return fmt.Sprintf(`{"error":{"errorCode":%q,"message":%q}}`, code, message)
	}
	return fmt.Sprintf(`{"error":{"errorCode":%q,"message":%q,"details":%q}}`, code, message, details)
}

var answers = []answer{
	{"key", dev, image, naver.Issue, 200, `{"key":"t521bp3qM7Qyk2X2"}`, "issued"},
	{"picture", dev, image, naver.Fetch, 200, jpegHead, "fetched"},
	{"sound", cloud, sound, naver.Fetch, 200, wavHead, "fetched"},
	{"right", dev, image, naver.Verify, 200, `{"result":true,"responseTime":84.6}`, "right"},
	{"right without a time", dev, sound, naver.Verify, 200, `{"result":true}`, "right"},
	{"right under 403", dev, image, naver.Verify, 403, `{"result":true,"responseTime":84.6}`, "right-status"},
	{"wrong", dev, image, naver.Verify, 200, `{"result":false,"responseTime":8.8}`, "wrong"},
	{"wrong on cloud", cloud, sound, naver.Verify, 200, `{"result": false, "responseTime": 22.9}`, "wrong"},

	{"CT001 on verify", dev, image, naver.Verify, 403, captcha("CT001", "Invalid key."), "ct001"},
	{"CT001 on a picture", dev, image, naver.Fetch, 403, captcha("CT001", "Invalid key."), "ct001"},
	{"CT001 as documented", dev, sound, naver.Verify, 403, flat("CT001", "Invalid key. (키가 만료되거나 없는 키)"), "ct001"},
	{"CT001 on cloud", cloud, image, naver.Verify, 403, captcha("CT001", "Invalid Key"), "ct001"},
	{"CT001 inside the gateway's shape", fin, sound, naver.Fetch, 403, nested("CT001", "Invalid Key", ""), "ct001"},
	{
		"CT002 for a picture", dev, image, naver.Verify, 400,
		captcha("CT002", "Unissued image(이미지 발급을 하지 않음)"), "ct002",
	},
	{"CT002 for a sound", gov, sound, naver.Verify, 400, captcha("CT002", "Unissued wav(음성 발급을 하지 않음)"), "ct002"},
	{"CT500", dev, image, naver.Issue, 500, captcha("CT500", "System error"), "ct500"},
	{"CT500 on cloud", cloud, image, naver.Issue, 500, captcha("CT500", "System Error"), "ct500"},

	{"no id", dev, image, naver.Issue, 401, flat("024", "Not Exist Client ID"+authFailed), "auth-id-missing"},
	{
		"no secret", dev, image, naver.Issue, 401,
		flat("024", "Not Exist Client Secret"+authFailed), "auth-secret-missing",
	},
	{
		"wrong pair", dev, sound, naver.Verify, 401,
		flat("024", "NID AUTH Result Invalid (1000)"+authFailed), "auth-pair",
	},
	{
		"wrong pair, second form", dev, image, naver.Issue, 401,
		flat("024", "NID AUTH Result Invalid (2)"+authFailed), "auth-pair",
	},
	{"API not enabled", dev, sound, naver.Issue, 401, flat("024", "Scope Status Invalid"+authFailed), "not-enabled"},
	{"024 of another text", dev, image, naver.Issue, 401, flat("024", "Something new"+authFailed), "auth-other"},
	{"login API's 028", dev, image, naver.Issue, 401, flat("028", "Authentication header not exists"), "auth-other"},
	{
		"nothing sent to cloud", cloud, image, naver.Issue, 401,
		nested("200", "Authentication Failed", "Authentication information are missing."), "auth-missing",
	},
	{
		"wrong pair on cloud", gov, image, naver.Issue, 401,
		nested("200", "Authentication Failed", "Invalid authentication information."), "auth-pair",
	},
	{
		"unknown id on cloud", fin, image, naver.Issue, 401,
		nested("200", "Authentication Failed", "Invalid authentication information. Client ID does not exist."), "auth-id-unknown",
	},
	{"200 without details", cloud, image, naver.Issue, 401, nested("200", "Authentication Failed", ""), "auth-other"},
	{
		"API not enabled on cloud", cloud, sound, naver.Issue, 401,
		nested("210", "Permission Denied", "A subscription to the API is required."), "not-enabled",
	},

	{
		"daily quota", dev, image, naver.Issue, 429,
		flat("010", "{count/quota=10039/10000} : Query limit exceeded. (쿼리 한도를 초과했습니다.)"), "quota",
	},
	{"rate", dev, image, naver.Issue, 429, flat("012", "Rate limit exceeded. (속도 제한을 초과했습니다.)"), "rate"},
	{"429 of another code", dev, image, naver.Issue, 429, flat("019", "Too many"), "too-many"},
	{"quota on cloud", cloud, image, naver.Issue, 429, nested("400", "Quota Exceeded", ""), "cloud-quota"},
	{"429 of another code on cloud", gov, image, naver.Issue, 429, nested("499", "Quota Exceed", ""), "cloud-quota"},
	{"throttle", cloud, image, naver.Issue, 429, nested("410", "Throttle Limited", ""), "throttle"},
	{"rate on cloud", fin, sound, naver.Verify, 429, nested("420", "Rate Limited", ""), "rate"},

	{
		"http", dev, image, naver.Issue, 403,
		flat("072", "HTTPS only allowed : Unsupported protocol (지원하지 않는 프로토콜입니다.)"), "https-only",
	},
	{"403 of another code", dev, image, naver.Issue, 403, flat("099", "Forbidden"), "forbidden"},
	{"wrong path", dev, image, naver.Issue, 404, flat("051", "API does not exist. (존재하지 않는 API입니다.)"), "not-found"},
	{
		"wrong path on cloud", cloud, image, naver.Fetch, 404,
		nested("300", "Not Found Exception", "URL not found."), "not-found",
	},
	{"wrong method", dev, image, naver.Issue, 405, flat("061", "Unexpected HTTP method call"), "method"},
	{"bad parameter", dev, image, naver.Verify, 400, flat("011", "Incorrect query request"), "bad-request"},
	{
		"bad request on cloud", cloud, image, naver.Verify, 400,
		nested("100", "Bad Request Exception", ""), "bad-request",
	},
	{
		"too large a request", cloud, image, naver.Verify, 413,
		nested("430", "Request Entity Too Large", ""), "request-too-large",
	},

	{"endpoint error", cloud, image, naver.Issue, 503, nested("500", "Endpoint Error", ""), "endpoint-error"},
	{"endpoint timeout", gov, sound, naver.Issue, 504, nested("510", "Endpoint Timeout", ""), "endpoint-timeout"},
	{"unexpected error", fin, image, naver.Issue, 500, nested("900", "Unexpected Error", ""), "server-error"},
	{"500 on developers", dev, image, naver.Issue, 500, flat("000", "System error"), "server-error"},
	{
		"code as a number", cloud, image, naver.Issue, 401,
		`{"error":{"errorCode":210,"message":"Permission Denied"}}`, "not-enabled",
	},

	{"gateway's page", dev, image, naver.Issue, 502, "<html><body>502 Bad Gateway</body></html>", "server-page"},
	{"captive portal", dev, image, naver.Verify, 200, "<!DOCTYPE html><script>alert(1)</script>", "html"},
	{"portal for a picture", dev, image, naver.Fetch, 200, "<html>login</html>", "portal"},
	{"portal in Korean", cloud, sound, naver.Issue, 200, "<html><title>무선 인터넷 로그인</title></html>", "portal"},
	{"network login", dev, image, naver.Issue, 511, "<html>hello</html>", "portal"},
	{"web filter", dev, image, naver.Issue, 403, "<html><h1>Zscaler</h1>blocked</html>", "proxy-page"},
	{"another server's 404", dev, image, naver.Issue, 404, "404 page not found\n", "no-path"},
	{"429 without a body", dev, image, naver.Issue, 429, "", "too-many"},
	{"429 as a page", cloud, image, naver.Verify, 429, "<html>slow down</html>", "too-many"},
	{"empty", dev, image, naver.Issue, 200, "", "empty"},
	{"proxy login", dev, image, naver.Issue, 407, "log in", "proxy-login"},
	{"other JSON", dev, image, naver.Issue, 200, `{"hello":"world"}`, "not-naver"},
	{"broken JSON", dev, image, naver.Verify, 200, `{"result":tr`, "not-naver"},
	{"text for a picture", dev, image, naver.Fetch, 200, "not a picture", "not-media"},
	{"sound for a picture", dev, image, naver.Fetch, 200, wavHead, "fetched-other-kind"},
	{"picture for a sound", gov, sound, naver.Fetch, 200, jpegHead, "fetched-other-kind"},
	{"verdict for a picture", dev, image, naver.Fetch, 200, `{"result":true}`, "not-media"},
	{"bytes for a sound", cloud, sound, naver.Fetch, 200, "\x00\x01\x02\x03", "not-media"},
	{"too long", dev, image, naver.Issue, 200, strings.Repeat(" ", naver.MaxJSON+1), "too-large"},

	{"unknown code", dev, image, naver.Issue, 418, flat("777", "Brand new"), "unknown-code"},
	{"hostile code", dev, image, naver.Issue, 418, flat("<b>$(id)", "`id`"), "unknown-code"},
}

// One pass over real HTTP: what the client makes of each answer, and what the diagnosis makes of that.
func TestAnswersAreExplained(t *testing.T) {
	for _, a := range answers {
		t.Run(a.rule+"/"+a.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(a.status)
				_, _ = w.Write([]byte(a.body))
			}))
			defer server.Close()
			o := naver.Options{Platform: a.platform, BaseURL: server.URL}
			switch a.rule {
			case "auth-id-missing":
				o.Credentials.Secret = testSecret
			case "auth-secret-missing", "auth-missing":
				o.Credentials.ID = testID
			}
			got := explain(t, o, a.kind, a.call)
			if got.Rule != a.rule {
				t.Errorf("explained by %q, want %q", got.Rule, a.rule)
			}
			checkShown(t, got)
		})
	}
}

// The one body of CT001 that was captured byte for byte.
func TestCapturedCT001(t *testing.T) {
	folder := os.Getenv("NAVER_SAMPLES")
	if folder == "" {
		t.Skip("NAVER_SAMPLES is not set")
	}
	body, err := os.ReadFile(filepath.Join(folder, "ct001-body.json"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json;charset=UTF-8")
		w.WriteHeader(http.StatusForbidden)
		_, _ = w.Write(body)
	}))
	defer server.Close()
	got := explain(t, naver.Options{Platform: dev, BaseURL: server.URL}, image, naver.Fetch)
	if got.Rule != "ct001" || !strings.Contains(got.Happened.En, "HTTP 403, CT001") {
		t.Errorf("explained by %q: %q", got.Rule, got.Happened.En)
	}
}

const (
	testID     = "an-id-of-the-test"
	testSecret = "a-secret-of-the-test"
	testKey    = "t521bp3qM7Qyk2X2"
	testValue  = "1PUNUST"
)

// explain makes one call as a window does and asks what it means.
func explain(t *testing.T, o naver.Options, kind naver.Kind, call naver.Call) attempt.Finding {
	t.Helper()
	return explainContext(t, t.Context(), o, kind, call)
}

func explainContext(t *testing.T, ctx context.Context, o naver.Options, kind naver.Kind, call naver.Call,
) attempt.Finding {
	t.Helper()
	if o.Credentials == (naver.Credentials{}) {
		o.Credentials = naver.Credentials{ID: testID, Secret: testSecret}
	}
	c := attempt.Call{Platform: o.Platform, Kind: kind, Call: call}
	recorder := exchange.NewRecorder(1, nil)
	o.Wrap = recorder.Wrap
	client, err := naver.NewClient(o)
	if err != nil {
		c.Err = err
		return diagnosis.Explain(c)
	}
	defer client.Close()
	var media *naver.Media
	switch {
	case call == naver.Issue:
		_, c.Err = client.IssueKey(ctx, kind)
	case call == naver.Verify:
		c.Verdict, c.Err = client.Verify(ctx, kind, testKey, testValue)
	case kind == naver.Audio:
		media, c.Err = client.FetchAudio(ctx, testKey)
	default:
		media, c.Err = client.FetchImage(ctx, testKey)
	}
	if media != nil {
		c.Warnings = media.Warnings
	}
	for _, e := range recorder.Exchanges() {
		c.Exchange = e
		checkSaved(t, e, diagnosis.Explain(c))
	}
	return diagnosis.Explain(c)
}

// checkSaved holds what is found in a recorded exchange alone to what was found in the live call.
func checkSaved(t *testing.T, e *exchange.Exchange, live attempt.Finding) {
	t.Helper()
	c := diagnosis.FromExchange(e)
	if saved := diagnosis.Explain(c); saved.Rule != live.Rule || saved.Happened != live.Happened {
		t.Errorf("saved: %q %q, live: %q %q (%v)", saved.Rule, saved.Happened.En, live.Rule, live.Happened.En, c.Err)
	}
}

// checkShown holds a finding to showing neither secrets nor what a server wrote.
func checkShown(t *testing.T, f attempt.Finding) {
	t.Helper()
	shown := strings.ReplaceAll(fmt.Sprintf("%+v", f), "code=1", "") // a parameter that texts speak of
	for _, hidden := range []string{
		testID, testSecret, testKey, testValue, "127.0.0.1", "Authentication failed", "Brand new", "<", "`", "$(", "=",
	} {
		if strings.Contains(shown, hidden) {
			t.Errorf("%s shows %q: %s", f.Rule, hidden, shown)
		}
	}
}
