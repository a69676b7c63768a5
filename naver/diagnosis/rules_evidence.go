package diagnosis

import (
	"net/http"

	"navercaptcha/naver/text"
)

// What evidence holds instead of a call: these come first, since nothing else is known.
var nothingRules = []rule{
	{
		id:    "unreadable",
		match: failed(unreadable),
		happened: text.Text{
			Ko: "네이버 캡차 호출에 관한 내용을 찾지 못했습니다.",
			En: "Nothing about a call to NAVER's CAPTCHA was found.",
		},
		why: text.Text{
			Ko: "네이버의 호스트와 경로, 인증 헤더, 오류 코드와 오류 문장, HAR, curl 출력, 로그, 캡차 이미지와 음성을 찾아보았습니다.",
			En: "What was looked for: NAVER's hosts, paths and credential headers, its error codes and sentences, HARs, the output of " +
				"curl, logs, and CAPTCHA pictures and sounds.",
		},
		next: text.Text{
			Ko: "고객에게 다음과 같이 요청하십시오. \"오류가 발생한 호출의 요청 주소, HTTP 상태 코드, 응답 본문 전체와 발생 시각을 글자 그대로 복사해 보내 주십시오. " +
				"가능하면 curl -v의 출력이나 브라우저 개발자 도구에서 저장한 HAR 파일을 보내 주십시오. Client Secret은 지우고 보내 주십시오.\"",
			En: "Ask the customer: \"Please send us the URL of the call that failed, its HTTP status, the whole body of the answer and the " +
				"time, copied as text. Best is the output of curl -v, or a HAR saved from the browser's developer tools. Please take the " +
				"client secret out first.\"",
		},
	},
	{
		id:    "screenshot",
		match: failed(screenshot),
		happened: text.Text{
			Ko: "캡차가 아닌 그림입니다. 화면을 찍은 것으로 보입니다.",
			En: "This is a picture, and not one of a CAPTCHA: probably a screenshot.",
		},
		why: text.Text{
			Ko: "네이버가 보내는 이미지는 가로 200, 세로 90픽셀의 JPEG입니다. 그림 속의 글자는 읽지 않습니다.",
			En: "NAVER's pictures are JPEGs of 200 by 90 pixels. Text within a picture is not read.",
		},
		next: text.Text{
			Ko: "고객에게 다음과 같이 요청하십시오. \"화면에 보이는 오류 메시지와 로그를 그림이 아니라 글자로 복사해 보내 주십시오.\"",
			En: "Ask the customer: \"Please copy the error message and the log as text, and send that instead of a picture.\"",
		},
	},
	{
		id:       "cut-file",
		match:    failed(cutFile),
		happened: text.Text{Ko: "파일이 중간에 끊겨 있습니다.", En: "The file ends early."},
		why: text.Text{
			Ko: "저장하거나 보내는 중에 잘렸거나 손상되었습니다. 끊긴 곳 앞에서 읽을 수 있었던 호출만 설명합니다.",
			En: "It was cut off or damaged when it was saved or sent. Only the calls before that place are explained.",
		},
		next: text.Text{
			Ko: "고객에게 파일을 다시 저장해 보내 달라고 요청하십시오. 파일이 크면 압축해서 받으십시오.",
			En: "Ask the customer to save and send the file again, zipped if it is large.",
		},
	},
}

// Whose server it was, and what a browser keeps from the page: looked at before NAVER's answer is.
var whoseRules = []rule{
	{
		id:    "cors",
		match: either(preflight, failed(refusedByBrowser), refusedAnswer),
		happened: text.Text{
			Ko: "브라우저가 CORS 정책에 따라 웹 페이지의 네이버 호출을 막았습니다.",
			En: "The browser does not let a web page call NAVER (CORS).",
		},
		why: text.Text{
			Ko: "네이버 캡차 API는 다른 사이트의 페이지에서 직접 호출하는 것을 허용하지 않습니다. 브라우저가 먼저 보내는 OPTIONS 요청이 거부되거나 응답이 가려집니다.",
			En: "NAVER's CAPTCHA APIs allow no page of another site to call them. The OPTIONS request that the browser sends first is refused, " +
				"or the answer is hidden from the page.",
		},
		next: text.Text{
			Ko: "페이지가 아니라 서버에서 호출하도록 고치십시오. Client Secret을 페이지에 넣으면 누구나 볼 수 있으므로, 이미 넣었다면 재발급받으십시오.",
			En: "Have a server make the call, not the page. Never put the client secret into a page: everybody can read it there. If it was, have it " +
				"reissued.",
		},
		pages: []page{reference},
	},
	{
		id:    "blocked-by-browser",
		match: failed(hinderedByPage),
		happened: text.Text{
			Ko: "브라우저의 확장 프로그램이나 설정이 호출을 막았습니다.",
			En: "An extension or a setting of the browser stopped the call.",
		},
		why: text.Text{
			Ko: "광고 차단 같은 확장 프로그램이나 페이지의 콘텐츠 보안 정책(CSP)이 막아, 호출이 네트워크로 나가지 않았습니다.",
			En: "An extension such as an ad blocker, or the page's content security policy, stopped it before it went out.",
		},
		next: text.Text{
			Ko: "확장 프로그램을 끄고 다시 시도하게 하십시오. 그와 별개로 네이버는 페이지가 아니라 서버에서 호출해야 합니다.",
			En: "Have the customer try without extensions. Apart from that, NAVER has to be called by a server, not by a page.",
		},
	},
	{
		id:    "server-side",
		match: calledByServer,
		happened: text.Text{
			Ko: "브라우저가 아니라 {호스트}의 서버가 네이버를 호출했습니다({답}).",
			En: "The server of {host} called NAVER, not this browser ({answer}).",
		},
		why: text.Text{
			Ko: "이 응답은 고객사 사이트의 것입니다. 그 내용으로 보아 서버가 네이버를 호출하다가 실패했지만, 네이버가 무엇이라고 응답했는지는 여기에 없습니다.",
			En: "The answer is the customer's own site's. Its words show that the server called NAVER and failed, but not what NAVER answered.",
		},
		next: text.Text{
			Ko: "고객에게 그 서버의 로그에서 같은 시각에 네이버가 보낸 HTTP 상태와 응답 본문 전체를 요청하십시오.",
			En: "Ask for that server's log of the same moment: the HTTP status and the whole body that NAVER answered with.",
		},
	},
	{
		id:    "cloudflare",
		match: fromCloudflare,
		happened: text.Text{
			Ko: "네이버가 아니라 Cloudflare가 응답했습니다({답}).",
			En: "Cloudflare answered, not NAVER ({answer}).",
		},
		why: text.Text{
			Ko: "네이버 API 앞에는 Cloudflare가 없습니다. 고객사 서버({호스트}) 앞에 있는 Cloudflare가 그 서버에 연결하지 못했거나 요청을 막았습니다.",
			En: "Cloudflare does not stand in front of NAVER's APIs. It stands in front of the customer's own server ({host}), and could not reach " +
				"it or blocked the request.",
		},
		next: text.Text{
			Ko: "네이버에 문의할 일이 아닙니다. 그 서버의 운영자에게 서버의 상태와 로그, Cloudflare 설정을 확인해 달라고 하십시오.",
			En: "NAVER cannot help here. Have the operator of that server check the server, its log and the settings at Cloudflare.",
		},
	},
	{
		id:    "blocked-page",
		match: blockedPage,
		happened: text.Text{
			Ko: "불법·유해 사이트 차단 페이지가 네이버 대신 응답했습니다({답}).",
			En: "The block page of the authorities or of an internet provider came instead of NAVER's answer ({answer}).",
		},
		why: text.Text{
			Ko: "통신사가 차단 대상으로 등록된 주소로 보고 호출을 차단 안내 페이지로 보냈습니다. 네이버의 주소는 차단 대상이 아니므로 호출한 주소나 DNS가 잘못되었을 수 있습니다.",
			En: "The provider took the address for one that is blocked by law and led the call to its notice. NAVER's are not, so the address that was " +
				"called, or the DNS, may be wrong.",
		},
		next: text.Text{
			Ko: "호출한 주소가 네이버의 것인지 확인하고, 맞다면 DNS 설정과 통신사에 확인하십시오.",
			En: "Check that the address is NAVER's. If it is, check the DNS settings and ask the internet provider.",
		},
	},
	{
		id:    "not-found-host",
		match: all(withoutCaptcha, func(f *facts) bool { return f.Err != nil && f.others() && f.failure != hinderedByPage }),
		happened: text.Text{
			Ko: "캡차 API가 없는 호스트로 호출했습니다({답}).",
			En: "The call went to a host that has no CAPTCHA ({answer}).",
		},
		why: text.Text{
			Ko: "{호스트}에는 캡차 API가 없습니다. 지도나 API HUB 같은 다른 상품의 호스트이거나 호스트 이름이 잘못되었습니다.",
			En: "{host} serves other products, such as Maps or the API HUB, or its name is mistyped.",
		},
		next: text.Text{
			Ko: "호출하는 코드의 호스트를 {올바른 호스트}로 고치십시오.",
			En: "Change the host in the code to {right host}.",
		},
		pages: []page{reference},
	},
	{
		id:    "other-api",
		match: otherAPI,
		happened: text.Text{
			Ko: "캡차가 아니라 네이버의 다른 API가 보낸 응답입니다({답}).",
			En: "This is the answer of another API of NAVER's, not of the CAPTCHA ({answer}).",
		},
		why: text.Text{
			Ko: "응답의 형식이 검색광고, 로그인, 검색 같은 다른 API의 것입니다.",
			En: "It has the shape of another one's errors, such as those of Search Ads, Login or Search.",
		},
		next: text.Text{
			Ko: "고객에게 캡차 호출의 응답을 요청하고, 코드가 호출하는 주소를 확인하게 하십시오.",
			En: "Ask for the answer to the CAPTCHA call, and have the address in the code checked.",
		},
		pages: []page{reference},
	},
	{
		id:    "media-as-text",
		match: func(f *facts) bool { return f.others() && f.Exchange != nil && MediaAsText(f.Exchange.Body) },
		happened: text.Text{
			Ko: "{이미지} 데이터가 글자로 바뀌면서 깨졌습니다({답}).",
			En: "The {picture} was broken by being read as text ({answer}).",
		},
		why: text.Text{
			Ko: "네이버가 보낸 것은 정상이지만, 코드가 바이트를 문자열로 읽어 문자 인코딩을 거치면서 되돌릴 수 없게 바뀌었습니다.",
			En: "NAVER sent good data. The code took the bytes for a string, and decoding them as text changed them for good.",
		},
		next: text.Text{
			Ko: "응답을 문자열이 아니라 바이트로 읽고 그대로 저장하도록 고치십시오. Python은 content, Node.js는 arraybuffer, Java는 InputStream으로 읽을 수 있습니다.",
			En: "Have the code read the answer as bytes and store them as they are (content in Python, arraybuffer in Node.js, an InputStream in Java).",
		},
	},
	{
		id:    "damaged",
		match: damagedMedia,
		happened: text.Text{
			Ko: "{이미지} 데이터가 손상되어 열 수 없습니다({답}).",
			En: "The {picture} is damaged and does not open ({answer}).",
		},
		why: text.Text{
			Ko: "앞부분은 정상이지만 뒷부분이 없거나 깨졌습니다. 받는 도중이나 저장하는 도중에 잘린 것으로 보입니다.",
			En: "Its beginning is right, but the rest is missing or broken. It was probably cut off while it was received or stored.",
		},
		next: text.Text{
			Ko: "코드가 응답을 끝까지 읽고 저장하는지, 버퍼의 크기가 충분한지 확인하십시오.",
			En: "Check that the code reads and stores the answer to its end, and that no buffer is too small.",
		},
	},
	{
		id:    "own-server",
		match: all(ownServer, not(either(fromProxy, wantsLogin))),
		happened: text.Text{
			Ko: "네이버가 아니라 {호스트}에서 응답했습니다({답}).",
			En: "The answer is not NAVER's: {host} wrote it ({answer}).",
		},
		why: text.Text{
			Ko: "네이버의 오류 형식이 아니라 그 서버나 그 앞단의 웹 서버가 만든 오류입니다.",
			En: "The error has not the shape of NAVER's. That server, or a web server in front of it, made it.",
		},
		next: text.Text{
			Ko: "네이버에 문의할 일이 아닙니다. 그 서버의 운영자에게 같은 시각의 로그를 요청해, 서버가 네이버에서 받은 응답을 확인하십시오.",
			En: "Do not ask NAVER. Ask the operator of that server for its log of the same moment, and look there for what NAVER answered, if it was " +
				"called at all.",
		},
	},
}

// Credentials that cannot be any.
var valueRules = []rule{
	{
		id:    "auth-browser",
		match: either(all(either(credentialsUnseen, unanswered, statusAlone(http.StatusUnauthorized)), withoutHeaders), says("Not Exist Client URL")),
		happened: text.Text{
			Ko: "인증 헤더 없이 브라우저의 호출로 처리되었습니다({답}).",
			En: "The call came without credential headers, like one of a browser ({answer}).",
		},
		why: text.Text{
			Ko: "<img>나 <audio> 태그, 링크, 주소창에서 하는 호출에는 Client ID와 Client Secret 헤더를 넣을 수 없습니다.",
			En: "An <img> or <audio> tag, a link or the address bar cannot send the headers with the client ID and the client secret.",
		},
		next: text.Text{
			Ko: "서버에서 두 값을 헤더에 넣어 호출하고, 받은 데이터를 페이지에 전달하도록 고치십시오. Client Secret을 페이지에 넣지 마십시오.",
			En: "Have a server make the call with both headers and hand the data on to the page. Do not put the client secret into the page.",
		},
		pages: []page{reference},
	},
	{
		id:    "auth-placeholder",
		match: all(maybeRefused, anySent(IsPlaceholder)),
		happened: text.Text{
			Ko: "인증 정보 자리에 예제의 글자나 채워지지 않은 변수가 들어 있습니다({답}).",
			En: "The credentials are a sample's text or a variable that was not filled in ({answer}).",
		},
		why: text.Text{
			Ko: "보낸 값이 YOUR_CLIENT_ID 같은 예시이거나, 값으로 바뀌지 않은 변수 이름입니다. 환경 변수나 설정 파일을 읽지 못했을 수 있습니다.",
			En: "What was sent is an example such as YOUR_CLIENT_ID, or the name of a variable as it stands. The environment or the configuration file " +
				"was probably not loaded.",
		},
		next: text.Text{
			Ko: "코드가 실제 값을 읽어 보내는지 확인하십시오. 값은 {인증 정보}에서 볼 수 있습니다.",
			En: "Check that the code reads and sends the real values. They are in {credentials}.",
		},
		pages: []page{myApplication},
	},
	{
		id:    "auth-undefined",
		match: all(maybeRefused, anySent(isUndefined)),
		happened: text.Text{
			Ko: "인증 정보 자리에 비어 있는 변수를 나타내는 글자가 들어 있습니다({답}).",
			En: "The credentials are the word for a value that is not there ({answer}).",
		},
		why: text.Text{
			Ko: "보낸 값이 undefined, null, None 가운데 하나입니다. 코드가 설정이나 환경 변수에서 값을 읽지 못했습니다.",
			En: "What was sent is undefined, null or None. The code did not find the value in its configuration or environment.",
		},
		next: text.Text{
			Ko: "환경 변수와 설정의 이름, 그리고 실행할 때 실제로 읽히는지를 확인하십시오.",
			En: "Check the names of the variables, and that they are there where the program runs.",
		},
		pages: []page{myApplication},
	},
	{
		id:    "auth-quotes",
		match: all(maybeRefused, anySent(isQuoted)),
		happened: text.Text{
			Ko: "인증 정보에 따옴표가 함께 들어 있습니다({답}).",
			En: "The credentials were sent with quotes around them ({answer}).",
		},
		why: text.Text{
			Ko: "설정 파일이나 환경 변수에 적은 따옴표가 값의 일부로 전송되었습니다.",
			En: "Quotes in a configuration file or an environment variable became a part of the value.",
		},
		next: text.Text{
			Ko: "값을 둘러싼 따옴표를 지우십시오. .env 파일과 Docker의 env 파일, Windows의 set 명령에서는 따옴표가 그대로 남을 수 있습니다.",
			En: "Take the quotes out. They stay in env files of Docker, and with set on Windows.",
		},
		pages: []page{myApplication},
	},
}

// What evidence does not hold.
var missingRules = []rule{
	{
		id:    "body-not-saved",
		match: failed(bodyNotSaved),
		happened: text.Text{
			Ko: "응답은 왔지만 그 본문이 기록되어 있지 않습니다({답}).",
			En: "An answer came, but the evidence does not hold its body ({answer}).",
		},
		why: text.Text{
			Ko: "상태와 헤더만 남아 있고 본문은 저장되지 않았습니다. 비어 있었다는 뜻은 아닙니다.",
			En: "Status and headers were saved, the body was not. That does not mean that there was none.",
		},
		next: text.Text{
			Ko: "고객에게 이 호출의 응답 본문을 요청하십시오. HAR라면 '내용 포함'으로 저장하고, curl이라면 -i를 붙이고, Java라면 getErrorStream의 내용을 받으십시오.",
			En: "Ask for the body of this answer: a HAR saved with content, curl with -i, in Java what getErrorStream gives.",
		},
	},
}
