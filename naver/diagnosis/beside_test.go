package diagnosis_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

func TestNotesStandBesideTheFinding(t *testing.T) {
	ok := certified(digicert, clock.AddDate(1, 0, 0))
	for _, row := range []struct {
		name string
		call *exchange.Exchange
		note string // its id and what it says, or nothing
	}{
		{"the same time", got(devURL+nkey, 200, issued, ok, answered("Date", "Sat, 21 Nov 2026 04:20:11 GMT")), ""},
		{"four minutes", got(devURL+nkey, 200, issued, answered("Date", "Sat, 21 Nov 2026 04:16:11 GMT")), ""},
		{"ahead", got(devURL+nkey, 200, issued, answered("Date", "Sat, 21 Nov 2026 04:10:11 GMT")), "clock: about 10 minutes ahead"},
		{"behind", got(devURL+nkey, 200, issued, answered("Date", "Sat, 21 Nov 2026 13:20:11 GMT")), "clock: about 8 hours behind"},
		{"days", got(devURL+nkey, 200, issued, answered("Date", "Thu, 19 Nov 2026 04:20:11 GMT")), "clock: about 2 days ahead"},
		{"a copy from a cache", got(devURL+nkey, 200, issued, answered("Date", "Sat, 21 Nov 2026 03:20:11 GMT"), answered("Age", "3600")), ""},
		{"no date", got(devURL+nkey, 200, issued, answered("Date", "<b>today</b>")), ""},
		{"a company's certificate", got(devURL+nkey, 200, issued, certified(company, clock)), "intercepted: probably"},
		{"NAVER's own authority", got(cloudURL+"/captcha/v1/nkey", 200, issued, certified(naverCA, clock)), ""},
		{"a server of one's own", got("https://qa.example"+nkey, 200, issued, certified(company, clock)), ""},
		{"this computer", got(devURL+nkey, 200, issued, from("127.0.0.1:443")), "naver-is-here: not NAVER"},
		{"sent again", got(devURL+nkey, 200, issued, func(e *exchange.Exchange) { e.Sends = 2 }), "sent-again: more than once"},
	} {
		f := diagnosis.Explain(diagnosis.FromExchange(row.call))
		if f.Rule != "issued" {
			t.Errorf("%s: explained by %q", row.name, f.Rule)
		}
		id, said, _ := strings.Cut(row.note, ": ")
		switch {
		case id == "" && len(f.Notes) == 0:
		case id == "" || len(f.Notes) != 1 || f.Notes[0].ID != id || !strings.Contains(f.Notes[0].Text.En, said):
			t.Errorf("%s: notes %+v, want %q", row.name, f.Notes, row.note)
		}
	}
}

// A browser may get through where this program does not: it reads the system's proxy.
func TestACallThatGetsNowhereSaysThatNoProxyIsSet(t *testing.T) {
	own := func(e *exchange.Exchange) { e.RequestHeader.Set("User-Agent", "NAVER-CAPTCHA-Tester") }
	proxied := func(e *exchange.Exchange) { e.Proxy = "10.0.0.1:3128" }
	for _, row := range []struct {
		name string
		call *exchange.Exchange
		said bool
	}{
		{"no name", lost(devURL+nkey, exchange.DNS, errors.New("lookup openapi.naver.com: no such host"), own), true},
		{"no name server", lost(devURL+nkey, exchange.DNS, errors.New("lookup openapi.naver.com: i/o timeout"), own), true},
		{"no way", lost(devURL+nkey, exchange.Connect, errors.New("dial tcp 10.1.2.3:443: connect: network is unreachable"), own), true},
		{"no answer", lost(devURL+nkey, exchange.Connect, errors.New("dial tcp 10.1.2.3:443: i/o timeout"), own), true},
		{"refused", lost(devURL+nkey, exchange.Connect, errors.New("dial tcp 10.1.2.3:443: connect: connection refused"), own), true},
		{"through a proxy", lost(devURL+nkey, exchange.DNS, errors.New("lookup proxy: no such host"), own, proxied), false},
		{"a browser's call", lost(devURL+nkey, exchange.DNS, errors.New("net::ERR_NAME_NOT_RESOLVED")), false},
		{"this computer", lost("http://localhost:8080"+nkey, exchange.Connect, errors.New("dial tcp 127.0.0.1:8080: connect: connection refused"), own), false},
		{"cancelled", lost(devURL+nkey, exchange.DNS, errors.New("context canceled"), own), false},
	} {
		f := diagnosis.Explain(diagnosis.FromExchange(row.call))
		said := slices.ContainsFunc(f.Notes, func(n attempt.Note) bool {
			return n.ID == "no-proxy" && strings.Contains(n.Text.En, "HTTPS_PROXY") && strings.Contains(n.Text.Ko, "HTTPS_PROXY")
		})
		if said != row.said {
			t.Errorf("%s: explained by %s with notes %+v", row.name, f.Rule, f.Notes)
		}
	}
}

func TestAServerThatWantsACertificateOfTheClient(t *testing.T) {
	f := diagnosis.Explain(diagnosis.FromExchange(
		lost(devURL+nkey, exchange.Wait, errors.New("remote error: tls: certificate required"))))
	if f.Rule != "tls" || len(f.Notes) != 1 || f.Notes[0].ID != "client-certificate" {
		t.Errorf("explained by %q with notes %+v", f.Rule, f.Notes)
	}
}

// No password helps at a proxy that takes none.
func TestAProxyThatTakesNoPassword(t *testing.T) {
	for cause, only := range map[string]string{
		"the proxy answered 407 Proxy Authentication Required; it takes no password but only Negotiate, NTLM": "Negotiate, NTLM",
		"the proxy answered 407 Proxy Authentication Required; it takes no password but only Digest":          "Digest",
		"the proxy answered 407 Proxy Authentication Required":                                                "",
	} {
		for _, c := range []attempt.Call{
			diagnosis.FromExchange(lost(devURL+nkey, exchange.Connect, errors.New(cause))),
			{Err: &naver.TransportError{Reason: naver.ReasonProxy, Phase: exchange.Connect, Err: errors.New(cause)}},
		} {
			f := diagnosis.Explain(c)
			if wrongPassword := strings.Contains(f.Why.En, "or wrong ones"); f.Rule != "proxy-login" || wrongPassword != (only == "") ||
				!strings.Contains(f.Why.En, only) || !strings.Contains(f.Why.Ko, only) {
				t.Errorf("%s: explained by %q: %s", cause, f.Rule, f.Why.En)
			}
		}
	}
}

func TestWithoutATimeOfItsOwnTheCallersClockCounts(t *testing.T) {
	e := got(devURL+nkey, 200, issued, answered("Date", "Sat, 21 Nov 2026 04:20:11 GMT"))
	e.Start = time.Time{}
	c := diagnosis.FromExchange(e)
	if f := diagnosis.Explain(c); len(f.Notes) != 0 {
		t.Errorf("without any clock: %+v", f.Notes)
	}
	c.Start = clock.Add(time.Hour)
	if f := diagnosis.Explain(c); len(f.Notes) != 1 || !strings.Contains(f.Notes[0].Text.En, "60 minutes ahead") {
		t.Errorf("%+v", f.Notes)
	}
}

func TestWhatToSendToNAVER(t *testing.T) {
	c := diagnosis.FromExchange(got(cloudURL+"/scaptcha/v1/skey?code=1&key="+testKey+"&value="+testValue, 500,
		captcha("CT500", "System Error"), as(cloud, cloudID, cloudSecret)))
	want := text.Text{
		Ko: `호출 시각: 2026-11-21 13:20:11.000 +09:00
플랫폼: 네이버 클라우드 플랫폼
API: CAPTCHA (Audio), 답 검증
HTTP 상태: 500
오류 코드: CT500
소요 시간: 80ms
캡차 키: (이 호출의 상세 정보에서 복사)`,
		En: `Time of the call: 2026-11-21 13:20:11.000 +09:00
Platform: NAVER Cloud
API: CAPTCHA (Audio), verify an answer
HTTP status: 500
Error code: CT500
Duration: 80ms
CAPTCHA key: (copy it from the details of this call)`,
	}
	if got := diagnosis.Explain(c).Send; got != want {
		t.Errorf("got:\n%s\n%s", got.Ko, got.En)
	}
}

func TestWhatIsNotNAVERsFaultHasNothingToSend(t *testing.T) {
	for _, e := range []*exchange.Exchange{
		got(devURL+nkey, 200, issued), got(devURL+nkey, 401, noPair), lost(devURL+nkey, exchange.DNS, errors.New("no such host")),
	} {
		if f := diagnosis.Explain(diagnosis.FromExchange(e)); f.Send != (text.Text{}) {
			t.Errorf("%s: %q", f.Rule, f.Send.En)
		}
	}
}

func TestShapesOfCredentials(t *testing.T) {
	for _, row := range []struct {
		id, secret string
		want       attempt.Shape
	}{
		{devID, devSecret, attempt.Shape{LooksLike: dev}},
		{devSecret, devID, attempt.Shape{LooksLike: dev, LooksSwapped: true}},
		{cloudID, cloudSecret, attempt.Shape{LooksLike: cloud}},
		{cloudSecret, cloudID, attempt.Shape{LooksLike: cloud, LooksSwapped: true}},
		{devID + "\n", devSecret, attempt.Shape{LooksLike: dev, HasBlank: true}},
		{"simulator", "simulator", attempt.Shape{}},
		{"", "", attempt.Shape{}},
		{cloudID, "", attempt.Shape{}},
	} {
		if got := diagnosis.ShapeOf(naver.Credentials{ID: row.id, Secret: row.secret}); got != row.want {
			t.Errorf("%d and %d characters look like %+v, want %+v", len(row.id), len(row.secret), got, row.want)
		}
	}
}

func TestTheCallersShapeCounts(t *testing.T) {
	c := diagnosis.FromExchange(got(devURL+nkey, 401, noPair, as(dev, "«client-id-1»", "«client-secret-1»")))
	c.Caller.Credentials = attempt.Shape{LooksLike: dev, LooksSwapped: true}
	if f := diagnosis.Explain(c); f.Rule != "auth-swapped" {
		t.Errorf("explained by %q", f.Rule)
	}
}

// What went before is bounded: what happened longer ago is as if nobody knew it.
func TestOnlyTheLastCallsBeforeAreLookedAt(t *testing.T) {
	calls := []*exchange.Exchange{got(verified(testKey, "1PUN"), 200, wrong)}
	for range diagnosis.MaxBefore {
		calls = append(calls, got(devURL+ncaptcha+"?key=ALdPbazKgh8EEQk1", 200, jpegHead))
	}
	calls = append(calls, got(verified(testKey, "1PUN"), 403, captcha("CT001", "Invalid key.")))
	last, before := fromExchanges(calls)
	if f := diagnosis.Explain(last, before...); f.Rule != "ct001" {
		t.Errorf("explained by %q with %d before", f.Rule, len(before))
	}
	if f := diagnosis.Explain(last, before[len(before)-diagnosis.MaxBefore:]...); f.Rule != "ct001" {
		t.Errorf("explained by %q", f.Rule)
	}
}

// A session knows its earlier calls by key and error, without their verdicts.
func TestCallsBeforeNeedNoExchange(t *testing.T) {
	before := []attempt.Call{
		{Platform: dev, Kind: image, Call: naver.Issue, Key: testKey, Start: clock},
		{Platform: dev, Kind: image, Call: naver.Fetch, Key: testKey, Start: clock},
	}
	c := attempt.Call{
		Platform: dev, Kind: image, Call: naver.Verify, Key: testKey, Start: clock.Add(time.Minute),
		Err: &naver.APIError{Status: 403, Shape: naver.ShapeCaptcha, Code: "CT001"},
	}
	if f := diagnosis.Explain(c, before...); f.Rule != "ct001-fresh" {
		t.Errorf("explained by %q", f.Rule)
	}
	used := append(before, attempt.Call{Platform: dev, Kind: image, Call: naver.Verify, Key: testKey, Start: clock})
	if f := diagnosis.Explain(c, used...); f.Rule != "ct001-used" {
		t.Errorf("explained by %q", f.Rule)
	}
	c.Start = clock.Add(3 * time.Hour)
	if f := diagnosis.Explain(c, before...); f.Rule != "ct001-old" {
		t.Errorf("explained by %q", f.Rule)
	}
}

// Of a key that a person entered nobody knows who used it, whatever went before here.
func TestCT001OnAKeyEnteredByHandNeverSaysUsed(t *testing.T) {
	issue := attempt.Call{Platform: dev, Kind: image, Call: naver.Issue, Key: testKey, Start: clock}
	verify := attempt.Call{Platform: dev, Kind: image, Call: naver.Verify, Key: testKey, Start: clock, KeyByHand: true}
	lost, elsewhere, foreign := verify, issue, issue
	lost.Err = &naver.TransportError{Phase: exchange.Wait}
	elsewhere.Platform, foreign.Key = cloud, "ALdPbazKgh8EEQk1"
	refused := verify
	refused.Err = &naver.APIError{Status: 403, Shape: naver.ShapeCaptcha, Code: "CT001"}
	old := refused
	old.Start = clock.Add(3 * time.Hour)
	for name, calls := range map[string][]attempt.Call{
		"nothing":                 {refused},
		"it was verified":         {verify, refused},
		"a verdict was lost":      {lost, refused},
		"it was issued elsewhere": {elsewhere, refused},
		"it was issued":           {issue, refused},
		"it is old":               {issue, old},
		"another one was issued":  {foreign, refused},
	} {
		for _, simulated := range []bool{false, true} {
			c := calls[len(calls)-1]
			c.Caller.Simulated = simulated
			f := diagnosis.Explain(c, calls[:len(calls)-1]...)
			said := f.Happened.En + f.Why.En + f.Next.En
			if f.Rule != "ct001" || strings.Contains(strings.ToLower(said), "used") ||
				!strings.Contains(f.Why.En, "or issued to another client ID") || !strings.Contains(f.Why.Ko, "다른 Client ID로 발급된 키") {
				t.Errorf("%s: %s: %s %s", name, f.Rule, said, f.Why.Ko)
			}
		}
	}
	misshapen := refused
	misshapen.Key = testKey + testKey
	if f := diagnosis.Explain(misshapen); f.Rule != "ct001-malformed" {
		t.Errorf("no key of NAVER's at all: %s", f.Rule)
	}
}
