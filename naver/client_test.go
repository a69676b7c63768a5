package naver

import (
	"context"
	"net/http"
	"testing"
)

const (
	jpegBytes = "\xff\xd8\xff\xe0\x00\x10JFIF and so on \xff\xd9"
	wavBytes  = "RIFF\x24\x00\x00\x00WAVEfmt and so on"
)

// attempt is a server that answers an attempt as NAVER's documents and captures show it.
func attempt(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/v1/captcha/ncaptcha.bin":
		answers(200, "image/jpeg;charset=UTF-8", jpegBytes)(w, r)
	case r.URL.Path == "/v1/captcha/scaptcha":
		answers(200, "audio/wav;charset=UTF-8", wavBytes)(w, r)
	case r.FormValue("code") == "0":
		answers(200, "text/plain;charset=UTF-8", `{"key":"t521bp3qM7Qyk2X2"}`)(w, r)
	case r.FormValue("value") == "1PUNUST":
		answers(200, "application/json;charset=UTF-8", `{"result":true,"responseTime":84.6}`)(w, r)
	default:
		answers(200, "application/json;charset=UTF-8", `{"result":false,"responseTime":8.8}`)(w, r)
	}
}

func TestAnAttemptFromKeyToVerdict(t *testing.T) {
	checkNoGoroutineLeft(t)
	c := clientOf(t, serve(t, attempt).URL)
	ctx := context.Background()

	for _, kind := range []Kind{Image, Audio} {
		key, err := c.IssueKey(ctx, kind)
		if err != nil || key != "t521bp3qM7Qyk2X2" {
			t.Fatalf("issue %s: %q, %v", kind, key, err)
		}
		fetch, want := c.FetchImage, jpegBytes
		if kind == Audio {
			fetch, want = c.FetchAudio, wavBytes
		}
		media, err := fetch(ctx, key)
		if err != nil || media.Kind != kind || string(media.Bytes) != want || len(media.Warnings) != 0 {
			t.Fatalf("fetch %s: %+v, %v", kind, media, err)
		}
		right, err := c.Verify(ctx, kind, key, "1PUNUST")
		if err != nil || !right.Right || right.Status != 200 || right.ResponseTime != (ResponseTime{84.6, true}) {
			t.Errorf("right answer: %+v, %v", right, err)
		}
		wrong, err := c.Verify(ctx, kind, key, "WRONG")
		if err != nil || wrong.Right || wrong.ResponseTime != (ResponseTime{8.8, true}) {
			t.Errorf("wrong answer: %+v, %v", wrong, err)
		}
	}
}
