package diagnosis

import (
	"fmt"
	"strings"
	"time"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

// notesFor says what is odd beside a finding. A rule that is about the same thing keeps its note away.
func notesFor(f *facts, rule string) []attempt.Note {
	var notes []attempt.Note
	if f.skew != 0 && rule != "tls-clock" {
		clock := clockText(f.skew)
		if f.others() {
			clock = text.Text{
				Ko: strings.Replace(clock.Ko, "이 컴퓨터의 시계가", "호출한 컴퓨터의 시계가", 1),
				En: strings.Replace(clock.En, "This computer's clock", "The clock of the calling computer", 1),
			}
		}
		notes = append(notes, attempt.Note{ID: "clock", Text: clock})
	}
	if f.answered && privateIssuer(f) {
		notes = append(notes, attempt.Note{ID: "intercepted", Text: text.Text{
			Ko: "서버 인증서의 발급자가 알려진 공인 인증기관이 아닙니다. 회사의 보안 장비나 보안 프로그램이 HTTPS 통신을 열어 보고 있을 수 있으며, " +
				"그렇다면 그 장비도 Client Secret을 볼 수 있습니다.",
			En: "The server's certificate is by no public authority that is known. Company equipment or security software is " +
				"probably opening HTTPS traffic, and would see the client secret too.",
		}})
	}
	if worked(f) && naverIsHere(f) {
		notes = append(notes, attempt.Note{ID: "naver-is-here", Text: text.Text{
			Ko: "네이버의 호스트 이름이 이 컴퓨터를 가리키고 있습니다. 응답한 것은 네이버가 아니라 이 컴퓨터의 프로그램입니다.",
			En: "The name of NAVER's host leads to this computer: what answered is a program here, not NAVER.",
		}})
	}
	if withoutProxy(f) && rule != "naver-is-here" {
		notes = append(notes, attempt.Note{ID: "no-proxy", Text: text.Text{
			Ko: "이 호출에는 프록시를 쓰지 않았습니다. 이 프로그램은 시스템이나 브라우저의 프록시 설정을 읽지 않습니다. 브라우저로는 인터넷에 연결된다면 " +
				"HTTPS_PROXY 환경 변수를 설정하십시오.",
			En: "No proxy was set for this call: this program does not read the settings of the system or of browsers. If a browser " +
				"gets through, set HTTPS_PROXY.",
		}})
	}
	if f.failure == tlsFailed && f.Err != nil && strings.Contains(f.Err.Error(), "certificate required") {
		notes = append(notes, attempt.Note{ID: "client-certificate", Text: text.Text{
			Ko: "서버가 클라이언트 인증서를 요구했습니다. 이 프로그램은 클라이언트 인증서를 보내지 않으며 네이버도 요구하지 않으므로, 다른 서버나 중간의 장비가 응답한 것으로 보입니다.",
			En: "The server wants a certificate of the client. This program has none to send, and NAVER wants none: probably " +
				"another server, or something on the way, answered.",
		}})
	}
	if f.others() {
		notes = append(notes, notesOfOthers(f)...)
	}
	if f.Exchange != nil && f.Exchange.Sends > 1 {
		notes = append(notes, attempt.Note{ID: "sent-again", Text: text.Text{
			Ko: "끊어진 연결이 재사용되어 요청이 두 번 이상 전송되었습니다. 네이버가 두 번 받았다면 한도도 그만큼 줄었을 수 있습니다.",
			En: "A connection in reuse turned out to be dead, and the request went out more than once. If NAVER got it twice, " +
				"it may count twice against the quota.",
		}})
	}
	return notes
}

// clockText says how far this computer's clock is ahead, or behind if negative.
func clockText(ahead time.Duration) text.Text {
	ko, en := "빠릅니다", "ahead of"
	if ahead < 0 {
		ahead, ko, en = -ahead, "느립니다", "behind"
	}
	n, unitKo, unitEn := int(ahead/time.Minute), "분", "minutes"
	switch {
	case ahead >= 48*time.Hour:
		n, unitKo, unitEn = int(ahead/(24*time.Hour)), "일", "days"
	case ahead >= 2*time.Hour:
		n, unitKo, unitEn = int(ahead/time.Hour), "시간", "hours"
	}
	return text.Text{
		Ko: fmt.Sprintf("이 컴퓨터의 시계가 서버보다 약 %d%s %s. 기록된 시각을 네이버에 알릴 때 감안하십시오.", n, unitKo, ko),
		En: fmt.Sprintf("This computer's clock is about %d %s %s the server's. Mind that when you tell NAVER a time.", n, unitEn, en),
	}
}
