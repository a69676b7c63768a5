package evidence

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// How much of a text is shown around a call: so many lines before and after it, and so many bytes of a line, of which a
// whole HAR may be one.
const (
	linesAround = 200
	longestLine = 2000
	rowWidth    = 64
)

// excerpt is the text around a place, masked, as rows with the numbers of their lines, and the row at which the place is.
// A line that is too long for a row goes on in the next ones.
func excerpt(text string, at attempt.Place, mask *redaction.Redactor) (rows []string, first int) {
	line, skip := at.Line, 0
	if line == 0 {
		line, skip = entryLine(text, at.Entry)
	}
	from, number := max(1, line-linesAround), 0
	var around []string
	for one := range strings.Lines(text) {
		if number++; number < from {
			continue
		}
		if number > line+linesAround {
			break
		}
		one = strings.TrimRight(one, "\r\n")
		if number == line && skip > 0 {
			one = "…" + one[skip:]
		}
		around = append(around, beginning(one, mask))
	}
	// As one text, since a secret may go on in the next line.
	for i, one := range strings.Split(mask.Text(strings.Join(around, "\n")), "\n") {
		if from+i == line {
			first = len(rows)
		}
		rows = append(rows, cut(from+i, exchange.VisibleLine(one))...)
	}
	return rows, first
}

// beginning is a line without the secrets that stand in it as they are, as far as it is shown: what lies behind is dropped
// without cutting one of them in two.
func beginning(line string, mask *redaction.Redactor) string {
	clean, more := mask.Beginning([]byte(line), longestLine)
	shown := strings.ToValidUTF8(string(clean), "�")
	if more {
		shown += "…"
	}
	return shown
}

func cut(number int, line string) (rows []string) {
	line = strings.ReplaceAll(line, "\t", "    ")
	for {
		end := min(len(line), rowWidth)
		for end < len(line) && !utf8.RuneStart(line[end]) {
			end--
		}
		rows = append(rows, numbered(number, line[:end]))
		if line = line[end:]; line == "" {
			return rows
		}
		number = 0
	}
}

// numbered is a row; the number is that of the line that begins in it, or 0.
func numbered(number int, words string) string {
	if number == 0 {
		return "       " + words
	}
	return fmt.Sprintf("%5d  %s", number, words)
}

// entryLine is the line, from 1, and the byte within it at which an entry of a HAR begins, from 1; the first where that
// cannot be told. An entry begins with the object that has a request: the brace before it.
func entryLine(text string, entry int) (line, skip int) {
	at := -1
	for range entry {
		i := strings.Index(text[at+1:], `"request"`)
		if i < 0 {
			break
		}
		at += 1 + i
	}
	if at < 0 {
		return 1, 0
	}
	begin := strings.LastIndexByte(text[:at], '\n') + 1
	if brace := strings.LastIndexByte(text[begin:at], '{'); brace > rowWidth {
		skip = brace
	}
	return 1 + strings.Count(text[:begin], "\n"), skip
}
