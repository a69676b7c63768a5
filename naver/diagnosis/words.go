package diagnosis

import (
	"fmt"
	"regexp"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/text"
)

// words fills the placeholders of texts. Korean placeholders carry their particle, since 이미지 and 음성 take different
// ones.
type words struct{ ko, en placeholders }

func (w words) fill(t text.Text) text.Text {
	return text.Text{Ko: w.ko.fill(t.Ko), En: w.en.fill(t.En)}
}

// placeholders are names and what takes their place, in turn. A strings.Replacer would take longer to be made than a finding,
// which fills few of them.
type placeholders []string

// fill puts words in the place of the names in braces; what is in braces and no name stays.
func (p placeholders) fill(s string) string {
	if !strings.Contains(s, "{") {
		return s
	}
	var b strings.Builder
	for {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			break
		}
		b.WriteString(s[:open])
		s = s[open:]
		name, value := s[:1], s[:1]
		for i := 0; i < len(p); i += 2 {
			if strings.HasPrefix(s, p[i]) {
				name, value = p[i], p[i+1]
				break
			}
		}
		b.WriteString(value)
		s = s[len(name):]
	}
	b.WriteString(s)
	return b.String()
}

// A plain code is shown; anything else a server calls a code is not.
var plainCode = regexp.MustCompile(`^[A-Z]{0,3}[0-9]{1,4}$`)

func wordsFor(f *facts) words {
	p, ok := platformWords[f.Platform]
	if !ok {
		p = platformWords[naver.Developers]
	}
	k, ok := kindWords[f.Kind]
	if !ok {
		k = kindWords[naver.Image]
	}
	if f.Caller.Simulated {
		p.name = text.Text{Ko: "시뮬레이터(" + p.name.Ko + ")", En: "the simulator of " + p.name.En}
	}
	answer := answerWords(f)
	other, ok := platformWords[f.shape.LooksLike]
	if !ok {
		other = platformWords[naver.Cloud]
	}
	again := tryAgain
	if f.unsure() {
		again = verifyUnsure
	}
	reason := reasonWords(f)
	permission := k.permission
	if f.Platform != naver.Developers {
		permission.Ko = permission.En // the Cloud console has English names only
	}
	variable, problem := proxyWords(f.Err)
	login, logIn := loginWords(f.Err)
	way := wayWords(f)
	return words{
		ko: placeholders{
			"{답}", answer.Ko, "{이미지}", k.ko, "{이미지를}", k.ko + k.object, "{이미지가}", k.ko + k.subject,
			"{보이는}", k.seen.Ko, "{권한}", permission.Ko,
			"{플랫폼}", p.name.Ko, "{설정}", p.settings.Ko, "{인증 정보}", p.credentials.Ko, "{문의처}", p.help.Ko,
			"{다시}", again.Ko, "{다른 플랫폼}", other.name.Ko, "{프록시 변수}", variable, "{프록시 문제}", problem.Ko,
			"{프록시 로그인}", login.Ko, "{프록시 로그인 방법}", logIn.Ko, "{까닭}", reason.Ko,
			"{아이디 헤더}", f.Platform.IDHeader(), "{시크릿 헤더}", f.Platform.SecretHeader(),
			"{호스트}", way.host.Ko, "{올바른 호스트}", way.rightHost, "{경로}", way.paths.Ko,
		},
		en: placeholders{
			"{answer}", answer.En, "{picture}", k.en, "{see}", k.seen.En, "{permission}", permission.En,
			"{platform}", p.name.En, "{settings}", p.settings.En, "{credentials}", p.credentials.En, "{help}", p.help.En,
			"{again}", again.En, "{other platform}", other.name.En,
			"{proxy variable}", variable, "{proxy problem}", problem.En,
			"{proxy login}", login.En, "{how to log in}", logIn.En, "{reason}", reason.En,
			"{id header}", f.Platform.IDHeader(), "{secret header}", f.Platform.SecretHeader(),
			"{host}", way.host.En, "{right host}", way.rightHost, "{paths}", way.paths.En,
		},
	}
}

// answerWords is status and code of an answer, as far as they are known.
func answerWords(f *facts) text.Text {
	code := plainCode.FindString(f.code)
	switch {
	case unanswered(f):
		return text.Text{Ko: "응답 기록 없음", En: "no answer recorded"}
	case f.status == 0 && code != "":
		return same(code)
	case f.status == 0:
		return text.Text{Ko: "HTTP 상태 알 수 없음", En: "HTTP status unknown"}
	case code != "":
		code = ", " + code
	}
	return same(fmt.Sprintf("HTTP %d%s", f.status, code))
}

var (
	tryAgain = text.Text{
		Ko: "다시 시도하십시오.",
		En: "Try again.",
	}
	// A lost answer to verify does not mean that NAVER did not judge it.
	verifyUnsure = text.Text{
		Ko: "네이버가 이미 답을 받아 검증했을 수 있으므로, 같은 키로 다시 보내지 말고 새 캡차를 받으십시오.",
		En: "NAVER may have received and judged the answer already, so do not send it again: get a new CAPTCHA.",
	}
)

type kindWord struct {
	ko, object, subject string
	en                  string
	seen                text.Text
	permission          text.Text
}

var kindWords = map[naver.Kind]kindWord{
	naver.Image: {
		ko: "이미지", object: "를", subject: "가", en: "picture", seen: text.Text{Ko: "보이는", En: "see"},
		permission: text.Text{Ko: "캡차 (이미지)", En: "CAPTCHA (Image)"},
	},
	naver.Audio: {
		ko: "음성", object: "을", subject: "이", en: "sound", seen: text.Text{Ko: "들리는", En: "hear"},
		permission: text.Text{Ko: "캡차 (음성)", En: "CAPTCHA (Audio)"},
	},
}

// settings is where an application's APIs are chosen and credentials where its id and secret are shown. In Korean both
// end so that 에서 can follow.
type platformWord struct{ name, settings, credentials, help text.Text }

var platformWords = map[naver.Platform]platformWord{
	naver.Developers: {
		name: text.Text{Ko: "네이버 개발자 센터", En: "NAVER Developers"},
		settings: text.Text{
			Ko: "네이버 개발자 센터 [Application > 내 애플리케이션]의 [API 설정] 탭",
			En: "the API settings tab under Application > My Application on NAVER Developers",
		},
		credentials: text.Text{
			Ko: "네이버 개발자 센터 [Application > 내 애플리케이션]의 [개요] 탭",
			En: "the Overview tab under Application > My Application on NAVER Developers",
		},
		help: text.Text{Ko: "네이버 개발자 포럼", En: "the NAVER Developers forum"},
	},
	naver.Cloud: cloudWords(text.Text{Ko: "네이버 클라우드 플랫폼", En: "NAVER Cloud"}),
	naver.Gov:   cloudWords(text.Text{Ko: "네이버 클라우드 플랫폼(공공기관용)", En: "NAVER Cloud for government"}),
	naver.Fin:   cloudWords(text.Text{Ko: "네이버 클라우드 플랫폼(금융기관용)", En: "NAVER Cloud for finance"}),
}

func cloudWords(name text.Text) platformWord {
	return platformWord{
		name: name,
		settings: text.Text{
			Ko: name.Ko + " 콘솔 [AI·NAVER API > Application]의 [수정] 화면",
			En: "the Edit page of your application under AI·NAVER API > Application in the console of " + name.En,
		},
		credentials: text.Text{
			Ko: name.Ko + " 콘솔 [AI·NAVER API > Application]의 [인증 정보]",
			En: "the authentication information of your application under AI·NAVER API > Application in the console of " +
				name.En,
		},
		help: text.Text{Ko: name.Ko + " 고객 지원", En: "the support of " + name.En},
	}
}
