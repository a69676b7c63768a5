package evidence

import (
	"net/url"
	"regexp"
	"strings"

	"navercaptcha/naver/diagnosis"
)

var urlText = regexp.MustCompile("https?:\\\\?/\\\\?/[^\\s\"'<>`|^{}\\[\\]]+")

// trimURL takes off what stands behind a URL in a sentence.
func trimURL(raw string) string {
	raw = strings.ReplaceAll(raw, `\/`, "/")
	raw, _, _ = strings.Cut(raw, `\`)
	raw = strings.TrimRight(raw, ".,;:!?)")
	if i := strings.IndexFunc(raw, func(r rune) bool { return r >= 0xac00 && r <= 0xd7a3 }); i > 0 { // 은, 를, 로 …
		if q := strings.IndexByte(raw, '?'); q < 0 || i < q {
			raw = raw[:i]
		}
	}
	return raw
}

// aboutNAVER tells whether a URL is one that a call to NAVER's CAPTCHA goes to, or was meant to go to: a host of its APIs or one
// that is taken for it, or one of its paths on a host of somebody's own.
func aboutNAVER(raw string) bool {
	u, err := url.Parse(raw)
	if err != nil {
		return false
	}
	return diagnosis.MeantForNAVER(u)
}

// hostText finds a host of NAVER's APIs where it stands without a URL.
var hostText = regexp.MustCompile(`(?i)\b(?:openapi\.naver\.com|naver(?:openapi|apihub)[\w.-]*ntruss\.com|[\w-]+\.apigw[\w.-]*ntruss\.com)\b`)

// pathText finds a path of NAVER's CAPTCHA.
var pathText = regexp.MustCompile(`/(?:v1/s?[cs]aptcha|s?captcha(?:-bin)?/v1)/[\w.]+(?:\?[^\s"'<>]*)?`)

// headerText finds a header that only NAVER's APIs have.
var headerText = regexp.MustCompile(`(?i)\b(?:x-naver-client-(?:id|secret)|x-ncp-apigw-api-key(?:-id)?|x-ncp-trace-id|apigw-(?:error|uuid|status))\b`)

// names tells whether a line names NAVER.
func names(line string) bool {
	if !marked(line) {
		return false
	}
	return hostText.MatchString(line) || pathText.MatchString(line) || headerText.MatchString(line) || naverSays(line)
}
