package naver

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"navercaptcha/naver/exchange"
)

// zip compresses.
func zip(t *testing.T, content io.Reader) string {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := io.Copy(w, content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func encoded(encoding, contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", encoding)
		answers(200, contentType, body)(w, r)
	}
}

func TestGzipIsUndoneButRecordedAsItCame(t *testing.T) {
	zipped := zip(t, strings.NewReader(`{"result":true,"responseTime":84.6}`))
	for _, encoding := range []string{"gzip", "GZIP", "x-gzip"} {
		recorder := exchange.NewRecorder(1, nil)
		c := clientOf(t, serve(t, encoded(encoding, "application/json", zipped)).URL, func(o *Options) { o.Wrap = recorder.Wrap })
		got, err := c.Verify(t.Context(), Image, "k", "v")
		if err != nil || !got.Right {
			t.Errorf("%s: %+v, %v", encoding, got, err)
		}
		if ex := recorder.Exchanges()[0]; string(ex.Body) != zipped || ex.ResponseHeader.Get("Content-Encoding") != encoding {
			t.Errorf("%s: recorded %q with %v", encoding, ex.Body, ex.ResponseHeader)
		}
	}
	picture := serve(t, encoded("gzip", "image/jpeg", zip(t, strings.NewReader(jpegBytes))))
	if media, err := clientOf(t, picture.URL).FetchImage(t.Context(), "k"); err != nil || string(media.Bytes) != jpegBytes {
		t.Errorf("picture: %v", err)
	}
	// Some proxies undo gzip and leave the header.
	left := serve(t, encoded("gzip", "application/json", `{"result":true}`))
	if got, err := clientOf(t, left.URL).Verify(t.Context(), Image, "k", "v"); err != nil || !got.Right {
		t.Errorf("header left over: %v", err)
	}
	for name, body := range map[string]string{"cut": zipped[:len(zipped)-12], "bad sum": zipped[:len(zipped)-8] + "12345678"} {
		var got *NotNAVERError
		c := clientOf(t, serve(t, encoded("gzip", "application/json", body)).URL)
		if _, err := c.Verify(t.Context(), Image, "k", "v"); !errors.As(err, &got) || got.Found != FoundBinary {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// zeros is an endless source.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestAnswersThatAreTooLarge(t *testing.T) {
	limits := map[Call]map[Kind]int64{
		Issue: {Image: MaxJSON, Audio: MaxJSON}, Verify: {Image: MaxJSON, Audio: MaxJSON},
		Fetch: {Image: MaxPicture, Audio: MaxSound},
	}
	endless := func(w http.ResponseWriter, _ *http.Request) {
		for piece := make([]byte, 1<<20); ; {
			if _, err := w.Write(piece); err != nil {
				return
			}
		}
	}
	promised := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", strconv.Itoa(1<<40))
		_, _ = io.WriteString(w, "x")
	}
	bomb := encoded("gzip", "image/jpeg", zip(t, io.LimitReader(zeros{}, MaxSound+1)))
	for name, row := range map[string]struct {
		handler http.HandlerFunc
		decoded bool
	}{"endless": {endless, false}, "promised": {promised, false}, "bomb": {bomb, true}} {
		c := clientOf(t, serve(t, row.handler).URL)
		for _, kind := range []Kind{Image, Audio} {
			for _, what := range allCalls {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				err := call(c, kind, what, "k", "v")
				runtime.ReadMemStats(&after)
				limit := limits[what][kind]
				var got *TooLargeError
				if !errors.As(err, &got) || got.Limit != limit || got.Call != what || got.Kind != kind || got.Status != 200 {
					t.Errorf("%s, %s %s: %T %v", name, kind, what, err, err)
				} else if got.Decoded != row.decoded && limit > MaxJSON { // the bomb itself has more than 64 KiB
					t.Errorf("%s, %s %s: decoded %v", name, kind, what, got.Decoded)
				}
				// Growing a slice leaves its former pieces behind: less than five times the limit in all.
				if used := after.TotalAlloc - before.TotalAlloc; used > uint64(6*limit+4<<20) {
					t.Errorf("%s, %s %s: %d bytes of memory", name, kind, what, used)
				}
			}
		}
	}
}

func TestTheLargestAnswersStillPass(t *testing.T) {
	for _, length := range []int{MaxPicture - 1, MaxPicture} {
		body := "\xff\xd8\xff" + strings.Repeat("x", length-3)
		c := clientOf(t, serve(t, answers(200, "image/jpeg", body)).URL)
		if media, err := c.FetchImage(t.Context(), "k"); err != nil || len(media.Bytes) != length {
			t.Errorf("%d bytes: %v", length, err)
		}
	}
	body := `{"key":"k"}` + strings.Repeat(" ", MaxJSON-11)
	if key, err := clientOf(t, serve(t, answers(200, "", body)).URL).IssueKey(t.Context(), Image); err != nil || key != "k" {
		t.Error(err)
	}
	var got *TooLargeError
	if _, err := clientOf(t, serve(t, answers(200, "", body+" ")).URL).IssueKey(t.Context(), Image); !errors.As(err, &got) {
		t.Error(err)
	}
}

func TestTooLongKeyOrAnswerIsNotSent(t *testing.T) {
	c := clientOf(t, closedPort(t))
	long := strings.Repeat("x", 4097)
	for _, err := range []error{call(c, Image, Fetch, long, ""), call(c, Image, Verify, "k", long)} {
		if !errors.Is(err, ErrInputTooLong) {
			t.Error(err)
		}
	}
}
