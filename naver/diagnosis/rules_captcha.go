package diagnosis

import (
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

// The CAPTCHA's own codes, the same on every platform.
var captchaRules = []rule{
	{
		id:       "ct001-used",
		match:    all(captcha("CT001"), keyHistory(pastJudged)),
		happened: keyRefused,
		why: text.Text{
			Ko: "이번 시도에서 이 키로 이미 답을 검증했습니다. 키는 한 번 검증하면 결과와 관계없이 다시 쓸 수 없는 것으로 보입니다.",
			En: "An answer was verified with this key before in this attempt. A key seems to be used up by that, whatever the " +
				"verdict.",
		},
		next:  newKey,
		pages: []page{reference},
	},
	{
		id:       "ct001-lost",
		match:    all(captcha("CT001"), keyHistory(pastLost)),
		happened: keyRefused,
		why: text.Text{
			Ko: "앞서 이 키로 답을 보냈지만 결과를 받지 못했습니다. 네이버가 그 답을 이미 검증했고, 그때 이 키를 다시 쓸 수 없게 되었을 가능성이 높습니다.",
			En: "An answer was sent with this key before, and what NAVER said was lost. It probably judged that answer, which " +
				"used the key up.",
		},
		next:  newKey,
		pages: []page{reference},
	},
	{
		id:       "ct001-elsewhere",
		match:    all(captcha("CT001"), keyHistory(pastElsewhere)),
		happened: keyRefused,
		why: text.Text{
			Ko: "이 키는 다른 종류의 캡차, 다른 플랫폼 또는 다른 Client ID로 발급받은 것입니다.",
			En: "The key was issued for the other kind of CAPTCHA, on another platform or to another client ID.",
		},
		next: text.Text{
			Ko: "발급과 {이미지} 요청, 검증을 모두 같은 플랫폼, 같은 종류, 같은 Client ID로 호출하십시오.",
			En: "Issue the key, fetch its {picture} and verify it on one platform, for one kind and with one client ID.",
		},
		pages: []page{reference},
	},
	{
		id:       "ct001-old",
		match:    all(captcha("CT001"), keyHistory(pastOld)),
		happened: keyRefused,
		why: text.Text{
			Ko: "발급받은 지 7,200초(2시간)가 넘은 키이므로 만료되었을 가능성이 높습니다. 키의 수명은 네이버 문서에 없지만, " +
				"응답 시간은 7,200초까지만 측정됩니다.",
			En: "The key was issued more than 7,200 seconds (2 hours) ago and has probably expired. NAVER does not document how " +
				"long a key lives, but it measures response times up to 7,200 seconds only.",
		},
		next:  newKey,
		pages: []page{reference},
	},
	{
		id:       "ct001-fresh",
		match:    all(captcha("CT001"), keyHistory(pastFresh)),
		happened: keyRefused,
		why: text.Text{
			Ko: "이번 시도에서 발급받아 아직 검증하지 않은 키이고, 2시간이 지나지도 않았습니다. 네이버가 그보다 먼저 만료시켰거나, " +
				"다른 프로그램이 같은 키를 검증했을 수 있습니다. 응답만으로는 구분할 수 없습니다.",
			En: "The key was issued in this attempt, less than 2 hours ago, and not verified in it. NAVER may let keys expire " +
				"sooner, or something else verified it. The answer does not tell these apart.",
		},
		next: text.Text{
			Ko: "새 키를 발급받아 바로 {이미지를} 받고 검증하십시오. 계속 발생하면 아래 내용을 {문의처}에 알리십시오.",
			En: "Issue a new key, then fetch its {picture} and verify it at once. If it keeps happening, tell {help} the facts below.",
		},
		pages:         []page{reference, report},
		providerFault: true,
	},
	{
		id:       "ct001-malformed",
		match:    all(captcha("CT001"), keyHistory(pastMisshapen)),
		happened: keyRefused,
		why: text.Text{
			Ko: "네이버가 발급하는 키는 영문자와 숫자 16자이지만, 보낸 키는 그렇지 않습니다. 응답에서 키를 잘못 잘라 냈거나 두 번 이어 붙였을 수 있습니다.",
			En: "NAVER's keys have 16 letters and digits, and the one sent has not. It may have been cut out of the answer " +
				"wrongly, or been put together twice.",
		},
		next: text.Text{
			Ko: "발급 응답의 key 값을 그대로 보내는지 연동 코드를 확인하십시오.",
			En: "Check that the integration sends the key exactly as the answer has it.",
		},
		pages: []page{reference},
	},
	{
		id:       "ct001-foreign",
		match:    all(captcha("CT001"), keyHistory(pastForeign)),
		happened: keyRefused,
		why: text.Text{
			Ko: "이번 시도에서 발급받은 키가 아닙니다. 다른 곳에서 복사했거나 잘못 옮겨 적었을 수 있습니다.",
			En: "The key is none of those issued in this attempt. It may have been copied from elsewhere, or mistyped.",
		},
		next:  newKey,
		pages: []page{reference},
	},
	{
		id:       "ct001",
		match:    captcha("CT001"),
		happened: keyRefused,
		why: text.Text{
			Ko: "만료되었거나 존재하지 않는 키입니다. 이미 검증에 쓴 키이거나 다른 플랫폼 또는 다른 종류의 캡차에서 발급된 키일 수도 있습니다. " +
				"응답만으로는 어느 경우인지 구분할 수 없습니다.",
			En: "The key has expired or does not exist. It may also have been verified already, or come from another " +
				"platform or the other kind of CAPTCHA. The answer does not tell these apart.",
		},
		next: newKey,
		entered: advice{
			why: text.Text{
				Ko: "직접 입력한 키입니다. 만료되었거나 존재하지 않는 키이거나, 이미 검증되었거나, 다른 플랫폼이나 다른 종류의 캡차에서 발급되었거나, " +
					"다른 Client ID로 발급된 키입니다. 응답만으로는 어느 경우인지 구분할 수 없습니다.",
				En: "The key was entered by hand. It has expired or does not exist, or it was verified already, or issued on another " +
					"platform or for the other kind of CAPTCHA, or issued to another client ID. The answer does not tell these apart.",
			},
			next: text.Text{
				Ko: "키를 발급받은 쪽에 언제, 어느 플랫폼에서, 어느 Client ID로 발급받았는지 확인하고, 그 Client ID로 다시 호출하거나 새 키를 받으십시오.",
				En: "Ask whoever had the key issued when, on which platform and with which client ID, and call with that client ID, or " +
					"use a new key.",
			},
		},
		pages: []page{reference},
	},
	{
		id:    "ct002-fetched",
		match: all(captcha("CT002"), fetchedTimes(1)),
		happened: text.Text{
			Ko: "아직 {이미지를} 요청하지 않은 키라고 네이버가 응답했습니다({답}).",
			En: "NAVER says that the {picture} of this key was never fetched ({answer}).",
		},
		why: text.Text{
			Ko: "이번 시도에서 이 키의 {이미지를} 받았으므로 앞뒤가 맞지 않습니다. 중간의 캐시나 다른 서버가 {이미지를} 대신 보냈거나, " +
				"네이버가 아직 처리하지 못했을 수 있습니다.",
			En: "It was fetched in this attempt, so this does not fit. A cache or another server on the way may have sent the " +
				"{picture}, or NAVER has not taken note of it yet.",
		},
		next: text.Text{
			Ko: "새 캡차로 다시 시도하십시오. 계속 발생하면 아래 내용을 {문의처}에 알리십시오.",
			En: "Try again with a new CAPTCHA. If it keeps happening, tell {help} the facts below.",
		},
		pages:         []page{report, reference},
		providerFault: true,
	},
	{
		id:     "ct002",
		action: attempt.FetchAgain,
		match:  captcha("CT002"),
		happened: text.Text{
			Ko: "{이미지를} 받기 전에 검증을 요청했습니다({답}).",
			En: "The key was verified before its {picture} was fetched ({answer}).",
		},
		why: text.Text{
			Ko: "네이버는 이 키로 {이미지를} 한 번이라도 받은 뒤에만 답을 검증합니다.",
			En: "NAVER verifies a key only after its {picture} was fetched at least once.",
		},
		next: text.Text{
			Ko: "이 키로 {이미지를} 받은 다음 검증하십시오.",
			En: "Fetch the {picture} of this key, and then verify.",
		},
		pages: []page{reference},
	},
	{
		id:       "ct500",
		match:    captcha("CT500"),
		happened: text.Text{Ko: "네이버 서버 내부에서 오류가 발생했습니다({답}).", En: "An error happened inside NAVER's server ({answer})."},
		why:      text.Text{Ko: "요청이 아니라 네이버 쪽의 문제입니다.", En: "The fault is NAVER's, not the request's."},
		next: text.Text{
			Ko: "잠시 후 새 캡차로 다시 시도하십시오. 계속 발생하면 이 호출의 상세 정보를 복사해 {문의처}에 문의하십시오.",
			En: "Wait a moment and try again with a new CAPTCHA. If it keeps happening, copy the details of this call and report " +
				"it to {help}.",
		},
		pages:         []page{report, reference},
		providerFault: true,
	},
}

var (
	keyRefused = text.Text{Ko: "유효하지 않은 키라고 네이버가 응답했습니다({답}).", En: "NAVER does not accept this key ({answer})."}
	newKey     = text.Text{Ko: "새 키를 발급받아 다시 시도하십시오.", En: "Issue a new key and try again."}
)
