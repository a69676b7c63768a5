package redaction_test

import (
	"bytes"
	"errors"
	"net/http"
	"strings"
	"testing"

	"navercaptcha/naver/exchange/redaction"
)

func TestBodies(t *testing.T) {
	gzipped := pack("gzip", "no "+clientSecret)
	clean := pack("gzip", "nothing here")
	for _, c := range []struct {
		name, coding, contentType string
		body                      []byte
		want                      string // "=" for the body as it came
		note                      redaction.BodyNote
	}{
		{"empty", "", "", nil, "=", ""},
		{"clean", "gzip", "", clean, "=", ""},
		{"gzip", "gzip", "", gzipped, "no «client-secret-1»", redaction.BodyDecoded},
		{"gzip that no header tells of", "", "", gzipped, "no «client-secret-1»", redaction.BodyDecoded},
		{"gzip twice", "gzip, GZIP", "", pack("gzip", string(gzipped)), "no «client-secret-1»", redaction.BodyDecoded},
		{"deflate", "deflate", "", pack("deflate", "no "+clientSecret), "no «client-secret-1»", redaction.BodyDecoded},
		{"text that is called gzip", "gzip", "", []byte("no " + clientSecret), "no «client-secret-1»", redaction.BodyRedacted},
		{"text that is called deflate", "deflate", "", []byte("no " + clientSecret), "no «client-secret-1»", redaction.BodyRedacted},
		{"text that is called br", "br", "", []byte("no " + clientSecret), "no «client-secret-1»", redaction.BodyRedacted},
		{"br", "br", "", []byte("\x0b\x02\x80abc\x03"), "", redaction.BodyWithheld},
		{"gzip broken off", "gzip", "", pack("gzip", strings.Repeat("no "+clientSecret+"\n", 9000))[:200], "", redaction.BodyDamaged},
		{"form", "", "application/x-www-form-urlencoded", []byte("a=b&cookie=x"), "a=b&cookie=%C2%ABcookie-1%C2%BB", redaction.BodyRedacted},
		{"binary", "", "image/jpeg", []byte("\xff\xd8" + clientSecret + "\x00"), "\xff\xd8**********\x00", redaction.BodyRedacted},
		{"EUC-KR", "", "text/html", []byte("\xc0\xce\xc1\xf5 " + clientSecret), "\xc0\xce\xc1\xf5 **********", redaction.BodyRedacted},
		{"NUL", "", "", []byte("a\x00b"), "=", ""},
	} {
		r := knowing()
		got := r.Body(c.body, http.Header{"Content-Encoding": {c.coding}, "Content-Type": {c.contentType}})
		if got.Note != c.note {
			t.Errorf("%s: %q, want %q", c.name, got.Note, c.note)
		}
		if c.want == "=" {
			c.want = string(c.body)
		}
		if c.note != redaction.BodyDamaged && string(got.Bytes) != c.want {
			t.Errorf("%s: %q, want %q", c.name, got.Bytes, c.want)
		}
		if err := r.Check(got.Bytes); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if c.note != "" && r.Report().Bodies[c.note] != 1 {
			t.Errorf("%s: the report says %v", c.name, r.Report().Bodies)
		}
	}
}

func TestABombIsWithheld(t *testing.T) {
	bomb := pack("gzip", strings.Repeat("\x00", redaction.MaxDecoded+1))
	if got := knowing().Body(bomb, http.Header{"Content-Encoding": {"gzip"}}); got.Note != redaction.BodyWithheld || len(got.Bytes) != 0 {
		t.Errorf("%d bytes, %q", len(got.Bytes), got.Note)
	}
	if plain, err := redaction.Decode(bomb, "gzip", 100); !errors.Is(err, redaction.ErrTooLong) || len(plain) != 100 {
		t.Errorf("%d bytes, %v", len(plain), err)
	}
}

func TestLongAndShortSecrets(t *testing.T) {
	for _, length := range []int{8, 4096} {
		secret := strings.Repeat(`a\"/é%'`, 600)[:length]
		r := redaction.New(redaction.Secret{Kind: redaction.ProxyPassword, Value: secret})
		body := bytes.Repeat([]byte("0123456789abcdef"), 1<<20)
		copy(body[13<<20:], secret)
		got := r.Body(body, nil)
		if got.Note != redaction.BodyRedacted || bytes.Count(got.Bytes, []byte("«proxy-password-1»")) != 1 {
			t.Errorf("%d bytes: %q", length, got.Note)
		}
	}
	r := redaction.New(redaction.Secret{Kind: redaction.ProxyPassword, Value: "1234567"})
	if got := r.Text("a 1234567 b"); got != "a 1234567 b" {
		t.Errorf("seven bytes are taken out of any text: %s", got)
	}
}

func TestTheBeginningOfALongText(t *testing.T) {
	r := knowing()
	const limit = 100
	for before := 80; before < 1200; before += 7 {
		text := strings.Repeat("가", before) + strings.Repeat(clientSecret+" ", 2000)
		got, more := r.Beginning([]byte(text), limit)
		if len(got) > limit || !more || bytes.Contains(got, []byte(clientSecret[:4])) {
			t.Fatalf("behind %d: %q, %v", before, got, more)
		}
	}
	if got, more := r.Beginning([]byte("short "+clientSecret), limit); string(got) != "short «client-secret-1»" || more {
		t.Errorf("%q, %v", got, more)
	}
}
