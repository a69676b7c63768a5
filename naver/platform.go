package naver

import (
	"fmt"
	"time"
)

// Kind is one of the two CAPTCHAs. They are separate APIs with separate permissions and separate quotas.
type Kind string

// The two CAPTCHAs.
const (
	Image Kind = "image"
	Audio Kind = "audio"
)

// Kinds lists both, in the order in which to show them.
func Kinds() []Kind { return []Kind{Image, Audio} }

// Call is one of the three calls of an attempt.
type Call string

// The calls of an attempt, in the order in which NAVER wants them.
const (
	Issue  Call = "issue"
	Fetch  Call = "fetch"
	Verify Call = "verify"
)

// Platform is one of NAVER's deployments of the CAPTCHA APIs. It decides the host, the paths, the names of the
// credential headers and the shape of the gateway's errors.
type Platform string

// The deployments. A base URL of your own stands in front of any platform's paths (see Options.BaseURL).
const (
	Developers Platform = "developers"
	Cloud      Platform = "cloud"
	Gov        Platform = "gov"
	Fin        Platform = "fin"
)

// Platforms lists every deployment, in the order in which the window offers them.
func Platforms() []Platform { return []Platform{Developers, Cloud, Gov, Fin} }

// ParsePlatform reads the name of a platform as it is written on a command line or in a file.
func ParsePlatform(name string) (Platform, error) {
	for _, p := range Platforms() {
		if string(p) == name {
			return p, nil
		}
	}
	return "", fmt.Errorf("unknown platform %q: use developers, cloud, gov or fin", name)
}

// BaseURL is the platform's scheme and host, without a trailing slash.
func (p Platform) BaseURL() string {
	switch p {
	case Cloud:
		return "https://naveropenapi.apigw.ntruss.com"
	case Gov:
		return "https://naveropenapi.apigw.gov-ntruss.com"
	case Fin:
		return "https://naveropenapi.apigw-pub.fin-ntruss.com"
	default:
		return "https://openapi.naver.com"
	}
}

// Path is the path of a call, with a leading slash. Issue and verify share one.
func (p Platform) Path(kind Kind, call Call) string {
	if p == Developers {
		switch {
		case kind == Image && call == Fetch:
			return "/v1/captcha/ncaptcha.bin"
		case kind == Image:
			return "/v1/captcha/nkey"
		case call == Fetch:
			return "/v1/captcha/scaptcha"
		default:
			return "/v1/captcha/skey"
		}
	}
	switch {
	case kind == Image && call == Fetch:
		return "/captcha-bin/v1/ncaptcha"
	case kind == Image:
		return "/captcha/v1/nkey"
	case call == Fetch:
		return "/scaptcha-bin/v1/scaptcha"
	default:
		return "/scaptcha/v1/skey"
	}
}

// IDHeader is the name of the header, and on the Cloud platforms of the query parameter, that carries the client ID.
func (p Platform) IDHeader() string {
	if p == Developers {
		return "X-Naver-Client-Id"
	}
	return "X-NCP-APIGW-API-KEY-ID"
}

// SecretHeader is the name of the header, and on the Cloud platforms of the query parameter, that carries the client
// secret.
func (p Platform) SecretHeader() string {
	if p == Developers {
		return "X-Naver-Client-Secret"
	}
	return "X-NCP-APIGW-API-KEY"
}

// MediaAuth is how the picture and the sound are asked for on the Cloud platforms, whose documents contradict each
// other. NAVER Developers always wants both headers and ignores it.
type MediaAuth string

// The ways NAVER's documents, samples and practice know.
const (
	// IDInQuery puts the client ID into the query, as NAVER's samples do. It is the default.
	IDInQuery MediaAuth = "id"
	// InHeaders sends both credentials as headers, as on the other calls.
	InHeaders MediaAuth = "headers"
	// KeyOnly sends nothing but the CAPTCHA key; pictures were seen to come that way.
	KeyOnly MediaAuth = "key"
	// IDAndSecretInQuery puts both into the query, as the newer documents show. Proxies and servers log URLs, so the
	// window warns of it.
	IDAndSecretInQuery MediaAuth = "id-secret"
)

// MediaAuths lists every way, the default first.
func MediaAuths() []MediaAuth { return []MediaAuth{IDInQuery, InHeaders, KeyOnly, IDAndSecretInQuery} }

// Korea is where NAVER's day begins, which counts for quotas. It has no daylight saving time, so no time zone database is
// needed.
var Korea = time.FixedZone("KST", 9*60*60)
