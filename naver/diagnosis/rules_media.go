package diagnosis

import (
	"errors"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/media"
	"navercaptcha/naver/text"
)

// Pictures and sounds that came and do not open.
var mediaRules = []rule{
	{
		id:     "media-unsupported",
		action: attempt.VerifyAgain,
		match:  unopened(media.Unsupported),
		happened: text.Text{
			Ko: "이 프로그램에서 열 수 없는 형식의 {이미지가} 왔습니다.",
			En: "The {picture} came in a format that this program does not open.",
		},
		why: text.Text{
			Ko: "손상된 것이 아니라 지원하지 않는 형식입니다: {까닭}",
			En: "It is not damaged, only not supported: {reason}",
		},
		next: elsewhere,
	},
	{
		id:     "media-too-large",
		action: attempt.VerifyAgain,
		match:  unopened(media.TooLarge),
		happened: text.Text{
			Ko: "받은 {이미지가} 너무 커서 열지 않았습니다.",
			En: "The {picture} that came is too large and was not opened.",
		},
		why: text.Text{
			Ko: "네이버가 보내는 것보다 훨씬 큽니다: {까닭}",
			En: "NAVER's are far smaller: {reason}",
		},
		next: elsewhere,
	},
	{
		id:     "media-damaged",
		action: attempt.FetchAgain,
		match:  unopened(media.Damaged),
		happened: text.Text{
			Ko: "받은 {이미지가} 손상되어 열 수 없습니다.",
			En: "The {picture} that came is damaged and does not open.",
		},
		why: text.Text{
			Ko: "네이버에서 오는 도중에 잘렸거나 바뀌었을 수 있습니다: {까닭}",
			En: "It may have been cut or changed on its way: {reason}",
		},
		next: text.Text{
			Ko: "{이미지를} 다시 받거나, 파일로 저장해 받은 바이트를 확인하십시오.",
			En: "Fetch the {picture} again, or save it to look at the bytes that came.",
		},
	},
}

var elsewhere = text.Text{
	Ko: "파일로 저장해 다른 프로그램으로 여십시오. 키는 그대로 검증할 수 있습니다.",
	En: "Save it and open it in another program. The key can be verified all the same.",
}

// unopened matches media that was fetched and does not open.
func unopened(failure media.Trouble) matcher {
	return all(done(naver.Fetch), not(otherKind), func(f *facts) bool {
		var why *media.Error
		return errors.As(f.MediaErr, &why) && why.Trouble == failure
	})
}

// reasonWords is why media does not open, in the decoder's words.
func reasonWords(f *facts) text.Text {
	if f.MediaErr == nil {
		return text.Text{Ko: "알 수 없음", En: "unknown"}
	}
	return same(f.MediaErr.Error())
}
