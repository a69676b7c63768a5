package evidence_test

import (
	"slices"
	"strings"
	"testing"

	"navercaptcha/naver/evidence"
)

// Invented, of the lengths that NAVER's have. No output ever holds them.
const (
	id     = "AbCdEfGhIjKlMnOpQrSt"
	secret = "ZyXwVuTsRq"
)

const failed = " : Authentication failed. (인증에 실패했습니다.)"

// texts are evidence in the forms in which people send it, and the rules of the calls in it.
var texts = []struct{ name, text, rules string }{
	// Bodies as languages print them.
	{"print_r", "Array\n(\n    [errorMessage] => NID AUTH Result Invalid (1000)" + failed + "\n    [errorCode] => 024\n)\n", "auth-pair"},
	{"print_r of an object", "stdClass Object\n(\n    [error] => stdClass Object\n        (\n            [errorCode] => 210\n            [message] => Permission Denied\n            [details] => A subscription to the API is required.\n        )\n\n)\n", "not-enabled"},
	{"var_dump of an object", "object(stdClass)#1 (2) {\n  [\"errorMessage\"]=>\n  string(70) \"Not Exist Client ID" + failed + "\"\n  [\"errorCode\"]=>\n  string(3) \"024\"\n}", "auth-id-missing"},
	{"var_export", "array (\n  'errorMessage' => 'Not Exist Client Secret" + failed + "',\n  'errorCode' => '024',\n)", "auth-secret-missing"},
	{"console.log", "{\n  errorMessage: 'Scope Status Invalid" + failed + "',\n  errorCode: '024'\n}", "not-enabled"},
	{"console.log of axios", "data: {\n    error: {\n      errorCode: '200',\n      message: 'Authentication Failed',\n      details: 'Authentication information are missing.'\n    }\n  }", "auth-missing"},
	{"a bytes literal", `b'{"errorMessage":"Scope Status Invalid : Authentication failed. (\xec\x9d\xb8\xec\xa6\x9d)","errorCode":"024"}'`, "not-enabled"},
	{"a Map of Kotlin, the code first", "{errorCode=024, errorMessage=NID AUTH Result Invalid (1000)" + failed + "}", "auth-pair"},
	{"a nested Map", "{error={errorCode=210, message=Permission Denied, details=A subscription to the API is required.}}", "not-enabled"},
	{"a data class", "ErrorResponse(errorMessage=Not Exist Client ID" + failed + ", errorCode=024)", "auth-id-missing"},
	{"a hash of Ruby", `{"errorMessage"=>"NID AUTH Result Invalid (2)` + failed + `", "errorCode"=>"024"}`, "auth-pair"},
	{"a map of Go", "map[errorCode:024 errorMessage:Scope Status Invalid" + failed + "]", "not-enabled"},
	{"a Map of Dart", "{errorMessage: Not Exist Client Secret" + failed + ", errorCode: 024}", "auth-secret-missing"},
	{"a dictionary of Objective-C", "{\n    errorCode = 024;\n    errorMessage = \"NID AUTH Result Invalid (1000)" + failed + "\";\n}", "auth-pair"},
	{"an anonymous type of C#", "{ errorMessage = Scope Status Invalid" + failed + ", errorCode = 024 }", "not-enabled"},
	{"XML", `<?xml version="1.0" encoding="UTF-8"?><result><errorMessage>NID AUTH Result Invalid (1000)` + failed + `</errorMessage><errorCode>024</errorCode></result>`, "auth-pair"},
	{"other order, spread", "{\n  \"error\": {\n    \"details\": \"Invalid authentication information.\",\n    \"message\": \"Authentication Failed\",\n    \"errorCode\": \"200\"\n  }\n}", "auth-pair"},
	{"JSON within JSON", `{"level":"error","msg":"naver captcha","body":"{\"errorMessage\":\"Not Exist Client ID` + failed + `\",\"errorCode\":\"024\"}"}`, "auth-id-missing"},
	{"JSON within JSON within a log", `{"log":"2026-11-20 body={\\\"errorMessage\\\":\\\"Scope Status Invalid` + failed + `\\\",\\\"errorCode\\\":\\\"024\\\"}\n","stream":"stderr"}`, "not-enabled"},
	{"a string of JSON", `"{\"result\":false,\"errorMessage\":\"Invalid key.\",\"errorCode\":\"CT001\"}"`, "ct001"},
	{"CT002 in a dict", "{'result': False, 'errorMessage': 'Unissued image.', 'errorCode': 'CT002'}", "ct002"},
	{"CT500 in a Map", "{result=false, errorMessage=System error, errorCode=CT500}", "ct500"},
	{"a verdict in a dict", "{'result': True, 'responseTime': 12.3}", "right"},
	{"a key", `{"key":"t521bp3qM7Qyk2X2"}`, "issued"},
	{"quota", "{'errorMessage': '{count/quota=1001/1000} : Query limit exceeded. (쿼리 한도를 초과했습니다.)', 'errorCode': '010'}", "quota"},
	{"base64 in a line", "body=eyJlcnJvck1lc3NhZ2UiOiJTY29wZSBTdGF0dXMgSW52YWxpZCA6IEF1dGhlbnRpY2F0aW9uIGZhaWxlZC4iLCJlcnJvckNvZGUiOiIwMjQifQ==", "not-enabled"},
	{"percent-encoded", "GET /error?body=%7B%22errorMessage%22%3A%22Scope%20Status%20Invalid%20%3A%20Authentication%20failed.%22%2C%22errorCode%22%3A%22024%22%7D", "not-enabled"},

	// Sentences and codes alone, in words of people.
	{"a sentence in a mail", "안녕하세요.\n네이버 캡차 연동 중 아래 오류가 발생합니다.\nScope Status Invalid" + failed + "\n확인 부탁드립니다.", "not-enabled"},
	{"a code in a sentence", "캡차 검증을 하면 CT001 오류가 나옵니다. 어떻게 해야 하나요?", "ct001"},
	{"a code and a label", "네이버 캡차 에러코드: 024, 메시지: Not Exist Client ID", "auth-id-missing"},
	{"only the Korean part", "존재하지 않는 API입니다.", "not-found"},
	{"HTTP status and body", "[401] {\"errorMessage\":\"NID AUTH Result Invalid (1000)" + failed + "\",\"errorCode\":\"024\"}", "auth-pair"},
	{"Markdown", "## 증상\n키 발급이 안 됩니다.\n\n```json\n{\"error\":{\"errorCode\":\"210\",\"message\":\"Permission Denied\",\"details\":\"A subscription to the API is required.\"}}\n```\n\n감사합니다.", "not-enabled"},
	{"curly quotes", "{“error”:{“errorCode”:“200”,“message”:“Authentication Failed”,“details”:“Authentication information are missing.”}}", "auth-missing"},
	{"colours", "\x1b[31mERROR\x1b[0m {\x1b[32m\"errorCode\"\x1b[0m:\"CT001\",\"errorMessage\":\"Invalid key.\",\"result\":false}", "ct001"},
	{"quoted twice", "> > 오류 내용입니다.\n> > {\"result\":false,\"errorMessage\":\"Invalid key.\",\n> > \"errorCode\":\"CT001\"}\n> 언제부터인가요?\n", "ct001"},
	{"HTML of a page", "<html><body><p>오류</p><code>{&quot;result&quot;:false,&quot;errorMessage&quot;:&quot;Invalid key.&quot;,&quot;errorCode&quot;:&quot;CT001&quot;}</code></body></html>", "ct001"},

	{"Swift, DNS in Korean", "Error Domain=NSURLErrorDomain Code=-1003 \"지정된 호스트 이름을 가진 서버를 찾을 수 없습니다.\" UserInfo={NSErrorFailingURLStringKey=https://openapi.naver.com/v1/captcha/nkey?code=0}", "dns"},
	{"Swift, certificate in Korean", "Error Domain=NSURLErrorDomain Code=-1202 \"이 서버에 대한 인증서가 유효하지 않습니다.\" UserInfo={NSErrorFailingURLKey=https://openapi.naver.com/v1/captcha/nkey?code=0}", "tls-untrusted"},
	{"YAML", "request:\n  url: https://openapi.naver.com/v1/captcha/nkey?code=0\nresponse:\n  status: 401\n  body: '{\"errorMessage\":\"NID AUTH Result Invalid (1000)" + failed + "\",\"errorCode\":\"024\"}'\n", "auth-pair"},

	// Words of people.
	{"a code in Korean words", "캡차가 안돼요 024 나와요", "auth-other"},
	{"a code and what it is called", "네이버 캡차 에러 051 존재하지 않는 API", "not-found"},
	{"a status in Korean words", "openapi.naver.com 호출하면 403 나옵니다", "forbidden"},
	{"a verdict in Korean words", "캡차 검증하면 result false 나와요. 분명 맞게 입력했는데요", "wrong"},
	{"a timeout in Korean", "네이버 캡차 서버(openapi.naver.com)가 타임아웃이에요", "timeout-answer"},
	{"a phone number is no code", "캡차 문의드립니다. 오류가 나오면 010-1234-5678로 연락 주세요.", "unreadable"},
	{"a time is no code", "12:10:44,024 captcha module loaded without error\nat 10:12:010 error count 3\n", "unreadable"},
	{"somebody's own CAPTCHA", "회원가입 캡차 이미지가 안 나와요", "unreadable"},

	// Traces and logs.
	{"RestTemplate of old", "org.springframework.web.client.HttpClientErrorException: 401 null\n\tat org.springframework.web.client.DefaultResponseErrorHandler.handleError(DefaultResponseErrorHandler.java:63)\n\tat com.shop.NaverCaptcha.key(NaverCaptcha.java:10)", "auth-other"},
	{"Volley", "com.android.volley.AuthFailureError\n\tat com.android.volley.toolbox.NetworkUtility.shouldRetryException(NetworkUtility.java:189)\n// https://openapi.naver.com/v1/captcha/nkey?code=0", "auth-other"},
	{"Ktor", "io.ktor.client.plugins.ClientRequestException: Client request(GET https://openapi.naver.com/v1/captcha/nkey?code=0) invalid: 401 Unauthorized. Text: \"{\"errorMessage\":\"NID AUTH Result Invalid (1000)" + failed + "\",\"errorCode\":\"024\"}\"\n\tat io.ktor.client.plugins.DefaultResponseValidationKt", "auth-pair"},
	{"Dio of Flutter", "I/flutter (123): *** DioException ***:\nI/flutter (123): uri: https://openapi.naver.com/v1/captcha/nkey?code=0\nI/flutter (123): DioException [bad response]: This exception was thrown because the response has a status code of 401\nI/flutter (123): Response Text:\nI/flutter (123): {\"errorMessage\":\"NID AUTH Result Invalid (1000)" + failed + "\",\"errorCode\":\"024\"}\n", "auth-pair"},
	{"Feign's logger", "WARN 1 --- [exec-1] c.CaptchaClient : [CaptchaClient#verify] <--- HTTP/1.1 400 Bad Request (87ms)\nWARN 1 --- [exec-1] c.CaptchaClient : [CaptchaClient#verify] {\"result\":false,\"errorMessage\":\"Unissued image.\",\"errorCode\":\"CT002\"}\nWARN 1 --- [exec-1] c.CaptchaClient : [CaptchaClient#verify] <--- END HTTP (66-byte body)\n", "ct002"},
	{"logfmt", "time=\"2026-11-20T10:12:44+09:00\" level=error msg=\"naver captcha\" status=401 body=\"{\\\"error\\\":{\\\"errorCode\\\":\\\"210\\\",\\\"message\\\":\\\"Permission Denied\\\",\\\"details\\\":\\\"A subscription to the API is required.\\\"}}\" url=\"https://naveropenapi.apigw.ntruss.com/captcha/v1/nkey?code=0\"\n", "not-enabled"},
	{"http.client of Python", "send: b'GET /v1/captcha/nkey?code=0 HTTP/1.1\\r\\nHost: openapi.naver.com\\r\\nX-Naver-Client-Id: " + id + "\\r\\nX-Naver-Client-Secret: " + secret + "\\r\\n\\r\\n'\nreply: 'HTTP/1.1 401 Unauthorized\\r\\n'\nheader: Content-Type: application/json\n{\"errorMessage\":\"Scope Status Invalid" + failed + "\",\"errorCode\":\"024\"}\n", "not-enabled"},
	{"a key, then a status behind a URL", "captcha key => {\"key\":\"t521bp3qM7Qyk2X2\"}\n2026-11-20 10:12:45 GET https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=t521bp3qM7Qyk2X2 200\n", "issued body-not-saved"},
	{"what Python's shell prints", "<Response [401]>\nNone\n", "auth-other"},
	{"PHP's curl_error", "cURL error 60: SSL certificate problem: unable to get local issuer certificate for https://openapi.naver.com/v1/captcha/nkey?code=0", "tls-untrusted"},
	{"nginx as a proxy", "2026/11/20 10:12:44 [error] 33#33: *1 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 10.0.0.1, server: api.shop.example, request: \"GET /captcha HTTP/1.1\", upstream: \"https://openapi.naver.com/v1/captcha/nkey?code=0\"\n", "timeout-answer"},
	{"a trace of urllib", "Traceback (most recent call last):\n  File \"captcha.py\", line 8, in <module>\n    response = urllib.request.urlopen(request)\nurllib.error.HTTPError: HTTP Error 401: Unauthorized", "auth-other"},
	{"C# in English", "Unhandled Exception: System.Net.WebException: The remote server returned an error: (401) Unauthorized.\n   at System.Net.HttpWebRequest.GetResponse()", "auth-other"},
	{".NET HttpClient", "System.Net.Http.HttpRequestException: Response status code does not indicate success: 401 (Unauthorized).\n   at System.Net.Http.HttpResponseMessage.EnsureSuccessStatusCode()", "auth-other"},
	{"axios", "AxiosError: Request failed with status code 401\n    at settle (/app/node_modules/axios/lib/core/settle.js:19:12)\n  config: { url: 'https://openapi.naver.com/v1/captcha/nkey?code=0' }", "auth-other"},
	{"Java FileNotFoundException of a 404", "java.io.IOException: Server returned HTTP response code: 403 for URL: https://openapi.naver.com/v1/captcha/nkey?code=1&key=abc&value=def\n\tat sun.net.www.protocol.http.HttpURLConnection.getInputStream(HttpURLConnection.java:1894)", "forbidden"},
	{"RestTemplate with a nested body", "org.springframework.web.client.HttpClientErrorException$Unauthorized: 401 Unauthorized: [{\"error\":{\"errorCode\":\"200\",\"message\":\"Authentication Failed\",\"details\":\"Invalid authentication information.\"}}]\n\tat a.b.C.d(C.java:1)", "auth-pair"},
	{"WebClient", "org.springframework.web.reactive.function.client.WebClientResponseException$Unauthorized: 401 Unauthorized from GET https://openapi.naver.com/v1/captcha/nkey\n\tat org.springframework.web.reactive.function.client.WebClientResponseException.create(WebClientResponseException.java:332)", "auth-other"},
	{"Feign", "feign.FeignException$Unauthorized: [401 Unauthorized] during [GET] to [https://naveropenapi.apigw.ntruss.com/captcha/v1/nkey?code=0] [CaptchaClient#key(int)]: [{\"error\":{\"errorCode\":\"210\",\"message\":\"Permission Denied\",\"details\":\"A subscription to the API is required.\"}}]", "not-enabled"},
	{"Guzzle", "GuzzleHttp\\Exception\\ClientException: Client error: `GET https://openapi.naver.com/v1/captcha/nkey?code=0` resulted in a `401 Unauthorized` response:\n{\"errorMessage\":\"Not Exist Client Secret" + failed + "\",\"errorCode\":\"024\"}", "auth-secret-missing"},
	{"what NAVER's sample for Python prints", "Error Code:401\n", "auth-other"},
	{"what NAVER's sample for Node.js prints", "error = 401\n", "auth-other"},
	{"what NAVER's sample for C# prints", "Error 발생=Unauthorized\n", "auth-other"},
	{"what NAVER's sample for PHP prints", "status_code:401<br>Error 내용:{\"errorMessage\":\"Scope Status Invalid" + failed + "\",\"errorCode\":\"024\"}", "not-enabled"},
	{"Java's words for a 404", "java.io.FileNotFoundException: https://openapi.naver.com/v1/captcha/ncaptcha?key=abc\n\tat sun.net.www.protocol.http.HttpURLConnection.getInputStream0(HttpURLConnection.java:1890)", "not-found"},
	{"Retrofit", "Response{protocol=h2, code=401, message=, url=https://openapi.naver.com/v1/captcha/nkey?code=0}", "auth-other"},
	{"a response of Python", ">>> requests.get(\"https://openapi.naver.com/v1/captcha/nkey?code=0\", headers=h)\n<Response [401]>", "auth-other"},
	{"ResponseEntity", "<401 UNAUTHORIZED Unauthorized,{\"errorMessage\":\"Scope Status Invalid" + failed + "\",\"errorCode\":\"024\"},[Server:\"nginx\"]>", "not-enabled"},
	{"wget", "--2026-11-20 10:12:44--  https://openapi.naver.com/v1/captcha/nkey?code=0\nResolving openapi.naver.com (openapi.naver.com)... 1.2.3.4\nHTTP request sent, awaiting response... 401 Unauthorized\n\nUsername/Password Authentication Failed.\n", "auth-other"},
	{"an answer in the middle of a mail", "안녕하세요.\n\n검증이 실패합니다.\n\nHTTP/1.1 403 Forbidden\nServer: nginx\n\n{\"result\":false,\"errorMessage\":\"Invalid key.\",\"errorCode\":\"CT001\"}\n\n감사합니다.\n", "ct001"},
	{"a file that is not found", "java.io.FileNotFoundException: /etc/shop/captcha.properties (No such file or directory)", "unreadable"},
	{"two calls in a log", "2026-11-20 10:12:44.120 INFO captcha - GET https://openapi.naver.com/v1/captcha/nkey?code=0\n2026-11-20 10:12:44.220 INFO captcha - 401 {\"errorMessage\":\"Scope Status Invalid" + failed + "\",\"errorCode\":\"024\"}\n2026-11-20 10:15:01.000 INFO captcha - verify\n2026-11-20 10:15:01.100 INFO captcha - 403 {\"result\":false,\"errorMessage\":\"Invalid key.\",\"errorCode\":\"CT001\"}", "not-enabled ct001"},
	{"the same error at two times", "2026-11-20 10:12:44 ERROR responseBody={\"result\":false,\"errorMessage\":\"Invalid key.\",\"errorCode\":\"CT001\"}\n2026-11-20 10:19:02 ERROR responseBody={\"result\":false,\"errorMessage\":\"Invalid key.\",\"errorCode\":\"CT001\"}", "ct001 ct001"},

	// No answer.
	{"Java, DNS", "java.net.UnknownHostException: openapi.naver.com\n\tat java.base/java.net.InetAddress$CachedAddresses.get(InetAddress.java:797)", "dns"},
	{"Android, DNS", "java.net.UnknownHostException: Unable to resolve host \"openapi.naver.com\": No address associated with hostname", "dns"},
	{"Python, DNS", "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='openapi.naver.com', port=443): Max retries exceeded with url: /v1/captcha/nkey?code=0 (Caused by NameResolutionError(\"<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to resolve 'openapi.naver.com' ([Errno -3] Temporary failure in name resolution)\"))", "dns"},
	{".NET, DNS in Korean", "System.Net.WebException: 원격 이름을 확인할 수 없습니다. 'openapi.naver.com'\n   위치: System.Net.HttpWebRequest.GetResponse()", "dns"},
	{"curl, DNS", "curl: (6) Could not resolve host: openapi.naver.com", "dns"},
	{"PHP, DNS", "PHP Warning:  file_get_contents(): php_network_getaddresses: getaddrinfo for openapi.naver.com failed: Name or service not known in /var/www/captcha.php on line 9", "dns"},
	{"Python, certificate", "requests.exceptions.SSLError: HTTPSConnectionPool(host='openapi.naver.com', port=443): Max retries exceeded with url: /v1/captcha/nkey (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1006)')))", "tls-untrusted"},
	{"Node, certificate", "Error: unable to verify the first certificate\n    at TLSSocket.onConnectSecure (node:_tls_wrap:1674:34) {\n  code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'\n}", "tls-untrusted"},
	{".NET, certificate in Korean", "System.Net.WebException: 기본 연결이 닫혔습니다. SSL/TLS 보안 채널에 대한 트러스트 관계를 설정할 수 없습니다.", "tls-untrusted"},
	{"OkHttp, host name", "javax.net.ssl.SSLPeerUnverifiedException: Hostname openapi.naver.com not verified:\n    certificate: sha256/abc", "tls-host"},
	{"Node, expired", "Error: certificate has expired\n    at TLSSocket.onConnectSecure (node:_tls_wrap:1539:34) {\n  code: 'CERT_HAS_EXPIRED',\n  host: 'openapi.naver.com'\n}", "tls-expired"},
	{"Java, handshake", "javax.net.ssl.SSLHandshakeException: Received fatal alert: protocol_version\n\tat sun.security.ssl.Alerts.getSSLException(Alerts.java:208)\n// https://openapi.naver.com/v1/captcha/nkey", "tls"},
	{"Java, read timeout", "java.net.SocketTimeoutException: Read timed out\n\tat java.base/sun.nio.ch.NioSocketImpl.timedRead(NioSocketImpl.java:283)", "timeout-answer"},
	{"Java, connect timeout", "org.springframework.web.client.ResourceAccessException: I/O error on GET request for \"https://openapi.naver.com/v1/captcha/nkey\": Connect timed out; nested exception is java.net.SocketTimeoutException: Connect timed out", "timeout-connect"},
	{"Node, connect timeout", "TypeError: fetch failed\n    at node:internal/deps/undici/undici:12618:11 {\n  [cause]: ConnectTimeoutError: Connect Timeout Error (attempted address: openapi.naver.com:443, timeout: 10000ms)\n    code: 'UND_ERR_CONNECT_TIMEOUT'\n}", "timeout-connect"},
	{"Node, reset", "Error: socket hang up\n    at TLSSocket.socketOnEnd (node:_http_client:524:23) {\n  code: 'ECONNRESET'\n}", "reset"},
	{"Node, refused", "Error: connect ECONNREFUSED 110.93.147.11:443\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)", "refused"},
	{"curl, proxy", "$ curl https://openapi.naver.com/v1/captcha/nkey\ncurl: (56) Received HTTP code 407 from proxy after CONNECT", "proxy-login"},
	{"Java, proxy", "java.io.IOException: Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 403 Forbidden\"\n\tat sun.net.www.protocol.http.HttpURLConnection.doTunneling(HttpURLConnection.java:2142)", "proxy"},
	{"Python, Hangul", "UnicodeEncodeError: 'latin-1' codec can't encode characters in position 0-5: ordinal not in range(256)", "bad-credentials"},
	{"OkHttp, Hangul", "java.lang.IllegalArgumentException: Unexpected char 0xac12 at 3 in X-Naver-Client-Id value: 아이디값\n\tat okhttp3.Headers.checkValue(Headers.java:272)", "bad-credentials"},

	// The wire, as tools show it.
	{
		"curl -v, HTTP/2",
		"*   Trying 1.2.3.4:443...\n* Connected to openapi.naver.com (1.2.3.4) port 443\n* ALPN: curl offers h2,http/1.1\n* [HTTP/2] [1] OPENED stream for https://openapi.naver.com/v1/captcha/nkey?code=0\n> GET /v1/captcha/nkey?code=0 HTTP/2\r\n> Host: openapi.naver.com\r\n> x-naver-client-id: " + id + "\r\n> x-naver-client-secret: " + secret + "\r\n> \r\n< HTTP/2 401 \r\n< content-type: application/json\r\n< \r\n* Connection #0 to host openapi.naver.com left intact\n{\"errorMessage\":\"NID AUTH Result Invalid (1000)" + failed + "\",\"errorCode\":\"024\"}",
		"auth-pair",
	},
	{
		"curl -v, two calls, in a quoted mail",
		"> > GET /v1/captcha/nkey?code=0 HTTP/1.1\n> > Host: openapi.naver.com\n> > X-Naver-Client-Id: " + id + "\n> > X-Naver-Client-Secret: " + secret + "\n> >\n> < HTTP/1.1 200 OK\n> < Content-Type: text/plain\n> <\n> {\"key\":\"t521bp3qM7Qyk2X2\"}\n> > GET /v1/captcha/nkey?code=1&key=t521bp3qM7Qyk2X2&value=AB12 HTTP/1.1\n> > Host: openapi.naver.com\n> > X-Naver-Client-Id: " + id + "\n> > X-Naver-Client-Secret: " + secret + "\n> >\n> < HTTP/1.1 400 Bad Request\n> <\n> {\"result\":false,\"errorMessage\":\"Unissued image.\",\"errorCode\":\"CT002\"}\n",
		"issued ct002",
	},
	{
		"curl --trace-ascii", "== Info:   Trying 1.2.3.4:443...\n== Info: Connected to openapi.naver.com (1.2.3.4) port 443 (#0)\n=> Send header, 150 bytes (0x96)\n0000: GET /v1/captcha/nkey?code=0 HTTP/1.1\n0026: Host: openapi.naver.com\n003f: User-Agent: curl/7.88.1\n0065: X-Naver-Client-Id: " + id + "\n008d: X-Naver-Client-Secret: " + secret + "\n00b0: \n<= Recv header, 27 bytes (0x1b)\n0000: HTTP/1.1 401 Unauthorized\n<= Recv header, 32 bytes (0x20)\n0000: Content-Type: application/json\n<= Recv header, 2 bytes (0x2)\n0000: \n<= Recv data, 120 bytes (0x78)\n0000: {\"errorMessage\":\"Scope Status Invalid : Authentication failed. (\n0040: ............ ..................)\",\"errorCode\":\"024\"}\n== Info: Connection #0 to host openapi.naver.com left intact\n",
		"not-enabled",
	},
	{
		"HTTPie",
		"GET /captcha/v1/nkey?code=0 HTTP/1.1\nAccept: */*\nHost: naveropenapi.apigw.ntruss.com\nUser-Agent: HTTPie/3.2.2\nX-NCP-APIGW-API-KEY-ID: " + id[:10] + "\nX-NCP-APIGW-API-KEY: " + strings.Repeat(secret, 4) + "\n\n\n\nHTTP/1.1 401 Unauthorized\nContent-Type: application/json\nServer: nginx\n\n{\n    \"error\": {\n        \"details\": \"Invalid authentication information.\",\n        \"errorCode\": \"200\",\n        \"message\": \"Authentication Failed\"\n    }\n}\n",
		"auth-pair",
	},
	{
		"OkHttp in logcat",
		"11-24 10:48:18.123  1234  1300 I okhttp.OkHttpClient: --> GET https://openapi.naver.com/v1/captcha/nkey?code=0\n11-24 10:48:18.124  1234  1300 I okhttp.OkHttpClient: X-Naver-Client-Id: " + id + "\n11-24 10:48:18.124  1234  1300 I okhttp.OkHttpClient: X-Naver-Client-Secret: " + secret + "\n11-24 10:48:18.124  1234  1300 I okhttp.OkHttpClient: --> END GET\n11-24 10:48:18.311  1234  1300 I okhttp.OkHttpClient: <-- 401 https://openapi.naver.com/v1/captcha/nkey?code=0 (187ms)\n11-24 10:48:18.311  1234  1300 I okhttp.OkHttpClient: content-type: application/json;charset=UTF-8\n11-24 10:48:18.312  1234  1300 I okhttp.OkHttpClient: {\"errorMessage\":\"Scope Status Invalid" + failed + "\",\"errorCode\":\"024\"}\n11-24 10:48:18.312  1234  1300 I okhttp.OkHttpClient: <-- END HTTP (114-byte body)",
		"not-enabled",
	},
	{"OkHttp, basic", "--> GET https://openapi.naver.com/v1/captcha/nkey?code=0\n<-- 401 Unauthorized https://openapi.naver.com/v1/captcha/nkey?code=0 (187ms, 124-byte body)", "auth-other"},
	{"OkHttp, failed", "--> GET https://openapi.naver.com/v1/captcha/nkey?code=0\n--> END GET\n<-- HTTP FAILED: java.net.SocketTimeoutException: timeout", "timeout-answer"},
	{
		"Chrome's headers", "Request URL\nhttps://openapi.naver.com/v1/captcha/nkey?code=0\nRequest Method\nGET\nStatus Code\n401 Unauthorized\nRemote Address\n1.2.3.4:443\nReferrer Policy\nstrict-origin-when-cross-origin\n",
		"auth-other",
	},
	{"Chrome's headers of old", "Request URL: https://openapi.naver.com/v1/captcha/nkey?code=0\nRequest Method: GET\nStatus Code: 401 Unauthorized\nRemote Address: 1.2.3.4:443\n", "auth-other"},
	{
		"Postman's console", "GET https://openapi.naver.com/v1/captcha/nkey?code=0: {\n  \"Network\": {\n    \"addresses\": {}\n  },\n  \"Request Headers\": {\n    \"x-naver-client-id\": \"" + id + "\",\n    \"x-naver-client-secret\": \"" + secret + "\"\n  },\n  \"Response Headers\": {\n    \"content-type\": \"application/json\"\n  },\n  \"Response Body\": \"{\\\"errorMessage\\\":\\\"Scope Status Invalid" + failed + "\\\",\\\"errorCode\\\":\\\"024\\\"}\"\n}",
		"not-enabled",
	},
	{"nginx", `10.0.0.1 - - [20/Nov/2026:10:12:44 +0900] "GET /v1/captcha/nkey?code=0 HTTP/1.1" 401 124 "-" "curl/7.88.1"`, "auth-other"},
	{"squid, a proxy that failed", "1763600000.123  60012 10.0.0.21 TCP_TUNNEL/503 0 CONNECT naveropenapi.apigw.ntruss.com:443 - HIER_NONE/- -", "proxy"},
	{"Firefox's console", "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://openapi.naver.com/v1/captcha/nkey?code=0. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 401.", "cors"},
	{"Firefox's console in Korean", "교차 출처 요청 차단: 동일 출처 정책으로 인해 https://openapi.naver.com/v1/captcha/nkey?code=0에 있는 원격 리소스를 차단했습니다. (원인: ‘Access-Control-Allow-Origin’ CORS 헤더가 없음)", "cors"},
	{
		"Chrome's refusal, said twice", "Access to XMLHttpRequest at 'https://openapi.naver.com/v1/captcha/nkey?code=0' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nxhr.js:1 GET https://openapi.naver.com/v1/captcha/nkey?code=0 net::ERR_FAILED",
		"cors",
	},
	{"an ad blocker", "GET https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=abc net::ERR_BLOCKED_BY_CLIENT", "blocked-by-browser"},
	{"Chrome's console", "captcha.js:14 GET https://openapi.naver.com/v1/captcha/nkey?code=0 401 (Unauthorized)", "auth-other"},

	// Commands.
	{"curl with -X and single quotes", "curl -X GET 'https://openapi.naver.com/v1/captcha/nkey?code=0' --header 'X-Naver-Client-Id: \"" + id + "\"' --header 'X-Naver-Client-Secret: " + secret + "'", "auth-quotes"},
	{"curl with a placeholder", "curl \"https://openapi.naver.com/v1/captcha/nkey?code=0\" \\\n-H \"X-Naver-Client-Id: {애플리케이션 등록 시 발급받은 클라이언트 아이디 값}\" \\\n-H \"X-Naver-Client-Secret: {클라이언트 시크릿 값}\"", "auth-placeholder"},
	{"curl of Cloud's headers, then its answer", "$ curl -s \"https://openapi.naver.com/v1/captcha/nkey?code=0\" -H \"X-NCP-APIGW-API-KEY-ID: " + id[:10] + "\" -H \"X-NCP-APIGW-API-KEY: " + strings.Repeat(secret, 4) + "\"\n{\"errorMessage\":\"Not Exist Client ID" + failed + "\",\"errorCode\":\"024\"}", "auth-place"},
	{"curl over HTTP", "curl http://openapi.naver.com/v1/captcha/nkey?code=0 -H 'X-Naver-Client-Id: " + id + "' -H 'X-Naver-Client-Secret: " + secret + "'", "https-only"},
	{"curl to a wrong path", "curl 'https://naveropenapi.apigw.ntruss.com/captcha-bin/v1/nkey?code=0' -H 'X-NCP-APIGW-API-KEY-ID: " + id[:10] + "' -H 'X-NCP-APIGW-API-KEY: " + strings.Repeat(secret, 4) + "'", "not-found"},
	{"curl for PowerShell", "curl.exe \"https://openapi.naver.com/v1/captcha/nkey?code=0\" `\n  -H \"X-NCP-APIGW-API-KEY-ID: " + id[:10] + "\" `\n  -H \"X-NCP-APIGW-API-KEY: " + strings.Repeat(secret, 4) + "\"", "auth-place"},
	{"Invoke-WebRequest", "Invoke-WebRequest -UseBasicParsing -Uri \"https://openapi.naver.com/v1/captcha/nkey?code=0\" `\n-Headers @{\n\"X-Naver-Client-Id\"=\"undefined\"\n  \"X-Naver-Client-Secret\"=\"undefined\"\n}", "auth-undefined"},
	{"fetch", "fetch(\"https://openapi.naver.com/v1/captcha/nkey?code=0\", {\n  \"headers\": {\n    \"x-naver-client-id\": \"null\",\n    \"x-naver-client-secret\": \"null\"\n  },\n  \"body\": null,\n  \"method\": \"GET\"\n});", "auth-undefined"},
	{"fetch of Firefox", "await fetch(\"https://openapi.naver.com/v1/captcha/nkey?code=0\", {\n    \"credentials\": \"omit\",\n    \"headers\": {\n        \"User-Agent\": \"Mozilla/5.0 (Windows NT 10.0; rv:133.0)\",\n        \"x-naver-client-id\": \"" + id + "\"\n    },\n    \"method\": \"GET\",\n    \"mode\": \"cors\"\n});", "cors"},
	{"curl for cmd, a blank in the secret", "C:\\> curl \"https://openapi.naver.com/v1/captcha/nkey?code=0\" ^\n  -H \"X-Naver-Client-Id: " + id + "\" ^\n  -H \"X-Naver-Client-Secret: " + secret + " \"", "auth-blank"},

	// Whose server it was.
	{"Apache's page", "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>503 Service Unavailable</title>\n</head><body>\n<h1>Service Unavailable</h1>\n<address>Apache/2.4.41 (Ubuntu) Server</address></body></html>", "server-page"},
	{"Tomcat's page", "<!doctype html><html lang=\"en\"><head><title>HTTP Status 500 – Internal Server Error</title></head><body><h1>HTTP Status 500 – Internal Server Error</h1><h3>Apache Tomcat/9.0.54</h3></body></html>", "server-page own-server"},
	{"a web filter", "HTTP/1.1 200 OK\nContent-Type: text/html; charset=euc-kr\n\n<html><body>WebKeeper - 비업무 사이트 차단 안내</body></html>", "proxy-page"},
	{"a block page by redirect", "HTTP/1.1 302 Found\nLocation: http://warning.or.kr/i1.html\nContent-Length: 0\n\n", "blocked-page"},
	{"Cloudflare", "HTTP/2 403 \nserver: cloudflare\ncf-ray: 8f1a2b3c-ICN\ncontent-type: text/html\n\n<html><title>Attention Required! | Cloudflare</title></html>", "cloudflare"},
	{"another API", `{"errorMessage":"Incorrect query request (잘못된 쿼리요청입니다.)","errorCode":"SE01"}`, "other-api"},
	{"ASP.NET's error", `{"type":"https://tools.ietf.org/html/rfc9110#section-15.6.1","title":"An error occurred while processing your request.","status":500,"traceId":"00-abc-def-00"}`, "own-server"},
	{"a wrong host", "curl: (6) Could not resolve host: naveropenapi.apigw.fin-ntruss.com", "not-found-host"},
	{"an answer to CONNECT alone", "HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: Negotiate\nContent-Length: 0\n\n", "proxy-login"},
	{"a head alone", "HTTP/1.1 401 Unauthorized\nx-ncp-trace-id: 1abc\ncontent-type: application/json\ncontent-length: 110\n\n", "auth-other"},

	// What is about something else.
	{"an interim answer and a verdict", "HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\n\n{\"result\":true,\"responseTime\":84.6}", "right"},
	{"a note", "# 회의록\n\n- 배포는 금요일에 한다.\n- 로그 보관 기간은 90일.\n", "unreadable"},
	{"a log of something else", "Nov 20 10:12:44 host sshd[123]: Connection closed by 10.0.0.1 port 22\nNov 20 10:12:45 host sshd[124]: error: Connection reset by peer\nNov 20 10:12:46 host cron[99]: session opened\nNov 20 10:12:47 host kernel: eth0: link up\nNov 20 10:12:48 host app[5]: status=404 not found\n", "unreadable"},
	{"JSON of something else", `{"name":"shop","version":"1.0.0","dependencies":{"express":"^4.0.0"}}`, "unreadable"},
	{"a table of NAVER's codes", "| 코드 | 설명 |\n|---|---|\n| CT001 | Invalid key. |\n| CT002 | Unissued image |\n| CT500 | System error |\n", "unreadable"},
	{"a page of something else", "<!DOCTYPE html><html><head><title>매뉴얼</title></head><body><p>로그인하여 이용하십시오. 접속 오류 404 안내</p></body></html>", "unreadable"},
	{"a call to something else", "> GET /index.html HTTP/1.1\n> Host: www.example.com\n>\n< HTTP/1.1 500 Internal Server Error\n<\noops", "unreadable"},
	{"a command for something else", "curl -H 'Authorization: Bearer abc' https://api.example.com/v1/items", "unreadable"},
}

func TestEachFormIsRead(t *testing.T) {
	for _, c := range texts {
		t.Run(c.name, func(t *testing.T) {
			for kind, text := range map[string]string{"as it is": c.text, "with Windows' line ends": strings.ReplaceAll(strings.ReplaceAll(c.text, "\r\n", "\n"), "\n", "\r\n")} {
				rules := rulesIn(t, "", text)
				if wanted := strings.Fields(c.rules); !slices.Equal(rules, wanted) && !(len(rules) == 1 && slices.Contains(wanted, rules[0])) {
					t.Errorf("%s: %q, want %s", kind, rules, c.rules)
				}
			}
		})
	}
}

// rulesIn are the findings in evidence, which shows no credential.
func rulesIn(t *testing.T, name, text string) (rules []string) {
	t.Helper()
	r, err := evidence.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.Calls {
		rules = append(rules, c.Finding.Rule)
	}
	mask := r.Mask()
	if masked := mask.Text(text); strings.Contains(masked, id) || strings.Contains(masked, secret+"\"") {
		t.Errorf("the masked text shows a credential:\n%s", masked)
	}
	return rules
}

// The certificate's issuer is a fact, and one that nobody knows is worth a word.
func TestTheIssuerOfACertificateIsSeen(t *testing.T) {
	r, err := evidence.Read("", []byte("* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384\n* Server certificate:\n*  subject: CN=openapi.naver.com\n*  issuer: O=Example Corp; CN=WebKeeper Root CA\n> GET /v1/captcha/nkey?code=0 HTTP/1.1\n> Host: openapi.naver.com\n> X-Naver-Client-Id: "+id+"\n> X-Naver-Client-Secret: "+secret+"\n>\n< HTTP/1.1 401 Unauthorized\n<\n"+notEnabled))
	if err != nil {
		t.Fatal(err)
	}
	c := r.Calls[0]
	if c.Exchange.TLS == nil || !strings.Contains(c.Exchange.TLS.Issuer, "WebKeeper") || len(c.Finding.Notes) != 1 || c.Finding.Notes[0].ID != "intercepted" {
		t.Errorf("%+v, %+v", c.Exchange.TLS, c.Finding.Notes)
	}
}

// A notebook holds code and what it printed, which is what counts.
func TestANotebookIsReadForWhatItPrinted(t *testing.T) {
	const notebook = `{"cells":[{"cell_type":"code","source":["r = requests.get('https://openapi.naver.com/v1/captcha/nkey?code=0', headers=h)\n","print(r.text)"],` +
		`"outputs":[{"output_type":"stream","name":"stdout","text":["{\"errorMessage\":\"NID AUTH Result Invalid (1000) : Authentication failed.\",\"errorCode\":\"024\"}\n"]}]}],"nbformat":4}`
	if rules := rulesIn(t, "captcha.ipynb", notebook); !slices.Equal(rules, []string{"auth-pair"}) {
		t.Errorf("%q", rules)
	}
}
