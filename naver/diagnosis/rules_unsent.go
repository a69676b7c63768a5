package diagnosis

import (
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

// Calls that the client did not make.
var unsentRules = []rule{
	{
		id:       "refused-before-sending",
		action:   attempt.NewCAPTCHA,
		match:    failed(refusedBeforeSending),
		happened: text.Text{Ko: "호출을 보내지 않았습니다.", En: "The call was not sent."},
		why: text.Text{
			Ko: "시뮬레이터의 Client ID나 키를 실제 네이버 호스트로 보내려고 했습니다.",
			En: "It would have sent the simulator's client ID or key to a real host of NAVER.",
		},
		next: text.Text{
			Ko: "자신의 Client ID와 Client Secret을 입력한 뒤 새 키를 발급받거나, 시뮬레이터 프로필을 선택하십시오.",
			En: "Enter your own client ID and secret and issue a new key, or choose the simulator's profile.",
		},
		pages: []page{myApplication},
	},
	{
		id:    "input-too-long",
		match: failed(inputTooLong),
		happened: text.Text{
			Ko: "키 또는 답이 너무 길어 호출을 보내지 않았습니다.",
			En: "The call was not sent: the key or the answer is too long.",
		},
		why: text.Text{
			Ko: "주소에 4,096바이트가 넘는 값을 담으면 어느 서버도 받아 주지 않습니다.",
			En: "No server takes more than 4,096 bytes of it in a URL.",
		},
		next: text.Text{
			Ko: "입력한 답을 확인하십시오. 캡차의 답은 보통 8자를 넘지 않습니다.",
			En: "Check the answer. One to a CAPTCHA rarely has more than 8 characters.",
		},
	},
	{
		id:       "bad-base-url",
		match:    failed(badBaseURL),
		happened: text.Text{Ko: "사용자 지정 주소(base URL)를 사용할 수 없습니다.", En: "The base URL cannot be used."},
		why: text.Text{
			Ko: "https://로 시작하는 주소만 쓸 수 있습니다. 이 컴퓨터의 주소라면 http://도 가능합니다. " +
				"사용자 이름, 물음표, #은 넣을 수 없습니다.",
			En: "Only addresses beginning with https:// are possible, and http:// to this computer. It takes no user " +
				"name, no ? and no #.",
		},
		next: text.Text{
			Ko: "주소를 https://호스트/경로 형식으로 입력하십시오.",
			En: "Enter it as https://host/path.",
		},
	},
	{
		id:    "proxy-setting",
		match: failed(badProxySetting),
		happened: text.Text{
			Ko: "환경 변수 {프록시 변수}의 프록시 설정을 사용할 수 없어 호출을 보내지 않았습니다.",
			En: "The call was not sent: the proxy setting in the environment variable {proxy variable} cannot be used.",
		},
		why: text.Text{Ko: "{프록시 문제}", En: "{proxy problem}"},
		next: text.Text{
			Ko: "환경 변수를 고친 뒤 프로그램을 다시 시작하십시오. 프록시가 필요 없는 네트워크라면 환경 변수를 지우십시오.",
			En: "Correct the variable and start the program again. In a network without a proxy, remove it.",
		},
	},
	{
		id:    "blank-in-credentials",
		match: failed(blankCredentials),
		happened: text.Text{
			Ko: "Client ID 또는 Client Secret의 앞이나 뒤에 공백이 있어 호출을 보내지 않았습니다.",
			En: "The call was not sent: there is a blank around the client ID or the client secret.",
		},
		why: text.Text{
			Ko: "복사할 때 공백이 함께 따라온 것으로 보입니다. 그대로 보내면 전송 중에 공백이 사라져 무엇이 틀렸는지 알 수 없게 됩니다.",
			En: "It probably came along when the value was copied. It would be lost on the way, and nobody could tell what is wrong.",
		},
		next: text.Text{
			Ko: "공백을 지우거나 {인증 정보}에서 두 값을 다시 복사해 입력하십시오.",
			En: "Take it out, or copy both again from {credentials}.",
		},
		pages: []page{myApplication},
	},
	{
		id:    "bad-credentials",
		match: failed(badCredentials),
		happened: text.Text{
			Ko: "Client ID 또는 Client Secret을 사용할 수 없습니다.",
			En: "The client ID or the client secret cannot be used.",
		},
		why: text.Text{
			Ko: "값에 줄바꿈 같은 제어 문자가 있거나, 값이 지나치게 깁니다.",
			En: "It has a control character such as a line break, or is far too long.",
		},
		next: text.Text{
			Ko: "{인증 정보}에서 두 값을 다시 복사해 입력하십시오.",
			En: "Copy both again from {credentials}.",
		},
		pages: []page{myApplication},
	},
	{
		id:       "bad-option",
		match:    failed(badOption),
		happened: text.Text{Ko: "설정값 가운데 사용할 수 없는 것이 있습니다.", En: "One of the settings cannot be used."},
		why:      text.Text{Ko: "호출하기 전에 설정을 확인하다가 발견했습니다.", En: "It was found before anything was sent."},
		next: text.Text{
			Ko: "플랫폼과 제한 시간, 인증 방식을 확인하십시오.",
			En: "Check the platform, the time limits and the way of sending the credentials.",
		},
	},
}
