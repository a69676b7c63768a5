package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

func TestNotesAndTags(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	a := wrongAnswer()
	a.Note, a.Tags = "", nil
	save(t, s, a)
	for _, note := range []string{
		"", "한글", "with\x00NUL and more", "👩‍💻🇰🇷", "\xff\xfe broken", "'; DROP TABLE attempt; --", "%_\\", strings.Repeat("x", MaxNote),
	} {
		if err := s.SetNote(t.Context(), a.ID, note); err != nil {
			t.Fatal(err)
		}
		if got := load(t, s, a.ID).Note; got != note {
			t.Errorf("%.40q came back as %.40q", note, got)
		}
	}
	if err := s.SetNote(t.Context(), a.ID, "before\x00after"); err != nil {
		t.Fatal(err)
	}
	if found := find(t, s, Query{Text: "after"}); len(found) != 1 {
		t.Error("what is behind a NUL is not found")
	}
	if err := s.SetNote(t.Context(), a.ID, strings.Repeat("가", 100<<10/3)); !errors.Is(err, ErrNoteTooLong) {
		t.Errorf("a note of 100 kB: %v", err)
	}
	if err := s.SetNote(t.Context(), a.ID+1, "x"); !errors.Is(err, ErrUnknown) {
		t.Errorf("a note for nobody: %v", err)
	}

	tags := []string{" 회귀 ", "Release\x002", "release 2", "", "👩‍💻", "a\tb", "\xff"}
	if err := s.SetTags(t.Context(), a.ID, tags); err != nil {
		t.Fatal(err)
	}
	want := []string{"회귀", "Release 2", "👩‍💻", "a b"}
	if got := load(t, s, a.ID).Tags; !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if err := s.SetTags(t.Context(), a.ID, []string{strings.Repeat("x", 100<<10)}); !errors.Is(err, ErrTagTooLong) {
		t.Errorf("a tag of 100 kB: %v", err)
	}
	var many []string
	for n := range MaxTags + 1 {
		many = append(many, fmt.Sprint(n))
	}
	if err := s.SetTags(t.Context(), a.ID, many); !errors.Is(err, ErrTooManyTags) {
		t.Errorf("%d tags: %v", len(many), err)
	}
	if err := s.SetTags(t.Context(), a.ID+1, want); !errors.Is(err, ErrUnknown) {
		t.Errorf("tags for nobody: %v", err)
	}
	if err := s.SetTags(t.Context(), a.ID, nil); err != nil || len(find(t, s, Query{Tag: "a b"})) != 0 {
		t.Errorf("no tags: %v", err)
	}
}

func TestBytesThatAreNoText(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	a := wrongAnswer()
	a.Calls = a.Calls[:1]
	e := a.Calls[0].Exchange
	e.Body = []byte("\x00\xff\xfe EUC-KR \xc7\xd1\xb1\xdb\x00")
	e.URL += "&x=\xff"
	e.ResponseHeader = http.Header{"X-Euc-Kr": {"\xc7\xd1\xb1\xdb", "a\x00b"}, "X-\xff": {"`$(id)`", "<script>", "|**x**|"}}
	for n := range 1000 {
		e.ResponseHeader.Add("X-Line", strings.Repeat("h", n))
	}
	want := *e
	save(t, s, a)
	got := load(t, s, a.ID).Calls[0].Exchange
	want.Start = got.Start
	if !reflect.DeepEqual(got, &want) {
		t.Errorf("%+v, want\n%+v", got, want)
	}
}

func TestWhatIsTooBigIsCutOrRefused(t *testing.T) {
	t.Parallel()
	s := openStore(t, newPath(t), unredacted())
	a := wrongAnswer()
	a.Calls = a.Calls[:1]
	e := a.Calls[0].Exchange
	e.Body = bytes.Repeat([]byte("0123456789abcdef"), (exchange.MaxBody+16)/16)
	save(t, s, a)
	got := load(t, s, a.ID).Calls[0]
	if len(got.Exchange.Body) != exchange.MaxBody || !got.Exchange.BodyTruncated || got.BodySize != exchange.MaxBody {
		t.Errorf("%d bytes, truncated %v", len(got.Exchange.Body), got.Exchange.BodyTruncated)
	}

	a = wrongAnswer()
	a.Calls[0].Exchange.ResponseHeader = http.Header{"X": {strings.Repeat("x", MaxDetails)}}
	if err := s.Save(t.Context(), a); !errors.Is(err, ErrCallTooBig) {
		t.Errorf("headers: %v", err)
	}
	a.Calls = make([]attempt.Call, MaxCalls+1)
	if err := s.Save(t.Context(), a); !errors.Is(err, ErrTooManyCalls) {
		t.Errorf("calls: %v", err)
	}
}

func TestTooMuchToLoadIsLeftOut(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	a := wrongAnswer()
	a.Calls[2].Exchange.Body = []byte("an answer")
	save(t, s, a)
	s.loading = int64(len(picture)+len("an answer")) + 20
	got := load(t, s, a.ID).Calls
	if got[2].Exchange.Body == nil || got[2].Missing != Kept || got[0].Exchange.Body != nil || got[0].Missing != NotLoaded ||
		got[0].BodySize == 0 {
		t.Errorf("%+v\n%+v", got[0], got[2])
	}
	if err := s.Delete(t.Context(), make([]int64, MaxChosen+1)...); !errors.Is(err, ErrTooManyChosen) {
		t.Errorf("%v", err)
	}
}

// A window saves after each call, with what it still has in memory.
func TestAnAttemptGrows(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	redacted := 0
	s.options.Redact = func(e *exchange.Exchange) *exchange.Exchange { redacted++; return e }
	a := wrongAnswer()
	calls := a.Calls
	a.Verdict, a.Finding, a.Calls = nil, nil, calls[:1]
	save(t, s, a)
	a.Calls = calls[:2]
	save(t, s, a)
	if err := s.SetNote(t.Context(), a.ID, "of another window"); err != nil {
		t.Fatal(err)
	}
	// The last state has lost the first call, and is rebuilt from the window's own state.
	last := wrongAnswer()
	last.ID, last.Calls, last.Note, last.Tags = a.ID, calls[1:], "of this window", nil
	save(t, s, last)
	save(t, s, last)

	got := load(t, s, a.ID)
	if len(got.Calls) != 3 || got.Verdict == nil || got.Note != "of another window" || len(got.Tags) != 2 {
		t.Errorf("%d calls, %+v", len(got.Calls), got)
	}
	for i, c := range []naver.Call{naver.Issue, naver.Fetch, naver.Verify} {
		if got.Calls[i].Call != c {
			t.Errorf("call %d is %s", i, got.Calls[i].Call)
		}
	}
	if redacted != 3 {
		t.Errorf("%d redactions", redacted)
	}
	if found := find(t, s, Query{}); len(found) != 1 {
		t.Errorf("%d attempts", len(found))
	}

	if err := s.Delete(t.Context(), a.ID); err != nil {
		t.Fatal(err)
	}
	save(t, s, last)
	if got := load(t, s, last.ID); len(got.Calls) != 2 {
		t.Errorf("stored anew with %d calls", len(got.Calls))
	}
}

// What NAVER judged stays judged, also where the call that was judged has made room for newer ones.
func TestAVerdictOutlivesItsCall(t *testing.T) {
	s := openStore(t, newPath(t), unredacted())
	a := wrongAnswer()
	save(t, s, a)
	a.Verdict, a.Calls = nil, a.Calls[:1]
	save(t, s, a)
	if got := load(t, s, a.ID); got.Verdict == nil || got.Verdict.Right {
		t.Errorf("verdict %+v", got.Verdict)
	}
	if found := find(t, s, Query{Verdict: Wrong}); len(found) != 1 || found[0].ResponseTime.Seconds != 1.25 {
		t.Errorf("found %+v", found)
	}
	a.Verdict = &naver.Verdict{Right: true}
	save(t, s, a)
	if found := find(t, s, Query{Verdict: Right}); len(found) != 1 || found[0].ResponseTime.Reported {
		t.Errorf("found %+v", found)
	}
}

func TestDeleteBefore(t *testing.T) {
	t.Parallel()
	s := openStore(t, newPath(t), unredacted())
	for n := range deleteAtOnce + 10 {
		a := wrongAnswer()
		a.Started, a.Calls = noon.Add(time.Duration(n)*time.Hour), a.Calls[1:2]
		save(t, s, a)
	}
	n, err := s.DeleteBefore(t.Context(), noon.Add((deleteAtOnce+1)*time.Hour))
	if err != nil || n != deleteAtOnce+1 {
		t.Errorf("%d deleted, %v", n, err)
	}
	if found := find(t, s, Query{}); len(found) != 9 {
		t.Errorf("%d left", len(found))
	}
	f, err := s.place.ready(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"call", "part", "tag"} {
		var left int
		err := f.db.QueryRow("SELECT count(*) FROM " + table + " WHERE attempt NOT IN (SELECT id FROM attempt)").Scan(&left)
		if table == "part" {
			err = f.db.QueryRow("SELECT count(*) FROM part WHERE call NOT IN (SELECT id FROM call)").Scan(&left)
		}
		if err != nil || left != 0 {
			t.Errorf("%d left in %s, %v", left, table, err)
		}
	}
}

func TestEveryCallCanBeCancelled(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	a := wrongAnswer()
	save(t, s, a)
	// Another window holds the file for longer than anybody waits.
	other := openStore(t, path, unredacted())
	f, err := other.place.ready(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	blocking, err := f.db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer blocking.Close()
	if _, err := blocking.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	begun := time.Now()
	if err := s.Save(ctx, wrongAnswer()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("save: %v", err)
	}
	if took := time.Since(begun); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
	if _, err := s.Attempt(t.Context(), a.ID); err != nil {
		t.Errorf("reading waits for a writer: %v", err)
	}
	if _, err := blocking.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if found := find(t, s, Query{}); len(found) != 1 {
		t.Errorf("%d attempts", len(found))
	}
	mustWork(t, s)
}

func TestClosedIsClosed(t *testing.T) {
	before := runtime.NumGoroutine()
	s := openStore(t, newPath(t), unredacted())
	save(t, s, wrongAnswer())
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Error(err)
	}
	if err := s.Save(t.Context(), wrongAnswer()); !errors.Is(err, ErrClosed) {
		t.Errorf("%v", err)
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(5 * time.Millisecond) // database/sql ends its own a moment later
	}
	t.Errorf("%d goroutines, before there were %d", runtime.NumGoroutine(), before)
}
