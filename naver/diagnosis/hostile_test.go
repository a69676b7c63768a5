package diagnosis

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
)

// Whatever stands in the texts of an answer, none of it is in the finding.
func TestNothingThatAServerWroteIsShown(t *testing.T) {
	for _, h := range hostile {
		quoted, err := json.Marshal(h)
		if err != nil {
			t.Fatal(err)
		}
		for _, body := range []string{
			`{"errorMessage":` + string(quoted) + `,"errorCode":"024"}`,
			`{"result":false,"errorMessage":"Invalid key.","errorCode":` + string(quoted) + `}`,
			`{"error":{"errorCode":` + string(quoted) + `,"message":` + string(quoted) + `,"details":` + string(quoted) + `}}`,
			`{"key":` + string(quoted) + `}`, `{"result":true,"responseTime":` + string(quoted) + `}`,
			`{"errorCode":"` + h + `"}`, "<html>" + h + "</html>", h, h + "\xff\x00",
		} {
			for _, status := range []int{0, 200, 302, 403} {
				e := &exchange.Exchange{
					URL: naver.Developers.BaseURL() + "/v1/captcha/nkey?code=1&key=" + h + "&value=" + h, Status: status,
					ResponseHeader: http.Header{"Location": {h}, "Content-Type": {h}, "Date": {h}, "Via": {h}},
					Body:           []byte(body), TLS: &exchange.TLS{Issuer: h, Subject: h},
				}
				c := FromExchange(e)
				f := Explain(c)
				checkOwnWords(t, c)
				for _, s := range shownTexts(f) {
					if len(h) > 5 && strings.Contains(s, h) {
						t.Errorf("%s shows %q", f.Rule, h)
					}
				}
			}
		}
	}
}

func TestAnAnswerOfSixteenMegabytes(t *testing.T) {
	head := "RIFF\x24\x00\x00\x00WAVEfmt "
	body := append([]byte(head), make([]byte, naver.MaxSound+1-len(head))...)
	for length, rule := range map[int]string{naver.MaxSound: "fetched", naver.MaxSound + 1: "too-large"} {
		e := &exchange.Exchange{
			URL:    naver.Developers.BaseURL() + naver.Developers.Path(naver.Audio, naver.Fetch),
			Status: 200, Body: body[:length],
		}
		if f := Explain(FromExchange(e)); f.Rule != rule {
			t.Errorf("%d bytes are explained by %q", length, f.Rule)
		}
	}
}
