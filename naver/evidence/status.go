package evidence

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// statusForm is a way in which programs write an HTTP status: the number is the first group. A line that has none of the words, in
// lower case, is not looked at with the expression, which takes far longer.
type statusForm struct {
	words []string
	is    *regexp.Regexp
}

// statuses are tried in order.
var statuses = []statusForm{
	{[]string{"http/"}, regexp.MustCompile(`\bHTTP/[0-9.]+"? +([1-5]\d\d)\b`)},
	{[]string{"http"}, regexp.MustCompile(`(?i)\bHTTP(?:[ _-]?(?:status|error|response|code|statuscode|상태|응답|오류|에러|코드))*["']?[\s:=]*(?:code|코드|상태)?["']?[\s:=(]*([1-5]\d\d)\b`)},
	{[]string{"status"}, regexp.MustCompile(`(?i)\bstatus[ _-]?(?:code)?["']?\s*(?:of|is|was|:|=>|=|\()?\s*(?:HTTP )?["']?([1-5]\d\d)\b`)},
	{[]string{"code", "status"}, regexp.MustCompile(`(?i)\b(?:response|res|http)[ _.]?(?:code|status)["']?\s*(?:of|is|was|:|=>|=|\()?\s*["']?([1-5]\d\d)\b`)},
	{[]string{"응답", "상태", "오류", "에러"}, regexp.MustCompile(`(?:응답|상태|오류|에러) ?(?:코드|상태)?(?:는|가|:|=| )*\s*\(?([1-5]\d\d)\)?(?:\D|$)`)},
	{[]string{"("}, regexp.MustCompile(`\(([1-5]\d\d)\) ?(?:[A-Z가-힣]|$)`)},
	{[]string{" error"}, regexp.MustCompile(`\b([1-5]\d\d) (?:Client|Server) Error\b`)},
	{[]string{"success: "}, regexp.MustCompile(`(?i)does not indicate success: ([1-5]\d\d)\b`)},
	{[]string{" ("}, regexp.MustCompile(`\b([1-5]\d\d) \((?:OK|Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)?\)`)},
	{[]string{"ok", "bad", "unauthorized", "forbidden", "not", "too", "internal", "service", "gateway"}, regexp.MustCompile(`\b([1-5]\d\d)[ :,_-]{1,3}(?:OK|BAD[ _]REQUEST|UNAUTHORIZED|FORBIDDEN|NOT[ _]FOUND|METHOD[ _]NOT[ _]ALLOWED|TOO[ _]MANY[ _]REQUESTS|INTERNAL[ _]SERVER[ _]ERROR|BAD[ _]GATEWAY|SERVICE[ _]UNAVAILABLE|GATEWAY[ _]TIME-?OUT|Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)\b`)},
	{[]string{"오류", "에러", "응답", "코드", "error"}, regexp.MustCompile(`(?i)\b([1-5]\d\d) ?(?:오류|에러|응답|코드|error\b)`)},
	{[]string{"error"}, regexp.MustCompile(`(?i)\berror(?: ?code)?["']?\s*[=:]\s*["']?(40[0-9]|429|50[0-9])\b`)},
	{[]string{"protocol="}, regexp.MustCompile(`\bprotocol=\S+, code=([1-5]\d\d)\b`)},
	{[]string{"<response ["}, regexp.MustCompile(`<Response \[([1-5]\d\d)\]>`)},
	{[]string{"returned error"}, regexp.MustCompile(`(?i)\breturned error: ([1-5]\d\d)\b`)},
	{[]string{"나", "뜨", "뜹", "뜬", "떠", "떴", "발생", "반환", "리턴", "라고", "떨어"}, regexp.MustCompile(`\b([45]\d\d)(?:번|이|가|만|을|를)? ?(?:이?라고|나오|나와|나옵|나온|났|나요|뜨|뜹|뜬|떠|떴|떨어|발생|반환|리턴)`)},
	{[]string{"http"}, regexp.MustCompile(`\bhttps?://\S+ (?:-+>|=>|→|:|-)? ?([1-5]\d\d)(?:[ ,]|$)`)},
	{[]string{"exception: "}, regexp.MustCompile(`Exception: ([45]\d\d)\b`)},
	{[]string{"got", "returned", "with", "error", "code"}, regexp.MustCompile(`(?i)\b(?:got|returned|with|error|code) \[?([45]\d\d)\]?(?: |$|[,.)])`)},
}

// namedStatus is a status by its name alone, as .NET prints it.
var namedStatus = regexp.MustCompile(`(?:발생|StatusCode|status)\s*[=:]\s*(Unauthorized|Forbidden|NotFound|BadRequest|TooManyRequests|InternalServerError|BadGateway|ServiceUnavailable|GatewayTimeout)\b`)

var statusNames = map[string]int{
	"Unauthorized": 401, "Forbidden": 403, "NotFound": 404, "BadRequest": 400, "TooManyRequests": 429, "InternalServerError": 500,
	"BadGateway": 502, "ServiceUnavailable": 503, "GatewayTimeout": 504,
}

// volleyRefused is what Volley of Android makes of a 401, mostly.
const volleyRefused = "com.android.volley.AuthFailureError"

// mayHaveStatus tells a line with a number of three digits that may be a status: not a fraction of a second, nor a part of a
// longer number.
func mayHaveStatus(line string) bool {
	if strings.Contains(line, "FileNotFoundException: http") || strings.Contains(line, volleyRefused) ||
		(strings.Contains(line, "tatus") || strings.Contains(line, "발생")) && namedStatus.MatchString(line) {
		return true
	}
	return nextNumber(line, 0) >= 0
}

// nextNumber is where, from a place on, a number stands that may be a status; -1 for nowhere.
func nextNumber(line string, from int) int {
	for i := from; i+3 <= len(line); i++ {
		if c := line[i]; c < '1' || c > '5' || !isDigit(line[i+1]) || !isDigit(line[i+2]) {
			continue
		}
		if (i == 0 || !isDigit(line[i-1]) && line[i-1] != '.' && line[i-1] != ',') && (i+3 == len(line) || !isDigit(line[i+3])) {
			return i
		}
	}
	return -1
}

// aroundNumbers is the part of a line in which its numbers are told to be a status.
func aroundNumbers(line string) (from, to int) {
	const before, behind = 96, 48 // in bytes: no form of a status is longer
	first, last := nextNumber(line, 0), 0
	if first < 0 {
		return 0, 0
	}
	for i := first; i >= 0; i = nextNumber(line, i+3) {
		last = i
	}
	return max(0, first-before), min(len(line), last+behind)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// statusIn finds an HTTP status that a line speaks of, and where.
func statusIn(line string) (status, at int) {
	if m := namedStatus.FindStringSubmatchIndex(line); m != nil {
		return statusNames[line[m[2]:m[3]]], m[2]
	}
	if at := strings.Index(line, "FileNotFoundException: http"); at >= 0 { // as Java says of a 404
		return http.StatusNotFound, at
	}
	if at := strings.Index(line, volleyRefused); at >= 0 {
		return http.StatusUnauthorized, at
	}
	from, to := aroundNumbers(line)
	line = line[from:to]
	lower := strings.ToLower(line)
	for _, f := range statuses {
		if !slices.ContainsFunc(f.words, func(w string) bool { return strings.Contains(lower, w) }) {
			continue
		}
		if m := f.is.FindStringSubmatchIndex(line); m != nil {
			n, _ := strconv.Atoi(line[m[2]:m[3]])
			return n, from + m[2]
		}
	}
	return 0, -1
}
