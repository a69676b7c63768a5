package redaction_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/json"
	"io"
	"iter"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"navercaptcha/naver/exchange/redaction"
)

// long tells whether there is time for 10,000 random secrets.
func long() bool { return os.Getenv("NAVERCAPTCHA_LONG") != "" }

// seeds tries 200 random secrets, always the same ones, or 10,000 others each time.
func seeds() iter.Seq[uint64] {
	first, count := uint64(0), uint64(200)
	if long() {
		first, count = rand.Uint64N(1<<40), 10_000
	}
	return func(yield func(uint64) bool) {
		for seed := first; seed < first+count && yield(seed); seed++ {
			continue
		}
	}
}

// pack compresses as a Content-Encoding says.
func pack(coding, text string) []byte {
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "deflate":
		w, _ = flate.NewWriter(&b, flate.BestSpeed)
	default:
		return []byte(text)
	}
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return b.Bytes()
}

func TestRandomSecretsInRandomEncodings(t *testing.T) {
	for seed := range seeds() {
		random := rand.New(rand.NewPCG(7, seed))
		secret := randomSecret(random)
		way := randomEncoding(random)
		text, core := way.write(random, secret)
		r := redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: secret})

		quoted, _ := json.Marshal(map[string]any{"a": text, "list": []string{"x" + text + "y", "b"}, "n": 1})
		outputs := map[string]string{
			"text":   r.Text("before " + text + " after"),
			"header": r.Header("Location", text),
			"query":  r.Query("a=b&c=" + text + "&d=e"),
			"JSON":   string(r.Body(quoted, http.Header{"Content-Type": {"application/json"}}).Bytes),
			"binary": string(r.Body([]byte("\x00\xff"+text+"\x00"), nil).Bytes),
		}
		for _, coding := range []string{"gzip", "deflate"} {
			packed := pack(coding, "<p>"+text+"</p>")
			body := r.Body(packed, http.Header{"Content-Encoding": {coding}})
			if !body.Decoded || body.Note != redaction.BodyDecoded {
				t.Fatalf("seed %d, %s: a secret in %s was left: %q\n%.300q\n%.300q", seed, way.name, coding, body.Note, secret, text)
			}
			outputs[coding] = string(body.Bytes)
		}
		for place, out := range outputs {
			if strings.Contains(out, core) || strings.Contains(out, secret) {
				t.Fatalf("seed %d: %s, %s: the secret stays in %q", seed, place, way.name, out)
			}
			if err := r.Check([]byte(out)); err != nil {
				t.Fatalf("seed %d: %s, %s: %v", seed, place, way.name, err)
			}
		}
		if !json.Valid([]byte(outputs["JSON"])) {
			t.Fatalf("seed %d, %s: not JSON: %s", seed, way.name, outputs["JSON"])
		}
		if _, err := url.ParseQuery(outputs["query"]); err != nil && way.name == "query" {
			t.Fatalf("seed %d, %s: %v in %q", seed, way.name, err, outputs["query"])
		}
		if got, want := len(outputs["binary"]), len(text)+3; got != want {
			t.Fatalf("seed %d: a binary body of %d bytes has %d", seed, want, got)
		}
		if r.Check([]byte("x"+text)) == nil {
			t.Fatalf("seed %d, %s: the check overlooks %q", seed, way.name, text)
		}
	}
}
