package evidence

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

const formPage attempt.Form = "page"

// isAnswer tells a text that is the body of one answer: NAVER's, or one whose shape says who else wrote it.
func isAnswer(d *document) bool {
	body := strings.TrimSpace(d.text)
	return strings.HasPrefix(body, "{") && len(body) < 64<<10 && json.Valid([]byte(body)) && diagnosis.KnownAnswer([]byte(body))
}

func (r *reading) readSavedAnswer(d *document) error {
	f := found{form: formAnswer, place: d.place(1), assumed: true, ex: &exchange.Exchange{Body: []byte(strings.TrimSpace(d.text))}}
	f.known.Body = attempt.Seen
	r.add(f)
	return nil
}

var pageTitle = regexp.MustCompile(`(?is)<title>[^<]*?\b([45]\d\d)\b|<h1>[^<]*?\b([45]\d\d)\b|\bstatus=([45]\d\d)\b`)

// isPage tells a web page that somebody else than NAVER answers with: an error of a server, a filter, a login.
func isPage(d *document) bool {
	const longest = 256 << 10
	return len(d.text) < longest && looksHTML(d.text) && diagnosis.KnownPage(d.text) && !captchaCode.MatchString(d.text)
}

func (r *reading) readPage(d *document) error {
	f := found{form: formPage, place: d.place(1), assumed: true, ex: &exchange.Exchange{Body: []byte(d.text)}}
	f.known.Body = attempt.Seen
	if m := pageTitle.FindStringSubmatch(d.text); m != nil {
		f.ex.Status, _ = strconv.Atoi(m[1] + m[2] + m[3])
		f.known.Status = attempt.Seen
	}
	r.add(f)
	return nil
}
