package diagnosis

import "navercaptcha/naver/text"

// What nobody has seen yet.
var unknownRules = []rule{
	{
		id:    "unknown-code",
		match: anyReply,
		happened: text.Text{
			Ko: "네이버가 알려지지 않은 오류로 응답했습니다({답}).",
			En: "NAVER answered with an error that is not known ({answer}).",
		},
		why:   unknownWhy,
		next:  unknownNext,
		pages: []page{errorCodes, report}, providerFault: true,
	},
	{
		id:       "unknown",
		match:    always,
		happened: text.Text{Ko: "무슨 일이 일어났는지 알 수 없습니다.", En: "What happened is unknown."},
		why:      unknownWhy,
		next:     unknownNext,
		pages:    []page{report}, providerFault: true,
	},
}

var (
	unknownWhy = text.Text{
		Ko: "네이버 문서에도, 지금까지 알려진 사례에도 없는 결과입니다.",
		En: "It is neither in NAVER's documents nor among the cases known so far.",
	}
	unknownNext = text.Text{
		Ko: "{다시} 계속되면 이 호출의 상세 정보를 복사해 {문의처}에 문의하십시오.",
		En: "{again} If it keeps happening, copy the details of this call and ask {help}.",
	}
)
