package history

import (
	"bytes"
	"errors"
	"net/http"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// sent is what a customer's log held: a picture of NAVER Developers, and a verify on NAVER Cloud whose answer stands
// wherever programs write it down.
func sent() *attempt.Attempt {
	fetch := attempt.Call{
		Source: attempt.Evidence, Form: "har", Place: attempt.Place{File: "mail.eml/capture.har", Entry: 3, Line: 12},
		Platform: naver.Developers, Kind: naver.Image, Call: naver.Fetch, Start: noon.AddDate(0, -2, 0), Key: "ALdPbazKgh8EEQk1",
		Caller: attempt.Caller{Program: "okhttp/4.9.3"},
		Exchange: &exchange.Exchange{
			Start: noon.AddDate(0, -2, 0), Method: "GET", URL: "https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=ALdPbazKgh8EEQk1",
			Status: 200, Body: picture,
		},
		Known: attempt.Known{Method: attempt.Seen, URL: attempt.Seen, Status: attempt.Seen, Body: attempt.Seen, Time: attempt.Seen}.Spelled(),
	}
	url := "https://naverapihub.apigw.ntruss.com/captcha/v1/nkey?code=1&key=ALdPbazKgh8EEQk1&value=answer77"
	verify := attempt.Call{
		Source: attempt.Evidence, Form: "curl-v", Platform: naver.Cloud, Kind: naver.Image, Call: naver.Verify, Assumed: true,
		Err: errors.New("Get " + url + ": EOF"),
		Exchange: &exchange.Exchange{
			URL:           url,
			RequestHeader: http.Header{":path": {"/captcha/v1/nkey?code=1&value=answer77"}, "Referer": {"https://shop.example/?u=value%3Danswer77"}},
			Body:          []byte("<p>cannot GET " + url + "</p>"), Status: 502, Err: errors.New(url),
		},
		Known: attempt.Known{URL: attempt.Seen, Body: attempt.Seen, ResponseHeaders: attempt.Absent}.Spelled(),
	}
	return attempt.Of([]attempt.Call{fetch, verify})
}

func TestWhereACallCameFromIsKept(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	a := sent()
	a.Started = noon
	byScenario, entered := wrongAnswer(), wrongAnswer()
	byScenario.Calls[0].Source, entered.KeyByHand = attempt.Scenario, true
	save(t, s, a, byScenario, entered)
	got := load(t, s, a.ID)
	for i, want := range a.Calls {
		g := got.Calls[i]
		if g.Source != attempt.Evidence || g.Form != want.Form || g.Place != want.Place || g.Platform != want.Platform ||
			g.Assumed != want.Assumed || g.Caller.Program != want.Caller.Program || !reflect.DeepEqual(g.Known, want.Known) ||
			!g.Start.Equal(want.Start) || !g.Exchange.Start.Equal(want.Exchange.Start) {
			t.Errorf("call %d: %+v\nwant %+v", i, g, want)
		}
	}
	if got.KeyByHand || !got.Started.Equal(noon) {
		t.Errorf("%+v", got)
	}
	if c := load(t, s, byScenario.ID).Calls; c[0].Source != attempt.Scenario || c[1].Source != attempt.History {
		t.Errorf("%s, %s", c[0].Source, c[1].Source)
	}
	if got := load(t, s, entered.ID); !got.KeyByHand || got.Calls[0].KeyByHand || !got.Calls[2].KeyByHand {
		t.Errorf("entered by hand: %+v", got)
	}
}

func TestASearchFindsWhereACallCameFrom(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	own, byScenario, entered, others := wrongAnswer(), wrongAnswer(), wrongAnswer(), sent()
	byScenario.Calls[0].Source, entered.KeyByHand = attempt.Scenario, true
	save(t, s, own, byScenario, entered, others)
	for text, want := range map[string]int64{
		"고객이 보낸": others.ID, "evidence": others.ID, "capture.har": others.ID, "OkHttp": others.ID,
		"시나리오": byScenario.ID, "직접 입력한 키": entered.ID, "by hand": entered.ID,
	} {
		if found := find(t, s, Query{Text: text}); len(found) != 1 || found[0].ID != want {
			t.Errorf("%q finds %+v", text, found)
		}
	}
}

// Of what a customer sent NAVER Cloud's part alone is under its terms.
func TestOfEvidenceNAVERCloudsAnswersAreKeptOnlyWhereItIsSwitchedOn(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	a, sound := sent(), sent()
	sound.Calls[1].Exchange.Body = []byte("RIFF\x00\x01 a sound")
	save(t, s, a, sound)
	check := func(when string) {
		t.Helper()
		if hits := scan(t, filepath.Dir(path), "answer77") + scan(t, filepath.Dir(path), "a sound"); hits > 0 {
			t.Errorf("%s: NAVER Cloud's part is in the file", when)
		}
		for _, one := range []*attempt.Attempt{a, sound} {
			got := load(t, s, one.ID)
			if !bytes.Equal(got.Calls[0].Exchange.Body, picture) || got.Calls[0].Missing != Kept || got.Calls[1].Exchange.Status != 502 {
				t.Errorf("%s: more is gone: %+v", when, got.Calls)
			}
		}
		if c := load(t, s, sound.ID).Calls[1]; c.Exchange.Body != nil || c.Missing != Terms {
			t.Errorf("%s: %+v", when, c)
		}
	}
	check("switched off")

	if err := s.SetKeepCloudMedia(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	a.ID, sound.ID = 0, 0
	save(t, s, a, sound)
	got := load(t, s, sound.ID).Calls[1]
	if got.Exchange.URL != sent().Calls[1].Exchange.URL || got.Exchange.Body == nil || got.Err.Error() != sent().Calls[1].Err.Error() {
		t.Errorf("switched on: %+v", got)
	}
	if err := s.SetKeepCloudMedia(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	check("switched off again")
}

// Another server's cookies and bodies are the customer's own affair.
func TestOfCallsThatAreNotNAVERsNothingPrivateIsKept(t *testing.T) {
	for url, foreign := range map[string]bool{
		"https://shop.example/v1/captcha/nkey?code=0":      true,
		"https://openapi.naver.com.evil.example/v1/":       true,
		"https://evilnaver.com/v1/captcha/nkey?code=0":     true,
		"http://127.0.0.1:8080/login":                      true,
		"http://127.0.0.1:8080/v1/captcha/nkey?code=0":     false,
		"https://openapi.naver.com/v1/captcha/nkey?code=0": false,
		"": false,
	} {
		path := newPath(t)
		s := openStore(t, path, unredacted())
		private := http.Header{"cookie": {"own-secret"}, "Authorization": {"own-secret"}, "Proxy-Authorization": {"own-secret"}, "Accept": {"*/*"}}
		a := attempt.Of([]attempt.Call{{
			Source: attempt.Evidence, Platform: naver.Developers, Kind: naver.Image, Call: naver.Issue,
			Exchange: &exchange.Exchange{
				URL: url, Status: 404, RequestHeader: private, Body: []byte("own-secret"),
				ResponseHeader: http.Header{"Set-Cookie": {"own-secret"}, "Server": {"nginx"}},
			},
		}})
		save(t, s, a)
		got := load(t, s, a.ID).Calls[0]
		if hits := scan(t, filepath.Dir(path), "own-secret"); (hits == 0) != foreign {
			t.Errorf("%s: %d hits", url, hits)
		}
		if (got.Missing == Foreign) != foreign || got.Known.Body.Is(attempt.Seen) || got.Exchange.Status != 404 ||
			got.Exchange.RequestHeader.Get("Accept") == "" || got.Exchange.ResponseHeader.Get("Server") == "" {
			t.Errorf("%s: %+v", url, got)
		}
		if len(private) != 4 {
			t.Error("the caller's own headers are changed")
		}
		mine := wrongAnswer() // what this program called is its own affair
		mine.Calls[0].Exchange.URL = url
		save(t, s, mine)
		if c := load(t, s, mine.ID).Calls[0]; c.Exchange.Body == nil || c.Missing != Kept {
			t.Errorf("%s of our own: %+v", url, c)
		}
	}
}

// A month begins when evidence is kept, not when the call was made.
func TestMediaOfEvidenceExpireAMonthAfterTheyCame(t *testing.T) {
	path := newPath(t)
	o := unredacted()
	now := noon
	o.Now = func() time.Time { return now }
	s := openStore(t, path, o)
	a := sent()
	save(t, s, a)
	for _, c := range []struct {
		after time.Duration
		want  Gone
	}{{month - time.Hour, Kept}, {2 * month, Expired}} {
		now = noon.Add(c.after)
		purged(t, s)
		if got := load(t, s, a.ID).Calls[0]; got.Missing != c.want {
			t.Errorf("after %v: %q", c.after, got.Missing)
		}
	}
}
