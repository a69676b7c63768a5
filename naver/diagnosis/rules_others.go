package diagnosis

import "navercaptcha/naver/text"

// advice is what a rule says where another program made the call: to the one who wrote that program, who has neither this
// program's settings nor its profiles. An empty text means that of the rule.
type advice struct{ happened, why, next text.Text }

var advices = map[string]advice{
	"media-unsupported": {
		happened: text.Text{Ko: "{이미지가} 흔하지 않은 형식으로 왔습니다({답}).", En: "The {picture} came in an unusual format ({answer})."},
		why:      text.Text{Ko: "손상된 것이 아니라 열 수 없는 프로그램이 있는 형식입니다: {까닭}", En: "It is not damaged, but not every program opens it: {reason}"},
		next: text.Text{
			Ko: "네이버에서 온 것인지, 중간의 서버가 바꾼 것인지 확인하고, 코드가 이 형식을 열 수 있는지 확인하십시오.",
			En: "Find out whether NAVER sent it so or a server on the way changed it, and whether the code opens this format.",
		},
	},
	"auth-blank":    {next: putInto},
	"auth-platform": {next: text.Text{Ko: "어느 플랫폼에 등록한 애플리케이션인지 확인하고, 그 플랫폼의 호스트와 경로, 헤더 이름으로 호출하도록 코드를 고치십시오.", En: "Find out on which platform the application is registered, and have the code call that platform's host and path with its header names."}},
	"auth-swapped": {next: text.Text{
		Ko: "코드나 설정에서 두 값을 서로 바꾸십시오. 값은 {인증 정보}에서 볼 수 있습니다.",
		En: "Swap the two in the code or its configuration. They are in {credentials}.",
	}},
	"auth-id-unknown": {next: putInto},
	"auth-pair":       {next: putInto},
	"auth-other": {
		why: text.Text{
			Ko: "상태만으로는 원인을 알 수 없습니다. Client ID와 Client Secret이 틀렸거나, 헤더로 전달되지 않았거나, {권한} 권한이 없는 경우입니다. 어느 것인지는 응답 본문에 있습니다.",
			En: "The status does not tell the cause: the client ID or secret is wrong, they did not come as headers, or the permission for {permission} is " +
				"missing. The body of the answer says which.",
		},
		next: text.Text{
			Ko: "고객에게 응답 본문(errorMessage와 errorCode)을 요청하십시오. Java는 getErrorStream, Python은 response.text, C#은 WebException.Response에서 읽을 수 있습니다.",
			En: "Ask for the body of the answer, with errorMessage and errorCode. Java reads it from the error stream (getErrorStream), Python from " +
				"response.text, C# from WebException.Response.",
		},
	},
	"auth-place": {
		why: text.Text{
			Ko: "인증 정보를 {플랫폼}에서 쓰지 않는 이름의 헤더나 주소의 파라미터에 넣었습니다.",
			En: "The credentials are in the query, or in headers whose names {platform} does not use.",
		},
		next: text.Text{
			Ko: "코드가 두 값을 API 문서에 나온 이름의 헤더로 보내도록 고치십시오. 호스트가 애플리케이션을 등록한 플랫폼의 것인지도 확인하십시오.",
			En: "Have the code send both in the headers that the reference names, to the host of the platform on which the application is registered.",
		},
	},
	"auth-lost": {why: text.Text{
		Ko: "요청에는 두 값이 모두 헤더로 들어 있지만 네이버는 받지 못했다고 응답했습니다. 중간의 프록시나 게이트웨이가 헤더를 지웠을 수 있습니다.",
		En: "The request has both in its headers, and NAVER says that one is missing. A proxy or gateway on the way may take the headers out.",
	}, next: text.Text{
		Ko: "코드와 네이버 사이에 있는 프록시나 게이트웨이가 헤더를 지우는지 확인하십시오.",
		En: "Check whether a proxy or gateway between the program and NAVER takes the headers out.",
	}},
	"auth-id-missing": {
		why: text.Text{
			Ko: "Client ID가 비어 있거나, 헤더에 없거나, 다른 플랫폼에서 쓰는 이름의 헤더로 전달되었습니다.",
			En: "It is empty, it was not sent as a header, or in a header of another platform.",
		},
		next: sendBoth,
	},
	"auth-secret-missing": {next: sendBoth},
	"auth-missing":        {next: sendBoth},
	"https-only": {next: text.Text{
		Ko: "코드의 주소를 http://에서 https://로 고치고, 중간의 프록시가 HTTP로 바꾸지 않는지 확인하십시오.",
		En: "Change http:// to https:// in the code's URL, and check that no proxy turns it into HTTP.",
	}},
	"not-found-platform": {next: text.Text{
		Ko: "코드의 경로를 이 호스트의 것인 {경로}로 고치거나, 애플리케이션을 등록한 플랫폼의 호스트로 바꾸십시오.",
		En: "In the code, change the path to {paths}, which is this host's, or the host to that of the platform on which the application is registered.",
	}},
	"not-found": {
		why: text.Text{
			Ko: "주소의 호스트나 경로가 네이버 캡차의 것과 다릅니다. 네이버의 경로는 {경로}입니다.",
			En: "The host or the path is none of NAVER's CAPTCHA. NAVER's path is {paths}.",
		},
		next: text.Text{
			Ko: "코드의 주소를 API 문서와 한 글자씩 비교해 고치십시오. 특히 {경로}와 다른 곳을 찾으십시오.",
			En: "Compare the URL in the code with the reference letter by letter, and correct where it differs from {paths}.",
		},
	},
	"method": {
		why: text.Text{
			Ko: "캡차 API는 GET만 받습니다.",
			En: "The CAPTCHA APIs take GET only.",
		},
		next: text.Text{
			Ko: "코드가 POST가 아니라 GET으로 호출하고 값을 주소의 파라미터로 보내도록 고치십시오.",
			En: "Have the code call with GET instead, and send its values in the query.",
		},
	},
	"forbidden": {
		why: text.Text{
			Ko: "HTTPS가 아닌 HTTP로 호출했거나, API 권한이 없거나, 파라미터나 캡차 키가 잘못된 경우입니다. 어느 것인지는 응답 본문에 있습니다.",
			En: "The call came over HTTP, the API permission is missing, or a parameter or the CAPTCHA key is wrong. The body of the answer says which.",
		},
		next: text.Text{
			Ko: "고객에게 응답 본문을 요청하고, {설정}에서 {권한} API가 선택되어 있는지 확인하게 하십시오.",
			En: "Ask for the body of the answer, and have the customer check in {settings} that {permission} is selected.",
		},
	},
	"bad-request": {next: text.Text{
		Ko: "코드가 보내는 키와 답이 비어 있지 않은지, URL 인코딩되었는지, 주소가 https://로 시작하는지 확인하고 응답 본문을 요청하십시오.",
		En: "Check that the code sends neither key nor answer empty, that they are URL-encoded and that the URL begins with https://. Ask for the body.",
	}},
	"too-many": {next: text.Text{
		Ko: "고객에게 응답 본문을 요청하십시오. 010이면 하루 한도, 012이면 초당 한도입니다.",
		En: "Ask for the body of the answer: 010 is the quota of the day, 012 the limit per second.",
	}},
	"quota": {next: text.Text{
		Ko: "한국 시간으로 자정이 지난 뒤 다시 호출하고, 같은 Client ID를 쓰는 다른 프로그램이 있는지 확인하십시오.",
		En: "Call again after midnight in Korea, and look for other programs that use the same client ID.",
	}},
	"portal": {
		next: text.Text{
			Ko: "호출한 컴퓨터에서 브라우저로 네트워크에 로그인한 뒤 다시 호출하게 하십시오.",
			En: "Have the customer log in to the network with a browser on the computer that calls, and call again.",
		},
	},
	"proxy-page": {next: text.Text{
		Ko: "고객사의 네트워크 관리자에게 이 응답을 보여 주고, 네이버로 가는 HTTPS 호출을 허용해 달라고 요청하게 하십시오.",
		En: "Have the customer show this answer to their network's administrator, and ask to let HTTPS calls to NAVER through.",
	}},
	"no-path": {
		why: text.Text{
			Ko: "네이버의 오류 형식이 아니므로 다른 서버가 응답했을 것입니다. 주소의 호스트나 경로가 잘못되었을 수 있습니다.",
			En: "It is not an error in NAVER's shape, so another server probably answered. The host or the path in the URL may be wrong.",
		},
		next: text.Text{
			Ko: "코드의 호스트와 경로를 API 문서와 비교하십시오. 네이버의 경로는 {경로}입니다.",
			En: "Compare host and path in the code with the reference. NAVER's path is {paths}.",
		},
	},
	"redirect": {next: text.Text{
		Ko: "이동하라고 한 주소가 어디인지 확인하고, 코드가 리디렉션을 따라가지 않게 하십시오. 로그인이 필요한 네트워크인지도 확인하십시오.",
		En: "Look at where it leads, and have the code follow no redirect. Check whether the network wants a login.",
	}},
	"too-large":   {next: askTheirNetwork},
	"truncated":   {next: callAgain},
	"proxy-login": {next: text.Text{Ko: "프로그램의 프록시 설정에 사용자 이름과 암호를 넣거나, 고객사의 네트워크 관리자에게 네이버로 가는 호출에는 인증을 요구하지 않도록 요청하십시오.", En: "Give the program's proxy settings a user name and a password, or have the network's administrator ask none for calls to NAVER."}},
	"server-page": {next: text.Text{
		Ko: "잠시 뒤 다시 호출하게 하고, 계속되면 응답의 헤더 전체를 요청해 어느 서버가 응답했는지 확인하십시오.",
		En: "Have the customer call again in a moment. If it goes on, ask for all headers of the answer: they tell which server it was.",
	}},
	"html": {next: text.Text{
		Ko: "페이지의 제목과 내용을 요청해 누가 응답했는지 확인하십시오. 고객사 네트워크의 관리자가 알 수 있습니다.",
		En: "Ask for the title and the text of the page, which tell who answered. The administrator of the customer's network may know.",
	}},
	"not-media": {next: text.Text{
		Ko: "응답 본문의 앞부분을 요청해 무엇이 왔는지 확인하십시오.",
		En: "Ask for the beginning of the body, to see what it is.",
	}},
	"empty":     {next: askTheirNetwork},
	"not-naver": {next: askTheirNetwork},
	"bad-credentials": {
		why: text.Text{
			Ko: "HTTP 헤더에 넣을 수 없는 문자가 Client ID나 Client Secret에 있습니다. 한글이나 줄바꿈, 둥근 따옴표가 섞였거나 예제의 한글 설명이 그대로 남아 있습니다.",
			En: "A header value has a character that HTTP headers cannot carry: a Hangul letter, a line break or a curly quote, or the Korean words of a sample " +
				"that were not replaced.",
		},
		next: text.Text{
			Ko: "코드나 설정에 적은 두 값에서 한글과 줄바꿈을 지우고, {인증 정보}에서 다시 복사해 넣으십시오.",
			En: "Look for Hangul and line breaks in both values in the code or its configuration, and copy them again from {credentials}.",
		},
	},
	"ct500":            {next: callThenTell},
	"server-error":     {next: callThenTell},
	"endpoint-error":   {next: callThenTell},
	"endpoint-timeout": {next: callThenTell},
	"unknown-code":     {next: callThenTell},
	"tls-naver-root": {happened: text.Text{
		Ko: "호출한 프로그램의 신뢰 저장소에는 네이버 인증기관의 루트 인증서가 없는 것으로 보입니다.",
		En: "The trust store of the calling program does not seem to have the root of NAVER's certificate authority.",
	}},
	"tls-clock": {happened: text.Text{
		Ko: "호출한 컴퓨터의 시계가 틀려서 서버 인증서를 확인하지 못한 것으로 보입니다.",
		En: "The server's certificate could not be checked, probably because the clock of the calling computer is wrong.",
	}, next: text.Text{Ko: "호출하는 컴퓨터의 날짜와 시각, 시간대를 자동으로 맞추게 하십시오.", En: "Have the calling computer set its date, time and time zone by itself."}},
	"tls-expired": {why: text.Text{Ko: "호출한 컴퓨터의 시계가 틀렸거나 인증서가 실제로 만료되었습니다.", En: "The clock of the calling computer is wrong, or the certificate has really expired."}, next: text.Text{Ko: "먼저 호출하는 컴퓨터의 날짜와 시각을 확인하게 하십시오. 맞다면 인증서의 발급자와 유효 기간을 요청하십시오.", En: "First have the clock of the calling computer checked. If it is right, ask for the issuer and the dates of the certificate."}},
	"tls-intercepted": {next: text.Text{
		Ko: "고객사의 네트워크 관리자에게 문의해, 회사의 루트 인증서를 프로그램이 쓰는 신뢰 저장소에 넣거나 네이버의 주소를 검사에서 제외하게 하십시오.",
		En: "Have the network's administrator add the company's root certificate to the trust store that the program uses, or leave NAVER's address out " +
			"of the inspection.",
	}},
	"tls-untrusted": {
		why: text.Text{
			Ko: "호출한 프로그램이 쓰는 신뢰 저장소(Java의 cacerts, curl이나 Python의 CA 파일)에 인증서를 발급한 기관의 루트 인증서가 없습니다. 저장소가 오래되었거나, 회사의 보안 장비가 " +
				"HTTPS 통신을 열어 보고 있습니다.",
			En: "The trust store of the program (cacerts in Java, the CA file of curl or Python) does not have the root of whoever issued the certificate. It is " +
				"old, or company equipment opens HTTPS traffic.",
		},
		next: text.Text{
			Ko: "고객에게 인증서의 발급자를 요청하십시오. openssl s_client나 브라우저의 인증서 화면에서 볼 수 있습니다. 공인 기관이면 실행 환경을 업데이트하고, 회사의 기관이면 그 루트 인증서를 저장소에 넣게 하십시오. " +
				"인증서 검사를 끄지는 마십시오.",
			En: "Ask for the issuer of the certificate (openssl s_client, or the browser's certificate page). If it is a public one, update the runtime; if it is " +
				"the company's, add its root to the trust store. Do not switch the check off.",
		},
	},
	"tls-host": {
		why: text.Text{
			Ko: "주소의 호스트 이름이 잘못되었거나, 프록시 또는 로그인이 필요한 Wi-Fi가 대신 응답했습니다.",
			En: "The host in the URL is wrong, or a proxy or a Wi-Fi that wants a login answered in its place.",
		},
		next: text.Text{
			Ko: "코드의 호스트 이름을 확인하고, 인증서가 누구의 것인지 요청하십시오.",
			En: "Check the host in the code, and ask whose certificate it is.",
		},
	},
	"tls": {next: text.Text{
		Ko: "주소가 https://인지, 포트가 443인지 확인하고, 프로그램의 실행 환경이 TLS 1.2 이상을 지원하는지 확인하십시오. 프록시를 쓴다면 프록시 주소의 http와 https도 확인하십시오.",
		En: "Check https and port 443 in the URL, that the runtime supports TLS 1.2 or later and, with a proxy, http or https in the proxy's address.",
	}},
	"timeout-dns":     {next: callAgain},
	"timeout-tls":     {next: text.Text{Ko: "주소의 포트와 방화벽, 프록시를 확인하게 하십시오.", En: "Have the port in the URL, the firewall and the proxy checked."}},
	"timeout-connect": {next: text.Text{Ko: "호출하는 서버에서 네이버의 443번 포트로 나가는 연결이 방화벽에서 허용되어 있는지 확인하게 하십시오.", En: "Have the customer check that the firewall lets the calling server connect to port 443 of NAVER."}},
	"timeout-answer":  {next: text.Text{Ko: "다시 호출하게 하고, 계속되면 프로그램의 제한 시간과 호출 시각을 요청하십시오. 검증 호출이었다면 같은 키를 다시 쓰지 마십시오.", En: "Have the customer call again. If it goes on, ask for the program's time limit and the time of the call. After a verify, do not use the same key again."}},
	"proxy": {next: text.Text{
		Ko: "고객사의 네트워크 관리자에게 프록시가 네이버의 호스트(443번 포트)로 가는 CONNECT를 허용하도록 요청하고, 프로그램의 프록시 설정을 확인하게 하십시오.",
		En: "Have the network's administrator let the proxy CONNECT to NAVER's host on port 443, and have the program's proxy settings checked.",
	}},
	"dns": {
		why: text.Text{
			Ko: "호출한 컴퓨터가 인터넷에 연결되어 있지 않거나, DNS 서버가 응답하지 않거나, 호스트 이름이 잘못되었습니다.",
			En: "The calling computer has no internet connection, its DNS server does not answer, or the host name is wrong.",
		},
		next: text.Text{
			Ko: "호출하는 컴퓨터나 컨테이너에서 nslookup으로 그 호스트를 찾아보게 하고, 코드의 호스트 이름을 확인하십시오.",
			En: "Have the customer look the host up with nslookup on the computer or in the container that calls, and check the host in the code.",
		},
	},
	"refused": {next: text.Text{Ko: "코드의 호스트와 포트, 그리고 방화벽과 프록시를 확인하게 하십시오.", En: "Have host and port in the code, the firewall and the proxy checked."}},
	"reset": {next: text.Text{
		Ko: "다시 호출하게 하고, 계속되면 방화벽이나 보안 장비가 연결을 끊는지 확인하게 하십시오. 검증 호출이었다면 같은 키를 다시 쓰지 마십시오.",
		En: "Have the customer call again. If it goes on, have it checked whether a firewall or security equipment cuts the connection. After a verify, do not use " +
			"the same key again.",
	}},
	"not-http": {
		why: text.Text{
			Ko: "주소의 포트가 다른 서비스의 것이거나, 중간의 장비가 응답을 손상시켰습니다.",
			En: "The port in the URL belongs to another service, or something on the way damaged the answer.",
		},
		next: askTheirNetwork,
	},
	"cancelled": {
		why:  text.Text{Ko: "프로그램이나 브라우저가 응답을 기다리지 않고 호출을 그만두었습니다.", En: "The program or the browser gave the call up before the answer came."},
		next: callAgain,
	},
	"fetched-other-kind": {
		why: text.Text{
			Ko: "이미지 캡차와 음성 캡차는 주소가 다릅니다. 중간의 서버가 두 주소를 뒤바꿨을 수 있습니다.",
			En: "The image and the audio CAPTCHA have two addresses. A server on the way may have swapped them.",
		},
		next: text.Text{Ko: "코드가 호출하는 주소와 중간 서버의 경로 설정을 확인하십시오.", En: "Check the address in the code and the paths of the server on the way."},
	},
	"wrong-characters": {next: text.Text{
		Ko: "코드가 사용자의 답을 그대로 한 번만 URL 인코딩해 보내는지, 앞뒤의 공백을 지우는지 확인하십시오.",
		En: "Check that the code sends the user's answer as it is, URL-encoded once, and without blanks around it.",
	}},
	"not-enabled": {next: text.Text{
		Ko: "{설정}에서 {권한} API를 선택하게 하십시오. 이미 선택되어 있다면 다른 애플리케이션의 Client ID를 쓰고 있지 않은지 확인하게 하십시오.",
		En: "Have the customer open {settings} and select {permission}. If it is selected, have it checked that the client ID is that of this application.",
	}},
	"unknown": {
		why: text.Text{
			Ko: "보낸 요청에서는 잘못된 곳이 보이지 않고, 무엇이 왔는지는 기록되어 있지 않습니다.",
			En: "The request shows no fault, or nothing that is known, and what came back was not recorded or is not known.",
		},
		next: text.Text{
			Ko: "고객에게 이 호출의 HTTP 상태와 응답 본문 전체, 또는 오류 메시지를 요청하십시오.",
			En: "Ask for the HTTP status and the whole body of the answer to this call, or for the error message.",
		},
	},
	"ct001": {next: text.Text{
		Ko: "코드가 매번 새 키를 발급받아 한 번만 검증하는지, 발급과 검증을 같은 Client ID로 하는지 확인하십시오.",
		En: "Check that the code issues a new key each time, verifies it once, and does both with the same client ID.",
	}},
}

var (
	putInto = text.Text{
		Ko: "{인증 정보}에서 두 값을 다시 복사해 코드나 설정에 넣으십시오.",
		En: "Copy both again from {credentials}, and put them into the code or its configuration.",
	}
	sendBoth = text.Text{
		Ko: "서버에서 두 값을 API 문서에 나온 이름의 헤더로 보내는지 코드를 확인하십시오. 값은 {인증 정보}에서 볼 수 있습니다.",
		En: "Check that the code sends both from a server, in the headers that the reference names. They are in {credentials}.",
	}
	callThenTell = text.Text{
		Ko: "잠시 뒤 새 캡차로 다시 호출하게 하십시오. 계속 발생하면 아래 내용을 {문의처}에 알리십시오.",
		En: "Have the customer call again in a moment, with a new CAPTCHA. If it goes on, tell {help} the facts below.",
	}
	callAgain       = text.Text{Ko: "네트워크와 DNS를 확인한 뒤 다시 호출하게 하십시오.", En: "Have the network and the DNS checked, and the call made again."}
	askTheirNetwork = text.Text{
		Ko: "호출한 주소와 프록시 설정을 확인하게 하고, 이 응답을 고객사의 네트워크 관리자에게 보여 주게 하십시오.",
		En: "Have the address and the proxy settings checked, and this answer shown to the administrator of the customer's network.",
	}
)

// requests are what happened where the evidence holds the request alone: NAVER's answer is not known.
var requests = map[string]text.Text{
	"auth-blank":         {Ko: "요청의 인증 정보에 공백이 섞여 있습니다.", En: "The credentials in the request have a blank in them."},
	"auth-platform":      {Ko: "요청의 인증 정보는 다른 플랫폼의 것으로 보입니다.", En: "The credentials in the request look like those of another platform."},
	"auth-swapped":       {Ko: "요청의 Client ID와 Client Secret이 서로 바뀐 것으로 보입니다.", En: "The client ID and the secret in the request seem to be swapped."},
	"auth-place":         {Ko: "요청의 인증 정보가 네이버가 찾지 않는 자리에 있습니다.", En: "The credentials in the request are not where NAVER looks for them."},
	"auth-browser":       {Ko: "인증 헤더를 넣을 수 없는 브라우저의 요청입니다.", En: "This is a request of a browser that cannot carry the credential headers."},
	"auth-placeholder":   {Ko: "요청의 인증 정보 자리에 예제의 글자나 채워지지 않은 변수가 들어 있습니다.", En: "The credentials in the request are a sample's text or a variable that was not filled in."},
	"auth-undefined":     {Ko: "요청의 인증 정보 자리에 비어 있는 변수를 나타내는 글자가 들어 있습니다.", En: "The credentials in the request are the word for a value that is not there."},
	"auth-quotes":        {Ko: "요청의 인증 정보에 따옴표가 함께 들어 있습니다.", En: "The credentials in the request have quotes around them."},
	"https-only":         {Ko: "요청의 주소가 HTTPS가 아니라 HTTP입니다.", En: "The URL of the request is HTTP, not HTTPS."},
	"not-found-platform": {Ko: "요청의 경로가 다른 플랫폼의 것입니다.", En: "The path of the request belongs to another platform."},
	"not-found":          {Ko: "요청의 주소에는 네이버의 API가 없습니다.", En: "NAVER has no API at the address of the request."},
	"not-found-host":     {Ko: "요청의 호스트에는 캡차 API가 없습니다.", En: "The host of the request has no CAPTCHA."},
	"method":             {Ko: "요청의 HTTP 메서드를 네이버가 받지 않습니다.", En: "NAVER does not take the HTTP method of the request."},
	"unknown":            {Ko: "요청만 있고 응답이 없습니다.", En: "There is a request, and no answer to it."},
}
