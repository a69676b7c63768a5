package diagnosis_test

import (
	"crypto/x509"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

var (
	devURL   = naver.Developers.BaseURL()
	cloudURL = naver.Cloud.BaseURL()

	// When the calls of these tests were made.
	clock = time.Date(2026, 11, 21, 13, 20, 11, 0, time.FixedZone("KST", 9*3600))
)

const (
	nkey     = "/v1/captcha/nkey"
	ncaptcha = "/v1/captcha/ncaptcha.bin"
	issued   = `{"key":"t521bp3qM7Qyk2X2"}`
	wrong    = `{"result":false,"responseTime":8.8}`

	// Invented, of the lengths that NAVER's have.
	devID, devSecret     = "AbCdEfGhIjKlMnOpQrSt", "AbCdEfGhIj"
	cloudID, cloudSecret = "abcdefghij", "abcdefghijabcdefghijabcdefghijabcdefghij"
)

var noPair = flat("024", "NID AUTH Result Invalid (1000)"+authFailed)

// edit changes a recorded exchange.
type edit func(*exchange.Exchange)

// got is a recorded call that was answered.
func got(url string, status int, body string, edits ...edit) *exchange.Exchange {
	e := &exchange.Exchange{
		Start: clock, Duration: 80 * time.Millisecond, Method: http.MethodGet, URL: url, Proto: "HTTP/1.1", Status: status,
		RequestHeader: http.Header{}, ResponseHeader: http.Header{}, Body: []byte(body), Sends: 1,
	}
	for _, change := range edits {
		change(e)
	}
	return e
}

// lost is a recorded call that got no answer.
func lost(url string, failed exchange.Phase, err error, edits ...edit) *exchange.Exchange {
	return got(url, 0, "", append(edits, func(e *exchange.Exchange) { e.Failed, e.Err = failed, err })...)
}

func as(p naver.Platform, id, secret string) edit {
	return func(e *exchange.Exchange) {
		e.RequestHeader.Set(p.IDHeader(), id)
		e.RequestHeader.Set(p.SecretHeader(), secret)
	}
}

func answered(name, value string) edit {
	return func(e *exchange.Exchange) { e.ResponseHeader.Set(name, value) }
}

func from(address string) edit { return func(e *exchange.Exchange) { e.RemoteAddr = address } }

func later(d time.Duration) edit {
	return func(e *exchange.Exchange) { e.Start = e.Start.Add(d) }
}

func certified(issuer string, expires time.Time) edit {
	return func(e *exchange.Exchange) {
		e.TLS = &exchange.TLS{Version: "TLS 1.3", Issuer: issuer, Subject: "CN=*.naver.com", Expires: expires}
	}
}

const (
	digicert = "CN=DigiCert TLS RSA SHA256 2020 CA1,O=DigiCert Inc,C=US"
	naverCA  = "CN=NAVER Secure Certification Authority 1,O=NAVER Cloud Trust Services Corp.,C=KR"
	company  = "CN=Example Corp Inspection CA,O=Example Corp,C=KR"
)

var (
	untrusted = x509.UnknownAuthorityError{}
	expired   = x509.CertificateInvalidError{Cert: new(x509.Certificate), Reason: x509.Expired, Detail: "current time is wrong"}
)

func verified(key, value string) string {
	return devURL + nkey + "?code=1&key=" + key + "&value=" + value
}

// The last exchange of each row is explained, with those before it as what happened before.
var recorded = []struct {
	rule, name string
	calls      []*exchange.Exchange
}{
	{"ct001-used", "verified before", []*exchange.Exchange{
		got(devURL+nkey+"?code=0", 200, issued), got(devURL+ncaptcha+"?key="+testKey, 200, jpegHead),
		got(verified(testKey, "1PUN"), 200, wrong), got(verified(testKey, "1PUNU"), 403, captcha("CT001", "Invalid key.")),
	}},
	{"ct001-used", "fetched after it was verified", []*exchange.Exchange{
		got(verified(testKey, "1PUN"), 200, wrong), got(devURL+ncaptcha+"?key="+testKey, 403, captcha("CT001", "Invalid key.")),
	}},
	{"ct001-lost", "the first verdict was lost", []*exchange.Exchange{
		got(devURL+nkey, 200, issued), lost(verified(testKey, "1PUN"), exchange.Wait, errors.New("unexpected EOF")),
		got(verified(testKey, "1PUN"), 403, captcha("CT001", "Invalid key.")),
	}},
	{"ct001-fresh", "the first verify never left", []*exchange.Exchange{
		got(devURL+nkey, 200, issued), lost(verified(testKey, "1PUN"), exchange.DNS, errors.New("no such host")),
		got(verified(testKey, "1PUN"), 403, captcha("CT001", "Invalid key."), later(time.Minute)),
	}},
	{"ct001-elsewhere", "the other kind", []*exchange.Exchange{
		got(devURL+"/v1/captcha/skey", 200, issued), got(devURL+ncaptcha+"?key="+testKey, 403, captcha("CT001", "Invalid key.")),
	}},
	{"ct001-elsewhere", "another platform", []*exchange.Exchange{
		got(devURL+nkey, 200, issued), got(cloudURL+"/captcha-bin/v1/ncaptcha?key="+testKey, 403, captcha("CT001", "Invalid Key")),
	}},
	{"ct001-elsewhere", "another client ID", []*exchange.Exchange{
		got(devURL+nkey, 200, issued, as(dev, devID, devSecret)),
		got(verified(testKey, "1PUN"), 403, captcha("CT001", "Invalid key."), as(dev, strings.ToLower(devID), devSecret)),
	}},
	{"ct001-old", "more than two hours", []*exchange.Exchange{
		got(devURL+nkey, 200, issued), got(verified(testKey, "1PUN"), 403, captcha("CT001", "Invalid key."), later(7201*time.Second)),
	}},
	{"ct001-fresh", "a clock that jumped back", []*exchange.Exchange{
		got(devURL+nkey, 200, issued, later(3*time.Hour)), got(verified(testKey, "1PUN"), 403, captcha("CT001", "Invalid key.")),
	}},
	{"ct001-malformed", "put together twice", []*exchange.Exchange{
		got(devURL+ncaptcha+"?key="+testKey+testKey, 403, captcha("CT001", "Invalid key.")),
	}},
	{"ct001-malformed", "no key at all but code", []*exchange.Exchange{
		got(verified("$(id)", "1PUN"), 403, captcha("CT001", "Invalid key.")),
	}},
	{"ct001-foreign", "another key was issued", []*exchange.Exchange{
		got(devURL+nkey, 200, `{"key":"ALdPbazKgh8EEQk1"}`), got(verified(testKey, "1PUN"), 403, captcha("CT001", "Invalid key.")),
	}},
	{"ct001", "alone", []*exchange.Exchange{got(verified(testKey, "1PUN"), 403, captcha("CT001", "Invalid key."))}},
	{"ct001", "the key redacted", []*exchange.Exchange{
		got(verified("%C2%ABcaptcha-key-1%C2%BB", "1PUN"), 403, captcha("CT001", "Invalid key.")),
	}},
	{"issued", "the key redacted", []*exchange.Exchange{got(devURL+nkey, 200, `{"key":"«captcha-key-1»"}`)}},
	{"not-naver", "the key redacted, under an error", []*exchange.Exchange{got(devURL+nkey, 403, `{"key":"«captcha-key-1»"}`)}},
	{"ct001-used", "the key redacted everywhere", []*exchange.Exchange{
		got(devURL+nkey, 200, `{"key":"«captcha-key-1»"}`), got(verified("%C2%ABcaptcha-key-1%C2%BB", "1PUN"), 200, wrong),
		got(verified("%C2%ABcaptcha-key-1%C2%BB", "1PUN"), 403, captcha("CT001", "Invalid key.")),
	}},
	{"ct002", "verify before fetch", []*exchange.Exchange{
		got(devURL+nkey, 200, issued), got(verified(testKey, "1PUN"), 400, captcha("CT002", "Unissued image.")),
	}},
	{"ct002", "a fetch that failed does not count", []*exchange.Exchange{
		got(devURL+nkey, 200, issued), got(devURL+ncaptcha+"?key="+testKey, 500, captcha("CT500", "System error")),
		got(verified(testKey, "1PUN"), 400, captcha("CT002", "Unissued image.")),
	}},
	{"ct002-fetched", "although it was fetched", []*exchange.Exchange{
		got(devURL+nkey, 200, issued), got(devURL+ncaptcha+"?key="+testKey, 200, jpegHead),
		got(verified(testKey, "1PUN"), 400, captcha("CT002", "Unissued image.")),
	}},
	{"wrong-characters", "Hangul", []*exchange.Exchange{got(verified(testKey, "%E3%85%81%E3%85%A0"), 200, wrong)}},
	{"wrong-characters", "a blank", []*exchange.Exchange{got(verified(testKey, "1PUN%20"), 200, wrong)}},
	{"wrong", "the answer redacted", []*exchange.Exchange{got(verified(testKey, "%C2%ABanswer-1%C2%BB"), 200, wrong)}},
	{"wrong-refetched", "fetched twice", []*exchange.Exchange{
		got(devURL+ncaptcha+"?key="+testKey, 200, jpegHead), got(devURL+ncaptcha+"?key="+testKey, 200, jpegHead),
		got(verified(testKey, "1PUN"), 200, wrong),
	}},
	{"right-status", "a right answer under 403", []*exchange.Exchange{
		got(verified(testKey, "1PUN"), 403, `{"result":true,"responseTime":84.6}`, answered("Content-Length", "66")),
	}},
	{"issued-not-verified", "code left out", []*exchange.Exchange{got(devURL+nkey+"?key="+testKey+"&value=1PUN", 200, issued)}},
	{"issued", "from the gateway's text/plain", []*exchange.Exchange{
		got(cloudURL+"/scaptcha/v1/skey?code=0", 200, issued, answered("Content-Type", "text/plain;charset=UTF-8")),
	}},
	{"fetched", "by the path of the Java sample", []*exchange.Exchange{
		got(devURL+"/v1/captcha/scaptcha.bin?key="+testKey, 200, wavHead),
	}},

	{"auth-place", "Cloud's headers to Developers", []*exchange.Exchange{
		got(devURL+nkey, 401, flat("024", "Not Exist Client ID"+authFailed), as(cloud, cloudID, cloudSecret)),
	}},
	{"auth-place", "Developers' headers to Cloud", []*exchange.Exchange{
		got(cloudURL+"/captcha/v1/nkey", 401,
			nested("200", "Authentication Failed", "Authentication information are missing."), as(dev, devID, devSecret)),
	}},
	{"auth-place", "in the query of Developers", []*exchange.Exchange{
		got(devURL+nkey+"?X-Naver-Client-Id=x&X-Naver-Client-Secret=y", 401, flat("024", "Not Exist Client ID"+authFailed)),
	}},
	{"auth-lost", "taken out on the way", []*exchange.Exchange{
		got(devURL+nkey, 401, flat("024", "Not Exist Client ID"+authFailed), as(dev, devID, devSecret)),
	}},
	{"auth-id-missing", "nothing was sent", []*exchange.Exchange{
		got(devURL+nkey, 401, flat("024", "Not Exist Client ID"+authFailed)),
	}},
	{"auth-missing", "the query of a picture is where Cloud wants it", []*exchange.Exchange{
		got(cloudURL+"/captcha-bin/v1/ncaptcha?key="+testKey+"&X-NCP-APIGW-API-KEY-ID=x", 401,
			nested("200", "Authentication Failed", "Authentication information are missing.")),
	}},
	{"auth-missing", "nobody knows whether Cloud looks into the headers of a picture", []*exchange.Exchange{
		got(cloudURL+"/captcha-bin/v1/ncaptcha?key="+testKey, 401,
			nested("200", "Authentication Failed", "Authentication information are missing."), as(cloud, cloudID, cloudSecret)),
	}},
	{"auth-lost", "on Cloud", []*exchange.Exchange{
		got(cloudURL+"/captcha/v1/nkey", 401,
			nested("200", "Authentication Failed", "Authentication information are missing."), as(cloud, cloudID, cloudSecret)),
	}},
	{"auth-platform", "Cloud's pair on Developers", []*exchange.Exchange{
		got(devURL+nkey, 401, noPair, as(dev, cloudID, cloudSecret)),
	}},
	{"auth-platform", "Developers' pair on Fin", []*exchange.Exchange{
		got(naver.Fin.BaseURL()+"/captcha/v1/nkey", 401,
			nested("200", "Authentication Failed", "Invalid authentication information. Client ID does not exist."),
			as(cloud, devID, devSecret)),
	}},
	{"auth-swapped", "on Developers", []*exchange.Exchange{got(devURL+nkey, 401, noPair, as(dev, devSecret, devID))}},
	{"auth-swapped", "on Gov", []*exchange.Exchange{
		got(naver.Gov.BaseURL()+"/scaptcha/v1/skey", 401,
			nested("200", "Authentication Failed", "Invalid authentication information."), as(cloud, cloudSecret, cloudID)),
	}},
	{"auth-blank", "in the middle", []*exchange.Exchange{got(devURL+nkey, 401, noPair, as(dev, "AbCdEfGhIj KlMnOpQrSt", devSecret))}},
	{"auth-blank", "that nobody sees", []*exchange.Exchange{got(devURL+nkey, 401, noPair, as(dev, devID+"\u200b", devSecret))}},
	{"auth-pair", "of the right lengths", []*exchange.Exchange{got(devURL+nkey, 401, noPair, as(dev, devID, devSecret))}},
	{"auth-pair", "redacted", []*exchange.Exchange{got(devURL+nkey, 401, noPair, as(dev, "«client-id-1»", "«client-secret-1»"))}},
	{"not-enabled", "whatever the pair looks like", []*exchange.Exchange{
		got(devURL+nkey, 401, flat("024", "Scope Status Invalid"+authFailed), as(dev, cloudID, cloudSecret)),
	}},

	{"naver-is-here", "an answer of this computer", []*exchange.Exchange{got(devURL+nkey, 401, noPair, from("127.0.0.1:443"))}},
	{"naver-is-here", "a page of this computer", []*exchange.Exchange{
		got(cloudURL+"/captcha/v1/nkey", 404, "<html>Not Found</html>", from("[::1]:443")),
	}},
	{"naver-is-here", "an address of this computer's own", []*exchange.Exchange{
		got(devURL+nkey, 500, "", from("192.168.0.7:443"), func(e *exchange.Exchange) { e.OwnAddress = true }),
	}},
	{"naver-is-here", "nothing listens on this computer", []*exchange.Exchange{
		lost(devURL+nkey, exchange.Connect, errors.New("dial tcp 127.0.0.1:443: connect: connection refused")),
	}},
	{"refused", "NAVER's host refuses", []*exchange.Exchange{
		lost(devURL+nkey, exchange.Connect, errors.New("dial tcp 10.1.2.3:443: connect: connection refused")),
	}},
	{"auth-pair", "a proxy on this computer", []*exchange.Exchange{
		got(devURL+nkey, 401, noPair, from("127.0.0.1:3128"), func(e *exchange.Exchange) { e.Proxy = "127.0.0.1:3128" }),
	}},
	{"auth-pair", "a server of one's own on this computer", []*exchange.Exchange{
		got("https://127.0.0.1"+nkey, 401, noPair, from("127.0.0.1:443")),
	}},

	{"https-only", "072", []*exchange.Exchange{
		got("http://openapi.naver.com"+nkey, 403, flat("072", "HTTPS only allowed : Unsupported protocol")),
	}},
	{"https-only", "a redirect from http", []*exchange.Exchange{
		got("http://openapi.naver.com"+nkey, 301, "", answered("Location", "https://openapi.naver.com/")),
	}},
	{"not-found-platform", "Cloud's path on Developers", []*exchange.Exchange{
		got(devURL+"/captcha/v1/nkey", 404, flat("051", "API does not exist.")),
	}},
	{"not-found-platform", "Developers' path on Cloud", []*exchange.Exchange{
		got(cloudURL+nkey, 404, nested("300", "Not Found Exception", "URL not found.")),
	}},
	{"not-found", "a path of nobody", []*exchange.Exchange{got(devURL+"/v1/saptcha/nkey", 404, flat("051", "API does not exist."))}},
	{"no-path", "a base URL of another server", []*exchange.Exchange{
		got("https://qa.example/api/v1/captcha/nkey", 404, "<html>Not Found</html>"),
	}},
	{"portal", "a redirect to a login page", []*exchange.Exchange{
		got(devURL+nkey, 302, "", answered("Location", "http://portal.hotel.example/")),
	}},
	{"proxy-page", "a proxy that cannot reach NAVER", []*exchange.Exchange{
		got(devURL+nkey, 503, "<html>error</html>", answered("Via", "1.1 proxy")),
	}},

	{"proxy-page", "a web filter's own limit", []*exchange.Exchange{
		got(devURL+nkey, 429, "<html><title>Zscaler</title>quota</html>"),
	}},
	{"proxy-page", "a proxy's own limit", []*exchange.Exchange{got(devURL+nkey, 429, "", answered("Via", "1.1 proxy"))}},
	{"rate", "NAVER's limit through a proxy", []*exchange.Exchange{
		got(devURL+nkey, 429, flat("012", "Rate limit exceeded."), answered("Via", "1.1 proxy")),
	}},
	{"too-many", "NAVER's 429 of another code through a proxy", []*exchange.Exchange{
		got(devURL+nkey, 429, flat("019", "Too many"), answered("Via", "1.1 proxy")),
	}},

	{"tls-intercepted", "the company's certificate", []*exchange.Exchange{
		lost(devURL+nkey, exchange.TLSHand, untrusted, certified(company, clock.AddDate(1, 0, 0))),
	}},
	{"tls-naver-root", "an old system", []*exchange.Exchange{
		lost(cloudURL+"/captcha/v1/nkey", exchange.TLSHand, untrusted, certified(naverCA, clock.AddDate(1, 0, 0))),
	}},
	{"tls-untrusted", "a public authority that the system does not know", []*exchange.Exchange{
		lost(devURL+nkey, exchange.TLSHand, untrusted, certified(digicert, clock.AddDate(1, 0, 0))),
	}},
	{"tls-untrusted", "a server of one's own", []*exchange.Exchange{
		lost("https://qa.example/v1/captcha/nkey", exchange.TLSHand, untrusted, certified(company, clock.AddDate(1, 0, 0))),
	}},
	{"tls-expired", "really expired", []*exchange.Exchange{
		lost(devURL+nkey, exchange.TLSHand, expired, certified(digicert, clock.AddDate(0, 0, -1))),
	}},
	{"tls-clock", "a certificate of the future", []*exchange.Exchange{
		lost(devURL+nkey, exchange.TLSHand, expired, certified(digicert, clock.AddDate(1, 0, 0))),
	}},
	{"tls-clock", "an earlier answer told the time", []*exchange.Exchange{
		got(devURL+nkey, 200, issued, answered("Date", "Thu, 21 Nov 2024 04:20:11 GMT")),
		lost(devURL+nkey, exchange.TLSHand, expired, certified(digicert, clock.AddDate(-1, 0, 0))),
	}},
	{"unknown", "neither answer nor error", []*exchange.Exchange{got(devURL+nkey, 0, "")}},
	{"unknown", "an error of unknown words", []*exchange.Exchange{lost(devURL+nkey, "", errors.New("<b>odd</b>"))}},
}

func TestRecordedExchangesAreExplained(t *testing.T) {
	for _, r := range recorded {
		t.Run(r.rule+"/"+r.name, func(t *testing.T) {
			last, before := fromExchanges(r.calls)
			f := diagnosis.Explain(last, before...)
			if f.Rule != r.rule {
				t.Errorf("explained by %q: %v", f.Rule, last.Err)
			}
			checkShown(t, f)
			for _, secret := range []string{devID, devSecret, cloudID, cloudSecret} {
				if strings.Contains(f.Happened.En+f.Why.En+f.Next.En+f.Send.En, secret) {
					t.Error("a credential is shown")
				}
			}
		})
	}
}

// What is said has to hold for every call that gets the answer.
func TestNothingIsSaidThatTheCallDoesNotShow(t *testing.T) {
	for _, row := range []struct {
		call  *exchange.Exchange
		rule  string
		never text.Text // what may not be so
	}{
		{
			got(cloudURL+"/captcha-bin/v1/ncaptcha?key="+testKey+"&X-NCP-APIGW-API-KEY-ID=x", 401,
				nested("200", "Authentication Failed", "Invalid authentication information.")),
			"auth-pair",
			text.Text{Ko: "둘 다", En: "Both"}, // the ID alone was sent
		},
		{
			got(cloudURL+"/captcha/v1/nkey", 400, nested("100", "Bad Request Exception", "")),
			"bad-request",
			text.Text{Ko: "키나 답이", En: "Check that neither the key nor the answer"}, // an issue has none
		},
		{
			got(cloudURL+"/captcha/v1/nkey", 413, nested("430", "Request Entity Too Large", "")),
			"request-too-large",
			text.Text{Ko: "입력한 답", En: "The answer or the key"},
		},
		{
			got(cloudURL+"/captcha/v1/nkey", 429, nested("410", "Throttle Limited", "")),
			"throttle",
			text.Text{Ko: "다른 사용자", En: "other people"}, // nobody knows whose calls they are
		},
	} {
		f := diagnosis.Explain(diagnosis.FromExchange(row.call))
		said := text.Text{Ko: f.Happened.Ko + f.Why.Ko + f.Next.Ko, En: f.Happened.En + f.Why.En + f.Next.En}
		if f.Rule != row.rule || strings.Contains(said.Ko, row.never.Ko) || strings.Contains(said.En, row.never.En) {
			t.Errorf("%s instead of %s says: %+v", f.Rule, row.rule, said)
		}
	}
}

// fromExchanges makes the last of several exchanges a call, and those before it what went before.
func fromExchanges(all []*exchange.Exchange) (last attempt.Call, before []attempt.Call) {
	for _, e := range all[:len(all)-1] {
		before = append(before, diagnosis.FromExchange(e))
	}
	return diagnosis.FromExchange(all[len(all)-1]), before
}
