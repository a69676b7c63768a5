package evidence

import (
	"regexp"
	"slices"
	"strings"
)

// field is a name and a value as a language prints them: JSON, a dict of Python, a Map of Java, var_dump and print_r of PHP,
// inspect of Node.js and Ruby, map of Go, a data class, XML, and JSON within a string.
type field struct {
	name       string // in one of the spellings below
	value      string
	start, end int
}

var fieldName = regexp.MustCompile(`^(?i)(?:(error_?message|error_?code|details|message|result|response_?time)(\\*["'])?[\]>]?(\s*)(=>|[:=>])(\s*)(?:string\(\d+\)\s*|bool\(|int\(|float\()?|(?:에러|오류) ?코드\s*[:=]\s*|error code\s*[:=]\s*)`)

// fieldsIn lists the fields in a text that an answer of NAVER can have.
func fieldsIn(text string) (fields []field) {
	for _, at := range fieldPlaces(text) {
		m := fieldName.FindStringSubmatchIndex(text[at:min(len(text), at+longestName)])
		if m == nil {
			continue
		}
		for i := range m {
			if m[i] >= 0 {
				m[i] += at
			}
		}
		if m[0] > 0 && (isWordByte(text[m[0]-1]) || text[m[0]-1] == '/') {
			continue
		}
		f := field{name: "errorcode", start: m[0]}
		if m[2] >= 0 {
			f.name = strings.ReplaceAll(strings.ToLower(text[m[2]:m[3]]), "_", "")
		}
		f.value, f.end = valueAt(text, m[1], f.name)
		if n := len(fields); n > 0 && fields[n-1].end > f.start { // a word within a message
			continue
		}
		fields = append(fields, f)
	}
	return fields
}

// fieldNames are the beginnings of the names, in lower case.
var fieldNames = []string{
	"errormessage", "error_message", "errorcode", "error_code", "error code", "details", "message", "result", "responsetime", "response_time",
	"에러코드", "에러 코드", "오류코드", "오류 코드",
}

const longestName = 120 // bytes of a name and what stands between it and its value

// fieldPlaces lists where a name may begin, in order.
func fieldPlaces(text string) (places []int) {
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // letters that change their length: places would not fit
		lower = text
	}
	for _, name := range fieldNames {
		for at := 0; ; {
			i := strings.Index(lower[at:], name)
			if i < 0 {
				break
			}
			places = append(places, at+i)
			at += i + len(name)
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}

func isWordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

var (
	codeValue   = regexp.MustCompile(`^[A-Za-z]{0,3}-?[0-9]{1,5}`)
	truthValue  = regexp.MustCompile(`^(?i:true|false)`)
	numberValue = regexp.MustCompile(`^-?[0-9.]+`)
	nextField   = regexp.MustCompile(`[,;]?\s+\\*["']?(?:error_?code|error_?message|result|message|details|response_?time)\\*["']?\]?\s*(?:=>|[:=])`)
)

const maxValue = 400 // bytes of a value that are looked at

// valueAt reads the value that begins at p.
func valueAt(text string, p int, name string) (value string, end int) {
	rest := text[p:min(len(text), p+maxValue)]
	quote := rest[:len(rest)-len(strings.TrimLeft(rest, `\`))]
	if n := len(quote); n < len(rest) && (rest[n] == '"' || rest[n] == '\'' || rest[n] == '`') {
		quote = rest[:n+1]
		rest = rest[len(quote):]
		if i := closing(rest, quote); i >= 0 {
			return rest[:i], p + len(quote) + i
		}
		return firstLine(rest), p + len(quote)
	}
	plain := map[string]*regexp.Regexp{"errorcode": codeValue, "result": truthValue, "responsetime": numberValue}[name]
	if plain != nil {
		value := plain.FindString(rest)
		return value, p + len(value)
	}
	value = rest
	if m := nextField.FindStringIndex(value); m != nil {
		value = value[:m[0]]
	}
	if i := strings.IndexAny(value, "\n}<"); i >= 0 {
		value = value[:i]
	}
	return strings.TrimSpace(value), p + len(value)
}

// closing finds the quote that ends a value.
func closing(rest, quote string) int {
	for at := 0; ; {
		i := strings.Index(rest[at:], quote)
		if i < 0 {
			return -1
		}
		if at += i; at == 0 || rest[at-1] != '\\' {
			return at
		}
		at += len(quote)
	}
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// answerText is an answer of NAVER put together from the fields that stand beside each other.
type answerText struct {
	body       []byte
	start, end int
	weak       bool
}

// farthest is how many bytes may lie between two fields of one answer.
const farthest = 200

// answersIn finds the answers that are printed in a text.
func answersIn(text string) (answers []answerText) {
	fields := fieldsIn(text)
	for i := 0; i < len(fields); {
		one := map[string]string{}
		j := i
		for j < len(fields) {
			if _, again := one[fields[j].name]; again || j > i && apart(text[fields[j-1].end:fields[j].start]) {
				break
			}
			one[fields[j].name] = fields[j].value
			j++
		}
		a, ok := answerOf(one)
		if beside, told := besideCode(one, text, fields[i].start, fields[j-1].end); told {
			a, ok = beside, true
		}
		if ok {
			a.start, a.end = fields[i].start, fields[j-1].end
			answers = append(answers, a)
		} else if j > i+1 {
			j = i + 1
		}
		i = j
	}
	return answers
}

// besideCode makes an answer of a code alone and of what NAVER says in the same line.
func besideCode(one map[string]string, text string, start, end int) (answerText, bool) {
	if len(one) != 1 || one["errorcode"] == "" {
		return answerText{}, false
	}
	start = strings.LastIndexByte(text[:start], '\n') + 1
	if n := strings.IndexByte(text[end:], '\n'); n >= 0 {
		end += n
	} else {
		end = len(text)
	}
	s, _, ok := said(text[start:min(end, start+maxLine)])
	if !ok || s.weak || s.part == "" {
		return answerText{}, false
	}
	return answerText{body: s.body()}, true
}

// apart tells that what stands between two fields parts two answers.
func apart(between string) bool { return len(between) > farthest || strings.ContainsAny(between, "{}") }

// answerOf makes an answer of fields, if they are one of NAVER's.
func answerOf(one map[string]string) (answerText, bool) {
	code, flat := one["errorcode"], one["errormessage"]
	words := flat
	if words == "" {
		words = one["message"] + " " + one["details"]
	}
	s, _, says := said(words)
	switch {
	case captchaCode.MatchString(code):
		s = byCode(captchaCode.FindString(code))
		if flat != "" {
			s.message = flat
		}
		return answerText{body: s.body()}, true
	case says && code != "" && (s.code == code || flat != "" && strings.HasPrefix(s.code, "0") == strings.HasPrefix(code, "0")),
		says && code == "" && !s.weak && (flat != "" || one["details"] != "" || one["message"] != ""):
		if code != "" {
			s.code = code
		}
		if flat != "" && strings.HasPrefix(s.code, "0") {
			s.message = flat
		}
		return answerText{body: s.body()}, true
	case says && code != "" && flat == "" && !s.weak:
		s.code = code
		return answerText{body: s.body()}, true
	case code != "" && len(one) == 1 || code != "" && flat != "":
		s = byCode(code)
		if s.code == "" {
			return answerText{}, false
		}
		return answerText{body: s.body(), weak: true}, true
	}
	return answerText{}, false
}

var (
	issuedBody  = regexp.MustCompile(`\{\s*\\*["']?key\\*["']?\s*(?:=>|[:=])\s*\\*["']?([0-9A-Za-z]{16})\\*["']?,?\s*\}`)
	verdictBody = regexp.MustCompile(`(?i)[{(]\s*\\*["']?result\\*["']?\s*(?:=>|[:=])\s*(true|false)\s*(?:,\s*\\*["']?response_?time\\*["']?\s*(?:=>|[:=])\s*\\*["']?(-?[0-9.]+)\\*["']?\s*)?,?[})]`)
)

// successesIn finds the answers that brought a key or a verdict.
func successesIn(text string) (answers []answerText) {
	for _, m := range issuedBody.FindAllStringSubmatchIndex(text, -1) {
		answers = append(answers, answerText{body: []byte(`{"key":"` + text[m[2]:m[3]] + `"}`), start: m[0], end: m[1], weak: true})
	}
	for _, m := range verdictBody.FindAllStringSubmatchIndex(text, -1) {
		body := `{"result":` + strings.ToLower(text[m[2]:m[3]])
		if m[4] >= 0 {
			body += `,"responseTime":` + text[m[4]:m[5]]
		}
		answers = append(answers, answerText{body: []byte(body + "}"), start: m[0], end: m[1], weak: m[4] < 0})
	}
	return answers
}
