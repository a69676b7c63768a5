package main

import (
	"bufio"
	"bytes"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// caseOfAnswer is the call of a file that is no HAR: an answer with its head, or a body alone.
func (e explanation) caseOfAnswer(content []byte) (diagnosis.Case, error) {
	saved := &exchange.Exchange{Body: content}
	if text := bytes.TrimLeft(content, "\ufeff \t\r\n"); bytes.HasPrefix(text, []byte("HTTP/")) {
		var err error
		if saved, err = readHead(text); err != nil {
			return diagnosis.Case{}, err
		}
	}
	return e.caseOf(saved), nil
}

// readHead reads what curl -i wrote. Interim answers and a proxy's answer to CONNECT stand before the one that counts.
func readHead(text []byte) (*exchange.Exchange, error) {
	for {
		head, body := cutHead(text)
		if bytes.HasPrefix(body, []byte("HTTP/")) {
			text = body
			continue
		}
		// curl shows HTTP/2 without a minor version and without a reason, and the body already without chunks.
		head = strings.Replace(head, "HTTP/2 ", "HTTP/2.0 ", 1)
		head = strings.Replace(head, "HTTP/3 ", "HTTP/3.0 ", 1)
		r, err := http.ReadResponse(bufio.NewReader(strings.NewReader(head+"\n\n")), nil)
		if err != nil {
			return nil, say("응답이 HTTP/로 시작하지만 헤더를 읽을 수 없습니다. curl -i로 저장하십시오",
				"the answer begins with HTTP/ but has no head that can be read: save it with curl -i")
		}
		_ = r.Body.Close()
		return &exchange.Exchange{Status: r.StatusCode, ResponseHeader: exchange.DecodedHeader(r.Header), Body: body}, nil
	}
}

// cutHead parts an answer at its first empty line, with either kind of line ends; the body stays as it was.
func cutHead(text []byte) (head string, body []byte) {
	crlf, lf := bytes.Index(text, []byte("\r\n\r\n")), bytes.Index(text, []byte("\n\n"))
	at, gap := lf, 2
	if crlf >= 0 && (lf < 0 || crlf < lf) {
		at, gap = crlf, 4
	}
	if at < 0 {
		at, gap = len(text), 0
	}
	return strings.ReplaceAll(string(text[:at]), "\r\n", "\n"), text[at+gap:]
}

// caseOf is the call of an answer that was saved without its request. What the command line says goes before what the
// answer is like.
func (e explanation) caseOf(saved *exchange.Exchange) diagnosis.Case {
	if e.status != 0 {
		saved.Status = e.status
	}
	c := diagnosis.FromExchange(saved)
	if e.platform == "" && e.kind == "" && e.call == "" {
		if saved.Status == 0 {
			saved.Status = documentedStatus(c.Err)
			c = diagnosis.FromExchange(saved)
		}
		return c
	}
	if e.platform != "" {
		c.Platform = naver.Platform(e.platform)
	}
	if e.kind != "" {
		c.Kind = naver.Kind(e.kind)
	}
	if e.call != "" {
		c.Call = naver.Call(e.call)
	}
	saved.URL = c.Platform.BaseURL() + c.Platform.Path(c.Kind, c.Call)
	if c.Call == naver.Verify {
		saved.URL += "?code=1"
	}
	if saved.Status == 0 {
		saved.Status = documentedStatus(c.Err)
	}
	c = diagnosis.FromExchange(saved)
	if e.platform != "" {
		c.Platform = naver.Platform(e.platform)
	}
	return c
}

// documentedStatus is the status under which NAVER documents an error of CAPTCHA's own, and 0 where nobody knows.
func documentedStatus(err error) int {
	var api *naver.APIError
	if !errors.As(err, &api) {
		return 0
	}
	return map[string]int{
		"CT001": http.StatusForbidden, "CT002": http.StatusBadRequest, "CT500": http.StatusInternalServerError,
	}[api.Code]
}

// isCall tells whether a URL is a call to one of NAVER's paths. A base URL may have a path of its own in front.
func isCall(u *url.URL) bool {
	for _, platform := range naver.Platforms() {
		for _, kind := range []naver.Kind{naver.Image, naver.Audio} {
			for _, call := range []naver.Call{naver.Issue, naver.Fetch} {
				if strings.HasSuffix(u.Path, platform.Path(kind, call)) {
					return true
				}
			}
		}
	}
	return strings.HasSuffix(u.Path, "/v1/captcha/scaptcha.bin") // an old name, in NAVER's Java sample
}
