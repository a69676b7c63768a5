package history

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// engine redacts as the window does: each call with the credentials of the run and those that it carries.
func engine(secrets ...redaction.Secret) Options {
	return Options{
		RedactText: func(s string) string { return redaction.New(secrets...).Text(s) },
		Redact: func(e *exchange.Exchange) *exchange.Exchange {
			r := redaction.New(secrets...)
			clean, _ := e.Redact(r)
			return clean
		},
	}
}

// written adds to the forms of the scan those that a server may choose for its page.
func written(secret string) map[string][]byte {
	all := forms(secret)
	delete(all, "in lower case") // is another value
	var numbers, entities, doubly strings.Builder
	for _, c := range secret {
		if c < 0x10000 {
			fmt.Fprintf(&numbers, `\u%04x`, c)
		}
		fmt.Fprintf(&entities, "&#%d;", c)
	}
	for i := range len(secret) {
		fmt.Fprintf(&doubly, "%%25%02x", secret[i])
	}
	for name, text := range map[string]string{
		"JSON": numbers.String(), "entities": entities.String(), "HTML": html.EscapeString(secret), "percent-encoded twice": doubly.String(),
		"sh": strings.ReplaceAll(secret, "'", `'\''`),
	} {
		all[name] = []byte(text)
	}
	return all
}

func packed(text []byte, with func(io.Writer) io.WriteCloser) []byte {
	var b bytes.Buffer
	w := with(&b)
	_, _ = w.Write(text)
	_ = w.Close()
	return b.Bytes()
}

// echoing is an attempt whose server and tester write each secret in every form wherever they can.
func echoing(secrets []redaction.Secret) *attempt.Attempt {
	var all []byte
	for _, s := range secrets {
		for _, form := range written(s.Value) {
			all = append(append(all, form...), '\n')
		}
	}
	a := leaky(secrets[0].Value)
	a.Tags, a.Note = nil, string(all)
	for i := range a.Calls {
		e := a.Calls[i].Exchange
		e.URL = "https://h.example/" + url.PathEscape(secrets[0].Value) + "?a=" + url.QueryEscape(string(all)) + "&X-NCP-APIGW-API-KEY=stranger-to-all"
		e.RequestHeader = http.Header{"X-Naver-Client-Secret": {secrets[0].Value}, "X-" + secrets[0].Value: {"1"}}
		e.ResponseHeader = http.Header{"Content-Type": {"text/html"}, "X-Echo": {string(all)}}
		e.Body = all
	}
	a.Calls[0].Exchange.ResponseHeader.Set("Content-Encoding", "gzip")
	a.Calls[0].Exchange.Body = packed(all, func(w io.Writer) io.WriteCloser {
		z := gzip.NewWriter(w)
		z.Comment = "for stranger-to-all"
		return z
	})
	a.Calls[2].Exchange.ResponseHeader.Set("Content-Encoding", "deflate")
	a.Calls[2].Exchange.Body = packed(all, func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) })
	a.Calls[2].Exchange.BodyTruncated = true
	a.Calls[2].Exchange.Body = a.Calls[2].Exchange.Body[:len(a.Calls[2].Exchange.Body)*2/3]
	a.Calls[1].Exchange.Body = append([]byte("\xff\xd8\x00"), all...)
	return a
}

// The engine that the window hands in, and the bytes of the file, its log and its index.
func TestNoSecretPassesTheEngineIntoTheFile(t *testing.T) {
	t.Parallel()
	rounds := 10
	if os.Getenv("NAVERCAPTCHA_LONG") != "" {
		rounds = 500
	}
	for round := range rounds {
		r := rand.New(rand.NewPCG(23, uint64(round)))
		secrets := []redaction.Secret{
			{Kind: redaction.ClientSecret, Value: "s" + randomSecret(r) + "e"}, {Kind: redaction.ClientID, Value: "i" + randomSecret(r) + "d"},
		}
		path := newPath(t)
		s := openStore(t, path, engine(secrets...))
		a := echoing(secrets)
		save(t, s, a)
		if err := errors.Join(
			s.SetNote(t.Context(), a.ID, "again "+secrets[0].Value), s.SetTags(t.Context(), a.ID, []string{"tag"}),
			s.CountQuota(t.Context(), secrets[1].Value, naver.Image, naver.Issue, noon),
		); err != nil {
			t.Fatal(err)
		}
		noTrace := func(when string) {
			t.Helper()
			files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
			if err != nil || len(files) == 0 {
				t.Fatal("nothing to scan: ", err)
			}
			check := redaction.New(append(secrets, redaction.Secret{Kind: redaction.ClientSecret, Value: "stranger-to-all"})...)
			for _, file := range files {
				data := read(t, file)
				if err := check.Check(data); err != nil {
					t.Errorf("round %d, %s, %s: %v", round, when, filepath.Base(file), err)
				}
				for _, secret := range secrets {
					for name, form := range written(secret.Value) {
						if bytes.Contains(data, form) {
							t.Errorf("round %d, %s: %s holds the %s, %s", round, when, filepath.Base(file), secret.Kind, name)
						}
					}
				}
			}
		}
		noTrace("open")
		got := load(t, s, a.ID)
		if len(got.Calls) != 3 || got.Calls[0].Exchange.Status != 200 || len(got.Calls[0].Exchange.Body) == 0 ||
			!strings.Contains(got.Calls[0].Exchange.URL, "%C2%ABclient-secret-1%C2%BB") {
			t.Errorf("round %d: what diagnoses is gone: %+v", round, got.Calls[0].Exchange)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		noTrace("closed")
		if t.Failed() {
			return
		}
	}
}
