package simulator

import "net/http"

// Pages that come instead of NAVER's answers. In real life a router, a company's proxy or a server in front of NAVER's
// sends such.
const (
	blockPage = `<!DOCTYPE html>
<html lang="ko"><head><meta charset="utf-8"><title>차단된 사이트</title></head>
<body><h1>차단된 사이트</h1><p>보안 정책에 따라 차단되었습니다. Blocked by policy.</p></body></html>
`
	loginPage = `<!DOCTYPE html>
<html lang="ko"><head><meta charset="utf-8"><title>Wi-Fi 로그인</title></head>
<body><h1>Wi-Fi 로그인</h1><p>인터넷을 사용하려면 로그인하십시오. Log in to use the Internet.</p></body></html>
`
	maintenancePage = `<html>
<head><title>503 Service Temporarily Unavailable</title></head>
<body><center><h1>503 Service Temporarily Unavailable</h1></center><hr><center>nginx</center></body>
</html>
`
)

var textHTML = []string{"text/html; charset=utf-8"}

func sendPage(status int, page, rule string) send {
	return func(w http.ResponseWriter, _ *http.Request, _ reply) (int, string) {
		setHeader(w.Header(), textHTML)
		w.WriteHeader(status)
		_, _ = w.Write([]byte(page))
		return status, rule
	}
}

// sendRedirect sends the caller to where it came from, query and all.
func sendRedirect(w http.ResponseWriter, r *http.Request, rep reply) (int, string) {
	rep.setHeader(w.Header())
	w.Header().Set("Location", r.URL.RequestURI())
	w.WriteHeader(http.StatusFound)
	return http.StatusFound, "redirect"
}
