package evidence

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"navercaptcha/naver"
	"navercaptcha/naver/exchange/redaction"
)

// secretText finds a credential by the name beside it, however a program or a person writes the two.
var secretText = regexp.MustCompile(`(?i)(x-naver-client-(?:id|secret)|x-ncp-apigw-api-key(?:-id)?|(?:[a-z]+[_.-])*client[_ .-]?(?:id|secret)|api[_ -]?key(?:[_ -]?id)?|authorization|(?:set-)?cookie|password|passwd)(?:\\*["'\x60])?\]?\s*(?:=>|[:=,]|은|는)[ \t]*(?:new\s+\w+\()?[ \t"'\x60.+\\]*([^\s"'\x60\\,;&<>]{4,200})`)

// stems are what the names of credentials have in common, in lower case.
var stems = []string{"client", "apigw", "api_key", "api-key", "apikey", "api key", "authorization", "cookie", "passw"}

// learn takes note of the credentials in a text, so that they can be taken out of whatever is shown of it.
func (r *reading) learn(text string) {
	const most = 2000
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // letters that change their length: places would not fit
		lower = text
	}
	for _, stem := range stems {
		for at := 0; len(r.secrets) < most; {
			i := strings.Index(lower[at:], stem)
			if i < 0 {
				break
			}
			from := strings.LastIndexByte(text[:at+i], '\n') + 1
			to := len(text)
			if n := strings.IndexByte(text[at+i:], '\n'); n >= 0 {
				to = at + i + n
			}
			at = to
			for _, m := range secretText.FindAllStringSubmatch(text[from:min(to, from+maxLine)], most) {
				if m[2] == "Authentication" { // of NAVER's sentence: Not Exist Client ID : Authentication failed.
					continue
				}
				r.secrets = append(r.secrets, redaction.Secret{Kind: kindOfSecret(m[1]), Value: m[2]})
			}
		}
	}
}

func kindOfSecret(name string) redaction.Kind {
	name = strings.ToLower(name)
	switch {
	case strings.Contains(name, "cookie"):
		return redaction.Cookie
	case strings.Contains(name, "authorization"):
		return redaction.Authorization
	case strings.HasSuffix(name, "id"):
		return redaction.ClientID
	}
	return redaction.ClientSecret
}

// secretsIn lists the credentials that calls carry.
func secretsIn(all []found, more []redaction.Secret) (secrets []redaction.Secret) {
	seen := map[string]bool{}
	add := func(kind redaction.Kind, value string) {
		for _, one := range []string{value, strings.TrimSpace(value)} {
			if one != "" && !seen[one] && !strings.ContainsAny(one, "«»") {
				seen[one] = true
				secrets = append(secrets, redaction.Secret{Kind: kind, Value: one})
			}
		}
	}
	for i := range all {
		if all[i].ex == nil {
			continue
		}
		h := all[i].ex.RequestHeader
		query := http.Header{}
		if u, err := url.Parse(all[i].ex.URL); err == nil {
			for name, values := range u.Query() {
				query[http.CanonicalHeaderKey(name)] = values
				if lower := strings.ToLower(name); strings.Contains(lower, "client") || strings.Contains(lower, "secret") {
					for _, v := range values {
						add(kindOfSecret(lower), v)
					}
				}
			}
		}
		for _, p := range []naver.Platform{naver.Developers, naver.Cloud} {
			for _, from := range []http.Header{h, query} {
				for _, v := range from.Values(p.IDHeader()) {
					add(redaction.ClientID, v)
				}
				for _, v := range from.Values(p.SecretHeader()) {
					add(redaction.ClientSecret, v)
				}
			}
		}
		for name, kind := range map[string]redaction.Kind{
			"Authorization": redaction.Authorization, "Cookie": redaction.Cookie, "Proxy-Authorization": redaction.ProxyAuthorization,
		} {
			for _, v := range h.Values(name) {
				add(kind, v)
			}
		}
	}
	for _, s := range more {
		add(s.Kind, s.Value)
	}
	return secrets
}
