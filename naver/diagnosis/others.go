package diagnosis

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"navercaptcha/naver/attempt"
)

// Who else answers. All words are in lower case.

// filters are products that block or inspect what a company's computers call, as they name themselves in their pages.
var filters = []string{
	"squid", "zscaler", "fortiguard", "fortigate", "fortinet", "forcepoint", "websense", "blue coat", "bluecoat", "web gateway",
	"ewalker", "이워커", "수산아이앤티", "webkeeper", "웹키퍼", "somansa", "소만사", "monitorapp", "모니터랩", "aiswg", "trusguard", "ahnlab",
	"안랩", "secui", "시큐아이", "bluemax", "officekeeper", "오피스키퍼", "jiransecurity", "지란지교", "netskope", "cisco umbrella", "opendns",
	"ironport", "sophos", "barracuda", "palo alto networks", "globalprotect", "check point", "usercheck", "sonicwall", "watchguard",
	"mcafee", "skyhigh", "symantec web", "trend micro", "wapples", "pentasecurity", "펜타시큐리티", "umbrella", "smartfilter",
	"유해사이트 차단", "유해 사이트 차단", "비업무 사이트", "비업무사이트", "사내 보안정책", "사내 보안 정책", "보안정책에 의해", "보안 정책에 의해",
	"접속이 제한되었습니다", "접속이 차단되었습니다", "웹 필터", "웹필터", "the requested url was rejected", "web filter", "url filtering",
	"blocked by your organization", "blocked by administrator", "access denied by policy",
}

// regulators are the pages to which Korea's providers lead whoever calls an address that the authorities had blocked.
var regulators = []string{
	"warning.or.kr", "불법·유해", "불법ㆍ유해", "불법 유해", "불법·유해정보", "방송통신심의위원회", "방송미디어통신심의위원회", "kcsc", "유해정보 차단",
	"유해정보(사이트)", "경찰청 사이버", "불법사이트 접속",
}

// networks are the logins of Wi-Fi networks in Korea by their hosts and names.
var networks = []string{
	"first.wifi.olleh", "ollehwifi", "olleh wifi", "kt wifi", "tworldwifi", "t wifi", "uplus.co.kr/wifi", "u+ wifi", "u+zone", "captive", "hotspot",
	"wifi login", "wi-fi login", "와이파이 로그인", "무선 인터넷", "무선인터넷", "network login", "webauth/login",
}

// servers are the programs that write an error page of their own.
var servers = []string{
	"nginx", "apache", "microsoft-iis", "internet information services", "tomcat", "whitelabel error page", "openresty", "haproxy", "envoy",
	"awselb", "varnish", "litespeed", "caddy", "jetty", "cannot get /", "cloudflare", "cloudfront", "nuster", "webtob", "jeus",
}

var gatewayTitle = regexp.MustCompile(`(?i)<(?:title|h1|center)>[^<]*\b(?:5\d\d|40[0-9]|413|429|407|511)\b`)

// KnownPage tells a web page that answers in NAVER's place: the error of a server, the block of a filter, a login.
func KnownPage(page string) bool {
	lower := strings.ToLower(page[:min(len(page), maxShape)])
	if containsAny(lower, regulators...) && strings.Contains(lower, "차단") || strings.Contains(lower, "warning.or.kr") {
		return true
	}
	if strings.Contains(lower, "whitelabel error page") {
		return true
	}
	const short = 16 << 10
	if len(page) > short {
		return false
	}
	if containsAny(lower, networks...) && containsAny(lower, "login", "로그인", "location", "auth") {
		return true
	}
	if containsAny(lower, filters...) && containsAny(lower, "block", "차단", "제한", "denied", "rejected", "security", "error") {
		return true
	}
	return gatewayTitle.MatchString(lower) && containsAny(lower, servers...)
}

func blockedPage(f *facts) bool {
	return (f.failure == htmlPage || f.failure == redirected || f.failure == notNAVER) && f.others() &&
		(containsAny(f.page, "warning.or.kr") || containsAny(f.page, regulators...))
}

// fromCloudflare: Cloudflare stands in front of many sites, and of none of NAVER's.
func fromCloudflare(f *facts) bool {
	if !f.others() || f.failure == "" || f.Exchange == nil || f.reply != noReply || f.status < 400 {
		return false
	}
	h := f.Exchange.ResponseHeader
	return strings.EqualFold(h.Get("Server"), "cloudflare") || h.Get("Cf-Ray") != "" || strings.Contains(f.page, "cloudflare")
}

// ownServer: another server than NAVER's answered, and what it wrote is not from NAVER either.
func ownServer(f *facts) bool {
	if !f.others() || f.Exchange == nil || f.reply != noReply || f.failure == "" || !f.answered && len(f.Exchange.Body) == 0 {
		return false
	}
	switch f.failure {
	case htmlPage, serverPage, notNAVER, notMedia, emptyBody, bodyNotSaved:
	default:
		return false
	}
	return foreignHost(f) || ownServerBody(f.Exchange.Body) || strings.Contains(f.page, "whitelabel error page")
}

func otherAPI(f *facts) bool {
	return f.others() && f.Exchange != nil && f.Err != nil && otherAPIBody(f.Exchange.Body)
}

// others: another program than this one made the call.
func (f *facts) others() bool { return f.Source.Others() }

// refusals are the words with which a browser does not let a page have an answer, and hindrances those with which it does not let it
// ask.
var (
	refusals = []string{
		"blocked by cors", "cors policy", "cross-origin request blocked", "cross origin requests are only supported",
		"교차 출처 요청", "동일 출처 정책", "no 'access-control-allow-origin'", "access-control-allow-origin", "cors preflight", "cors error",
		"corsdisallowedorigin", "corspreflightdidnotsucceed", "corsmissingalloworigin", "corsdidnotsucceed", "failed to fetch",
		"networkerror when attempting to fetch", "is not allowed by access-control", "same origin policy",
	}
	hindrances = []string{
		"err_blocked_by_client", "err_blocked_by_administrator", "err_blocked_by_csp", "ns_error_content_blocked", "content security policy",
		"콘텐츠 보안 정책", "mixed content", "ns_error_blocked_by_policy", "extension blocked", "content blocker", "enotrequested",
	}
)

// RefusedByBrowser tells the words with which a browser keeps a page from calling, or from seeing the answer.
func RefusedByBrowser(words string) bool {
	lower := strings.ToLower(words)
	return containsAny(lower, refusals...) || containsAny(lower, hindrances...)
}

// preflight: a browser asked whether it may call at all.
func preflight(f *facts) bool {
	return f.others() && f.Exchange != nil && f.Exchange.Method == http.MethodOptions && !foreignHost(f)
}

// refusedAnswer: a page called, and all that its browser says is that it failed: it hides answers that allow no other site.
func refusedAnswer(f *facts) bool {
	if !f.others() || f.Exchange == nil || f.status != 0 || len(f.Exchange.Body) > 0 || foreignHost(f) {
		return false
	}
	h := f.Exchange.RequestHeader
	byPage := h.Get("Origin") != "" || strings.EqualFold(h.Get("Sec-Fetch-Mode"), "cors")
	silent := f.Exchange.Err == nil || !f.Known.Error.Is(attempt.Seen) || containsAny(strings.ToLower(f.Exchange.Err.Error()), "err_failed")
	return byPage && silent
}

// withoutHeaders: a browser asked for a picture, a sound or a page, which carries no headers of one's own.
func withoutHeaders(f *facts) bool {
	if f.Exchange == nil || !f.others() {
		return false
	}
	h := f.Exchange.RequestHeader
	if h.Get(f.Platform.IDHeader()) != "" || h.Get(f.Platform.SecretHeader()) != "" {
		return false
	}
	switch strings.ToLower(h.Get("Sec-Fetch-Dest")) {
	case "image", "audio", "video", "document", "iframe", "embed", "object":
		return true
	}
	accept := h.Get("Accept")
	return h.Get("Referer") != "" && (strings.HasPrefix(accept, "image/") || strings.HasPrefix(accept, "audio/")) ||
		strings.HasPrefix(accept, "text/html") && strings.Contains(h.Get("User-Agent"), "Mozilla/")
}

var upstreamWords = regexp.MustCompile(`(?i)(?:http|status|code|응답|상태|코드|오류|에러|error)\D{0,24}\b(?:400|401|403|404|405|429|50[0-4])\b|\b(?:400|401|403|404|429|50[0-4])\b ?:? ?(?:unauthorized|forbidden|client error|bad request|not found|too many)|ct00[12]|ct500|nid auth|scope status|not exist client|ntruss|openapi\.naver|authentication information|subscription to the api|인증에 실패|unknownhostexception|pkix|econn|enotfound|timed? ?out`)

// TellsServerSide tells a call of a browser to a site of its own whose answer shows that the site's server called NAVER, and how
// that went wrong.
func TellsServerSide(u *url.URL, status int, body []byte) bool {
	if len(body) == 0 || len(body) > maxShape || MeantForNAVER(u) {
		return false
	}
	text := strings.ToLower(string(body))
	about := containsAny(strings.ToLower(u.Path+"?"+u.RawQuery), "captcha", "naver", "%ec%ba%a1", "capcha") || containsAny(text, "captcha", "캡차", "캡챠", "naver", "네이버")
	failed := status >= 400 || containsAny(text, "false", "fail", "error", "exception", "오류", "실패")
	return about && failed && !strings.HasPrefix(strings.TrimSpace(text), "<!doctype html") && upstreamWords.MatchString(text)
}

func calledByServer(f *facts) bool {
	return f.others() && f.Exchange != nil && foreignHost(f) && TellsServerSide(f.url, f.status, f.Exchange.Body)
}
