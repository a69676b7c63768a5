package diagnosis

import "navercaptcha/naver"

// A page is a page of NAVER that differs by platform or kind.
type page func(naver.Platform, naver.Kind) Link

// myApplication is where an application, its APIs and its credentials are kept.
func myApplication(p naver.Platform, _ naver.Kind) Link {
	switch p {
	case naver.Cloud:
		return Link{consoleTitle, "https://console.ncloud.com"}
	case naver.Gov:
		return Link{consoleTitle, "https://console.gov-ncloud.com"}
	case naver.Fin:
		return Link{consoleTitle, "https://console.fin-ncloud.com"}
	default:
		return Link{Text{"내 애플리케이션", "My Application"}, "https://developers.naver.com/apps/#/list"}
	}
}

// report is where NAVER wants to be told of its own errors.
func report(p naver.Platform, _ naver.Kind) Link {
	switch p {
	case naver.Cloud:
		return Link{supportTitle, "https://www.ncloud.com/support/question"}
	case naver.Gov:
		return Link{supportTitle, "https://www.gov-ncloud.com"}
	case naver.Fin:
		return Link{supportTitle, "https://www.fin-ncloud.com"}
	default:
		return Link{Text{"네이버 개발자 포럼", "NAVER Developers forum"}, "https://developers.naver.com/forum"}
	}
}

// reference documents the CAPTCHA API and its own error codes.
func reference(p naver.Platform, k naver.Kind) Link {
	switch p {
	case naver.Cloud:
		return Link{referenceTitle, "https://api.ncloud-docs.com/docs/ai-naver-captcha"}
	case naver.Gov:
		return Link{referenceTitle, "https://api-gov.ncloud-docs.com/docs/ai-naver-captcha-" + string(orImage(k))}
	case naver.Fin:
		return Link{referenceTitle, "https://api-fin.ncloud-docs.com/docs/ai-naver-captcha-" + string(orImage(k))}
	default:
		if k == naver.Audio {
			return Link{referenceTitle, "https://developers.naver.com/docs/utils/scaptcha/reference/"}
		}
		return Link{referenceTitle, "https://developers.naver.com/docs/utils/captcha/reference/"}
	}
}

// errorCodes documents the codes of the gateway in front of the API.
func errorCodes(p naver.Platform, _ naver.Kind) Link {
	switch p {
	case naver.Developers, "":
		return Link{errorCodesTitle, "https://developers.naver.com/docs/common/openapiguide/errorcode.md"}
	case naver.Gov:
		return Link{errorCodesTitle, "https://api-gov.ncloud-docs.com/docs/api-call-lgc-errorhandling"}
	default:
		return Link{errorCodesTitle, "https://api.ncloud-docs.com/docs/common-ncpapi"}
	}
}

// rootCertificate tells how to install the root certificate of NAVER Cloud Trust Services.
func rootCertificate(naver.Platform, naver.Kind) Link {
	return Link{
		Text{"인증서 호환성 문제 해결", "Certificate compatibility"},
		"https://guide.ncloud-docs.com/docs/en/certificatemanager-troubleshoot-compatibility",
	}
}

func orImage(k naver.Kind) naver.Kind {
	if k == naver.Audio {
		return k
	}
	return naver.Image
}

var (
	consoleTitle    = Text{"네이버 클라우드 플랫폼 콘솔", "NAVER Cloud console"}
	supportTitle    = Text{"네이버 클라우드 플랫폼 고객 지원", "NAVER Cloud support"}
	referenceTitle  = Text{"캡차 API 문서", "CAPTCHA API reference"}
	errorCodesTitle = Text{"공통 오류 코드 문서", "Common error codes"}
)
