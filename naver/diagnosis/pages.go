package diagnosis

import (
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/text"
)

// A page is a page of NAVER that differs by platform or kind.
type page func(naver.Platform, naver.Kind) attempt.Link

// myApplication is where an application, its APIs and its credentials are kept.
func myApplication(p naver.Platform, _ naver.Kind) attempt.Link {
	switch p {
	case naver.Cloud:
		return attempt.Link{Title: consoleTitle, URL: "https://console.ncloud.com"}
	case naver.Gov:
		return attempt.Link{Title: consoleTitle, URL: "https://console.gov-ncloud.com"}
	case naver.Fin:
		return attempt.Link{Title: consoleTitle, URL: "https://console.fin-ncloud.com"}
	default:
		return attempt.Link{Title: text.Text{Ko: "내 애플리케이션", En: "My Application"}, URL: "https://developers.naver.com/apps/#/list"}
	}
}

// report is where NAVER wants to be told of its own errors.
func report(p naver.Platform, _ naver.Kind) attempt.Link {
	switch p {
	case naver.Cloud:
		return attempt.Link{Title: supportTitle, URL: "https://www.ncloud.com/support/question"}
	case naver.Gov:
		return attempt.Link{Title: supportTitle, URL: "https://www.gov-ncloud.com"}
	case naver.Fin:
		return attempt.Link{Title: supportTitle, URL: "https://www.fin-ncloud.com"}
	default:
		return attempt.Link{Title: text.Text{Ko: "네이버 개발자 포럼", En: "NAVER Developers forum"}, URL: "https://developers.naver.com/forum"}
	}
}

// reference documents the CAPTCHA API and its own error codes.
func reference(p naver.Platform, k naver.Kind) attempt.Link {
	switch p {
	case naver.Cloud:
		return attempt.Link{Title: referenceTitle, URL: "https://api.ncloud-docs.com/docs/ai-naver-captcha"}
	case naver.Gov:
		return attempt.Link{Title: referenceTitle, URL: "https://api-gov.ncloud-docs.com/docs/ai-naver-captcha-" + string(orImage(k))}
	case naver.Fin:
		return attempt.Link{Title: referenceTitle, URL: "https://api-fin.ncloud-docs.com/docs/ai-naver-captcha-" + string(orImage(k))}
	default:
		if k == naver.Audio {
			return attempt.Link{Title: referenceTitle, URL: "https://developers.naver.com/docs/utils/scaptcha/reference/"}
		}
		return attempt.Link{Title: referenceTitle, URL: "https://developers.naver.com/docs/utils/captcha/reference/"}
	}
}

// errorCodes documents the codes of the gateway in front of the API.
func errorCodes(p naver.Platform, _ naver.Kind) attempt.Link {
	switch p {
	case naver.Developers, "":
		return attempt.Link{Title: errorCodesTitle, URL: "https://developers.naver.com/docs/common/openapiguide/errorcode.md"}
	case naver.Gov:
		return attempt.Link{Title: errorCodesTitle, URL: "https://api-gov.ncloud-docs.com/docs/api-call-lgc-errorhandling"}
	default:
		return attempt.Link{Title: errorCodesTitle, URL: "https://api.ncloud-docs.com/docs/common-ncpapi"}
	}
}

// rootCertificate tells how to install the root certificate of NAVER Cloud Trust Services.
func rootCertificate(naver.Platform, naver.Kind) attempt.Link {
	return attempt.Link{
		Title: text.Text{Ko: "인증서 호환성 문제 해결", En: "Certificate compatibility"},
		URL:   "https://guide.ncloud-docs.com/docs/en/certificatemanager-troubleshoot-compatibility",
	}
}

func orImage(k naver.Kind) naver.Kind {
	if k == naver.Audio {
		return k
	}
	return naver.Image
}

var (
	consoleTitle    = text.Text{Ko: "네이버 클라우드 플랫폼 콘솔", En: "NAVER Cloud console"}
	supportTitle    = text.Text{Ko: "네이버 클라우드 플랫폼 고객 지원", En: "NAVER Cloud support"}
	referenceTitle  = text.Text{Ko: "캡차 API 문서", En: "CAPTCHA API reference"}
	errorCodesTitle = text.Text{Ko: "공통 오류 코드 문서", En: "Common error codes"}
)
