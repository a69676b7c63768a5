package simulator

import (
	"slices"

	"navercaptcha/naver"
)

var (
	verifyOnly     = []naver.Call{naver.Verify}
	fetchOnly      = []naver.Call{naver.Fetch}
	fetchAndVerify = []naver.Call{naver.Fetch, naver.Verify}
	countedCalls   = []naver.Call{naver.Issue, naver.Verify} // against the quota
)

// faults is the one table of magic client IDs. Scripts of users hold them, so an ID never changes. What a fault does not
// touch is as without it: sim-always-right too wants a key that was issued, fetched and not verified yet.
var faults = slices.Concat(answerFaults, transferFaults)

// What NAVER answers, or might.
var answerFaults = []fault{
	// Verdicts.
	{
		id: "sim-always-right", calls: verifyOnly, verdict: right,
		ko: "어떤 답이든 정답으로 판정합니다.",
		en: "Judges every answer as right.",
	},
	{
		id: "sim-always-wrong", calls: verifyOnly, verdict: wrong,
		ko: "어떤 답이든 오답으로 판정합니다.",
		en: "Judges every answer as wrong.",
	},
	{
		id: "sim-right-403", calls: verifyOnly, verdict: right, verdictStatus: 403,
		ko: "네이버 문서의 예시처럼 HTTP 403과 함께 정답으로 판정합니다.",
		en: "Judges every answer as right under HTTP 403, as an example in NAVER's documents does.",
	},

	// CAPTCHA's own errors.
	{
		id: "sim-ct001", calls: fetchAndVerify, developers: &invalidKeyError, cloud: &invalidKeyError,
		ko: "모든 키를 CT001(잘못된 키)로 거부합니다.",
		en: "Refuses every key with CT001, invalid key.",
	},
	{
		id: "sim-ct002", calls: verifyOnly, developers: &unissuedImage, cloud: &unissuedImage, audio: &unissuedSound,
		ko: "이미지나 음성을 받은 뒤에도 CT002(발급하지 않음)로 응답합니다.",
		en: "Answers CT002, not issued, even after the picture or sound was fetched.",
	},
	{
		id: "sim-ct500", developers: &systemError, cloud: &systemError,
		ko: "CT500(시스템 오류)으로 응답합니다.",
		en: "Answers CT500, system error.",
	},

	// Credentials.
	{
		id: "sim-no-id", developers: &developersNoID, cloud: &cloudNoCredentials,
		ko: "인증 정보가 없다고 응답합니다(401).",
		en: "Answers that the credentials are missing (401).",
	},
	{
		id: "sim-no-secret", developers: &developersNoSecret,
		ko: "Client Secret이 없다고 응답합니다(401).",
		en: "Answers that the client secret is missing (401).",
	},
	{
		id: "sim-wrong-pair", developers: &developersWrongPair, cloud: &cloudWrongCredentials,
		ko: "Client ID와 Client Secret이 맞지 않다고 응답합니다(401).",
		en: "Answers that client ID and secret do not belong together (401).",
	},
	{
		id: "sim-unknown-id", cloud: &cloudUnknownID,
		ko: "없는 Client ID라고 응답합니다(401).",
		en: "Answers that the client ID does not exist (401).",
	},
	{
		id: "sim-not-enabled", developers: &developersNotPermitted, cloud: &cloudNotPermitted,
		ko: "애플리케이션에 캡차 API 권한이 없다고 응답합니다(401).",
		en: "Answers that the API is not enabled for the application (401).",
	},

	// Limits.
	{
		id: "sim-quota", calls: countedCalls, developers: &developersQuotaExceeded, cloud: &cloudQuotaExceeded,
		ko: "하루 한도를 넘었다고 응답합니다(429).",
		en: "Answers that the day's quota is used up (429).",
	},
	{
		id: "sim-rate", developers: &developersRateLimited, cloud: &cloudRateLimited,
		ko: "초당 한도를 넘었다고 응답합니다(429).",
		en: "Answers that the calls came too fast (429).",
	},
	{
		id: "sim-throttle", cloud: &cloudThrottled,
		ko: "호출이 제한되었다고 응답합니다(429, 410).",
		en: "Answers that the calls are throttled (429, 410).",
	},

	// The request, as the gateways see it.
	{
		id: "sim-bad-request", developers: &developersBadRequest, cloud: &cloudBadRequest,
		ko: "요청이 잘못되었다고 응답합니다(400).",
		en: "Answers that the request is malformed (400).",
	},
	{
		id: "sim-http-refused", developers: &developersHTTPRefused,
		ko: "HTTPS가 아니어서 거부한다고 응답합니다(403, 072).",
		en: "Answers that only HTTPS is taken (403, 072).",
	},
	{
		id: "sim-unknown-path", developers: &developersNoSuchPath, cloud: &cloudNoSuchPath,
		ko: "없는 API라고 응답합니다(404).",
		en: "Answers that there is no such API (404).",
	},
	{
		id: "sim-wrong-method", developers: &developersWrongMethod, cloud: &cloudWrongMethod,
		ko: "허용되지 않는 메서드라고 응답합니다(405).",
		en: "Answers that the method is not allowed (405).",
	},
	{
		id: "sim-too-large", cloud: &cloudTooLarge,
		ko: "요청이 너무 크다고 응답합니다(413).",
		en: "Answers that the request is too large (413).",
	},

	// The servers behind the gateways.
	{
		id: "sim-endpoint-error", cloud: &cloudEndpointError,
		ko: "게이트웨이가 캡차 서버에 연결하지 못했다고 응답합니다(503).",
		en: "Answers that the gateway could not reach the CAPTCHA server (503).",
	},
	{
		id: "sim-endpoint-timeout", cloud: &cloudEndpointTimeout,
		ko: "캡차 서버가 게이트웨이에 제때 응답하지 않았다고 응답합니다(504).",
		en: "Answers that the CAPTCHA server did not answer the gateway in time (504).",
	},
	{
		id: "sim-server-error", developers: &developersServerError, cloud: &cloudUnexpectedError,
		ko: "서버 오류로 응답합니다(500).",
		en: "Answers that the server failed (500).",
	},
}
