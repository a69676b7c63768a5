package evidence

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// saying is a sentence of NAVER's, in lower case as far as it always stays the same, and the error that it belongs to.
type saying struct {
	part, code, message, details string
	// weak: others say so as well. It counts only where something else names NAVER.
	weak bool
	// verdict is true or false where it is no error.
	verdict string
}

// sayings are tried in order: what is part of another comes after it.
var sayings = []saying{
	{part: "not exist client id", code: "024", message: "Not Exist Client ID : Authentication failed."},
	{part: "not exist client secret", code: "024", message: "Not Exist Client Secret : Authentication failed."},
	{part: "not exist client url", code: "024", message: "Not Exist Client URL information : Authentication failed."},
	{part: "nid auth result invalid", code: "024", message: "NID AUTH Result Invalid : Authentication failed."},
	{part: "scope status invalid", code: "024", message: "Scope Status Invalid : Authentication failed."},
	{part: "scopes are empty", code: "024", message: "Scopes are Empty : Authentication failed."},
	{part: "gatewayexception : authentication failed", code: "024", message: "GatewayException : Authentication failed."},
	{part: "https only allowed", code: "072", message: "HTTPS only allowed : Unsupported protocol"},
	{part: "지원하지 않는 프로토콜입니다", code: "072", message: "HTTPS only allowed : Unsupported protocol"},
	{part: "존재하지 않는 api입니다", code: "051", message: "API does not exist."},
	{part: "api does not exist", code: "051", message: "API does not exist."},
	{part: "쿼리 한도를 초과", code: "010", message: "Query limit exceeded."},
	{part: "query limit exceeded", code: "010", message: "Query limit exceeded."},
	{part: "속도 제한을 초과", code: "012", message: "Rate limit exceeded."},
	{part: "rate limit exceeded. (", code: "012", message: "Rate limit exceeded."},
	{part: "rate limit exceeded", code: "012", message: "Rate limit exceeded.", weak: true},
	{part: "authentication failed. (인증에 실패", code: "024", message: "Authentication failed."},
	{part: "인증에 실패했습니다", code: "024", message: "Authentication failed.", weak: true},
	{part: "authentication header not exists", code: "028", message: "Authentication header not exists"},
	{part: "authentication information are missing", code: "200", message: "Authentication Failed", details: "Authentication information are missing."},
	{part: "client id does not exist", code: "200", message: "Authentication Failed", details: "Invalid authentication information. Client ID does not exist."},
	{part: "invalid authentication information", code: "200", message: "Authentication Failed", details: "Invalid authentication information."},
	{part: "a subscription to the api is required", code: "210", message: "Permission Denied", details: "A subscription to the API is required."},
	{part: "이 application에서 활성화되어 있지 않", code: "401", message: "요청한 API는 이 Application에서 활성화되어 있지 않습니다."},
	{part: "url not found", code: "300", message: "Not Found Exception", details: "URL not found.", weak: true},
	{part: "not found exception", code: "300", message: "Not Found Exception", weak: true},
	{part: "quota exceeded", code: "400", message: "Quota Exceeded", weak: true},
	{part: "throttle limited", code: "410", message: "Throttle Limited", weak: true},
	{part: "rate limited", code: "420", message: "Rate Limited", weak: true},
	{part: "request entity too large", code: "430", message: "Request Entity Too Large", weak: true},
	{part: "endpoint timeout", code: "510", message: "Endpoint Timeout", weak: true},
	{part: "endpoint error", code: "500", message: "Endpoint Error", weak: true},
	{part: "bad request exception", code: "100", message: "Bad Request Exception", weak: true},
	{part: "unexpected error", code: "900", message: "Unexpected Error", weak: true},
	{part: "permission denied", code: "210", message: "Permission Denied", weak: true},
	{part: "authentication failed", code: "200", message: "Authentication Failed", weak: true},
	{part: "unissued", code: "CT002", message: "Unissued image."},
	{part: "invalid key", code: "CT001", message: "Invalid key.", weak: true},
}

var captchaCode = regexp.MustCompile(`\bCT(?:001|002|500)\b`)

// said finds what NAVER says in a line.
func said(line string) (s saying, at int, ok bool) {
	lower := strings.ToLower(line)
	if m := captchaCode.FindStringIndex(line); m != nil {
		s = byCode(line[m[0]:m[1]])
		if strings.Contains(lower, "unissued wav") {
			s.message = "Unissued wav."
		}
		return s, m[0], true
	}
	for _, s := range sayings {
		if s.code == "CT002" && !strings.Contains(lower, "unissued image") && !strings.Contains(lower, "unissued wav") {
			continue
		}
		if at := strings.Index(lower, s.part); at >= 0 {
			if s.part == "unissued" && strings.Contains(lower, "unissued wav") {
				s.message = "Unissued wav."
			}
			if s.part == "nid auth result invalid" || s.details == "" && s.code == "010" {
				s.message = strings.TrimSpace(line[at:min(len(line), at+len(s.part)+8)]) + " : " + s.message
			}
			return s, min(at, len(line)), true
		}
	}
	return saying{}, -1, false
}

// captchaWords name what the calls are about, as people write it, in lower case.
var captchaWords = []string{"캡차", "캡챠", "캡쳐 api", "captcha"}

var (
	spokenCode    = regexp.MustCompile(`(?:^|[\s("'\[=]|[^\d]:)(01[02]|02[48]|051|072)(?:$|[^\d.,:-])`)
	spokenVerdict = regexp.MustCompile(`(?i)\bresult["']?(?:값|가|이|는|은|:|=|\s)*(true|false)\b`)
	spokenWords   = regexp.MustCompile(`(?i)오류|에러|코드|error|code|나오|나와|나옵|나온|났|뜨|뜹|떠|뜬|떴|발생|반환|리턴|라고`)
)

// saidByNumber finds the code of an error, or the verdict, where a person says in their own words that the CAPTCHA gives it.
func saidByNumber(line, lower string) (s saying, at int, ok bool) {
	if !slices.ContainsFunc(captchaWords, func(w string) bool { return strings.Contains(lower, w) }) || !spokenWords.MatchString(line) {
		return saying{}, -1, false
	}
	if m := spokenCode.FindStringSubmatchIndex(line); m != nil {
		s := byCode(line[m[2]:m[3]])
		s.weak = false // the line names the CAPTCHA
		return s, m[2], s.code != ""
	}
	if m := spokenVerdict.FindStringSubmatchIndex(line); m != nil {
		return saying{verdict: strings.ToLower(line[m[2]:m[3]])}, m[2], true
	}
	return saying{}, -1, false
}

// naverSays tells a line that holds something only NAVER says.
func naverSays(line string) bool {
	s, _, ok := said(line)
	return ok && !s.weak
}

// byCode is what stands for a code of which only the number is left.
func byCode(code string) saying {
	switch code {
	case "CT001":
		return saying{code: code, message: "Invalid key."}
	case "CT002":
		return saying{code: code, message: "Unissued image."}
	case "CT500":
		return saying{code: code, message: "System error"}
	}
	for _, s := range sayings {
		if s.code == code {
			switch code {
			case "400", "401", "410", "500": // they may as well be an HTTP status
				return saying{}
			case "024", "200", "028": // several errors share these
				return saying{code: code, message: "Authentication failed.", weak: true}
			}
			return s
		}
	}
	return saying{}
}

// body is an answer of NAVER with this error, in the shape in which NAVER writes it.
func (s saying) body() []byte {
	if s.verdict != "" {
		return []byte(`{"result":` + s.verdict + "}")
	}
	var v any
	switch {
	case strings.HasPrefix(s.code, "CT"):
		v = struct {
			Result       bool   `json:"result"`
			ErrorMessage string `json:"errorMessage"`
			ErrorCode    string `json:"errorCode"`
		}{false, s.message, s.code}
	case strings.HasPrefix(s.code, "0"):
		v = struct {
			ErrorMessage string `json:"errorMessage"`
			ErrorCode    string `json:"errorCode"`
		}{s.message, s.code}
	default:
		type inner struct {
			ErrorCode string `json:"errorCode"`
			Message   string `json:"message"`
			Details   string `json:"details,omitempty"`
		}
		v = struct {
			Error inner `json:"error"`
		}{inner{s.code, s.message, s.details}}
	}
	b, _ := json.Marshal(v) // strings and a boolean always can be written
	return b
}
