package diagnosis

import (
	"net/http"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

// How often one may call.
var limitRules = []rule{
	{
		id:       "quota",
		action:   attempt.NewCAPTCHA,
		match:    flat("010"),
		happened: text.Text{Ko: "오늘의 호출 한도를 모두 썼습니다({답}).", En: "Today's quota is used up ({answer})."},
		why: text.Text{
			Ko: "하루 한도는 Client ID마다 이미지와 음성이 각각 1,000건입니다. 키 발급과 검증은 한도에 포함되고 {이미지} 요청은 포함되지 않습니다.",
			En: "The quota is 1,000 calls a day for each client ID and each kind of CAPTCHA. Issuing and verifying count; " +
				"fetching the {picture} does not.",
		},
		next: text.Text{
			Ko: "한국 시간으로 자정이 지난 뒤 다시 시도하거나, 시뮬레이터로 계속하십시오.",
			En: "Try again after midnight in Korea, or go on with the simulator.",
		},
		pages: []page{myApplication, errorCodes},
	},
	{
		id:       "rate",
		match:    either(flat("012"), nested("420")),
		happened: text.Text{Ko: "짧은 시간에 너무 많이 호출했습니다({답}).", En: "Too many calls came in a short time ({answer})."},
		why: text.Text{
			Ko: "초당 호출 한도를 넘었습니다. 네이버 문서에는 캡차의 초당 한도가 나와 있지 않습니다.",
			En: "The limit per second was passed. NAVER does not document how high it is for the CAPTCHA.",
		},
		next: text.Text{
			Ko: "몇 초 기다렸다가 다시 시도하십시오. 같은 Client ID를 쓰는 다른 프로그램이 있는지도 확인하십시오.",
			En: "Wait a few seconds and try again. Check whether something else calls with the same client ID.",
		},
		pages: []page{errorCodes},
	},
	{
		id:       "throttle",
		match:    nested("410"),
		happened: text.Text{Ko: "네이버 게이트웨이가 호출 속도를 제한했습니다({답}).", En: "NAVER's gateway throttled the call ({answer})."},
		why: text.Text{
			Ko: "호출 속도(Rate) 한도를 넘었습니다. 네이버 문서는 410과 420을 구분해 설명하지 않습니다.",
			En: "The rate limit was passed. NAVER's documents describe 410 and 420 alike.",
		},
		next:  text.Text{Ko: "잠시 기다렸다가 다시 시도하십시오.", En: "Wait a moment and try again."},
		pages: []page{errorCodes},
	},
	{
		id:    "cloud-quota",
		match: either(nested("400"), all(onCloud, status(http.StatusTooManyRequests))),
		happened: text.Text{
			Ko: "호출 한도를 넘었거나 API가 선택되어 있지 않습니다({답}).",
			En: "The quota is used up, or the API is not selected ({answer}).",
		},
		why: text.Text{
			Ko: "애플리케이션에 설정한 하루 또는 한 달 한도를 모두 쓰면 이 응답이 옵니다. " +
				"네이버 문서에 따르면 {권한} API가 선택되어 있지 않을 때에도 같은 응답이 옵니다.",
			En: "NAVER answers so when the daily or monthly limit set for the application is reached and, by its " +
				"documents, also when {permission} is not selected for it.",
		},
		next: text.Text{
			Ko: "{설정}에서 {권한} API가 선택되어 있는지, 한도가 남아 있는지 확인하십시오.",
			En: "Open {settings} and check that {permission} is selected and that its limit is not reached.",
		},
		pages: []page{myApplication, reference},
	},
	{
		id: "too-many",
		match: either(
			status(http.StatusTooManyRequests), statusAlone(http.StatusTooManyRequests), all(pageStatus(http.StatusTooManyRequests), not(fromProxy)),
		),
		happened: text.Text{
			Ko: "호출이 너무 많아 네이버가 거부했습니다({답}).",
			En: "NAVER refused the call because of too many calls ({answer}).",
		},
		why: text.Text{
			Ko: "하루 한도 또는 초당 한도를 넘었습니다. 응답만으로는 어느 쪽인지 알 수 없습니다.",
			En: "The limit per day or per second was passed. The answer does not tell which.",
		},
		next: text.Text{
			Ko: "몇 초 뒤 다시 시도하십시오. 그래도 같으면 한국 시간으로 자정이 지난 뒤 다시 시도하십시오.",
			En: "Try again in a few seconds. If nothing changes, try again after midnight in Korea.",
		},
		pages: []page{errorCodes},
	},
}
