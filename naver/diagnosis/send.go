package diagnosis

import (
	"fmt"
	"strings"
	"time"

	"navercaptcha/naver"
	"navercaptcha/naver/text"
)

// sendText lists the facts by which NAVER's support finds a call: no credential, and nothing that a server wrote other
// than a plain code and a plain key.
func sendText(f *facts, w words) text.Text {
	var ko, en strings.Builder
	line := func(t text.Text, value text.Text) {
		if ko.Len() > 0 {
			ko.WriteByte('\n')
			en.WriteByte('\n')
		}
		ko.WriteString(t.Ko + ": " + value.Ko)
		en.WriteString(t.En + ": " + value.En)
	}
	if start := startOf(&f.call); !start.IsZero() {
		line(text.Text{Ko: "호출 시각", En: "Time of the call"}, same(start.Format("2006-01-02 15:04:05.000 -07:00")))
	}
	line(text.Text{Ko: "플랫폼", En: "Platform"}, w.fill(text.Text{Ko: "{플랫폼}", En: "{platform}"}))
	api := w.fill(text.Text{Ko: "{권한}", En: "{permission}"})
	if call, known := callWords[f.Call]; known {
		api = text.Text{Ko: api.Ko + ", " + call.Ko, En: api.En + ", " + call.En}
	}
	line(text.Text{Ko: "API", En: "API"}, api)
	switch {
	case f.status != 0:
		line(text.Text{Ko: "HTTP 상태", En: "HTTP status"}, same(fmt.Sprint(f.status)))
	case !f.answered:
		line(text.Text{Ko: "HTTP 상태", En: "HTTP status"}, text.Text{Ko: "응답 없음", En: "no answer"})
	}
	if plainCode.MatchString(f.code) {
		line(text.Text{Ko: "오류 코드", En: "Error code"}, same(f.code))
	}
	if f.Exchange != nil && f.Exchange.Duration > 0 {
		line(text.Text{Ko: "소요 시간", En: "Duration"}, same(rounded(f.Exchange.Duration).String()))
	}
	if f.skew != 0 {
		line(text.Text{Ko: "시계", En: "Clock"}, clockText(f.skew))
	}
	if keyOf(&f.call) != "" { // findings are stored and filtered by: they name no key
		line(text.Text{Ko: "캡차 키", En: "CAPTCHA key"}, text.Text{Ko: "(이 호출의 상세 정보에서 복사)", En: "(copy it from the details of this call)"})
	}
	return text.Text{Ko: ko.String(), En: en.String()}
}

// rounded leaves no digits that nobody reads, and never nothing.
func rounded(d time.Duration) time.Duration {
	if d < 10*time.Millisecond {
		return max(d, time.Microsecond).Round(time.Microsecond)
	}
	return d.Round(time.Millisecond)
}

func same(s string) text.Text { return text.Text{Ko: s, En: s} }

var callWords = map[naver.Call]text.Text{
	naver.Issue:  {Ko: "키 발급", En: "issue a key"},
	naver.Fetch:  {Ko: "이미지 또는 음성 요청", En: "fetch the picture or sound"},
	naver.Verify: {Ko: "답 검증", En: "verify an answer"},
}
