package history

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/text"
)

// unredacted is for tests whose exchanges hold no secret.
func unredacted() Options {
	return Options{
		Redact:     func(e *exchange.Exchange) *exchange.Exchange { c := *e; return &c },
		RedactText: func(text string) string { return text },
	}
}

func newPath(t *testing.T) string { return filepath.Join(t.TempDir(), "captcha", "history.db") }

func openStore(t *testing.T, path string, o Options) *Store {
	t.Helper()
	s, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func save(t *testing.T, s *Store, attempts ...*attempt.Attempt) {
	t.Helper()
	for _, a := range attempts {
		if err := s.Save(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
}

func load(t *testing.T, s *Store, id int64) *attempt.Attempt {
	t.Helper()
	a, err := s.Attempt(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func find(t *testing.T, s *Store, q Query) []Summary {
	t.Helper()
	found, err := s.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

var (
	seoul   = time.FixedZone("", 9*60*60)
	noon    = time.Date(2026, 11, 20, 12, 0, 0, 123456789, seoul)
	picture = []byte("\xff\xd8\xff\xe0\x00\x10JFIF and more")
)

// wrongAnswer is an attempt on NAVER Developers as the session makes it: key, picture, a wrong answer.
func wrongAnswer() *attempt.Attempt {
	issue := &exchange.Exchange{
		ID: 1, Start: noon, Method: "GET", URL: "https://openapi.naver.com/v1/captcha/nkey?code=0", Proto: "HTTP/1.1",
		RequestHeader:  http.Header{"Host": {"openapi.naver.com"}, "X-Naver-Client-Id": {"«client-id-1»"}},
		Sends:          1,
		Status:         200,
		StatusText:     "OK",
		ResponseHeader: http.Header{"Content-Type": {"application/json"}, "Set-Cookie": {"a", "b"}},
		Body:           []byte(`{"key":"KEY0000000000001"}`),
		RemoteAddr:     "203.0.113.7:443", Proxy: "proxy.example:3128",
		TLS: &exchange.TLS{
			Version: "TLS 1.3", Cipher: "AES", Issuer: "CN=Some CA", Subject: "CN=naver",
			Expires: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC),
		},
		Phases:   exchange.Phases{exchange.DNS: time.Millisecond, exchange.Wait: 20 * time.Millisecond},
		Duration: 21 * time.Millisecond,
	}
	fetch := &exchange.Exchange{
		ID: 2, Start: noon.Add(time.Second), Method: "GET", URL: "https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=K",
		Status: 200, StatusText: "OK", Body: picture, Sends: 1, Reused: true,
	}
	verify := &exchange.Exchange{
		ID: 3, Start: noon.Add(2 * time.Second), Method: "GET", Sends: 1,
		URL: "https://openapi.naver.com/v1/captcha/nkey?code=1&key=K&value=typed", Err: errors.New("connection reset"),
		Failed: exchange.Wait,
	}
	wrong := diagnosis.Explain(attempt.Call{
		Platform: naver.Developers, Kind: naver.Image, Call: naver.Verify, Verdict: &naver.Verdict{Status: 200},
	})
	return &attempt.Attempt{
		Started: noon, Platform: naver.Developers, Caller: attempt.Caller{Profile: "결제 QA", Host: "openapi.naver.com"}, Kind: naver.Image, Key: "K",
		Verdict: &naver.Verdict{
			Status: 200, ResponseTime: naver.ResponseTime{Seconds: 1.25, Reported: true},
			Warnings: []naver.Warning{naver.WarnStatus},
		},
		Finding: &wrong, Note: "Looks like 'O' and '0'", Tags: []string{"회귀", "Release 2"},
		Calls: []attempt.Call{
			{Call: naver.Issue, Kind: naver.Image, Start: noon, Exchange: issue},
			{Call: naver.Fetch, Kind: naver.Image, Start: noon.Add(time.Second), Exchange: fetch},
			{
				Call: naver.Verify, Kind: naver.Image, Start: noon.Add(2 * time.Second), Exchange: verify, Finding: &wrong,
				Err: errors.New("verify: connection reset"),
			},
		},
	}
}

func TestAnAttemptIsSeenAgainAsItWas(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	saved := wrongAnswer()
	save(t, s, saved)
	if saved.ID == 0 {
		t.Fatal("no id")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	got := load(t, openStore(t, path, unredacted()), saved.ID)
	want := wrongAnswer()
	want.ID = saved.ID
	want.Finding.Action = "" // what to do next is of the moment
	want.Calls[0].BodySize = len(want.Calls[0].Exchange.Body)
	want.Calls[1].BodySize = len(picture)
	for i := range want.Calls {
		c := &want.Calls[i]
		c.Source, c.Platform, c.Caller, c.Known = attempt.History, want.Platform, want.Caller, attempt.WholeOf(c.Exchange)
		if g := got.Calls[i].Err; c.Err != nil && (g == nil || g.Error() != c.Err.Error()) {
			t.Errorf("call %d failed with %v, want %v", i, g, c.Err)
		}
		got.Calls[i].Err, c.Err = nil, nil
		sameTime(t, &got.Calls[i].Start, &want.Calls[i].Start)
		g, w := got.Calls[i].Exchange, want.Calls[i].Exchange
		sameTime(t, &g.Start, &w.Start)
		if w.Err != nil && (g.Err == nil || g.Err.Error() != w.Err.Error()) {
			t.Errorf("call %d failed with %v, want %v", i, g.Err, w.Err)
		}
		g.Err, w.Err = nil, nil
		if !reflect.DeepEqual(g, w) {
			t.Errorf("exchange %d:\n%+v, want\n%+v", i, g, w)
		}
	}
	sameTime(t, &got.Started, &want.Started)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want\n%+v", got, want)
	}
}

// sameTime compares two times with their zones, and makes them the same for reflect.
func sameTime(t *testing.T, got, want *time.Time) {
	t.Helper()
	_, gotZone := got.Zone()
	_, wantZone := want.Zone()
	if !got.Equal(*want) || gotZone != wantZone {
		t.Errorf("%v, want %v", got, want)
	}
	*got = *want
}

func TestTheFileIsForItsOwnerOnlyAndMadeWhenNeeded(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("opening made a folder")
	}
	save(t, s, wrongAnswer())
	if os.PathSeparator != '/' {
		t.Skip("no modes here")
	}
	for name, want := range map[string]os.FileMode{
		filepath.Dir(path): 0o700 | os.ModeDir, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600,
	} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != want {
			t.Errorf("%s has mode %v, want %v", name, info.Mode(), want)
		}
	}
}

func TestNothingIsSavedWithoutRedaction(t *testing.T) {
	for name, o := range map[string]Options{
		"none":           {},
		"text only":      {RedactText: unredacted().RedactText},
		"exchanges only": {Redact: unredacted().Redact},
		"refused":        {Redact: func(*exchange.Exchange) *exchange.Exchange { return nil }, RedactText: unredacted().RedactText},
	} {
		s := openStore(t, newPath(t), o)
		if err := s.Save(t.Context(), wrongAnswer()); !errors.Is(err, ErrNoRedaction) {
			t.Errorf("%s: %v", name, err)
		}
		if found := find(t, s, Query{}); len(found) > 0 {
			t.Errorf("%s: %d attempts", name, len(found))
		}
	}
}

func TestSearch(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	first, second, third := wrongAnswer(), wrongAnswer(), wrongAnswer()
	second.Platform, second.Kind, second.Verdict = naver.Gov, naver.Audio, &naver.Verdict{Right: true}
	second.Note, second.Tags, second.Finding = "한글 메모 50%_", []string{"release 2"}, nil
	second.Started = noon.Add(-48 * time.Hour) // the clock jumped back
	third.Verdict, third.Note, third.Tags, third.Calls = nil, "", nil, nil
	third.Finding = &attempt.Finding{Rule: "quota", Happened: text.Text{Ko: "하루 한도를 다 썼습니다", En: "The quota is used up"}}
	save(t, s, first, second, third)

	for _, c := range []struct {
		name  string
		query Query
		want  []*attempt.Attempt
	}{
		{"everything, the last saved first", Query{}, []*attempt.Attempt{third, second, first}},
		{"platform", Query{Platform: naver.Gov}, []*attempt.Attempt{second}},
		{"kind", Query{Kind: naver.Image}, []*attempt.Attempt{third, first}},
		{"right", Query{Verdict: Right}, []*attempt.Attempt{second}},
		{"wrong", Query{Verdict: Wrong}, []*attempt.Attempt{first}},
		{"no verdict", Query{Verdict: NoVerdict}, []*attempt.Attempt{third}},
		{"finding", Query{Finding: "quota"}, []*attempt.Attempt{third}},
		{"tag", Query{Tag: " RELEASE 2"}, []*attempt.Attempt{second, first}},
		{"Korean tag", Query{Tag: "회귀"}, []*attempt.Attempt{first}},
		{"since", Query{Since: noon}, []*attempt.Attempt{third, first}},
		{"until", Query{Until: noon}, []*attempt.Attempt{second}},
		{"text of a note", Query{Text: "LOOKS like"}, []*attempt.Attempt{first}},
		{"text of a finding", Query{Text: "한도를"}, []*attempt.Attempt{third}},
		{"text of a finding in English", Query{Text: "used quota"}, []*attempt.Attempt{third}},
		{"text of a name", Query{Text: "결제"}, []*attempt.Attempt{third, second, first}},
		{"text of an error", Query{Text: "reset"}, []*attempt.Attempt{second, first}},
		{"text of a body", Query{Text: "key0000000000001"}, []*attempt.Attempt{second, first}},
		{"text that is a pattern elsewhere", Query{Text: "50%_"}, []*attempt.Attempt{second}},
		{"text that is SQL elsewhere", Query{Text: `' OR 1=1 --"`}, nil},
		{"page", Query{Limit: 1, Offset: 1}, []*attempt.Attempt{second}},
		{"all at once", Query{Text: "한글", Platform: naver.Gov, Kind: naver.Audio, Verdict: Right, Tag: "release 2"}, []*attempt.Attempt{second}},
	} {
		found := find(t, s, c.query)
		var ids, want []int64
		for _, f := range found {
			ids = append(ids, f.ID)
		}
		for _, a := range c.want {
			want = append(want, a.ID)
		}
		if !reflect.DeepEqual(ids, want) {
			t.Errorf("%s: %v, want %v", c.name, ids, want)
		}
	}
	got := find(t, s, Query{Text: "looks"})[0]
	if got.Profile != "결제 QA" || got.Outcome != Wrong || got.ResponseTime.Seconds != 1.25 || got.Calls != 3 ||
		!reflect.DeepEqual(got.Tags, first.Tags) || got.Note != first.Note || got.Finding != first.Finding.Rule {
		t.Errorf("%+v", got)
	}
}

// A list reads an attempt as one text, whatever is in it.
func TestASummaryHoldsWhatTheAttemptHas(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	odd := []string{"", " ", "a b\nc", "12 34", "\x1f\x00한글\xff", "👩‍💻 '\";--"}
	for _, text := range odd {
		for _, seconds := range []float64{-1, 0, 1.25, 84.6000000000001} {
			a := wrongAnswer()
			a.Caller.Profile, a.Caller.Host, a.Key, a.Note = text, text, text, text+" note"
			a.Platform, a.Kind = naver.Platform(text), naver.Kind(text)
			a.Verdict.ResponseTime.Seconds = seconds
			a.Started = time.Date(1980, 2, 3, 4, 5, 6, 7, time.FixedZone("", -12345))
			save(t, s, a)
			got := find(t, s, Query{Limit: 1})[0]
			sameTime(t, &got.Started, &a.Started)
			want := Summary{
				ID: a.ID, Started: a.Started, Profile: text, Platform: a.Platform, Host: text, Kind: a.Kind, Outcome: Wrong,
				ResponseTime: naver.ResponseTime{Seconds: seconds, Reported: true}, Finding: a.Finding.Rule, Note: got.Note, Tags: a.Tags, Calls: 3,
			}
			if !reflect.DeepEqual(got, want) || !strings.HasPrefix(a.Note, got.Note) || !strings.Contains(text, "\x00") && got.Note != a.Note {
				t.Errorf("%+v\nwant %+v", got, want)
			}
		}
	}
	if _, err := readSummary("1 2 3 4 5 6 7 8 9 10 11\nshort"); !errors.Is(err, ErrUnreadable) {
		t.Errorf("%v", err)
	}
	if _, err := readSummary("nonsense"); !errors.Is(err, ErrUnreadable) {
		t.Errorf("%v", err)
	}
}
