package diagnosis

import (
	"errors"
	"regexp"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/text"
)

// proxyProblems say what is wrong with the setting of a proxy.
var proxyProblems = map[error]text.Text{
	naver.ErrProxySyntax: {
		Ko: "값이 URL이 아닙니다. 따옴표 없이 http://호스트:포트 또는 http://사용자:암호@호스트:포트 형식으로 쓰고, 사용자 이름과 암호에 있는 " +
			"%는 %25로, @는 %40으로, /는 %2F로, ?는 %3F로, #은 %23으로 바꾸어 쓰십시오.",
		En: "Its value is no URL. Write it as http://host:port or http://user:password@host:port, without quotes, and in the user " +
			"name and the password write % as %25, @ as %40, / as %2F, ? as %3F and # as %23.",
	},
	naver.ErrProxyScheme: {
		Ko: "지원하지 않는 프로토콜의 프록시입니다. http, https, socks5, socks5h만 쓸 수 있습니다.",
		En: "Its protocol is not spoken. A proxy has to be one of http, https, socks5 or socks5h.",
	},
	naver.ErrProxyPort: {
		Ko: "프록시의 포트는 1에서 65535 사이의 숫자여야 합니다. 예: http://호스트:3128",
		En: "The proxy's port has to be a number from 1 to 65535, as in http://host:3128.",
	},
	naver.ErrProxyVariable: {
		Ko: "이 프로그램은 이 변수를 읽지 않으므로 그대로 호출하면 프록시를 거치지 않습니다. 프록시를 HTTPS_PROXY에 설정하거나, 프록시 없이 호출할 호스트를 NO_PROXY에 " +
			"넣으십시오.",
		En: "This program does not read it, so the call would have gone around the proxy. Set HTTPS_PROXY to the proxy, or name in " +
			"NO_PROXY the host that is called without one.",
	},
	naver.ErrNoProxyList: {
		Ko: "호스트를 세미콜론으로 나누었습니다. 쉼표로 나누십시오. 예: first.example,second.example",
		En: "Its hosts are parted by semicolons. Part them by commas, as in first.example,second.example.",
	},
}

// proxyWords are the variable that sets a proxy and what is wrong with it.
func proxyWords(err error) (variable string, problem text.Text) {
	setting := &naver.ProxyError{Variable: "HTTPS_PROXY", Err: naver.ErrProxySyntax}
	_ = errors.As(err, &setting)
	return setting.Variable, proxyProblems[setting.Err]
}

// loginWords say what a proxy that wants a login lacks, and what to do. One that takes no password is helped by none.
func loginWords(err error) (lacks, next text.Text) {
	if err != nil {
		if _, only, ok := strings.Cut(err.Error(), "it takes no password but only "); ok {
			logins := strings.Join(loginNames.FindAllString(only, -1), ", ")
			return text.Text{
				Ko: "이 프록시는 사용자 이름과 암호(Basic)를 받지 않고 " + logins + " 방식만 받는데, 이 프로그램은 그 방식을 지원하지 않습니다.",
				En: "The proxy takes no user name and password (Basic) but only " + logins + ", which this program does not speak.",
			}, text.Text{
				Ko: "네트워크 관리자에게 Basic 로그인을 허용하거나 네이버의 주소를 예외로 해 달라고 요청하십시오. 이 컴퓨터에서 대신 로그인해 주는 프록시(예: Px, Cntlm)를 실행하고 " +
					"HTTPS_PROXY를 그 주소로 설정할 수도 있습니다.",
				En: "Ask your network's administrator to allow Basic or to except NAVER's address. A proxy on this computer that logs " +
					"in for you, such as Px or Cntlm, helps as well: set HTTPS_PROXY to it.",
			}
		}
	}
	return text.Text{
		Ko: "프록시 주소에 사용자 이름과 암호가 없거나 틀립니다.",
		En: "The proxy's address has no user name and password, or wrong ones.",
	}, text.Text{
		Ko: "HTTPS_PROXY 환경 변수에 사용자 이름과 암호를 넣거나 네트워크 관리자에게 문의하십시오.",
		En: "Put the user name and password into HTTPS_PROXY, or ask your network's administrator.",
	}
}

var loginNames = regexp.MustCompile(`\b(Negotiate|NTLM|Kerberos|Digest|Bearer)\b`)
