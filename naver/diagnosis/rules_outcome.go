package diagnosis

import (
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

// What a call that worked means.
var outcomeRules = []rule{
	{
		id:    "right-status",
		match: all(right, warned(naver.WarnStatus)),
		happened: text.Text{
			Ko: "입력한 답이 맞습니다. 다만 응답의 상태가 정상이 아닙니다({답}).",
			En: "The answer is right, although the status of NAVER's response is not the usual one ({answer}).",
		},
		why: text.Text{
			Ko: "결과는 상태 코드가 아니라 본문의 result 값이 결정합니다. 네이버 문서에도 정답 응답에 403이 붙은 예시가 있습니다.",
			En: "The result in the body decides, not the status. NAVER's own documents show a right answer under HTTP 403.",
		},
		next: text.Text{
			Ko: "연동 코드가 상태 코드가 아니라 result 값으로 판정하는지 확인하십시오.",
			En: "Check that your integration judges by result and not by the status.",
		},
		pages: []page{reference},
	},
	{
		id:       "right",
		match:    right,
		happened: text.Text{Ko: "입력한 답이 맞습니다.", En: "The answer is right."},
		why: text.Text{
			Ko: "네이버가 입력한 답과 {이미지}의 정답이 같다고 확인했습니다.",
			En: "NAVER compared the answer with the {picture}, and it matches.",
		},
		next: text.Text{
			Ko: "다음 시도에는 새 캡차를 받으십시오. 검증한 키를 다시 쓸 수 있는지는 네이버 문서에 나와 있지 않습니다.",
			En: "Get a new CAPTCHA for the next attempt. NAVER does not document whether a key can be verified again.",
		},
	},
	{
		id:    "wrong-characters",
		match: all(wrong, oddAnswer),
		happened: text.Text{
			Ko: "입력한 답이 틀렸습니다. 답에 캡차에 없는 문자가 섞여 있습니다.",
			En: "The answer is wrong: it has characters that no CAPTCHA has.",
		},
		why: text.Text{
			Ko: "네이버 캡차의 답은 영문자와 숫자로만 되어 있습니다. 보낸 답에는 한글이나 공백, 기호처럼 다른 문자가 들어 있습니다.",
			En: "Answers to NAVER's CAPTCHA consist of Latin letters and digits. The one sent has others, such as Hangul, " +
				"blanks or signs.",
		},
		next: text.Text{
			Ko: "한/영 전환 상태와 앞뒤의 공백을 확인하고, 새 캡차를 받아 다시 시도하십시오.",
			En: "Check that the keyboard is set to English and that there is no blank, then get a new CAPTCHA and try again.",
		},
		pages: []page{reference},
	},
	{
		id:       "wrong-refetched",
		match:    all(wrong, fetchedTimes(2)),
		happened: text.Text{Ko: "입력한 답이 틀렸습니다.", En: "The answer is wrong."},
		why: text.Text{
			Ko: "이 키로 {이미지를} 여러 번 받았습니다. 받을 때마다 내용이 바뀌는 것으로 보이므로, 앞서 받은 {이미지}의 답을 입력했을 수 있습니다.",
			En: "The {picture} of this key was fetched more than once. It probably changes each time, so this may be the " +
				"answer to an earlier one.",
		},
		next: text.Text{
			Ko: "새 캡차를 받아, 마지막에 받은 {이미지}의 답을 입력하십시오.",
			En: "Get a new CAPTCHA, and answer the {picture} that was fetched last.",
		},
		pages: []page{reference},
	},
	{
		id:       "wrong",
		match:    wrong,
		happened: text.Text{Ko: "입력한 답이 틀렸습니다.", En: "The answer is wrong."},
		why: text.Text{
			Ko: "네이버가 입력한 답을 {이미지}의 정답과 비교했지만 서로 다릅니다. 호출 자체는 정상입니다.",
			En: "NAVER compared the answer with the {picture}, and it does not match. The call itself worked.",
		},
		next: text.Text{
			Ko: "새 캡차를 받아 다시 시도하십시오. 이 키는 다시 쓸 수 없을 가능성이 높지만, 네이버 문서에는 그에 대한 설명이 없습니다.",
			En: "Get a new CAPTCHA and try again. This key is probably used up; NAVER documents nothing about it.",
		},
		pages: []page{reference},
	},
	{
		id:     "issued-not-verified",
		action: attempt.FetchAgain,
		match:  all(done(naver.Issue), withoutCode),
		happened: text.Text{
			Ko: "답을 검증하지 않고 새 키를 발급받았습니다.",
			En: "A new key was issued, and the answer was not verified.",
		},
		why: text.Text{
			Ko: "주소에 답은 있지만 code=1이 없습니다. code를 생략하면 네이버는 키 발급으로 처리합니다.",
			En: "The URL has an answer but no code=1, and without it NAVER issues a key.",
		},
		next: text.Text{
			Ko: "연동 코드가 검증할 때 code=1을 보내도록 고치십시오.",
			En: "Have the integration send code=1 when it verifies.",
		},
		pages: []page{reference},
	},
	{
		id:       "issued",
		action:   attempt.FetchAgain,
		match:    done(naver.Issue),
		happened: text.Text{Ko: "키를 발급받았습니다.", En: "A key was issued."},
		why:      text.Text{Ko: "{플랫폼}에서 새 캡차 키를 보냈습니다.", En: "{platform} sent a new CAPTCHA key."},
		next: text.Text{
			Ko: "이 키로 {이미지를} 받으십시오. 그 전에 검증하면 CT002 오류가 발생합니다.",
			En: "Fetch the {picture} for this key. Verifying before that gets CT002.",
		},
	},
	{
		id:     "fetched-other-kind",
		action: attempt.FetchAgain,
		match:  all(done(naver.Fetch), otherKind),
		happened: text.Text{
			Ko: "요청한 {이미지} 대신 다른 종류의 데이터를 받았습니다.",
			En: "Something of the other kind came instead of the {picture}.",
		},
		why: text.Text{
			Ko: "이미지 캡차와 음성 캡차는 주소가 다릅니다. 사용자 지정 주소(base URL)나 중간의 서버가 두 주소를 뒤바꿨을 수 있습니다.",
			En: "The image and the audio CAPTCHA have two addresses. The base URL or a server on the way may have swapped them.",
		},
		next: text.Text{
			Ko: "사용자 지정 주소(base URL)와 그 서버의 경로 설정을 확인하십시오.",
			En: "Check the base URL and the paths of the server behind it.",
		},
		pages: []page{reference},
	},
	{
		id:       "fetched",
		action:   attempt.VerifyAgain,
		match:    done(naver.Fetch),
		happened: text.Text{Ko: "{이미지를} 받았습니다.", En: "The {picture} was fetched."},
		why:      text.Text{Ko: "{플랫폼}에서 이 키의 {이미지를} 보냈습니다.", En: "{platform} sent the {picture} for this key."},
		next:     text.Text{Ko: "{보이는} 대로 입력하고 검증하십시오.", En: "Type what you {see} and verify it."},
	},
}
