package diagnosis_test

import (
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// codes are the documented codes of a platform's gateway, with the texts where these decide.
type code struct {
	status        int
	code, message string
	details       string
	rule          string
}

var (
	captchaCodes = []code{
		{403, "CT001", "Invalid key.", "", "ct001"},
		{400, "CT002", "Unissued image or wav", "", "ct002"},
		{500, "CT500", "System error", "", "ct500"},
	}
	developersCodes = []code{
		{401, "024", "Not Exist Client ID" + authFailed, "", "auth-id-missing"},
		{401, "024", "Not Exist Client Secret" + authFailed, "", "auth-secret-missing"},
		{401, "024", "NID AUTH Result Invalid (1000)" + authFailed, "", "auth-pair"},
		{401, "024", "Scope Status Invalid" + authFailed, "", "not-enabled"},
		{401, "028", "Authentication header not exists", "", "auth-other"},
		{429, "010", "Query limit exceeded. (쿼리 한도를 초과했습니다.)", "", "quota"},
		{429, "012", "Rate limit exceeded. (속도 제한을 초과했습니다.)", "", "rate"},
		{403, "072", "HTTPS only allowed : Unsupported protocol (지원하지 않는 프로토콜입니다.)", "", "https-only"},
		{404, "051", "API does not exist. (존재하지 않는 API입니다.)", "", "not-found"},
	}
	cloudCodes = []code{
		{400, "100", "Bad Request Exception", "", "bad-request"},
		{401, "200", "Authentication Failed", "Authentication information are missing.", "auth-missing"},
		{401, "200", "Authentication Failed", "Invalid authentication information.", "auth-pair"},
		{401, "210", "Permission Denied", "A subscription to the API is required.", "not-enabled"},
		{404, "300", "Not Found Exception", "URL not found.", "not-found"},
		{404, "300", "Not Found Exception", "", "not-found"},
		{413, "430", "Request Entity Too Large", "", "request-too-large"},
		{429, "400", "Quota Exceeded", "", "cloud-quota"},
		{429, "410", "Throttle Limited", "", "throttle"},
		{429, "420", "Rate Limited", "", "rate"},
		{503, "500", "Endpoint Error", "", "endpoint-error"},
		{504, "510", "Endpoint Timeout", "", "endpoint-timeout"},
		{500, "900", "Unexpected Error", "", "server-error"},
	}
)

// Every documented code on every platform it exists on, for both kinds and all calls: by its status and, where only the
// body was kept, without it.
func TestEveryCodeOnEveryPlatform(t *testing.T) {
	for _, p := range naver.Platforms() {
		gateway := cloudCodes
		if p == naver.Developers {
			gateway = developersCodes
		}
		for _, kind := range []naver.Kind{image, sound} {
			for _, call := range []naver.Call{naver.Issue, naver.Fetch, naver.Verify} {
				url := p.BaseURL() + p.Path(kind, call) + "?key=" + testKey
				if call == naver.Verify {
					url += "&code=1&value=1PUN"
				}
				for _, c := range captchaCodes {
					checkCode(t, p, got(url, c.status, captcha(c.code, c.message)), c.rule)
					checkCode(t, p, got(url, 0, captcha(c.code, c.message)), c.rule)
					if p != naver.Developers { // nobody knows whether the gateway wraps them
						checkCode(t, p, got(url, c.status, nested(c.code, c.message, "")), c.rule)
					}
				}
				for _, c := range gateway {
					body := flat(c.code, c.message)
					if p != naver.Developers {
						body = nested(c.code, c.message, c.details)
					}
					checkCode(t, p, got(url, c.status, body), c.rule)
				}
			}
		}
	}
}

func checkCode(t *testing.T, p naver.Platform, e *exchange.Exchange, rule string) {
	t.Helper()
	c := diagnosis.FromExchange(e)
	if f := diagnosis.Explain(c); f.Rule != rule || c.Platform != p {
		t.Errorf("%s %s %s: HTTP %d %s is explained by %q, want %q", c.Platform, c.Kind, c.Call, e.Status, e.Body, f.Rule, rule)
	}
}
