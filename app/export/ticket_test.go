package export

import (
	"net/http"
	"slices"
	"testing"

	"navercaptcha/app/words"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/evidence"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/text"
)

// A ticket comes back as evidence: each call in it is found once, with the finding that it had.
func TestATicketIsEvidence(t *testing.T) {
	for _, language := range []text.Lang{text.English, text.Korean} {
		e := Exporter{Words: words.In(language), Version: "1.2.3", Redactor: func() *redaction.Redactor { return redaction.New() }}
		mail := "안녕하세요. 아래와 같습니다.\n\n"
		for _, answer := range []struct {
			status int
			body   string
		}{
			{403, `{"result":false,"errorMessage":"Invalid key.","errorCode":"CT001"}`},
			{401, `{"errorMessage":"Scope Status Invalid : Authentication failed.","errorCode":"024"}`},
		} {
			c := diagnosis.FromExchange(&exchange.Exchange{
				Method: "GET", URL: "https://openapi.naver.com/v1/captcha/nkey?code=1&key=t521bp3qM7Qyk2X2&value=AB12", Status: answer.status, Proto: "HTTP/1.1",
				RequestHeader:  http.Header{"X-Naver-Client-Id": {"AbCdEfGhIjKlMnOpQrSt"}, "X-Naver-Client-Secret": {"ZyXwVuTsRq"}},
				ResponseHeader: http.Header{"Content-Type": {"application/json"}}, Body: []byte(answer.body),
			})
			f := diagnosis.Explain(c)
			c.Finding = &f
			mail += e.Details(c) + "\n\n"
		}
		got, err := evidence.Read("mail.txt", []byte(mail))
		if err != nil {
			t.Fatal(err)
		}
		var rules []string
		for _, c := range got.Calls {
			rules = append(rules, c.Finding.Rule)
		}
		if !slices.Equal(rules, []string{"ct001", "not-enabled"}) {
			t.Errorf("in %s: %q of\n%s", language, rules, mail)
		}
	}
}
