package diagnosis

import (
	"net/http"

	"navercaptcha/naver/text"
)

// What is wrong with the request itself.
var requestRules = []rule{
	{
		id:    "https-only",
		match: either(flat("072"), plainHTTP, all(unanswered, overHTTP)),
		happened: text.Text{
			Ko: "HTTPS가 아닌 HTTP로 호출했습니다({답}).",
			En: "The call was made over HTTP instead of HTTPS ({answer}).",
		},
		why: text.Text{Ko: "네이버 API는 HTTPS 호출만 받습니다.", En: "NAVER's APIs take HTTPS only."},
		next: text.Text{
			Ko: "사용자 지정 주소(base URL)가 https://로 시작하는지, 중간의 프록시가 HTTP로 바꾸지 않는지 확인하십시오.",
			En: "Check that the base URL begins with https:// and that no proxy turns it into HTTP.",
		},
		pages: []page{errorCodes},
	},
	{
		id:    "not-found-platform",
		match: all(otherPlatformsPath, either(status(http.StatusNotFound), pageStatus(http.StatusNotFound), unanswered, statusAlone(http.StatusNotFound))),
		happened: text.Text{
			Ko: "다른 플랫폼의 경로로 호출했습니다({답}).",
			En: "The call went to the path of another platform ({answer}).",
		},
		why: text.Text{
			Ko: "호스트는 네이버의 것이지만 경로는 다른 플랫폼의 것입니다. 네이버 개발자 센터와 네이버 클라우드 플랫폼은 경로가 서로 다릅니다.",
			En: "The host is NAVER's, but the path belongs to another of its platforms. NAVER Developers and NAVER Cloud have " +
				"different paths.",
		},
		next: text.Text{
			Ko: "선택한 플랫폼과 사용자 지정 주소(base URL)가 서로 맞는지 확인하십시오.",
			En: "Choose the platform that the base URL belongs to, or the other way round.",
		},
		pages: []page{reference},
	},
	{
		id:       "not-found",
		match:    either(flat("051"), nested("300"), status(http.StatusNotFound), statusAlone(http.StatusNotFound), all(unanswered, unknownPath)),
		happened: text.Text{Ko: "네이버에 해당 주소의 API가 없습니다({답}).", En: "NAVER has no API at this address ({answer})."},
		why: text.Text{
			Ko: "플랫폼과 맞지 않는 호스트나 경로로 호출했습니다.",
			En: "The host or the path does not fit the platform.",
		},
		next: text.Text{
			Ko: "선택한 플랫폼과 사용자 지정 주소(base URL)를 확인하십시오.",
			En: "Check the chosen platform and the base URL.",
		},
		pages: []page{reference},
	},
	{
		id:       "method",
		match:    either(status(http.StatusMethodNotAllowed), statusAlone(http.StatusMethodNotAllowed), all(unanswered, otherMethod)),
		happened: text.Text{Ko: "네이버가 받지 않는 HTTP 메서드로 호출했습니다({답}).", En: "NAVER does not take this HTTP method ({answer})."},
		why: text.Text{
			Ko: "캡차 API는 GET만 받으며 이 프로그램도 GET만 보냅니다. 중간의 프록시가 메서드를 바꿨을 수 있습니다.",
			En: "The CAPTCHA APIs take GET, and this program sends nothing else. Something on the way may have changed it.",
		},
		next: text.Text{
			Ko: "프록시와 사용자 지정 주소(base URL)를 확인하십시오.",
			En: "Check the proxy and the base URL.",
		},
		pages: []page{reference},
	},
	{
		id:       "request-too-large",
		match:    either(nested("430"), status(http.StatusRequestEntityTooLarge)),
		happened: text.Text{Ko: "요청이 너무 커서 거부되었습니다({답}).", En: "The request was refused as too large ({answer})."},
		why: text.Text{
			Ko: "보낸 값(키, 답 또는 인증 정보)이 지나치게 깁니다.",
			En: "Something that was sent is far too long: the key, the answer or the credentials.",
		},
		next: text.Text{
			Ko: "보낸 키와 답, 인증 정보를 확인하십시오. 캡차의 답은 보통 8자를 넘지 않습니다.",
			En: "Check the key, the answer and the credentials. An answer rarely has more than 8 characters.",
		},
		pages: []page{errorCodes},
	},
	{
		id:       "forbidden",
		match:    either(status(http.StatusForbidden), statusAlone(http.StatusForbidden)),
		happened: text.Text{Ko: "네이버가 호출을 거부했습니다({답}).", En: "NAVER refused the call ({answer})."},
		why: text.Text{
			Ko: "네이버 문서에서는 403의 원인으로 API 권한 없음, HTTP 호출, 잘못된 파라미터를 듭니다. 응답만으로는 어느 쪽인지 알 수 없습니다.",
			En: "NAVER's documents name a missing API permission, HTTP instead of HTTPS, or a bad parameter as causes of " +
				"403. The answer does not tell which.",
		},
		next: text.Text{
			Ko: "{설정}에서 {권한} API가 선택되어 있는지 먼저 확인하십시오.",
			En: "First open {settings} and check that {permission} is selected.",
		},
		pages: []page{myApplication, reference},
	},
	{
		id:       "bad-request",
		match:    either(nested("100"), status(http.StatusBadRequest), statusAlone(http.StatusBadRequest)),
		happened: text.Text{Ko: "네이버가 요청의 형식이 잘못되었다고 응답했습니다({답}).", En: "NAVER calls the request malformed ({answer})."},
		why: text.Text{
			Ko: "파라미터가 빠졌거나, 값이나 인코딩(UTF-8)이 잘못되었거나, HTTPS가 아닌 HTTP로 호출되었습니다.",
			En: "A parameter is missing, its value or its encoding (UTF-8) is wrong, or the call arrived over HTTP instead of HTTPS.",
		},
		next: text.Text{
			Ko: "키와 답을 보내는 호출이라면 비어 있거나 이상한 문자가 섞여 있지 않은지, 사용자 지정 주소(base URL)가 https://로 시작하는지 확인하십시오.",
			En: "If the call sends a key or an answer, check that none is empty or holds strange characters. Check that the base " +
				"URL begins with https://.",
		},
		pages: []page{reference, errorCodes},
	},
}
