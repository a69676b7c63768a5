package diagnosis

import "navercaptcha/naver/text"

// Title names a rule in a few words, for a column of a list and for a filter: what Finding.Happened says in a sentence.
// An id that no rule has, such as that of a later version's history, is its own title.
func Title(rule string) text.Text {
	if t, ok := titles[rule]; ok {
		return t
	}
	return text.Text{Ko: rule, En: rule}
}

// maxTitle bounds a title, in characters: a column holds no more.
const maxTitle = 28

var titles = map[string]text.Text{
	// Outcomes.
	"right":               {Ko: "정답", En: "Right"},
	"right-status":        {Ko: "정답, 상태 코드 이상", En: "Right, odd status"},
	"wrong":               {Ko: "오답", En: "Wrong"},
	"wrong-characters":    {Ko: "오답, 없는 문자", En: "Wrong, odd characters"},
	"wrong-refetched":     {Ko: "오답, 다시 받은 캡차", En: "Wrong, fetched again"},
	"issued":              {Ko: "키 발급", En: "Key issued"},
	"issued-not-verified": {Ko: "검증 대신 키 발급", En: "Issued, not verified"},
	"fetched":             {Ko: "캡차 수신", En: "Fetched"},
	"fetched-other-kind":  {Ko: "다른 종류 수신", En: "Other kind came"},

	"media-damaged":     {Ko: "손상된 캡차", En: "Damaged"},
	"media-too-large":   {Ko: "너무 큰 캡차", En: "Too large to open"},
	"media-unsupported": {Ko: "지원하지 않는 형식", En: "Format not supported"},

	// What NAVER's CAPTCHA says.
	"ct001":           {Ko: "잘못된 키", En: "Invalid key"},
	"ct001-used":      {Ko: "이미 쓴 키", En: "Key already used"},
	"ct001-lost":      {Ko: "결과를 못 받은 키", En: "Key used, answer lost"},
	"ct001-elsewhere": {Ko: "다른 곳의 키", En: "Key issued elsewhere"},
	"ct001-old":       {Ko: "오래된 키", En: "Key too old"},
	"ct001-fresh":     {Ko: "새 키를 거부", En: "Fresh key refused"},
	"ct001-malformed": {Ko: "깨진 키", En: "Malformed key"},
	"ct001-foreign":   {Ko: "발급한 적 없는 키", En: "Key not issued here"},
	"ct002":           {Ko: "캡차를 받기 전 검증", En: "Verified before fetch"},
	"ct002-fetched":   {Ko: "받은 캡차를 모름", En: "Fetch not counted"},
	"ct500":           {Ko: "네이버 시스템 오류", En: "NAVER system error"},

	// Who calls, and with which rights.
	"auth-blank":          {Ko: "인증 정보에 공백", En: "Blank in credentials"},
	"auth-id-missing":     {Ko: "Client ID 없음", En: "No client ID"},
	"auth-id-unknown":     {Ko: "없는 Client ID", En: "Unknown client ID"},
	"auth-lost":           {Ko: "인증 정보 유실", En: "Credentials lost"},
	"auth-missing":        {Ko: "인증 정보 없음", En: "No credentials"},
	"auth-other":          {Ko: "인증 거부", En: "Credentials refused"},
	"auth-pair":           {Ko: "ID 또는 Secret 오류", En: "Wrong ID or secret"},
	"auth-place":          {Ko: "인증 정보 위치 오류", En: "Credentials misplaced"},
	"auth-platform":       {Ko: "다른 플랫폼의 인증", En: "Wrong platform's ID"},
	"auth-secret-missing": {Ko: "Client Secret 없음", En: "No client secret"},
	"auth-swapped":        {Ko: "ID와 Secret 뒤바뀜", En: "ID and secret swapped"},
	"not-enabled":         {Ko: "API 권한 없음", En: "API not enabled"},

	// How much.
	"cloud-quota": {Ko: "한도 초과 또는 미선택", En: "Quota, or not selected"},
	"quota":       {Ko: "하루 한도 초과", En: "Daily quota used up"},
	"rate":        {Ko: "호출 속도 초과", En: "Rate exceeded"},
	"throttle":    {Ko: "게이트웨이 제한", En: "Throttled"},
	"too-many":    {Ko: "호출이 너무 많음", En: "Too many calls"},

	// The request.
	"bad-request":        {Ko: "잘못된 요청", En: "Bad request"},
	"forbidden":          {Ko: "호출 거부", En: "Forbidden"},
	"https-only":         {Ko: "HTTPS 필요", En: "HTTPS required"},
	"method":             {Ko: "HTTP 메서드 오류", En: "Wrong HTTP method"},
	"not-found":          {Ko: "없는 API 주소", En: "No such API"},
	"not-found-platform": {Ko: "다른 플랫폼의 경로", En: "Wrong platform's path"},
	"request-too-large":  {Ko: "요청이 너무 큼", En: "Request too large"},

	// NAVER's servers.
	"endpoint-error":   {Ko: "캡차 서버 연결 실패", En: "CAPTCHA server unreached"},
	"endpoint-timeout": {Ko: "캡차 서버 무응답", En: "CAPTCHA server too slow"},
	"server-error":     {Ko: "네이버 서버 오류", En: "NAVER server error"},

	// Answers that are not NAVER's, or not whole.
	"empty":       {Ko: "빈 응답", En: "Empty answer"},
	"html":        {Ko: "웹 페이지 응답", En: "A web page"},
	"no-path":     {Ko: "서버에 없는 경로", En: "No such path"},
	"not-media":   {Ko: "캡차가 아닌 응답", En: "Not a picture or sound"},
	"not-naver":   {Ko: "네이버 응답이 아님", En: "Not NAVER's answer"},
	"portal":      {Ko: "네트워크 로그인 화면", En: "Network login page"},
	"proxy-login": {Ko: "프록시 로그인 필요", En: "Proxy wants a login"},
	"proxy-page":  {Ko: "프록시의 응답", En: "A proxy answered"},
	"redirect":    {Ko: "다른 주소로 이동", En: "Redirected"},
	"server-page": {Ko: "다른 서버 오류", En: "Another server's error"},
	"too-large":   {Ko: "응답이 너무 큼", En: "Answer too large"},
	"truncated":   {Ko: "응답이 끊김", En: "Answer broken off"},

	// The connection.
	"naver-is-here": {Ko: "네이버가 아닌 이 컴퓨터", En: "Not NAVER: this computer"},
	"cancelled":     {Ko: "취소", En: "Cancelled"},
	"dns":           {Ko: "주소를 찾지 못함", En: "Name not resolved"},
	"no-connection": {Ko: "통신 실패", En: "No connection"},
	"not-http":      {Ko: "HTTP가 아닌 응답", En: "Not HTTP"},
	"proxy":         {Ko: "프록시 연결 실패", En: "Proxy failed"},
	"refused":       {Ko: "연결 거부", En: "Connection refused"},
	"reset":         {Ko: "연결 끊김", En: "Connection closed"},
	"unreachable":   {Ko: "네트워크 경로 없음", En: "Network unreachable"},

	// Encryption.
	"tls":             {Ko: "암호화 연결 실패", En: "TLS failed"},
	"tls-clock":       {Ko: "컴퓨터 시계 오류", En: "Wrong clock"},
	"tls-expired":     {Ko: "인증서 유효 기간 오류", En: "Certificate dates not valid"},
	"tls-host":        {Ko: "다른 호스트의 인증서", En: "Certificate of another host"},
	"tls-intercepted": {Ko: "중간 장비의 인증서로 보임", En: "TLS probably intercepted"},
	"tls-naver-root":  {Ko: "모르는 인증기관", En: "NAVER's root unknown"},
	"tls-untrusted":   {Ko: "믿을 수 없는 인증서", En: "Certificate not trusted"},

	// Time.
	"timeout-answer":  {Ko: "응답 시간 초과", En: "No answer in time"},
	"timeout-connect": {Ko: "연결 시간 초과", En: "Not connected in time"},
	"timeout-dns":     {Ko: "주소 찾기 시간 초과", En: "Name lookup too slow"},
	"timeout-tls":     {Ko: "암호화 시간 초과", En: "TLS too slow"},
	"timeout-whole":   {Ko: "호출 시간 초과", En: "Call too slow"},

	// What was never sent.
	"bad-base-url":           {Ko: "잘못된 기본 주소", En: "Bad base URL"},
	"bad-credentials":        {Ko: "쓸 수 없는 인증 정보", En: "Unusable credentials"},
	"proxy-setting":          {Ko: "프록시 설정 오류", En: "Bad proxy setting"},
	"bad-option":             {Ko: "잘못된 설정", En: "Bad setting"},
	"blank-in-credentials":   {Ko: "공백 때문에 미전송", En: "Not sent: a blank"},
	"input-too-long":         {Ko: "키나 답이 너무 김", En: "Key or answer too long"},
	"refused-before-sending": {Ko: "보내지 않음", En: "Not sent"},

	// Evidence of others.
	"unreadable":         {Ko: "읽을 수 없음", En: "Nothing found"},
	"screenshot":         {Ko: "화면 그림", En: "Screenshot"},
	"cut-file":           {Ko: "끊긴 파일", En: "File ends early"},
	"body-not-saved":     {Ko: "본문 기록 없음", En: "Body not saved"},
	"damaged":            {Ko: "끊긴 캡차", En: "Cut or broken media"},
	"media-as-text":      {Ko: "글자로 바뀐 캡차", En: "Media read as text"},
	"cors":               {Ko: "브라우저가 막음 (CORS)", En: "Refused by CORS"},
	"auth-browser":       {Ko: "헤더 없는 브라우저 호출", En: "Browser without headers"},
	"blocked-by-browser": {Ko: "브라우저가 차단", En: "Blocked by the browser"},
	"auth-quotes":        {Ko: "인증 정보에 따옴표", En: "Quotes in credentials"},
	"auth-placeholder":   {Ko: "채우지 않은 인증 정보", En: "Placeholder sent"},
	"auth-undefined":     {Ko: "값이 없는 인증 정보", En: "Undefined credentials"},
	"own-server":         {Ko: "고객사 서버의 응답", En: "Another server answered"},
	"server-side":        {Ko: "고객사 서버의 호출", En: "Called by their server"},
	"cloudflare":         {Ko: "Cloudflare의 응답", En: "Cloudflare answered"},
	"blocked-page":       {Ko: "차단 안내 페이지", En: "Block page"},
	"not-found-host":     {Ko: "캡차가 없는 호스트", En: "Host without CAPTCHA"},
	"other-api":          {Ko: "다른 API의 응답", En: "Another API's answer"},

	// Faults in source code.
	"code-http":                 {Ko: "코드: http 주소", En: "Code: http, not https"},
	"code-path":                 {Ko: "코드: 없는 주소", En: "Code: no such address"},
	"code-platform":             {Ko: "코드: 다른 플랫폼의 것", En: "Code: platforms mixed"},
	"code-kind":                 {Ko: "코드: 다른 종류의 키", En: "Code: kinds mixed"},
	"code-headers-missing":      {Ko: "코드: 인증 헤더 없음", En: "Code: headers missing"},
	"code-credentials-in-query": {Ko: "코드: 쿼리의 인증 정보", En: "Code: secrets in query"},
	"code-secret-in-browser":    {Ko: "코드: 브라우저의 시크릿", En: "Code: secret in a browser"},
	"code-post":                 {Ko: "코드: GET이 아닌 호출", En: "Code: not a GET"},
	"code-code":                 {Ko: "코드: code 값 오류", En: "Code: wrong code"},
	"code-equals-missing":       {Ko: "코드: 쿼리에 = 없음", En: "Code: = missing in query"},
	"code-key-doubled":          {Ko: "코드: 두 번 붙은 키", En: "Code: key twice"},
	"code-answer-not-encoded":   {Ko: "코드: 인코딩 안 한 답", En: "Code: answer sent raw"},
	"code-curlopt-null":         {Ko: "코드: 헤더에 null", En: "Code: null for headers"},
	"code-media-as-text":        {Ko: "코드: 글자로 읽는 캡차", En: "Code: media read as text"},
	"code-cut-by-position":      {Ko: "코드: 위치로 자른 응답", En: "Code: answer cut by place"},
	"code-error-body-lost":      {Ko: "코드: 버린 오류 본문", En: "Code: error body lost"},
	"code-hard-coded":           {Ko: "코드: 고정된 키나 인증", En: "Code: value hard-coded"},
	"code-placeholder":          {Ko: "코드: 자리 표시 값", En: "Code: placeholder left"},
	"code-clean":                {Ko: "코드: 오류 없음", En: "Code: no fault seen"},

	"unknown":      {Ko: "알 수 없음", En: "Unknown"},
	"unknown-code": {Ko: "알 수 없는 오류 코드", En: "Unknown error code"},
}
