package simulator

import (
	"navercaptcha/naver"
	"navercaptcha/naver/simulator/picture"
	"navercaptcha/naver/simulator/voice"
)

const faultReset Fault = "sim-reset"

var (
	imageOnly = []naver.Kind{naver.Image}
	audioOnly = []naver.Kind{naver.Audio}
)

// What happens to NAVER's answers on their way.
var transferFaults = []fault{
	// Somebody else's pages.
	{
		id: "sim-html", send: sendPage(200, blockPage, "html"),
		ko: "보안 프로그램처럼 차단 안내 웹 페이지를 보냅니다(200).",
		en: "Sends a web page about a blocked site, as security software does (200).",
	},
	{
		id: "sim-login-page", send: sendPage(200, loginPage, "portal"),
		ko: "로그인이 필요한 Wi-Fi처럼 로그인 페이지를 보냅니다(200).",
		en: "Sends a login page, as a Wi-Fi that wants a login does (200).",
	},
	{
		id: "sim-html-503", send: sendPage(503, maintenancePage, "server-page"),
		ko: "점검 중이라는 웹 페이지를 보냅니다(503).",
		en: "Sends a web page about maintenance (503).",
	},
	{
		id: "sim-redirect", send: sendRedirect,
		ko: "같은 주소로 끝없이 리디렉션합니다(302).",
		en: "Redirects to the same address without end (302).",
	},

	// The network. The call is carried out: a key is issued, counted or used up, whatever arrives.
	{
		id: "sim-slow-first-byte", send: sendLate,
		ko: "20초가 지난 뒤에 응답을 시작합니다.",
		en: "Begins to answer after 20 seconds.",
	},
	{
		id: "sim-slow-body", send: sendSlowly,
		ko: "헤더는 바로 보내고 본문은 75초에 걸쳐 조금씩 보냅니다.",
		en: "Sends the head at once and the body bit by bit over 75 seconds.",
	},
	{
		id: faultReset, send: sendReset,
		ko: "응답 없이 연결을 끊습니다.",
		en: "Resets the connection without an answer.",
	},
	{
		id: "sim-reset-body", send: sendHalfThenReset,
		ko: "본문을 반만 보내고 연결을 끊습니다.",
		en: "Resets the connection after half of the body.",
	},
	{
		id: "sim-truncated", send: sendHalf,
		ko: "본문을 반만 보내고 연결을 정상적으로 닫습니다.",
		en: "Closes the connection in the usual way after half of the body.",
	},
	{
		id: "sim-wrong-length", send: sendWrongLength,
		ko: "Content-Length에 본문의 절반 길이를 적습니다.",
		en: "Gives half of the body's length as Content-Length.",
	},
	{
		id: "sim-empty", send: sendNothing,
		ko: "본문 없이 응답합니다.",
		en: "Answers with an empty body.",
	},
	{
		id: "sim-content-type", send: sendOtherType,
		ko: "JSON은 이미지로, 이미지와 음성은 JSON으로 Content-Type을 적습니다.",
		en: "Claims JSON to be a picture, and pictures and sounds to be JSON, in Content-Type.",
	},
	{
		id: "sim-damaged-jpeg", kinds: imageOnly, calls: fetchOnly, send: sendDamaged(picture.Damage),
		ko: "열리지 않는 손상된 JPEG를 보냅니다.",
		en: "Sends a damaged JPEG that does not open.",
	},
	{
		id: "sim-damaged-wav", kinds: audioOnly, calls: fetchOnly, send: sendDamaged(voice.Damage),
		ko: "재생되지 않는 손상된 WAV를 보냅니다.",
		en: "Sends a damaged WAV that does not play.",
	},
}
