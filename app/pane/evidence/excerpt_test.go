package evidence

import (
	"strings"
	"testing"

	"navercaptcha/app/words"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/text"
)

func TestAnExcerptBeginsAtThePlaceAndShowsNoSecret(t *testing.T) {
	const secret = "Zx81kPq9aBcd"
	mask := redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: secret})
	lines := strings.Repeat("before\n", 1000) + "X-Naver-Client-Secret: " + secret + "\nthe place\n" + strings.Repeat("after\n", 1000)
	rows, at := excerpt(lines, attempt.Place{Line: 1002}, mask)
	if want := " 1002  the place"; rows[at] != want || len(rows) != 2*linesAround+1 {
		t.Errorf("%q of %d rows, want %q", rows[at], len(rows), want)
	}
	if all := strings.Join(rows, "\n"); strings.Contains(all, secret) || !strings.Contains(all, "«client-secret-1»") {
		t.Errorf("the secret is shown or gone:\n%s", rows[at-1])
	}
}

// A HAR may be one line of many megabytes: the entry is shown, not its beginning.
func TestAnEntryOfAHARInOneLineIsShown(t *testing.T) {
	entry := `{"time":1,"request":{"method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?code=0&n=NUMBER"}},`
	var har strings.Builder
	for _, number := range []string{"one", "two", "three"} {
		har.WriteString(strings.Replace(entry, "NUMBER", number, 1))
	}
	rows, at := excerpt(`{"log":{"entries":[`+har.String()+`]}}`, attempt.Place{Entry: 2}, redaction.New())
	if shown := strings.Join(rows[at:], ""); !strings.HasPrefix(rows[at], `    1  …{"time"`) || !strings.Contains(shown, "n=two") || strings.Contains(shown, "n=one") {
		t.Errorf("%q", rows[at:])
	}
}

// NAVER's own sentence names the client ID, and what follows it is no credential.
func TestTheSentenceOfNAVERIsNoSecret(t *testing.T) {
	it, err := readItem("a.log", []byte(`INFO begin
nkey: {"errorMessage":"Not Exist Client ID : Authentication failed.","errorCode":"024"}`))
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Join(it.shown(0, words.In(text.English)).lines, ""); strings.Contains(lines, "«") {
		t.Errorf("masked: %s", lines)
	}
}
