package diagnosis

import (
	"fmt"
	"strconv"
	"strings"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

// notesOfOthers say what is odd about the request of another program, and what its answer tells of the way.
func notesOfOthers(f *facts) (notes []attempt.Note) {
	if equalsMissing(f) {
		notes = append(notes, attempt.Note{ID: "equals-missing", Text: text.Text{
			Ko: "주소에서 인증 파라미터의 이름과 값 사이에 등호(=)가 빠져 있습니다. 네이버의 예제 코드 가운데 일부에 같은 잘못이 있습니다.",
			En: "In the URL the = between the name of the credential and its value is missing. Some of NAVER's own samples have this fault.",
		}})
	}
	if encodedTwice(f) {
		notes = append(notes, attempt.Note{ID: "encoded-twice", Text: text.Text{
			Ko: "답이 두 번 URL 인코딩되었습니다. 코드에서 한 번만 인코딩하십시오.",
			En: "The answer was percent-encoded twice. Have the code encode it once.",
		}})
	}
	if n := promised(f); n > 0 && f.failure == bodyNotSaved {
		notes = append(notes, attempt.Note{ID: "body-size", Text: text.Text{
			Ko: fmt.Sprintf("본문의 크기는 %d바이트입니다.", n),
			En: fmt.Sprintf("The body had %d bytes.", n),
		}})
	}
	if scheme := proxyWants(f); scheme != "" {
		notes = append(notes, attempt.Note{ID: "proxy-scheme", Text: text.Text{
			Ko: "프록시가 요구하는 인증 방식은 " + scheme + "입니다.",
			En: "The proxy wants a login by " + scheme + ".",
		}})
	}
	return notes
}

// promised is how many bytes of body the head of an answer announced, or 0.
func promised(f *facts) int {
	if f.Exchange == nil {
		return 0
	}
	n, err := strconv.Atoi(f.Exchange.ResponseHeader.Get("Content-Length"))
	if err != nil {
		return 0
	}
	return n
}

// proxyWants names the ways of login that a proxy offers, of those that are known.
func proxyWants(f *facts) string {
	if f.Exchange == nil || f.status != 407 {
		return ""
	}
	var offered []string
	for _, v := range f.Exchange.ResponseHeader.Values("Proxy-Authenticate") {
		for _, known := range []string{"Negotiate", "NTLM", "Kerberos", "Digest", "Basic"} {
			if len(v) >= len(known) && strings.EqualFold(v[:len(known)], known) {
				offered = append(offered, known)
			}
		}
	}
	return strings.Join(offered, ", ")
}
