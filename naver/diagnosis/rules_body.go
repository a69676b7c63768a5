package diagnosis

import (
	"net/http"

	"navercaptcha/naver/text"
)

// Answers that are not an answer of NAVER, or not whole.
var bodyRules = []rule{
	{
		id:    "portal",
		match: either(failed(networkLogin), all(either(failed(redirected), failed(htmlPage)), wantsLogin)),
		happened: text.Text{
			Ko: "네이버의 응답 대신 네트워크 로그인 화면으로 보이는 페이지가 왔습니다({답}).",
			En: "What looks like a network's login page came instead of NAVER's answer ({answer}).",
		},
		why: text.Text{
			Ko: "로그인이 필요한 Wi-Fi나 회사 네트워크는 로그인하기 전까지 모든 호출에 대신 응답합니다. 호출은 네이버에 도달하지 못했을 것입니다.",
			En: "A Wi-Fi or a company network that wants a login answers every call itself until then. NAVER has probably never " +
				"seen this one.",
		},
		next: text.Text{
			Ko: "브라우저로 아무 사이트나 열어 네트워크에 로그인한 뒤 다시 시도하십시오.",
			En: "Open any site in a browser, log in to the network, and try again.",
		},
	},
	{
		id:    "proxy-page",
		match: all(either(failed(htmlPage), failed(serverPage), failed(notNAVER), failed(emptyBody)), fromProxy),
		happened: text.Text{
			Ko: "네이버 대신 프록시가 응답한 것으로 보입니다({답}).",
			En: "A proxy seems to have answered in NAVER's place ({answer}).",
		},
		why: text.Text{
			Ko: "응답에 프록시나 웹 보안 장비의 흔적이 있습니다. 그 장비가 네이버로 가는 호출을 막았거나 네이버에 연결하지 못했습니다.",
			En: "The answer has the marks of a proxy or a web filter, which blocked the call or could not reach NAVER.",
		},
		next: text.Text{
			Ko: "이 호출의 상세 정보를 네트워크 관리자에게 보여 주고, 네이버로 가는 HTTPS 호출을 허용해 달라고 요청하십시오.",
			En: "Show the details of this call to your network's administrator, and ask to let HTTPS calls to NAVER through.",
		},
	},
	{
		id:       "no-path",
		match:    pageStatus(http.StatusNotFound),
		happened: text.Text{Ko: "서버에 해당 경로가 없습니다({답}).", En: "The server has nothing at this path ({answer})."},
		why: text.Text{
			Ko: "네이버의 오류 형식이 아니므로 다른 서버가 응답했을 것입니다. 사용자 지정 주소(base URL)의 호스트나 경로가 잘못되었을 수 있습니다.",
			En: "It is not an error in NAVER's shape, so another server probably answered. The host or the path of the base URL " +
				"may be wrong.",
		},
		next: text.Text{
			Ko: "선택한 플랫폼과 사용자 지정 주소(base URL)를 확인하십시오.",
			En: "Check the chosen platform and the base URL.",
		},
	},
	{
		id:    "redirect",
		match: failed(redirected),
		happened: text.Text{
			Ko: "서버가 다른 주소로 이동하라고 응답해 호출을 멈췄습니다({답}).",
			En: "The server redirected the call, and the redirect was refused ({answer}).",
		},
		why: text.Text{
			Ko: "네이버 캡차 API는 리디렉션하지 않습니다. 따라가면 Client Secret이 다른 서버로 새어 나갈 수 있습니다. " +
				"로그인이 필요한 Wi-Fi나 프록시에서 자주 나타납니다.",
			En: "NAVER's CAPTCHA APIs do not redirect, and following one could hand the client secret to another server. " +
				"It often comes from a Wi-Fi or proxy that wants a login.",
		},
		next: text.Text{
			Ko: "브라우저로 네트워크에 로그인되어 있는지, 사용자 지정 주소(base URL)가 맞는지 확인하십시오.",
			En: "Check in a browser that you are logged in to the network, and check the base URL.",
		},
	},
	{
		id:       "too-large",
		match:    failed(tooLarge),
		happened: text.Text{Ko: "응답이 허용된 크기보다 커서 중단했습니다.", En: "The answer was larger than allowed and was cut off."},
		why: text.Text{
			Ko: "네이버의 응답은 이 한도보다 훨씬 작으므로, 다른 서버가 보낸 응답일 가능성이 높습니다.",
			En: "NAVER's answers are far below the limit, so this is probably another server's.",
		},
		next: askNetwork,
	},
	{
		id:       "truncated",
		match:    failed(truncated),
		happened: text.Text{Ko: "응답을 받는 도중에 연결이 끊어졌습니다.", En: "The connection broke while the answer was being received."},
		why: text.Text{
			Ko: "응답의 일부만 도착했습니다. 네트워크가 불안정하거나 서버가 연결을 끊었습니다.",
			En: "Only a part of it came. The network is unstable, or the server closed the connection.",
		},
		next: text.Text{Ko: "{다시}", En: "{again}"},
	},
	{
		id:       "proxy-login",
		match:    failed(proxyLogin),
		happened: text.Text{Ko: "프록시가 로그인을 요구합니다.", En: "The proxy wants a login."},
		why: text.Text{
			Ko: "호출이 네이버에 도달하지 못했습니다. {프록시 로그인}",
			En: "The call did not reach NAVER. {proxy login}",
		},
		next: text.Text{Ko: "{프록시 로그인 방법}", En: "{how to log in}"},
	},
	{
		id:    "server-page",
		match: failed(serverPage),
		happened: text.Text{
			Ko: "서버 오류가 발생했지만 네이버의 오류 형식이 아닙니다({답}).",
			En: "A server failed, and not in the way NAVER's do ({answer}).",
		},
		why: text.Text{
			Ko: "네이버 앞단의 서버나 중간의 프록시가 대신 응답했습니다. 네이버가 점검 중일 수도 있습니다.",
			En: "A server in front of NAVER or a proxy on the way answered in its place. NAVER may be under maintenance.",
		},
		next:          waitThenReport,
		pages:         []page{report},
		providerFault: true,
	},
	{
		id:       "html",
		match:    failed(htmlPage),
		happened: text.Text{Ko: "네이버의 응답 대신 웹 페이지가 왔습니다({답}).", En: "A web page came instead of NAVER's answer ({answer})."},
		why: text.Text{
			Ko: "로그인이 필요한 Wi-Fi, 회사 프록시, 보안 프로그램이 대신 응답했거나 네이버가 점검 중일 수 있습니다.",
			En: "A Wi-Fi that wants a login, a company proxy or security software answered in its place, or NAVER is under " +
				"maintenance.",
		},
		next: text.Text{
			Ko: "브라우저로 아무 사이트나 열어 로그인 화면이 나오는지 확인하십시오. 회사 네트워크라면 관리자에게 이 호출의 상세 정보를 전달하십시오.",
			En: "Open any site in a browser and see whether a login page appears. In a company network, give the details of " +
				"this call to the administrator.",
		},
	},
	{
		id:       "not-media",
		match:    failed(notMedia),
		happened: text.Text{Ko: "받은 데이터가 {이미지} 형식이 아닙니다({답}).", En: "What came is not a {picture} ({answer})."},
		why: text.Text{
			Ko: "응답은 왔지만 그 내용이 네이버가 보내는 {이미지}도, 알려진 오류 형식도 아닙니다.",
			En: "An answer came, but it is neither a {picture} as NAVER sends it nor an error in a known shape.",
		},
		next: text.Text{
			Ko: "{다시} 계속되면 이 호출의 상세 정보에서 본문을 확인하십시오.",
			En: "{again} If it keeps happening, look at the body in the details of this call.",
		},
		pages: []page{reference},
	},
	{
		id:       "empty",
		match:    failed(emptyBody),
		happened: text.Text{Ko: "내용이 없는 응답이 왔습니다({답}).", En: "An empty answer came ({answer})."},
		why: text.Text{
			Ko: "네이버의 응답에는 언제나 본문이 있으므로, 중간의 프록시나 다른 서버가 보냈을 수 있습니다.",
			En: "NAVER's answers always have a body. A proxy on the way or another server may have sent this one.",
		},
		next: askNetwork,
	},
	{
		id:    "not-naver",
		match: failed(notNAVER),
		happened: text.Text{
			Ko: "네이버의 응답으로 볼 수 없는 응답이 왔습니다({답}).",
			En: "The answer does not look like one of NAVER's ({answer}).",
		},
		why: text.Text{
			Ko: "중간의 프록시나 다른 서버가 응답했거나, 네이버가 응답 형식을 바꿨을 수 있습니다.",
			En: "A proxy on the way or another server answered, or NAVER changed the shape of its answers.",
		},
		next: askNetwork,
	},
}

var askNetwork = text.Text{
	Ko: "{다시} 계속되면 사용자 지정 주소(base URL)와 프록시 설정을 확인하고, 이 호출의 상세 정보를 네트워크 관리자에게 보여 주십시오.",
	En: "{again} If it keeps happening, check the base URL and the proxy, and show the details of this call to your " +
		"network's administrator.",
}
