package evidence

import (
	"regexp"
	"strconv"
)

// statuses are the ways in which programs write an HTTP status, each with the number in its first group.
var statuses = []*regexp.Regexp{
	regexp.MustCompile(`\bHTTP/[0-9.]+"? +([1-5]\d\d)\b`),
	regexp.MustCompile(`(?i)\bHTTP(?:[ _-]?(?:status|error|response|code|statuscode|상태|응답|오류|에러|코드))*["']?[\s:=]*(?:code|코드|상태)?["']?[\s:=(]*([1-5]\d\d)\b`),
	regexp.MustCompile(`(?i)\bstatus[ _-]?(?:code)?["']?\s*(?:of|is|was|:|=>|=|\()?\s*(?:HTTP )?["']?([1-5]\d\d)\b`),
	regexp.MustCompile(`(?i)\b(?:response|res|http)[ _.]?(?:code|status)["']?\s*(?:of|is|was|:|=>|=|\()?\s*["']?([1-5]\d\d)\b`),
	regexp.MustCompile(`(?:응답|상태|오류|에러) ?(?:코드|상태)?(?:는|가|:|=| )*\s*\(?([1-5]\d\d)\)?(?:\D|$)`),
	regexp.MustCompile(`\(([1-5]\d\d)\) ?(?:[A-Z가-힣]|$)`),
	regexp.MustCompile(`\b([1-5]\d\d) (?:Client|Server) Error\b`),
	regexp.MustCompile(`(?i)does not indicate success: ([1-5]\d\d)\b`),
	regexp.MustCompile(`\b([1-5]\d\d) \((?:OK|Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)?\)`),
	regexp.MustCompile(`\b([1-5]\d\d)[ :,_-]{1,3}(?:OK|BAD[ _]REQUEST|UNAUTHORIZED|FORBIDDEN|NOT[ _]FOUND|METHOD[ _]NOT[ _]ALLOWED|TOO[ _]MANY[ _]REQUESTS|INTERNAL[ _]SERVER[ _]ERROR|BAD[ _]GATEWAY|SERVICE[ _]UNAVAILABLE|GATEWAY[ _]TIME-?OUT|Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)\b`),
	regexp.MustCompile(`(?i)\b([1-5]\d\d) ?(?:오류|에러|응답|코드|error\b)`),
	regexp.MustCompile(`(?i)\breturned error: ([1-5]\d\d)\b`),
	regexp.MustCompile(`(?i)\b(?:got|returned|with|error|code) \[?([45]\d\d)\]?(?: |$|[,.)])`),
}

// mayHaveStatus tells a line with a number of three digits that may be a status: not a fraction of a second, nor a part of a
// longer number.
func mayHaveStatus(line string) bool {
	for i := 0; i+3 <= len(line); i++ {
		if c := line[i]; c < '1' || c > '5' || !isDigit(line[i+1]) || !isDigit(line[i+2]) {
			continue
		}
		if (i == 0 || !isDigit(line[i-1]) && line[i-1] != '.' && line[i-1] != ',') && (i+3 == len(line) || !isDigit(line[i+3])) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// statusIn finds an HTTP status that a line speaks of, and where.
func statusIn(line string) (status, at int) {
	for _, re := range statuses {
		if m := re.FindStringSubmatchIndex(line); m != nil {
			n, _ := strconv.Atoi(line[m[2]:m[3]])
			return n, m[2]
		}
	}
	return 0, -1
}
