package evidence

import (
	"strings"
)

// region is a part of a text in which something may be found, and how many lines stand before it.
type region struct {
	text  string
	line  int
	whole bool // it is the whole text
}

// Texts longer than smallText are read only around the lines that name NAVER: a day's log has millions that do not.
const (
	smallText = 64 << 10
	around    = 40 // lines before and after
	maxLine   = 1 << 20
)

// marks are what a line has that names NAVER, in lower case.
var marks = []string{
	"openapi.naver", "x-naver-", "naver.com/", "naveropenapi", "ntruss", "captcha", "nkey", "skey", "x-ncp-", "apigw", "ct001", "ct002", "ct500", "errorcode", "errormessage",
	"nid auth result", "not exist client", "scope status invalid", "scopes are empty", "authentication information",
	"a subscription to the api", "invalid key", "unissued", "인증에 실패했습니다", "존재하지 않는 api", "쿼리 한도", "속도 제한을",
	"이 application에서",
}

func regionsOf(text string) []region {
	if len(text) <= smallText {
		return []region{{text: text, whole: true}}
	}
	lines := strings.Split(text, "\n")
	var regions []region
	from, until := 0, -1 // the region that is open: lines from to until
	for i, line := range lines {
		if len(line) > maxLine {
			lines[i] = line[:maxLine]
			line = lines[i]
		}
		if !marked(line) {
			continue
		}
		if until >= 0 && i-around > until {
			regions = append(regions, region{text: strings.Join(lines[from:until], "\n"), line: from})
			until = -1
		}
		if until < 0 {
			from = max(0, i-around)
		}
		until = min(len(lines), i+around+1)
	}
	if until >= 0 {
		regions = append(regions, region{text: strings.Join(lines[from:until], "\n"), line: from})
	}
	return regions
}

// marked tells a line that may name NAVER.
func marked(line string) bool { return markedLower(strings.ToLower(line)) }

func markedLower(lower string) bool {
	for _, m := range marks {
		if strings.Contains(lower, m) {
			return true
		}
	}
	return false
}
