package evidence_test

import (
	"fmt"
	"strings"
	"testing"

	"navercaptcha/naver/evidence"
)

const pastedPHP = `<?php
$ch = curl_init("http://openapi.naver.com/v1/captcha/nkey?code=0");
curl_setopt($ch, CURLOPT_HTTPHEADER, ["X-Naver-Client-Id: QvT4kLmN8pRs2WxYz0Ab", "X-Naver-Client-Secret: Zq8mWk2LpX"]);
echo curl_exec($ch);
`

// Source code is read as a file and where it stands in a text for people, with the line that is meant there.
func TestSourceCodeIsReadWhereverItStands(t *testing.T) {
	for _, e := range []struct {
		name, content string
		line          int
	}{
		{"captcha.php", pastedPHP, 2},
		{"question.md", "캡차가 안 됩니다.\n\n```php\n" + pastedPHP + "```\n", 5},
		{"question.txt", "안녕하세요. 코드입니다.\n" + pastedPHP, 3},
	} {
		r, err := evidence.Read(e.name, []byte(e.content))
		if err != nil {
			t.Fatal(err)
		}
		found, said := false, ""
		for i := range r.Calls {
			c := &r.Calls[i]
			found = found || c.Finding.Rule == "code-http" && c.Place.Line == e.line && c.Form == "source-code"
			said += fmt.Sprintf("%+v %+v %v\n", *c.Finding, c.Place, c.Err)
		}
		if !found || !r.Explained() {
			t.Errorf("%s: no code-http on line %d:\n%s", e.name, e.line, said)
		}
		// What is shown of the source beside it goes through the mask.
		for _, secret := range []string{"QvT4kLmN8pRs2WxYz0Ab", "Zq8mWk2LpX"} {
			if strings.Contains(said, secret) || strings.Contains(r.Mask().Text(e.content), secret) {
				t.Errorf("%s: %s is shown", e.name, secret)
			}
		}
	}
}
