package diagnosis

import (
	"fmt"
	"strings"
	"time"

	"navercaptcha/naver"
)

// sendText lists the facts by which NAVER's support finds a call: no credential, and nothing that a server wrote other
// than a plain code and a plain key.
func sendText(f *facts, w words) Text {
	var ko, en strings.Builder
	line := func(t Text, value Text) {
		if ko.Len() > 0 {
			ko.WriteByte('\n')
			en.WriteByte('\n')
		}
		ko.WriteString(t.Ko + ": " + value.Ko)
		en.WriteString(t.En + ": " + value.En)
	}
	if start := startOf(&f.Case); !start.IsZero() {
		line(Text{"호출 시각", "Time of the call"}, same(start.Format("2006-01-02 15:04:05.000 -07:00")))
	}
	line(Text{"플랫폼", "Platform"}, w.fill(Text{"{플랫폼}", "{platform}"}))
	api := w.fill(Text{"{권한}", "{permission}"})
	if call, known := callWords[f.Call]; known {
		api = Text{api.Ko + ", " + call.Ko, api.En + ", " + call.En}
	}
	line(Text{"API", "API"}, api)
	switch {
	case f.status != 0:
		line(Text{"HTTP 상태", "HTTP status"}, same(fmt.Sprint(f.status)))
	case !f.answered:
		line(Text{"HTTP 상태", "HTTP status"}, Text{"응답 없음", "no answer"})
	}
	if plainCode.MatchString(f.code) {
		line(Text{"오류 코드", "Error code"}, same(f.code))
	}
	if f.Exchange != nil && f.Exchange.Duration > 0 {
		line(Text{"소요 시간", "Duration"}, same(f.Exchange.Duration.Round(time.Millisecond).String()))
	}
	if f.skew != 0 {
		line(Text{"시계", "Clock"}, clockText(f.skew))
	}
	if keyOf(&f.Case) != "" { // findings are stored and filtered by: they name no key
		line(Text{"캡차 키", "CAPTCHA key"}, Text{"(이 호출의 상세 정보에서 복사)", "(copy it from the details of this call)"})
	}
	return Text{ko.String(), en.String()}
}

func same(s string) Text { return Text{s, s} }

var callWords = map[naver.Call]Text{
	naver.Issue:  {"키 발급", "issue a key"},
	naver.Fetch:  {"이미지 또는 음성 요청", "fetch the picture or sound"},
	naver.Verify: {"답 검증", "verify an answer"},
}
