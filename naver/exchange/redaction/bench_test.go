package redaction_test

import (
	"bytes"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"navercaptcha/naver/exchange/redaction"
)

// threeSecrets is what an app knows of one attempt.
func threeSecrets() *redaction.Redactor {
	return redaction.New(
		redaction.Secret{Kind: redaction.ClientSecret, Value: "Q2vD1mkXw9"},
		redaction.Secret{Kind: redaction.ClientID, Value: "yFq3VxZ8mW4tRb7Kc2Hs"},
		redaction.Secret{Kind: redaction.ProxyPassword, Value: `p@ss/w0rd "ü"`},
	)
}

// BenchmarkBody redacts bodies of 16 MiB. The baseline is to copy and search one for one value.
func BenchmarkBody(b *testing.B) {
	const size = 16 << 20
	noise := make([]byte, size)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	bodies := []struct {
		name string
		body []byte
	}{
		{"binary", noise},
		{"HTML", []byte(strings.Repeat(`<p class="a">X-Naver &amp; it's "here" %41 \u0041</p>`+"\n", size/54))},
		{"JSON", []byte("[" + strings.Repeat(`{"result":false,"errorCode":"CT001"},`, size/37) + "1]")},
		{"percents", bytes.Repeat([]byte("%41"), size/3)},
		{"backslashes", bytes.Repeat([]byte(`\`), size)},
		{"quotes", bytes.Repeat([]byte(`\"'`), size/3)},
		{"secrets", bytes.Repeat([]byte("Q2vD1mkXw9 "), size/11)},
	}
	for _, body := range bodies {
		b.Run("of="+body.name+"/how=baseline", func(b *testing.B) {
			b.SetBytes(int64(len(body.body)))
			for b.Loop() {
				bytes.ReplaceAll(body.body, []byte("Q2vD1mkXw9"), []byte("«client-secret-1»"))
			}
		})
		b.Run("of="+body.name+"/how=ours", func(b *testing.B) {
			b.SetBytes(int64(len(body.body)))
			for b.Loop() {
				threeSecrets().Body(body.body, http.Header{})
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		threeSecrets()
	}
}

// BenchmarkFresh is what BenchmarkNew costs from the second time on.
func BenchmarkFresh(b *testing.B) {
	first := threeSecrets()
	for b.Loop() {
		first.Fresh()
	}
}
