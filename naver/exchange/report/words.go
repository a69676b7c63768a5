package report

import (
	"navercaptcha/naver"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
	"navercaptcha/naver/text"
)

// words are the report's own, in one language.
type words struct {
	language text.Lang

	title, time, platform, simulated, profile, key, verdictName, tags, program, note string
	calls, oneCall, status, finding, notSent, duration, server, proxy                string
	redaction, nothing, right, wrong                                                 string

	public, short string // why a value goes by its name only: its kind, and the length in bytes that it does not have

	platformNames map[naver.Platform]string
	callNames     map[string]string
	kindNames     map[string]string
	phaseNames    map[exchange.Phase]string
	bodyNotes     map[redaction.BodyNote]string
	secretKinds   map[redaction.Kind]string
}

func wordsIn(language text.Lang) words {
	if language == text.Korean {
		return korean
	}
	return english
}

var english = words{
	language: text.English,
	title:    "NAVER CAPTCHA: report of one attempt", time: "Time", platform: "Platform",
	simulated: "These calls went to the simulator, not to NAVER.",
	profile:   "Profile", key: "CAPTCHA key", verdictName: "Verdict", tags: "Tags", program: "Program", note: "Note",
	calls: "Calls", oneCall: "Call", status: "Status", finding: "Finding",
	notSent:  "Nothing was sent.",
	duration: "Duration", server: "Server", proxy: "Proxy",
	redaction: "What was taken out", nothing: "Nothing.", right: "Right", wrong: "Wrong",
	platformNames: englishPlatforms, callNames: englishCalls,
}

var korean = words{
	language: text.Korean,
	title:    "NAVER CAPTCHA: 시도 보고서", time: "시각", platform: "플랫폼",
	simulated: "이 호출은 NAVER가 아니라 시뮬레이터로 보냈습니다.",
	profile:   "프로필", key: "캡차 키", verdictName: "판정", tags: "태그", program: "프로그램", note: "메모",
	calls: "호출", oneCall: "호출", status: "상태", finding: "진단",
	notSent:  "아무것도 보내지 않았습니다.",
	duration: "소요 시간", server: "서버", proxy: "프록시",
	redaction: "가린 값", nothing: "없음.", right: "맞음", wrong: "틀림",
	public:        "%s: 공개된 값이므로 이름으로 알 수 있는 자리에서만 가렸습니다.",
	short:         "%s: %d바이트보다 짧으므로 이름으로 알 수 있는 자리에서만 가렸습니다.",
	platformNames: koreanPlatforms, callNames: koreanCalls, kindNames: koreanKinds, phaseNames: koreanPhases, bodyNotes: koreanBodies, secretKinds: koreanSecrets,
}
