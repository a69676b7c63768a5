package evidence

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// A call's line is one of its document, whatever was packed around that.
func TestADocumentHasTheLinesThatPlacesCount(t *testing.T) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, err := z.Create("app.log")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("started\nworking\nGET https://openapi.naver.com/v1/captcha/nkey?code=0 403\n{\"errorMessage\":\"Invalid key.\",\"errorCode\":\"CT001\"}\n")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := Read("logs.zip", packed.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	at := r.Calls[0].Place
	lines := strings.Split(r.Document(at).Text, "\n")
	if at.File != "logs.zip/app.log" || at.Line < 3 || !strings.Contains(strings.Join(lines[at.Line-1:], "\n"), "CT001") {
		t.Errorf("%+v: %q", at, lines)
	}
}

func TestASecretThatIsShownHasToBeIssuedAnew(t *testing.T) {
	for content, want := range map[string]bool{
		"curl -H 'X-Naver-Client-Id: abcdefgh1234' -H 'X-Naver-Client-Secret: Zx81kPq9aB' https://openapi.naver.com/v1/captcha/nkey?code=0": true,
		"curl -H 'X-Naver-Client-Secret: YOUR_CLIENT_SECRET' https://openapi.naver.com/v1/captcha/nkey?code=0":                              false,
		`{"errorMessage":"Invalid key.","errorCode":"CT001"}`:                                                                               false,
	} {
		r, err := Read("", []byte(content))
		if err != nil || r.LeaksSecret() != want {
			t.Errorf("%q: %v, %v", content, !want, err)
		}
	}
}
