package diagnosis

// Title names a rule in a few words, for a column of a list and for a filter: what Finding.Happened says in a sentence.
// An id that no rule has, such as that of a later version's history, is its own title.
func Title(rule string) Text {
	if t, ok := titles[rule]; ok {
		return t
	}
	return Text{rule, rule}
}

// maxTitle bounds a title, in characters: a column holds no more.
const maxTitle = 28

var titles = map[string]Text{
	// Outcomes.
	"right":               {"정답", "Right"},
	"right-status":        {"정답, 상태 코드 이상", "Right, odd status"},
	"wrong":               {"오답", "Wrong"},
	"wrong-characters":    {"오답, 없는 문자", "Wrong, odd characters"},
	"wrong-refetched":     {"오답, 다시 받은 캡차", "Wrong, fetched again"},
	"issued":              {"키 발급", "Key issued"},
	"issued-not-verified": {"검증 대신 키 발급", "Issued, not verified"},
	"fetched":             {"캡차 수신", "Fetched"},
	"fetched-other-kind":  {"다른 종류 수신", "Other kind came"},

	// What NAVER's CAPTCHA says.
	"ct001":           {"잘못된 키", "Invalid key"},
	"ct001-used":      {"이미 쓴 키", "Key already used"},
	"ct001-lost":      {"결과를 못 받은 키", "Key used, answer lost"},
	"ct001-elsewhere": {"다른 곳의 키", "Key issued elsewhere"},
	"ct001-old":       {"오래된 키", "Key too old"},
	"ct001-fresh":     {"새 키를 거부", "Fresh key refused"},
	"ct001-malformed": {"깨진 키", "Malformed key"},
	"ct001-foreign":   {"발급한 적 없는 키", "Key not issued here"},
	"ct002":           {"캡차를 받기 전 검증", "Verified before fetch"},
	"ct002-fetched":   {"받은 캡차를 모름", "Fetch not counted"},
	"ct500":           {"네이버 시스템 오류", "NAVER system error"},

	// Who calls, and with which rights.
	"auth-blank":          {"인증 정보에 공백", "Blank in credentials"},
	"auth-id-missing":     {"Client ID 없음", "No client ID"},
	"auth-id-unknown":     {"없는 Client ID", "Unknown client ID"},
	"auth-lost":           {"인증 정보 유실", "Credentials lost"},
	"auth-missing":        {"인증 정보 없음", "No credentials"},
	"auth-other":          {"인증 거부", "Credentials refused"},
	"auth-pair":           {"ID 또는 Secret 오류", "Wrong ID or secret"},
	"auth-place":          {"인증 정보 위치 오류", "Credentials misplaced"},
	"auth-platform":       {"다른 플랫폼의 인증", "Wrong platform's ID"},
	"auth-secret-missing": {"Client Secret 없음", "No client secret"},
	"auth-swapped":        {"ID와 Secret 뒤바뀜", "ID and secret swapped"},
	"not-enabled":         {"API 권한 없음", "API not enabled"},

	// How much.
	"cloud-quota": {"한도 초과 또는 미선택", "Quota, or not selected"},
	"quota":       {"하루 한도 초과", "Daily quota used up"},
	"rate":        {"호출 속도 초과", "Rate exceeded"},
	"throttle":    {"게이트웨이 제한", "Throttled"},
	"too-many":    {"호출이 너무 많음", "Too many calls"},

	// The request.
	"bad-request":        {"잘못된 요청", "Bad request"},
	"forbidden":          {"호출 거부", "Forbidden"},
	"https-only":         {"HTTPS 필요", "HTTPS required"},
	"method":             {"HTTP 메서드 오류", "Wrong HTTP method"},
	"not-found":          {"없는 API 주소", "No such API"},
	"not-found-platform": {"다른 플랫폼의 경로", "Wrong platform's path"},
	"request-too-large":  {"요청이 너무 큼", "Request too large"},

	// NAVER's servers.
	"endpoint-error":   {"캡차 서버 연결 실패", "CAPTCHA server unreached"},
	"endpoint-timeout": {"캡차 서버 무응답", "CAPTCHA server too slow"},
	"server-error":     {"네이버 서버 오류", "NAVER server error"},

	// Answers that are not NAVER's, or not whole.
	"empty":       {"빈 응답", "Empty answer"},
	"html":        {"웹 페이지 응답", "A web page"},
	"no-path":     {"서버에 없는 경로", "No such path"},
	"not-media":   {"캡차가 아닌 응답", "Not a picture or sound"},
	"not-naver":   {"네이버 응답이 아님", "Not NAVER's answer"},
	"portal":      {"네트워크 로그인 화면", "Network login page"},
	"proxy-login": {"프록시 로그인 필요", "Proxy wants a login"},
	"proxy-page":  {"프록시의 응답", "A proxy answered"},
	"redirect":    {"다른 주소로 이동", "Redirected"},
	"server-page": {"다른 서버 오류", "Another server's error"},
	"too-large":   {"응답이 너무 큼", "Answer too large"},
	"truncated":   {"응답이 끊김", "Answer broken off"},

	// The connection.
	"cancelled":     {"취소", "Cancelled"},
	"dns":           {"주소를 찾지 못함", "Name not resolved"},
	"no-connection": {"통신 실패", "No connection"},
	"not-http":      {"HTTP가 아닌 응답", "Not HTTP"},
	"proxy":         {"프록시 연결 실패", "Proxy failed"},
	"refused":       {"연결 거부", "Connection refused"},
	"reset":         {"연결 끊김", "Connection closed"},
	"unreachable":   {"네트워크 경로 없음", "Network unreachable"},

	// Encryption.
	"tls":             {"암호화 연결 실패", "TLS failed"},
	"tls-clock":       {"컴퓨터 시계 오류", "Wrong clock"},
	"tls-expired":     {"인증서 유효 기간 오류", "Certificate dates not valid"},
	"tls-host":        {"다른 호스트의 인증서", "Certificate of another host"},
	"tls-intercepted": {"중간 장비의 인증서로 보임", "TLS probably intercepted"},
	"tls-naver-root":  {"모르는 인증기관", "NAVER's root unknown"},
	"tls-untrusted":   {"믿을 수 없는 인증서", "Certificate not trusted"},

	// Time.
	"timeout-answer":  {"응답 시간 초과", "No answer in time"},
	"timeout-connect": {"연결 시간 초과", "Not connected in time"},
	"timeout-dns":     {"주소 찾기 시간 초과", "Name lookup too slow"},
	"timeout-tls":     {"암호화 시간 초과", "TLS too slow"},
	"timeout-whole":   {"호출 시간 초과", "Call too slow"},

	// What was never sent.
	"bad-base-url":           {"잘못된 기본 주소", "Bad base URL"},
	"bad-credentials":        {"쓸 수 없는 인증 정보", "Unusable credentials"},
	"bad-option":             {"잘못된 설정", "Bad setting"},
	"blank-in-credentials":   {"공백 때문에 미전송", "Not sent: a blank"},
	"input-too-long":         {"키나 답이 너무 김", "Key or answer too long"},
	"refused-before-sending": {"보내지 않음", "Not sent"},

	"unknown":      {"알 수 없음", "Unknown"},
	"unknown-code": {"알 수 없는 오류 코드", "Unknown error code"},
}
