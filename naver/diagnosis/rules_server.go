package diagnosis

import "navercaptcha/naver/text"

// What is wrong at NAVER.
var serverRules = []rule{
	{
		id:    "endpoint-error",
		match: nested("500"),
		happened: text.Text{
			Ko: "네이버 게이트웨이가 캡차 서버에 연결하지 못했습니다({답}).",
			En: "NAVER's gateway did not reach the CAPTCHA server ({answer}).",
		},
		why:   naversFault,
		next:  waitThenReport,
		pages: []page{report, errorCodes}, providerFault: true,
	},
	{
		id:    "endpoint-timeout",
		match: nested("510"),
		happened: text.Text{
			Ko: "캡차 서버가 네이버 게이트웨이에 제때 응답하지 않았습니다({답}).",
			En: "The CAPTCHA server did not answer NAVER's gateway in time ({answer}).",
		},
		why:   naversFault,
		next:  waitThenReport,
		pages: []page{report, errorCodes}, providerFault: true,
	},
	{
		id:       "server-error",
		match:    serverStatus,
		happened: text.Text{Ko: "네이버 서버에서 오류가 발생했습니다({답}).", En: "NAVER's server failed ({answer})."},
		why:      naversFault,
		next:     waitThenReport,
		pages:    []page{report, errorCodes}, providerFault: true,
	},
}

var (
	naversFault = text.Text{
		Ko: "인증 정보나 입력한 답이 아니라 네이버 쪽의 문제입니다.",
		En: "The fault is at NAVER, not in the credentials or the answer.",
	}
	waitThenReport = text.Text{
		Ko: "잠시 기다리십시오. {다시} 계속 발생하면 이 호출의 상세 정보를 복사해 {문의처}에 문의하십시오.",
		En: "Wait a moment. {again} If it keeps happening, copy the details of this call and ask {help}.",
	}
)
