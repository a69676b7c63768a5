package diagnosis_test

import (
	"fmt"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/text"
)

func ExampleExplain() {
	finding := diagnosis.Explain(attempt.Call{
		Platform: naver.Developers, Kind: naver.Image, Call: naver.Verify,
		Err: &naver.APIError{Platform: naver.Developers, Kind: naver.Image, Call: naver.Verify, Status: 403, Code: "CT002"},
	})
	fmt.Println(finding.Rule)
	fmt.Println(finding.Happened.In(text.English))
	fmt.Println(finding.Happened.In(text.Korean))
	// Output:
	// ct002
	// The key was verified before its picture was fetched (HTTP 403, CT002).
	// 이미지를 받기 전에 검증을 요청했습니다(HTTP 403, CT002).
}
