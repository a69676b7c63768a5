package diagnosis

import (
	"navercaptcha/naver"
	"navercaptcha/naver/text"
)

// WarningText says what a warning means, and an unknown one's text says that it is unknown.
func WarningText(w naver.Warning) text.Text {
	switch w {
	case naver.WarnContentType:
		return text.Text{
			Ko: "데이터는 정상이지만 Content-Type 헤더가 실제 형식과 다릅니다.",
			En: "The data is fine, but the Content-Type header claims another format.",
		}
	case naver.WarnOtherKind:
		return text.Text{
			Ko: "요청한 것과 다른 종류의 데이터가 왔습니다. 이미지 대신 음성이, 또는 음성 대신 이미지가 왔습니다.",
			En: "Data of the other kind came: a sound instead of a picture, or a picture instead of a sound.",
		}
	case naver.WarnStatus:
		return text.Text{
			Ko: "본문은 정상이지만 HTTP 상태 코드가 200이 아닙니다. 결과는 본문이 결정합니다.",
			En: "The body is fine, but the HTTP status is not 200. The body decides.",
		}
	case naver.WarnResponseTime:
		return text.Text{
			Ko: "결과는 왔지만 responseTime이 숫자가 아닙니다.",
			En: "The verdict came, but its responseTime is no number.",
		}
	case naver.WarnAmbiguous:
		return text.Text{
			Ko: "응답에 result나 responseTime이 두 번 들어 있거나 이름의 대소문자가 다릅니다. 연동 프로그램은 다른 결과로 읽을 수 있습니다.",
			En: "The answer has result or responseTime twice, or spells it in other letters: another client may read another verdict.",
		}
	default:
		return text.Text{Ko: "알 수 없는 주의 사항이 있습니다.", En: "There is a warning that this version does not know."}
	}
}
