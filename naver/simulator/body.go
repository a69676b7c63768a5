package simulator

import (
	"strconv"
	"time"

	"navercaptcha/naver"
)

// Bodies are compact JSON without a newline, key or result first: NAVER's are, and clients cut them by position.

// refusal is an answer that is not a success, and what a client reads out of it.
type refusal struct {
	status  int
	body    string
	shape   naver.Shape
	code    string
	message string
	details string
}

// CAPTCHA's own errors have one shape on every platform. The body of CT001 is byte for byte what NAVER Developers
// answered; how NAVER Cloud wraps it was never seen, so the same is sent. The bodies of CT002 and CT500 follow
// from it: only their code, status and meaning are documented.
var (
	invalidKeyError = captchaError(403, "CT001", "Invalid key.")
	unissuedImage   = captchaError(400, "CT002", "Unissued image.")
	unissuedSound   = captchaError(400, "CT002", "Unissued wav.")
	systemError     = captchaError(500, "CT500", "System error.")
)

func captchaError(status int, code, message string) refusal {
	return refusal{
		status: status, shape: naver.ShapeCaptcha, code: code, message: message,
		body: `{"result":false,"errorMessage":` + quote(message) + `,"errorCode":` + quote(code) + `}`,
	}
}

func unissuedError(a api) *refusal {
	if a.kind() == naver.Audio {
		return &unissuedSound
	}
	return &unissuedImage
}

func appendKeyBody(b []byte, k key) []byte {
	b = append(b, `{"key":"`+keyPrefix...)
	b = append(b, k[:]...)
	return append(b, `"}`...)
}

// appendVerdictBody writes the outcome of a verify. For sounds NAVER Developers documents no response time.
func appendVerdictBody(b []byte, a api, isRight bool, age time.Duration) []byte {
	b = append(b, `{"result":`...)
	b = strconv.AppendBool(b, isRight)
	if a != developersAudio {
		b = append(b, `,"responseTime":`...)
		b = appendResponseTime(b, age)
	}
	return append(b, '}')
}
