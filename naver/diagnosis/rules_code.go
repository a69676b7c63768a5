package diagnosis

import (
	"strings"

	"navercaptcha/naver/text"
)

// Faults in the source code of a caller, found by reading it. The case names the fault, so each is matched by its id; the
// order is that in which a person would mend them. Next says what the mended line does.
var codeRules = matchedByFault([]rule{
	{
		id:       "code-http",
		happened: text.Text{Ko: "코드가 https가 아니라 http 주소를 호출합니다.", En: "The code calls an http address, not https."},
		why: text.Text{
			Ko: "네이버는 HTTPS만 받으며, http로 보낸 Client Secret은 중간에서 누구나 읽을 수 있습니다.",
			En: "NAVER takes HTTPS only, and over http everybody on the way can read the client secret.",
		},
		next: text.Text{
			Ko: "이 줄의 주소를 https://로 시작하게 고치십시오. http로 호출한 적이 있으면 Client Secret을 재발급받으십시오.",
			En: "Let the address of this line begin with https://. If it was ever called over http, have the client secret reissued.",
		},
	},
	{
		id:       "code-path",
		happened: text.Text{Ko: "코드의 주소가 네이버 캡차 API에 없는 주소입니다.", En: "The code calls an address that NAVER's CAPTCHA does not have."},
		why: text.Text{
			Ko: "호스트나 경로가 한 글자라도 다르면 네이버는 404로 응답하거나 아예 연결되지 않습니다.",
			En: "With one letter of the host or the path wrong, NAVER answers 404, or cannot be reached at all.",
		},
		next: text.Text{
			Ko: "이 줄을 호스트 {올바른 호스트}, 경로 {경로}로 고치십시오.",
			En: "Change this line to the host {right host} and the path {paths}.",
		},
		pages: []page{reference},
	},
	{
		id: "code-platform",
		happened: text.Text{
			Ko: "코드가 한 플랫폼의 호스트를 다른 플랫폼의 경로나 인증 헤더 이름으로 호출합니다.",
			En: "The code calls the host of one platform with the path or the header names of another.",
		},
		why: text.Text{
			Ko: "네이버 개발자 센터와 네이버 클라우드 플랫폼은 호스트, 경로, 헤더 이름과 인증 정보가 모두 다릅니다.",
			En: "NAVER Developers and NAVER Cloud differ in host, paths, header names and credentials.",
		},
		next: text.Text{
			Ko: "Client ID를 발급한 플랫폼에 맞추십시오. 호스트 {올바른 호스트}에는 경로 {경로}, 헤더 {아이디 헤더}, {시크릿 헤더}를 씁니다.",
			En: "Follow the platform that issued the client ID. The host {right host} goes with the path {paths} and the headers {id header} and {secret header}.",
		},
		pages: []page{reference},
	},
	{
		id:       "code-kind",
		happened: text.Text{Ko: "코드가 한 종류의 캡차 키를 다른 종류의 캡차에 씁니다.", En: "The code uses a key of one kind of CAPTCHA for the other."},
		why: text.Text{
			Ko: "이미지와 음성 캡차는 서로 다른 API여서, 한쪽에서 발급한 키를 다른 쪽은 CT001로 거부합니다.",
			En: "Image and audio CAPTCHA are two APIs: a key that one issued is not known to the other (CT001).",
		},
		next: text.Text{
			Ko: "키 발급, 수신, 검증을 같은 종류의 경로로 맞추십시오. 이미지는 nkey와 ncaptcha, 음성은 skey와 scaptcha입니다.",
			En: "Issue, fetch and verify with the paths of one kind: nkey and ncaptcha for pictures, skey and scaptcha for sounds.",
		},
	},
	{
		id:       "code-headers-missing",
		happened: text.Text{Ko: "코드가 이 호출에 인증 헤더를 둘 다 보내지는 않습니다.", En: "The code makes this call without both of the credential headers."},
		why: text.Text{
			Ko: "네이버는 {아이디 헤더}와 {시크릿 헤더}가 없으면 401로 거부합니다. 웹 페이지의 이미지 태그와 링크는 헤더를 보낼 수 없습니다.",
			En: "Without {id header} and {secret header} NAVER refuses with 401. A page's image tags and links cannot send headers.",
		},
		next: text.Text{
			Ko: "이 호출에 {아이디 헤더}와 {시크릿 헤더}를 넣으십시오. 웹 페이지라면 서버에서 받아 페이지에 전달하십시오.",
			En: "Add {id header} and {secret header} to this call. Where a page makes it, have a server fetch and pass it on.",
		},
	},
	{
		id:       "code-credentials-in-query",
		happened: text.Text{Ko: "코드가 인증 정보를 주소의 쿼리에 넣습니다.", En: "The code puts credentials into the query of the URL."},
		why: text.Text{
			Ko: "네이버는 인증 정보를 HTTP 헤더로 받습니다. 주소는 프록시와 서버의 로그에 남습니다.",
			En: "NAVER wants them as HTTP headers, and proxies and servers write URLs into their logs.",
		},
		next: text.Text{
			Ko: "쿼리에서 빼고 {아이디 헤더}와 {시크릿 헤더} 헤더로 보내십시오. 시크릿이 주소에 있었다면 재발급받으십시오.",
			En: "Take them out of the query and send the headers {id header} and {secret header}. If the secret stood in a URL, have it reissued.",
		},
	},
	{
		id:       "code-secret-in-browser",
		happened: text.Text{Ko: "코드가 브라우저에서 Client Secret을 사용합니다.", En: "The code uses the client secret in the browser."},
		why: text.Text{
			Ko: "페이지의 코드는 누구나 읽을 수 있고, 네이버는 다른 사이트의 페이지가 직접 호출하는 것을 CORS 정책으로 막습니다.",
			En: "Everybody can read a page's code, and NAVER lets no page of another site call it (CORS).",
		},
		next: text.Text{
			Ko: "네이버 호출을 서버로 옮기고 페이지는 그 서버만 호출하게 하십시오. Client Secret은 재발급받으십시오.",
			En: "Move the call to a server and let the page call that server. Have the client secret reissued.",
		},
	},
	{
		id:       "code-post",
		happened: text.Text{Ko: "코드가 GET이 아닌 메서드로 호출합니다.", En: "The code calls with a method other than GET."},
		why: text.Text{
			Ko: "네이버 캡차 API는 모두 GET이며 값은 쿼리로 받습니다. 본문으로 보낸 값은 읽지 않습니다.",
			En: "All calls of NAVER's CAPTCHA are GETs with their values in the query. What is sent in a body is not read.",
		},
		next: text.Text{
			Ko: "이 호출을 GET으로 바꾸고 code, key, value를 쿼리에 넣으십시오.",
			En: "Make this call a GET, and put code, key and value into the query.",
		},
	},
	{
		id:       "code-code",
		happened: text.Text{Ko: "코드의 code 값이 호출의 목적과 맞지 않거나 없습니다.", En: "In the code, the parameter code is missing or does not fit the call."},
		why: text.Text{
			Ko: "code=0은 키 발급, code=1은 검증입니다. 생략하면 0이므로, 답을 보내도 검증되지 않고 새 키가 발급됩니다.",
			En: "code=0 issues a key and code=1 verifies. Left out it is 0, so an answer is not judged and a new key is issued.",
		},
		next: text.Text{
			Ko: "키 발급에는 code=0, key와 value를 보내는 검증에는 code=1을 쿼리에 넣으십시오.",
			En: "Put code=0 into the query to issue a key, and code=1 where key and value are sent to verify.",
		},
	},
	{
		id:       "code-equals-missing",
		happened: text.Text{Ko: "코드가 쿼리의 이름과 값 사이에 =를 넣지 않습니다.", En: "The code leaves out the = between a name and its value in the query."},
		why: text.Text{
			Ko: "이름과 값이 한 단어로 붙어 네이버는 그 값을 받지 못합니다. 네이버의 Java 예제에 있는 오류입니다.",
			En: "Name and value become one word, so NAVER does not get the value. NAVER's Java sample has this fault.",
		},
		next: text.Text{
			Ko: "이름 뒤에 =를 붙여 \"&이름=\" + 값이 되게 하십시오.",
			En: "End the name with =, so that the line reads \"&name=\" + value.",
		},
	},
	{
		id:       "code-key-doubled",
		happened: text.Text{Ko: "코드가 캡차 키를 두 번 이어 붙입니다.", En: "The code puts the CAPTCHA key there twice in a row."},
		why: text.Text{
			Ko: "키가 두 배로 길어지므로 네이버는 모르는 키라고 거부합니다. 네이버의 Node.js 예제에 있는 오류입니다.",
			En: "The key becomes twice as long, and NAVER does not know it (CT001). NAVER's Node.js sample has this fault.",
		},
		next: text.Text{Ko: "key= 뒤에 키를 한 번만 넣으십시오.", En: "Put the key behind key= once."},
	},
	{
		id:       "code-answer-not-encoded",
		happened: text.Text{Ko: "코드가 사용자의 답을 인코딩하지 않고 주소에 넣습니다.", En: "The code puts the user's answer into the URL without encoding it."},
		why: text.Text{
			Ko: "공백, 한글, &, +, #가 들어 있으면 주소가 깨지거나 답이 바뀌어, 맞는 답도 틀리거나 400 오류가 됩니다.",
			En: "A blank, a Korean letter, &, + or # in it breaks the URL or changes the answer: a right one is judged wrong, or refused with 400.",
		},
		next: text.Text{
			Ko: "value= 뒤의 값을 URLEncoder.encode, encodeURIComponent, urlencode, quote, Uri.EscapeDataString 같은 함수로 UTF-8 퍼센트 인코딩하십시오.",
			En: "Percent-encode the value behind value= as UTF-8: with URLEncoder.encode, encodeURIComponent, urlencode, quote, Uri.EscapeDataString or the like.",
		},
	},
	{
		id:       "code-curlopt-null",
		happened: text.Text{Ko: "코드가 CURLOPT_HTTPHEADER에 null을 넣습니다.", En: "The code sets CURLOPT_HTTPHEADER to null."},
		why: text.Text{
			Ko: "PHP 8에서는 배열이 아니면 TypeError가 나서 호출이 나가지 않습니다. 네이버의 PHP 음성 예제에 있는 오류입니다.",
			En: "PHP 8 throws a TypeError where it is no array, so the call never goes out. NAVER's PHP sound sample has this fault.",
		},
		next: text.Text{
			Ko: "헤더가 없으면 그 줄을 빼거나 빈 배열 []을 넣고, 있으면 헤더의 배열을 넣으십시오.",
			En: "Leave the line out or pass an empty array, [], where there are no headers; pass the array of headers where there are.",
		},
	},
	{
		id:       "code-media-as-text",
		happened: text.Text{Ko: "코드가 {이미지를} 글자로 읽습니다.", En: "The code reads the {picture} as text."},
		why: text.Text{
			Ko: "문자 인코딩을 거치면 바이트가 바뀌어 파일이 열리지 않습니다.",
			En: "A text decoder changes the bytes, and the file does not open.",
		},
		next: text.Text{
			Ko: "응답을 바이트 그대로 읽고 바이너리로 저장하십시오. Java에서는 byte[], Python에서는 content와 \"wb\", axios에서는 responseType \"arraybuffer\"를 쓰십시오.",
			En: "Read the answer as bytes and write it as binary: byte[] in Java, content and \"wb\" in Python, responseType \"arraybuffer\" with axios.",
		},
	},
	{
		id:       "code-cut-by-position",
		happened: text.Text{Ko: "코드가 응답을 글자 위치로 잘라 값을 꺼냅니다.", En: "The code cuts the answer by the positions of letters."},
		why: text.Text{
			Ko: "오류 응답이나 공백 하나가 다른 응답이 오면 엉뚱한 글자가 잘려 키나 결과가 됩니다.",
			En: "With an error, or one blank more in the answer, other letters are cut out and taken for the key or the result.",
		},
		next: text.Text{
			Ko: "HTTP 상태를 확인한 뒤 응답을 JSON으로 읽어 key와 result의 값을 쓰십시오.",
			En: "Look at the HTTP status, then read the answer as JSON and take key and result by their names.",
		},
	},
	{
		id:       "code-error-body-lost",
		happened: text.Text{Ko: "코드가 오류 응답의 본문을 버립니다.", En: "The code throws away the body of an error."},
		why: text.Text{
			Ko: "네이버는 원인을 본문의 errorCode와 errorMessage에 씁니다. 상태 코드만으로는 원인을 알 수 없습니다.",
			En: "NAVER says what is wrong in the body, in errorCode and errorMessage. The status alone does not tell.",
		},
		next: text.Text{
			Ko: "상태가 200이 아니면 본문을 읽어 로그에 남기십시오. Java에서는 getErrorStream(), Python에서는 HTTPError.read(), axios에서는 error.response.data, PHP에서는 ignore_errors를 쓰십시오.",
			En: "Where the status is not 200, read the body and log it: getErrorStream() in Java, HTTPError.read() in Python, error.response.data with axios, ignore_errors in PHP.",
		},
	},
	{
		id:       "code-hard-coded",
		happened: text.Text{Ko: "코드에 캡차 키나 인증 정보가 값 그대로 들어 있습니다.", En: "A CAPTCHA key or a credential stands in the code as a value."},
		why: text.Text{
			Ko: "캡차 키는 한 번 쓰면 끝나므로 고정된 키는 CT001이 됩니다. 코드에 있는 인증 정보는 코드를 받은 모두가 볼 수 있습니다.",
			En: "A CAPTCHA key is good once, so a fixed one gets CT001. A credential in the code is seen by everybody who gets the code.",
		},
		next: text.Text{
			Ko: "키는 매번 발급받은 값을 변수로 넣고, 인증 정보는 환경 변수나 설정에서 읽으십시오. 코드에 있던 Client Secret은 재발급받으십시오.",
			En: "Take the key from the issue call each time, and the credentials from the environment or a setting. Have a client secret that stood in code reissued.",
		},
	},
	{
		id:       "code-placeholder",
		happened: text.Text{Ko: "코드에 예제의 자리 표시 값이 그대로 있습니다.", En: "The code still has a placeholder of the sample."},
		why: text.Text{
			Ko: "YOUR_CLIENT_ID 같은 값은 실제 값으로 바꾸어야 합니다. 그대로 보내면 인증이나 키 오류가 됩니다.",
			En: "Values such as YOUR_CLIENT_ID have to be replaced. Sent as they are, they are refused.",
		},
		next: text.Text{
			Ko: "{인증 정보}에서 확인한 Client ID와 Client Secret을 환경 변수로 넣고, 키와 답은 변수로 넣으십시오. 공유하려고 지운 값이라면 무시하십시오.",
			En: "Put the client ID and secret of {credentials} in through the environment, and key and answer through variables. If it was only put there to share the code, ignore this.",
		},
	},
	{
		id:       "code-clean",
		happened: text.Text{Ko: "코드가 네이버 캡차를 호출하며, 알려진 오류는 보이지 않습니다.", En: "The code calls NAVER's CAPTCHA and shows none of the known faults."},
		why: text.Text{
			Ko: "주소, 헤더, 쿼리, 메서드와 응답을 읽는 방법을 보았습니다. 실행할 때의 값과 이 파일에 없는 코드는 알 수 없습니다.",
			En: "Addresses, headers, query, method and how the answers are read were looked at. Values at run time and code elsewhere are not known.",
		},
		next: text.Text{
			Ko: "실패한 호출의 HTTP 상태, 응답 본문 전체와 시각을 요청하십시오. 배포된 코드가 이 코드와 같은지도 확인하게 하십시오.",
			En: "Ask for the HTTP status, the whole body and the time of the call that failed, and whether this is the code that is deployed.",
		},
	},
})

// matchedByFault gives each rule the matcher of its id.
func matchedByFault(rules []rule) []rule {
	for i := range rules {
		id := rules[i].id
		rules[i].match = func(f *facts) bool { return f.fault == id }
	}
	return rules
}

// CodeFault is the error of a call that stands in source code: the id of the rule for what is wrong with it there, or code-clean.
type CodeFault string

func (f CodeFault) Error() string { return "the source code of the caller: " + string(f) }

// IsFault tells the rules of faults in source code, and of source code without one.
func IsFault(rule string) bool { return strings.HasPrefix(rule, "code-") }
