package har_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/har"
	"navercaptcha/naver/exchange/redaction"
)

// endless is a HAR whose entries never end. It counts what was read of it.
type endless struct {
	part string
	read int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.part == "" {
		e.part = `{"request":{"url":"http://h.example/"},"response":{"status":200,"content":{"text":"` + strings.Repeat("x", 1000) + `"}}},`
	}
	n := copy(p, e.part)
	e.part = e.part[n:]
	e.read += n
	return n, nil
}

// TestReadHandsOverAnEntryBeforeItReadsTheNext: no more of a file is read, or held, than its reader wants.
func TestReadHandsOverAnEntryBeforeItReadsTheNext(t *testing.T) {
	file := &endless{part: "\ufeff {\"log\":{\"version\":\"1.2\",\"entries\":[\n"}
	enough := errors.New("enough")
	seen := 0
	err := har.Read(file, func(e *har.Entry) error {
		if seen++; seen == 1000 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || seen != 1000 {
		t.Errorf("%d entries, %v", seen, err)
	}
	if most := 1200*1100 + 1<<20; file.read > most {
		t.Errorf("%d bytes were read for %d entries, want at most %d", file.read, seen, most)
	}
}

// TestReadReadsWhatIsWritten: real calls come back as they were, but for what never leaves.
func TestReadReadsWhatIsWritten(t *testing.T) {
	calls := recorded(t)
	var file strings.Builder
	if err := har.Write(&file, redaction.New(secrets()...), by, calls); err != nil {
		t.Fatal(err)
	}
	var read []*exchange.Exchange
	err := har.Read(strings.NewReader(file.String()), func(e *har.Entry) error {
		read = append(read, e.Exchange())
		return nil
	})
	if err != nil || len(read) != len(calls) {
		t.Fatalf("%d of %d calls, %v", len(read), len(calls), err)
	}
	for i, got := range read {
		want := calls[i]
		if got.Status != want.Status || got.Failed != want.Failed || (got.Err == nil) != (want.Err == nil) ||
			got.BodyTruncated != want.BodyTruncated || got.Sends != want.Sends || (got.TLS == nil) != (want.TLS == nil) {
			t.Errorf("call %d is\n%+v, want\n%+v", i, got, want)
		}
	}
	if string(read[0].Body) != `{"key":"t521bp3qM7Qyk2X2"}` || string(read[4].Body) != string(calls[4].Body) {
		t.Errorf("bodies %q and %q", read[0].Body, read[4].Body)
	}
}

// TestReadOfAHARThatBreaksOff cuts one at each byte: the whole entries before the cut are handed over, and the error names
// how many these are.
func TestReadOfAHARThatBreaksOff(t *testing.T) {
	const first, second = `{"request":{"url":"http://a.example/"}}`, `{"request":{"url":"http://b.example/"},"response":{"headers":[{"name":"A"}]}}`
	const head = `{"log":{"version":"1.2","entries":[`
	whole := head + first + "," + second + "]}}"
	for cut := range len(head + first + "," + second) {
		seen := 0
		err := har.Read(strings.NewReader(whole[:cut]), func(*har.Entry) error { seen++; return nil })
		want := 0
		if cut >= len(head+first) {
			want = 1
		}
		var broken *har.BrokenError
		switch {
		case cut <= len(`{"log":`):
			if !errors.Is(err, har.ErrNoHAR) {
				t.Errorf("cut at %d: %v", cut, err)
			}
		case !errors.As(err, &broken) || broken.Entries != seen || seen != want || !errors.Is(err, io.ErrUnexpectedEOF):
			t.Errorf("cut at %d: %d entries, want %d, %v", cut, seen, want, err)
		}
	}
	seen := 0
	err := har.Read(strings.NewReader(head+first+",{\"time\": nonsense}"), func(*har.Entry) error { seen++; return nil })
	var broken *har.BrokenError
	if !errors.As(err, &broken) || seen != 1 || broken.Entries != 1 {
		t.Errorf("%d entries before what is no JSON, %v", seen, err)
	}
}

// TestReadTakesWhatOthersWrite: what is missing, of another type or there twice is no error.
func TestReadTakesWhatOthersWrite(t *testing.T) {
	for entry, want := range map[string]string{
		`{}`:                          "  0 ",
		`null`:                        "  0 ",
		`7`:                           "  0 ",
		`{"request":[],"response":7}`: "  0 ",
		`{"request":{"method":["GET"],"url":"http://h.example/"},"response":{"status":"200"}}`:                    " http://h.example/ 200 ",
		`{"request":{"method":"GET","url":null},"response":{"status":1e99,"content":{"text":7}}}`:                 "GET  0 ",
		`{"request":{"method":"A","method":"GET"},"response":{"status":200.0,"content":{"text":"가"}}}`:            "GET  200 가",
		`{"_tls":"no","_sends":true,"_bodyTruncated":"yes","_error":{},"response":{"status":204,"content":null}}`: "  204 ",
		`{"request":{"headers":[null,{"name":7},[]]},"response":{"content":{"text":"YQ==","encoding":"base64"}}}`: "  0 a",
	} {
		var got []string
		err := har.Read(strings.NewReader(`{"other":[{}],"log":{"entries":[`+entry+`],"more":{}}}`), func(e *har.Entry) error {
			x := e.Exchange()
			got = append(got, fmt.Sprintf("%s %s %d %s", x.Method, x.URL, x.Status, x.Body))
			return nil
		})
		if err != nil || len(got) != 1 || got[0] != want {
			t.Errorf("%s: %q, want %q, %v", entry, got, want, err)
		}
	}
}

// TestReadWantedLeavesOutTheBodiesOfOthers, and nothing else.
func TestReadWantedLeavesOutTheBodiesOfOthers(t *testing.T) {
	entry := func(host string) string {
		return `{"request":{"url":"http://` + host + `/"},"response":{"status":200,"content":{"text":"from ` + host + `"},"headers":[{"name":"A"}]}}`
	}
	var got []string
	err := har.ReadWanted(strings.NewReader(`{"log":{"entries":[`+entry("ours")+","+entry("theirs")+`]}}`),
		func(url string) bool { return url == "http://ours/" },
		func(e *har.Entry) error {
			got = append(got, fmt.Sprintf("%s %d %d %q", e.URL, e.Status, len(e.ResponseHeaders), e.Text))
			return nil
		})
	if all := strings.Join(got, ", "); err != nil || all != `http://ours/ 200 1 "from ours", http://theirs/ 200 1 ""` {
		t.Errorf("%s, %v", all, err)
	}
}

func TestReadTellsWhatIsNoHAR(t *testing.T) {
	for _, text := range []string{
		"", " ", "{", "{}", "[]", `"log"`, `{"log":7}`, `{"key":"t521bp3qM7Qyk2X2"}`, "<html>", `{"errorCode":"024"`, "\xff\xd8\xff",
		strings.Repeat("[", 1<<20), `{"a":` + strings.Repeat("[", 1<<20),
	} {
		if err := har.Read(strings.NewReader(text), nil); !errors.Is(err, har.ErrNoHAR) {
			t.Errorf("%.20q: %v", text, err)
		}
	}
	for _, text := range []string{`{"log":{}}`, `{"log":{"entries":[]}}`, `{"log":{"entries":{}}}`} {
		if err := har.Read(strings.NewReader(text), nil); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	failed := errors.New("the disk failed")
	err := har.Read(io.MultiReader(strings.NewReader(`{"log":{"entries":[`), brokenDisk{failed}), nil)
	if !errors.Is(err, failed) {
		t.Errorf("a Reader's error became %v", err)
	}
}

type brokenDisk struct{ err error }

func (b brokenDisk) Read([]byte) (int, error) { return 0, b.err }
