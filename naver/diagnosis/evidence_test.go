package diagnosis_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// asking changes the headers of a request that somebody else's program made.
func asking(pairs ...string) edit {
	return func(e *exchange.Exchange) {
		for i := 0; i < len(pairs); i += 2 {
			e.RequestHeader.Set(pairs[i], pairs[i+1])
		}
	}
}

func answering(pairs ...string) edit {
	return func(e *exchange.Exchange) {
		for i := 0; i < len(pairs); i += 2 {
			e.ResponseHeader.Set(pairs[i], pairs[i+1])
		}
	}
}

func method(name string) edit { return func(e *exchange.Exchange) { e.Method = name } }

// failedWith are the words of a program that got no answer.
func failedWith(url, words string, edits ...edit) *exchange.Exchange {
	return lost(url, "", errors.New(words), edits...)
}

// evidences are calls of other programs, of which no more is known than what stands there.
var evidences = []struct {
	rule, about string
	ex          *exchange.Exchange // nil where there is no call
	err         error
	says        string // in English
}{
	{rule: "unreadable", err: diagnosis.ErrUnreadable, says: "curl -v"},
	{rule: "screenshot", err: diagnosis.ErrScreenshot, says: "as text"},
	{rule: "cut-file", err: diagnosis.ErrCut},

	{rule: "cors", about: "a preflight", ex: got(devURL+nkey, 204, "", method(http.MethodOptions)), says: "server"},
	{rule: "cors", about: "Firefox", ex: failedWith(devURL+nkey, "Cross-Origin Request Blocked: The Same Origin Policy disallows reading it")},
	{rule: "cors", about: "a page's call that failed without a reason", ex: failedWith(devURL+nkey, "net::ERR_FAILED", asking("Origin", "https://shop.example"))},
	{rule: "blocked-by-browser", ex: failedWith(devURL+nkey, "net::ERR_BLOCKED_BY_CLIENT"), says: "extension"},
	{
		rule: "server-side", ex: got("https://www.shop.example/api/captcha/key", 500, `{"message":"HTTP 응답 코드: 401"}`),
		says: `www\.shop\.example|log`,
	},
	{rule: "cloudflare", ex: got("", 521, "<html>Web server is down</html>", answering("Server", "cloudflare"))},
	{rule: "blocked-page", ex: got(devURL+nkey, 200, `<html><meta http-equiv="refresh" content="0;url=http://warning.or.kr/i1.html"></html>`)},
	{
		rule: "not-found-host", ex: got("https://naverapihub.apigw.ntruss.com/captcha/v1/nkey", 404, nested("300", "Not Found Exception", "URL not found.")),
		says: `naveropenapi\.apigw\.ntruss\.com`,
	},
	{
		rule: "not-found-host", about: "a wrong host of Fin", ex: failedWith("https://naveropenapi.apigw.fin-ntruss.com/captcha/v1/nkey", "no such host"),
		says: `apigw-pub\.fin-ntruss\.com`,
	},
	{rule: "other-api", ex: got("", 0, `{"resultcode":"024","message":"Authentication failed"}`)},
	{rule: "media-as-text", ex: got(devURL+ncaptcha+"?key=k", 200, "\ufffd\ufffd\ufffd\ufffd\x00\x10JFIF\x00\x01"), says: "bytes"},
	{rule: "damaged", ex: got(devURL+ncaptcha+"?key=k", 200, "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01")},
	{rule: "damaged", about: "a sound that says it is longer", ex: got(devURL+"/v1/captcha/scaptcha?key=k", 200,
		"RIFF\x24\x00\x01\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x80\x25\x00\x00\x00\x4b\x00\x00\x02\x00\x10\x00data\x00\x00\x01\x00abcd")},
	{
		rule: "media-unsupported", about: "another sort of JPEG", says: "arithmetic",
		ex: got(devURL+ncaptcha+"?key=k", 200, "\xff\xd8\xff\xc9\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00"),
	},
	{rule: "media-unsupported", about: "another sort of sound", ex: got(devURL+"/v1/captcha/scaptcha?key=k", 200, wavOf("\x07")), says: "µ-law"},
	{rule: "own-server", ex: got("https://api.shop.example/v1/captcha/nkey", 502, "<html><h1>502 Bad Gateway</h1></html>"), says: `api\.shop\.example`},
	{rule: "own-server", about: "Spring's error alone", ex: got("", 0, `{"timestamp":"2026-11-21","status":500,"error":"Internal Server Error","path":"/a"}`)},

	{rule: "auth-browser", ex: got(devURL+ncaptcha+"?key=k", 401, flat("024", "Not Exist Client ID"+authFailed), asking("Sec-Fetch-Dest", "image"))},
	{rule: "auth-placeholder", ex: got(devURL+nkey, 401, noPair, asking("X-Naver-Client-Id", "YOUR_CLIENT_ID", "X-Naver-Client-Secret", devSecret))},
	{rule: "auth-placeholder", about: "a variable", ex: got(devURL+nkey, 401, noPair, asking("X-Naver-Client-Id", "${ID}", "X-Naver-Client-Secret", devSecret))},
	{rule: "auth-undefined", ex: got(devURL+nkey, 401, noPair, asking("X-Naver-Client-Id", "undefined", "X-Naver-Client-Secret", devSecret))},
	{rule: "auth-quotes", ex: got(devURL+nkey, 401, noPair, asking("X-Naver-Client-Id", `"`+devID+`"`, "X-Naver-Client-Secret", devSecret))},
	{rule: "body-not-saved", ex: got(devURL+ncaptcha+"?key=k", 200, "", answering("Content-Length", "5021")), says: "5021"},

	// What is no rule of its own, and yet said to the one who made the call.
	{rule: "auth-other", about: "a status alone", ex: got(devURL+nkey, 401, ""), says: "body|error stream"},
	{rule: "auth-place", about: "the ID in the query", ex: got(devURL+nkey+"?code=0&clientId="+devID, 401, flat("024", "Not Exist Client ID"+authFailed))},
	{
		rule: "auth-place", about: "no = behind the name", says: "=",
		ex: got(cloudURL+"/captcha-bin/v1/ncaptcha?key=k&X-NCP-APIGW-API-KEY-ID"+cloudID, 401, nested("200", "Authentication Failed", "Authentication information are missing.")),
	},
	{rule: "not-found", about: "a letter wrong", ex: got(devURL+"/v1/saptcha/nkey", 404, flat("051", "API does not exist.")), says: "is /v1/captcha/nkey or /v1/captcha/skey."},
	{rule: "not-found", about: "without its ending", ex: got(devURL+"/v1/captcha/ncaptcha?key=k", 404, flat("051", "API does not exist.")), says: `ncaptcha\.bin`},
	{rule: "bad-credentials", ex: failedWith("", "UnicodeEncodeError: 'latin-1' codec can't encode characters in position 0-4"), says: "Hangul"},

	// Faults in source code, of which the one who found it says what they are.
	{rule: "code-http", err: diagnosis.CodeFault("code-http"), says: "https://"},
	{rule: "code-path", err: diagnosis.CodeFault("code-path"), says: "/v1/captcha/nkey"},
	{rule: "code-platform", err: diagnosis.CodeFault("code-platform"), says: "X-Naver-Client-Id"},
	{rule: "code-kind", err: diagnosis.CodeFault("code-kind"), says: "skey"},
	{rule: "code-headers-missing", err: diagnosis.CodeFault("code-headers-missing"), says: "X-Naver-Client-Secret"},
	{rule: "code-credentials-in-query", err: diagnosis.CodeFault("code-credentials-in-query"), says: "headers"},
	{rule: "code-secret-in-browser", err: diagnosis.CodeFault("code-secret-in-browser"), says: "server"},
	{rule: "code-post", err: diagnosis.CodeFault("code-post"), says: "GET"},
	{rule: "code-code", err: diagnosis.CodeFault("code-code"), says: "code=1"},
	{rule: "code-equals-missing", err: diagnosis.CodeFault("code-equals-missing"), says: `"&name="`},
	{rule: "code-key-doubled", err: diagnosis.CodeFault("code-key-doubled"), says: "once"},
	{rule: "code-answer-not-encoded", err: diagnosis.CodeFault("code-answer-not-encoded"), says: "encodeURIComponent"},
	{rule: "code-curlopt-null", err: diagnosis.CodeFault("code-curlopt-null"), says: "[]"},
	{rule: "code-media-as-text", err: diagnosis.CodeFault("code-media-as-text"), says: "bytes"},
	{rule: "code-cut-by-position", err: diagnosis.CodeFault("code-cut-by-position"), says: "JSON"},
	{rule: "code-error-body-lost", err: diagnosis.CodeFault("code-error-body-lost"), says: "getErrorStream"},
	{rule: "code-hard-coded", err: diagnosis.CodeFault("code-hard-coded"), says: "environment"},
	{rule: "code-placeholder", err: diagnosis.CodeFault("code-placeholder"), says: "variables"},
	{rule: "code-clean", err: diagnosis.CodeFault("code-clean"), says: "HTTP status"},
}

func evidenceCase(ex *exchange.Exchange, err error) attempt.Call {
	if ex == nil {
		return attempt.Call{Source: attempt.Evidence, Platform: naver.Developers, Kind: naver.Image, Call: naver.Issue, Err: err}
	}
	known := attempt.WholeOf(ex)
	if len(ex.Body) == 0 {
		known.Body = attempt.NotRecorded
	}
	return diagnosis.FromEvidence(ex, known, diagnosis.Told{})
}

func TestEvidenceOfOthers(t *testing.T) {
	for _, e := range evidences {
		f := diagnosis.Explain(evidenceCase(e.ex, e.err))
		all := f.Happened.En + "\n" + f.Why.En + "\n" + f.Next.En
		for _, n := range f.Notes {
			all += "\n" + n.Text.En
		}
		said := e.says == ""
		for part := range strings.SplitSeq(strings.ReplaceAll(e.says, `\`, ""), "|") {
			said = said || strings.Contains(all, part)
		}
		if f.Rule != e.rule || !said {
			t.Errorf("%s %s: explained by %q, which says\n%s", e.rule, e.about, f.Rule, all)
		}
		checkWords(t, f)
	}
}

// checkWords: advice on another program's call speaks of that program, not of this one's settings.
func checkWords(t *testing.T, f attempt.Finding) {
	t.Helper()
	for _, text := range []text.Text{f.Happened, f.Why, f.Next} {
		for _, mine := range []string{
			"base URL", "사용자 지정 주소", "HTTPS_PROXY", "hosen platform", "플랫폼을 선택", "선택한 플랫폼", "simulator", "시뮬레이터", "profile", "프로필",
			"Enter the client", "this program", "details of this call", "상세 정보",
		} {
			if strings.Contains(text.En+text.Ko, mine) {
				t.Errorf("%s speaks of %q:\n%s\n%s", f.Rule, mine, text.Ko, text.En)
			}
		}
	}
}

// A status of which nothing else is known can mean several things.
func TestAStatusAloneHasCandidates(t *testing.T) {
	for _, status := range []int{400, 401, 403, 404, 429, 500, 503} {
		f := diagnosis.Explain(evidenceCase(got(devURL+nkey, status, ""), nil))
		if len(f.Candidates) < 2 {
			t.Errorf("HTTP %d alone is %s, or %q", status, f.Rule, f.Candidates)
		}
		for _, id := range f.Candidates {
			if diagnosis.Title(id).En == id {
				t.Errorf("HTTP %d: no rule %q", status, id)
			}
		}
	}
	// The body tells, so nothing is left to guess.
	if f := diagnosis.Explain(evidenceCase(got(devURL+nkey, 401, noPair), nil)); f.Rule != "auth-pair" || len(f.Candidates) > 0 {
		t.Errorf("%s, or %q", f.Rule, f.Candidates)
	}
}

// What nobody recorded is not said to be empty, and what nothing says is NAVER's is said to be assumed.
func TestAssumedIsSaidFirst(t *testing.T) {
	c := evidenceCase(got("", 0, noPair), nil)
	c.Assumed = true
	f := diagnosis.Explain(c)
	if !strings.HasPrefix(f.Happened.En, "This is taken for") || !strings.Contains(f.Happened.Ko, "가정") {
		t.Errorf("%q", f.Happened)
	}
}
