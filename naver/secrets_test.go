package naver

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"navercaptcha/naver/exchange/redaction"
)

// checkNoSecret looks for values in a text, as they are, percent-encoded and in base64.
func checkNoSecret(t *testing.T, text string, values ...string) {
	t.Helper()
	for _, value := range values {
		for _, form := range []string{
			value, url.QueryEscape(value), url.PathEscape(value), lowerHex(url.QueryEscape(value)),
			strings.ReplaceAll(url.QueryEscape(value), "+", "%20"), fmt.Sprintf("%x", value),
			base64.StdEncoding.EncodeToString([]byte(value)), base64.URLEncoding.EncodeToString([]byte(value)),
			strings.TrimRight(base64.StdEncoding.EncodeToString([]byte(value)), "="),
		} {
			if strings.Contains(text, form) {
				t.Errorf("%q shows up as %q in:\n%.2000s", value, form, text)
				return
			}
		}
	}
}

// lowerHex writes percent-escapes with small letters, as some servers do.
func lowerHex(s string) string {
	return regexp.MustCompile("%[0-9A-F]{2}").ReplaceAllStringFunc(s, strings.ToLower)
}

// checkErrorIsClean looks for secrets in every way in which an error, and each error it wraps, can be printed.
func checkErrorIsClean(t *testing.T, err error, secrets ...string) {
	t.Helper()
	for ; err != nil; err = errors.Unwrap(err) {
		checkNoSecret(t, fmt.Sprintf("%v\n%+v\n%#v\n%q", err, err, err, err), secrets...)
	}
}

func TestErrorsDoNotShowWhatTheServerEchoes(t *testing.T) {
	const key, value = "eioDb7T8M703uht0", "1PUNUST?&"
	pair := testID + ":" + testSecret
	echoes := []string{
		testSecret, testID, url.QueryEscape(testSecret), lowerHex(url.QueryEscape(testSecret)),
		escape(testSecret), url.PathEscape(testSecret), base64.StdEncoding.EncodeToString([]byte(testSecret)),
		base64.URLEncoding.EncodeToString([]byte(testSecret)),
		verifyQuery(key, value), strings.ReplaceAll(verifyQuery(key, value), "&", "&amp;"),
		base64.StdEncoding.EncodeToString([]byte(pair)), base64.StdEncoding.EncodeToString([]byte("x" + pair)),
	}
	secrets := []string{testSecret, testID, verifyQuery(key, value), key, value, "code=1&amp;key"}
	for _, echo := range echoes {
		quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(echo)
		for _, body := range []string{
			"<html>you asked for " + echo + "</html>",
			`{"errorMessage":"no ` + quoted + `","errorCode":"` + quoted + `"}`,
			`{"error":{"errorCode":"1","message":"` + quoted + `","details":"` + quoted + `"}}`,
			strings.Repeat(" ", 500) + echo,
			strings.Repeat("x", 505) + echo + echo,
		} {
			c := clientOf(t, serve(t, answers(403, "text/html; echo="+strings.ReplaceAll(echo, "\n", ""), body)).URL)
			err := call(c, Image, Verify, key, value)
			if err == nil {
				t.Fatal("no error")
			}
			checkErrorIsClean(t, err, secrets...)
			if core := base64.RawStdEncoding.EncodeToString([]byte(testSecret)); strings.Contains(err.Error(), core[2:len(core)-2]) {
				t.Errorf("base64 of the secret shows up in %v", err)
			}
		}
	}
}

func TestRedactorAtTheEdgeOfALongText(t *testing.T) {
	r := newRedactor(redaction.Secret{Kind: redaction.ClientSecret, Value: testSecret})
	for length := 0; length < 5000; length += 13 {
		if got := r.text(strings.Repeat("x", length)+testSecret+strings.Repeat(testSecret, 300), 512); strings.Contains(got, testSecret[:6]) &&
			!strings.HasSuffix(got, "»") {
			t.Fatalf("after %d: %q", length, got[len(got)-40:])
		} else if len(got) > 512 {
			t.Fatalf("%d bytes", len(got))
		}
	}
}

func TestAKnownCodeIsNotTakenForAnEcho(t *testing.T) {
	c := clientOf(t, serve(t, answers(403, "", `{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`)).URL)
	if err := call(c, Image, Verify, "key", "CT001"); !errors.Is(err, ErrInvalidKey) {
		t.Error(err)
	}
}
