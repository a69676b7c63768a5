package history

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

// forms are the ways in which a secret may be written that the scan looks for.
func forms(secret string) map[string][]byte {
	var everyByte strings.Builder
	for i := range len(secret) {
		fmt.Fprintf(&everyByte, "%%%02X", secret[i])
	}
	list := map[string][]byte{
		"raw":                   []byte(secret),
		"in lower case":         []byte(strings.ToLower(secret)),
		"percent-encoded":       []byte(url.QueryEscape(secret)),
		"percent-encoded whole": []byte(everyByte.String()),
		"percent in lower case": []byte(strings.ToLower(everyByte.String())),
		"hex":                   []byte(hex.EncodeToString([]byte(secret))),
		"HEX":                   []byte(strings.ToUpper(hex.EncodeToString([]byte(secret)))),
	}
	var little, big []byte
	for _, unit := range utf16.Encode([]rune(secret)) {
		little, big = binary.LittleEndian.AppendUint16(little, unit), binary.BigEndian.AppendUint16(big, unit)
	}
	list["UTF-16LE"], list["UTF-16BE"] = little, big
	for _, e := range []struct {
		name string
		*base64.Encoding
	}{{"base64", base64.RawStdEncoding}, {"base64url", base64.RawURLEncoding}} {
		for shift := range 3 {
			// What stands before and after the secret changes the characters at its ends only.
			text := e.EncodeToString([]byte(strings.Repeat("x", shift) + secret))
			start := (shift*8 + 5) / 6
			list[fmt.Sprintf("%s at %d", e.name, shift)] = []byte(text[start : (shift+len(secret))*8/6])
		}
	}
	return list
}

// redacting takes a secret out in all forms of the scan, as the engine does that the app hands in.
func redacting(secret string) Options {
	all := forms(secret)
	replace := func(data []byte) []byte {
		for _, form := range all {
			data = bytes.ReplaceAll(data, form, []byte("«secret»"))
		}
		return data
	}
	text := func(t string) string { return string(replace([]byte(t))) }
	headers := func(h http.Header) http.Header {
		clean := http.Header{}
		for name, values := range h {
			for _, v := range values {
				clean[text(name)] = append(clean[text(name)], text(v))
			}
		}
		return clean
	}
	return Options{
		RedactText: text,
		Redact: func(e *exchange.Exchange) *exchange.Exchange {
			c := *e
			c.URL = text(e.URL)
			c.Body = replace(bytes.Clone(e.Body))
			c.RequestHeader, c.ResponseHeader = headers(e.RequestHeader), headers(e.ResponseHeader)
			return &c
		},
	}
}

// scan looks for a secret in every file of a folder.
func scan(t *testing.T, dir, secret string) (hits int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) == 0 {
		t.Fatal("nothing to scan: ", err)
	}
	all := forms(secret)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for name, form := range all {
			if bytes.Contains(data, form) {
				hits++
				t.Logf("%s holds a secret, %s", filepath.Base(file), name)
			}
		}
	}
	return hits
}

// leaky is an attempt that has a secret in every place that a caller or a server can fill.
func leaky(secret string) *attempt.Attempt {
	a := wrongAnswer()
	a.Caller.Profile, a.Caller.Host, a.Note, a.Key = "p "+secret, secret+".example", "n "+secret, secret
	a.Tags = []string{secret[:min(len(secret), MaxTag)]}
	everything := []byte{}
	for _, form := range forms(secret) {
		everything = append(append(everything, form...), ' ')
	}
	for i := range a.Calls {
		e := a.Calls[i].Exchange
		e.URL += "&x=" + url.QueryEscape(secret)
		e.RequestHeader = http.Header{"X-Naver-Client-Secret": {secret}, "X-Other": {string(everything)}}
		e.ResponseHeader = http.Header{"X-Echo": {secret, string(forms(secret)["hex"])}}
		e.Body = everything
		e.StatusText, e.RemoteAddr, e.Proxy, e.Proto = secret, secret, secret, secret
		e.TLS = &exchange.TLS{Issuer: secret, Subject: secret}
		e.Err = errors.New("Get " + secret)
		a.Calls[i].Err = errors.New("failed: " + secret)
		a.Calls[i].Place.File, a.Calls[i].Caller.Program = secret+".har", "java/"+secret
	}
	a.Calls[2].Source = attempt.Evidence
	a.Calls[1].Exchange.Body = append([]byte("\xff\xd8\x00"), everything...)
	return a
}

func randomSecret(r *rand.Rand) string {
	letters := []rune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+/=.~ %&가힣")
	secret := make([]rune, 8+r.IntN(40))
	for i := range secret {
		secret[i] = letters[r.IntN(len(letters))]
	}
	return string(secret)
}

func TestNoSecretIsInTheFile(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, uint64(noon.Unix())))
	for n := range 10 {
		path := newPath(t)
		secret := "s" + randomSecret(r) + "e"
		s := openStore(t, path, redacting(secret))
		a := leaky(secret)
		a.Tags = []string{"tag", secret}
		if len(secret) > MaxTag {
			a.Tags = nil
		}
		save(t, s, a)
		id := "client-id-" + secret
		if err := errors.Join(
			s.SetNote(t.Context(), a.ID, "changed "+secret),
			s.SetTags(t.Context(), a.ID, a.Tags),
			s.CountQuota(t.Context(), id, naver.Image, naver.Issue, noon),
		); err != nil {
			t.Fatal(err)
		}
		hits := scan(t, filepath.Dir(path), secret) + scan(t, filepath.Dir(path), id)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if hits += scan(t, filepath.Dir(path), secret); hits > 0 {
			t.Fatalf("secret %d: %d hits", n, hits)
		}
	}
}

// The scan finds what it looks for: without redaction the same attempt is full of it.
func TestTheScanFindsAPlantedSecret(t *testing.T) {
	path := newPath(t)
	secret := "a planted/secret+한글=1"
	s := openStore(t, path, unredacted())
	save(t, s, leaky(secret))
	if hits, want := scan(t, filepath.Dir(path), secret), len(forms(secret)); hits < want {
		t.Errorf("%d hits of %d forms", hits, want)
	}
}

func TestDeletedAttemptsLeaveNoTrace(t *testing.T) {
	path := newPath(t)
	s := openStore(t, path, unredacted())
	a, other := leaky("an-attempt-to-be-deleted"), wrongAnswer()
	a.Finding = serverFault("of an-attempt-to-be-deleted")
	a.Calls[0].Finding = serverFault("of a call of an-attempt-to-be-deleted")
	save(t, s, a, other)
	if err := s.Delete(t.Context(), a.ID, 12345); err != nil {
		t.Fatal(err)
	}
	if hits := scan(t, filepath.Dir(path), "an-attempt-to-be-deleted"); hits > 0 {
		t.Errorf("%d traces", hits)
	}
	if _, err := s.Attempt(t.Context(), a.ID); !errors.Is(err, ErrUnknown) {
		t.Errorf("%v", err)
	}
	load(t, s, other.ID)
}
