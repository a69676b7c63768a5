package redaction_test

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/curl"
	"navercaptcha/naver/exchange/har"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/exchange/report"
	bilingual "navercaptcha/naver/text"
)

// leaking is a call that holds a secret wherever it can.
func leaking(r *rand.Rand, secret, text string) *exchange.Exchange {
	coding := []string{"", "gzip", "deflate"}[r.IntN(3)]
	quoted, _ := json.Marshal(map[string]string{"message": text, "errorCode": "024"})
	body := [][]byte{quoted, []byte("<p>" + text + "</p>"), []byte("\x00\x01" + text + "\xff")}[r.IntN(3)]
	return &exchange.Exchange{
		Start: time.Now(), Method: "GET", Proto: "HTTP/1.1",
		URL: "https://openapi.naver.com/" + url.PathEscape(secret) + "?code=1&key=" + url.QueryEscape(text) +
			"&x-ncp-apigw-api-key=" + url.QueryEscape(secret),
		RequestHeader:  http.Header{"X-Naver-Client-Secret": {secret}, "X-Other": {text}},
		ResponseHeader: http.Header{"X-Echo": {text, secret}, "Content-Encoding": {coding}, "Set-Cookie": {"a=" + text}},
		Status:         401, StatusText: text, Body: pack(coding, string(body)),
		Proxy: text, RemoteAddr: "127.0.0.1:443", TLS: &exchange.TLS{Issuer: text, Subject: secret},
		Err: errors.New(text), Failed: exchange.Receive, Phases: exchange.Phases{exchange.Wait: time.Second},
	}
}

func TestNoSecretInAnyOutput(t *testing.T) {
	for seed := range seeds() {
		random := rand.New(rand.NewPCG(11, seed))
		secret := randomSecret(random)
		way := randomEncoding(random)
		text, core := way.write(random, secret)
		e := leaking(random, secret, text)
		for name, out := range outputs(t, seed, secret, text, e) {
			if strings.Contains(out, secret) || strings.Contains(out, core) {
				t.Fatalf("seed %d: %s: %s: the secret stays", seed, name, way.name)
			}
			r := redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: secret})
			if err := r.Check([]byte(out)); err != nil {
				t.Fatalf("seed %d: %s, %s: %v", seed, name, way.name, err)
			}
			for _, diagnostic := range []string{"401", "openapi.naver.com", "code"} {
				if !strings.Contains(out, diagnostic) && !strings.HasPrefix(name, "curl") {
					t.Fatalf("seed %d: %s has lost %s", seed, name, diagnostic)
				}
			}
		}
	}
}

// outputs is the call in each form in which it can leave.
func outputs(t *testing.T, seed uint64, secret, text string, e *exchange.Exchange) map[string]string {
	t.Helper()
	fresh := func() *redaction.Redactor {
		return redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: secret})
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
	out := map[string]string{"text": e.Text(fresh())}
	var b bytes.Buffer
	must(har.Write(&b, fresh(), har.Creator{Name: "x", Version: "1"}, []*exchange.Exchange{e}))
	out["har"] = b.String()
	if !json.Valid(b.Bytes()) {
		t.Fatalf("seed %d: the HAR is no JSON", seed)
	}
	both := bilingual.Text{Ko: text, En: text}
	made := attempt.Attempt{Note: text, Tags: []string{text, secret}, Calls: []attempt.Call{{
		Caller: attempt.Caller{Profile: text}, Key: secret, Err: errors.New(text), Exchange: e,
		Finding: &attempt.Finding{Rule: "unknown", Happened: both, Links: []attempt.Link{{Title: both, URL: "https://x.example/?" + url.QueryEscape(text)}}},
	}}}
	var lines bytes.Buffer
	must(report.WriteCSV(&lines, fresh(), "ko", true, []attempt.Attempt{made}))
	out["csv"] = lines.String()
	if all, err := csv.NewReader(bytes.NewReader(lines.Bytes())).ReadAll(); err != nil || len(all) != 2 {
		t.Fatalf("seed %d: %d lines of CSV, %v", seed, len(all), err)
	}
	markdown, err := report.Markdown(fresh(), report.Options{}, made)
	must(err)
	out["markdown"] = markdown
	for _, shell := range curl.Shells() {
		command, err := curl.Command(e, shell, fresh())
		must(err)
		out["curl for "+string(shell)] = command
	}
	copied, _ := e.Redact(fresh())
	stored, err := json.Marshal(struct {
		*exchange.Exchange
		Err, Body string
	}{copied, copied.Err.Error(), string(copied.Body)})
	must(err)
	out["history"] = string(stored)
	return out
}

// Every way in which a secret may slip through is found when what was written is read again.
func TestAPlantedLeakIsFoundInEveryForm(t *testing.T) {
	const secret = `Q2vD1/mk+Xw9"&'`
	r := redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: secret})
	random := rand.New(rand.NewPCG(5, 5))
	for _, way := range append(append([]encoding{}, escapes...), codes...) {
		text, _ := way.write(random, secret)
		for _, before := range []int{0, 1, 1<<20 - 3, 1 << 20, 1<<20 + 7, 3 << 20} { // also across what is read at once
			err := r.Check([]byte(strings.Repeat(".", before) + text + strings.Repeat(".", 100)))
			var leak *redaction.LeakError
			if !errors.As(err, &leak) {
				t.Fatalf("%s behind %d bytes was overlooked", way.name, before)
			}
			if leak.Kind != redaction.ClientSecret || leak.Offset < int64(before) || leak.Offset > int64(before+12) {
				t.Errorf("%s behind %d bytes: %+v", way.name, before, leak)
			}
			for _, form := range []string{secret, base64.StdEncoding.EncodeToString([]byte(secret)), hex.EncodeToString([]byte(secret))} {
				if strings.Contains(err.Error(), form) {
					t.Error("the error holds the secret")
				}
			}
		}
	}
}
