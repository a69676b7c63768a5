package diagnosis

import (
	"net/http"

	"navercaptcha/naver/text"
)

// Credentials that NAVER says did not come.
var unseenRules = []rule{
	{
		id:    "auth-place",
		match: all(either(credentialsUnseen, unanswered, statusAlone(http.StatusUnauthorized)), credentialsMisplaced),
		happened: text.Text{
			Ko: "네이버가 인증 정보를 찾지 못했습니다({답}).",
			En: "NAVER did not find the credentials ({answer}).",
		},
		why: text.Text{
			Ko: "인증 정보를 보내기는 했지만, {플랫폼}에서 쓰지 않는 이름의 헤더나 주소의 파라미터에 넣었습니다.",
			En: "They were sent, but in the query or in headers whose names {platform} does not use.",
		},
		next: text.Text{
			Ko: "플랫폼을 맞게 선택했는지 확인하고, 연동 코드라면 API 문서에 나온 이름의 헤더로 보내십시오.",
			En: "Check that the platform is the right one. An integration has to send them in the headers that the reference names.",
		},
		pages: []page{reference, myApplication},
	},
	{
		id:    "auth-lost",
		match: all(credentialsUnseen, credentialsComplete, not(cloudMedia)),
		happened: text.Text{
			Ko: "보낸 인증 정보가 네이버에 전달되지 않았습니다({답}).",
			En: "The credentials were sent but did not reach NAVER ({answer}).",
		},
		why: text.Text{
			Ko: "Client ID와 Client Secret을 모두 헤더로 보냈지만 네이버는 받지 못했다고 응답했습니다. 중간의 프록시나 게이트웨이가 헤더를 지웠을 수 있습니다.",
			En: "Both left this computer in their headers, and NAVER says that one is missing. A proxy or gateway on the way may " +
				"take the headers out.",
		},
		next: text.Text{
			Ko: "사용자 지정 주소(base URL)와 프록시 설정을 확인하고, 이 호출의 상세 정보를 네트워크 관리자에게 보여 주십시오.",
			En: "Check the base URL and the proxy, and show the details of this call to your network's administrator.",
		},
		pages: []page{reference},
	},
	{
		id:       "auth-id-missing",
		match:    all(flat("024"), says("Not Exist Client ID")),
		happened: text.Text{Ko: "Client ID가 전달되지 않았습니다({답}).", En: "The client ID did not reach NAVER ({answer})."},
		why: text.Text{
			Ko: "Client ID가 비어 있거나, 다른 플랫폼에서 쓰는 이름의 헤더로 전달되었습니다.",
			En: "It is empty, or it was sent in a header of another platform.",
		},
		next: text.Text{
			Ko: "Client ID를 입력했는지, 플랫폼을 맞게 선택했는지 확인하십시오. 값은 {인증 정보}에서 볼 수 있습니다.",
			En: "Check that a client ID is entered and that the platform is the right one. You find the ID in " +
				"{credentials}.",
		},
		pages: []page{myApplication},
	},
	{
		id:       "auth-secret-missing",
		match:    all(flat("024"), says("Not Exist Client Secret")),
		happened: text.Text{Ko: "Client Secret이 전달되지 않았습니다({답}).", En: "The client secret did not reach NAVER ({answer})."},
		why: text.Text{
			Ko: "Client ID는 전달되었지만 Client Secret이 비어 있습니다.",
			En: "The client ID came, but the client secret is empty.",
		},
		next: text.Text{
			Ko: "Client Secret을 입력하십시오. 값은 {인증 정보}에서 볼 수 있습니다.",
			En: "Enter the client secret. You find it in {credentials}.",
		},
		pages: []page{myApplication},
	},
	{
		id:       "auth-missing",
		match:    all(nested("200"), says("information are missing")),
		happened: text.Text{Ko: "인증 정보가 전달되지 않았습니다({답}).", En: "The credentials did not reach NAVER ({answer})."},
		why: text.Text{
			Ko: "Client ID와 Client Secret 가운데 하나 이상이 비어 있거나, 네이버가 이 호출에서 찾는 자리(헤더 또는 주소)에 없습니다.",
			En: "The client ID, the client secret or both are empty, or not where NAVER looks for them in this call: in headers " +
				"or in the query.",
		},
		next: text.Text{
			Ko: "두 값을 모두 입력했는지, 플랫폼을 맞게 선택했는지 확인하십시오. {이미지}만 받지 못한다면 " +
				"{이미지} 호출의 인증 방식을 바꿔 보십시오. 값은 {인증 정보}에서 볼 수 있습니다.",
			En: "Check that both are entered and that the platform is the right one. If only the {picture} fails, try " +
				"another way of sending the credentials with it. You find them in {credentials}.",
		},
		pages: []page{myApplication},
	},
}
