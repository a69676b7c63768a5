package evidence

import (
	"net/url"
	"regexp"
	"strings"
)

var (
	colours     = regexp.MustCompile("\x1b(?:\\[[0-9;?]*[A-Za-z]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\))")
	curlSays    = regexp.MustCompile(`(?m)^> [A-Z]+ \S+ HTTP/|^< HTTP/|^\* (?:  Trying|Connected to|Host )`)
	quoteMark   = regexp.MustCompile(`^(?:[>|] ?)`)
	percentJSON = regexp.MustCompile(`%7[Bb]%22[A-Za-z0-9%+._~-]+`)
	straight    = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‟", `"`, "″", `"`, "‘", "'", "’", "'", "\u00a0", " ")
)

// clean gives the lines of a text as the program wrote them that made it: without the colours of a terminal, the marks of
// a quoted mail, the curly quotes and entities of what it went through. Lines stay lines, so that they keep their numbers.
func clean(text string) []string {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // old
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if strings.Contains(text, "\x1b") {
		text = colours.ReplaceAllString(text, "")
	}
	text = straight.Replace(text)
	if strings.Contains(text, "%7B%22") || strings.Contains(text, "%7b%22") {
		text = percentJSON.ReplaceAllStringFunc(text, func(s string) string {
			if plain, err := url.QueryUnescape(s); err == nil {
				return strings.ReplaceAll(plain, "\n", " ")
			}
			return s
		})
	}
	if entity.MatchString(text) {
		text = unescapeHTML(text)
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.ContainsAny(line, "\r\b") {
			lines[i] = strings.ReplaceAll(strings.ReplaceAll(line, "\r", " "), "\b", "")
		}
	}
	return unquoteMail(lines)
}

// unquoteMail takes off the marks of a quoted mail, one level at a time, until what curl itself marks so comes up.
func unquoteMail(lines []string) []string {
	const deepest = 5
	for range deepest {
		quoted := false
		for _, line := range lines {
			if line == "" || strings.IndexByte("><*", line[0]) < 0 {
				continue
			}
			if curlSays.MatchString(line) {
				return lines
			}
			quoted = quoted || strings.HasPrefix(line, ">")
		}
		if !quoted {
			return lines
		}
		for i, line := range lines {
			if strings.HasPrefix(line, ">") {
				lines[i] = quoteMark.ReplaceAllString(line, "")
			}
		}
	}
	return lines
}
