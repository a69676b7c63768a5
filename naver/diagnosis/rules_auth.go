package diagnosis

import (
	"net/http"

	"navercaptcha/naver/text"
)

// Who calls and with which rights. NAVER Developers sends 024 for all of these and tells them apart in the message
// only; NAVER Cloud sends 200 or 210 with details.
var authRules = []rule{
	{
		id: "not-enabled",
		match: either(
			all(flat("024"), either(says("Scope Status Invalid"), says("Scopes are Empty"))), nested("210"),
			says("이 Application에서 활성화되어 있지"),
		),
		happened: text.Text{
			Ko: "이 애플리케이션에는 {권한} 권한이 없습니다({답}).",
			En: "This application has no permission for {permission} ({answer}).",
		},
		why: text.Text{
			Ko: "이미지 캡차와 음성 캡차는 별개의 API이므로 권한도 각각 필요합니다.",
			En: "The image and the audio CAPTCHA are two APIs with two separate permissions.",
		},
		next: text.Text{
			Ko: "{설정}에서 {권한} API가 선택되어 있는지 확인하고, 없으면 추가하십시오.",
			En: "Open {settings}, check that {permission} is selected, and add it if it is not.",
		},
		pages: []page{myApplication, reference},
	},
	{
		id:    "auth-blank",
		match: all(maybeRefused, hasBlank),
		happened: text.Text{
			Ko: "네이버가 인증을 거부했습니다({답}). 인증 정보에 공백이 섞여 있습니다.",
			En: "NAVER refused the credentials ({answer}), and there is a blank in them.",
		},
		why: text.Text{
			Ko: "Client ID 또는 Client Secret의 앞뒤나 중간에 공백 또는 보이지 않는 문자가 있습니다. 네이버가 발급하는 값에는 없습니다.",
			En: "The client ID or the secret has a blank, or a character that nobody sees, in or around it. NAVER's have none.",
		},
		next: text.Text{
			Ko: "공백을 지우거나 {인증 정보}에서 두 값을 다시 복사해 입력하십시오.",
			En: "Take it out, or copy both again from {credentials}.",
		},
		pages: []page{myApplication},
	},
	{
		id:    "auth-platform",
		match: all(maybeRefused, looksForeign),
		happened: text.Text{
			Ko: "네이버가 인증을 거부했습니다({답}). 다른 플랫폼의 인증 정보로 보입니다.",
			En: "NAVER refused the credentials ({answer}). They look like those of another platform.",
		},
		why: text.Text{
			Ko: "Client ID와 Client Secret의 길이가 {다른 플랫폼}에서 발급하는 값과 같습니다. 그 값은 {플랫폼}에서 쓸 수 없습니다.",
			En: "The client ID and the secret have the lengths that {other platform} gives them, and those do not work on " +
				"{platform}.",
		},
		next: text.Text{
			Ko: "선택한 플랫폼을 확인하고, 맞다면 {인증 정보}에서 값을 복사해 입력하십시오.",
			En: "Check the chosen platform. If it is the right one, copy both from {credentials}.",
		},
		pages: []page{myApplication},
	},
	{
		id:    "auth-swapped",
		match: all(maybeRefused, looksSwapped),
		happened: text.Text{
			Ko: "네이버가 인증을 거부했습니다({답}). Client ID와 Client Secret이 서로 바뀐 것으로 보입니다.",
			En: "NAVER refused the credentials ({answer}). The client ID and the secret seem to be swapped.",
		},
		why: text.Text{
			Ko: "두 값의 길이가 서로 뒤바뀌어 있습니다. Client ID 칸에 Client Secret 길이의 값이, Client Secret 칸에 Client ID 길이의 값이 있습니다.",
			En: "The ID has the length of a secret, and the secret that of an ID.",
		},
		next: text.Text{
			Ko: "두 값을 서로 바꿔 입력하십시오. 값은 {인증 정보}에서 볼 수 있습니다.",
			En: "Swap the two. You find them in {credentials}.",
		},
		pages: []page{myApplication},
	},
	{
		id:       "auth-id-unknown",
		match:    all(nested("200"), says("Client ID does not exist")),
		happened: text.Text{Ko: "네이버에 없는 Client ID입니다({답}).", En: "NAVER does not know this client ID ({answer})."},
		why: text.Text{
			Ko: "Client ID를 잘못 입력했거나, 다른 플랫폼의 것이거나, 애플리케이션이 삭제되었습니다.",
			En: "It is mistyped, belongs to another platform, or its application was deleted.",
		},
		next: text.Text{
			Ko: "{인증 정보}에서 값을 다시 복사하고 플랫폼을 확인하십시오.",
			En: "Copy it again from {credentials}, and check the platform.",
		},
		pages: []page{myApplication},
	},
	{
		id: "auth-pair",
		match: either(
			all(flat("024"), says("NID AUTH Result Invalid")),
			all(nested("200"), says("Invalid authentication information")),
		),
		happened: text.Text{
			Ko: "Client ID 또는 Client Secret이 올바르지 않습니다({답}).",
			En: "The client ID or the client secret is wrong ({answer}).",
		},
		why: text.Text{
			Ko: "보낸 인증 정보를 네이버가 받아들이지 않았습니다. 값에 공백이 섞였거나, 두 값이 서로 바뀌었거나, " +
				"다른 애플리케이션 또는 다른 플랫폼의 값이거나, 재발급되기 전의 Client Secret일 수 있습니다.",
			En: "NAVER did not accept the credentials that were sent. There may be a blank in one, the two may be swapped, one " +
				"may belong to another application or platform, or the secret may have been reissued since.",
		},
		next: text.Text{
			Ko: "{인증 정보}에서 두 값을 다시 복사해 입력하십시오.",
			En: "Copy both again from {credentials}.",
		},
		pages: []page{myApplication},
	},
	{
		id:       "auth-other",
		match:    either(flat("024"), nested("200"), status(http.StatusUnauthorized), statusAlone(http.StatusUnauthorized)),
		happened: text.Text{Ko: "네이버가 인증을 거부했습니다({답}).", En: "NAVER refused the credentials ({answer})."},
		why: text.Text{
			Ko: "응답만으로는 Client ID와 Client Secret이 틀린 것인지, {권한} 권한이 없는 것인지 알 수 없습니다.",
			En: "The answer does not tell whether the client ID and secret are wrong or the permission for {permission} " +
				"is missing.",
		},
		next: text.Text{
			Ko: "Client ID와 Client Secret을 다시 복사해 입력하고, {설정}에서 {권한} API가 선택되어 있는지 확인하십시오.",
			En: "Copy the client ID and secret again, then open {settings} and check that {permission} is selected.",
		},
		pages: []page{myApplication, errorCodes},
	},
}
