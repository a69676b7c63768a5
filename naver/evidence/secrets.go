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
var secretText = regexp.MustCompile(`(?i)(x-naver-client-(?:id|secret)|x-ncp-apigw-api-key(?:-id)?|(?:[a-z]+[_.-])*client[_ .-]?(?:id|secret)|api[_ -]?key(?:[_ -]?id)?|authorization|(?:set-)?cookie|password|passwd)(?:\\*["'\x60])?[\])]?\s*(?:=>|:=|\?:|\|\||\?\?|[:=,]|은|는)[ \t]*(?:new\s+\w+\()?[ \t"'\x60.+\\]*([^\s"'\x60\\,;&<>]{4,200})`)

// secretNames are those of what has to stay unseen, as a part of an expression.
const secretNames = `(x-naver-client-(?:id|secret)|x-ncp-apigw-api-key(?:-id)?|client[_ .-]?(?:id|secret)|api[_ -]?key(?:[_ -]?id)?|authorization|(?:set-)?cookie|username|password)`

var (
	// namedValue, valueNamed and nextValue find a name and its value that are members of an object or elements of a list,
	// also on lines of their own.
	namedValue = regexp.MustCompile(`(?i)"` + secretNames + `"\s*,\s*(?:"\w+"\s*:\s*[^,{}]{0,80},\s*)*"value"\s*:\s*"([^"\\]{4,200})`)
	valueNamed = regexp.MustCompile(`(?i)"value"\s*:\s*"([^"\\]{4,200})"\s*,\s*(?:"\w+"\s*:\s*[^,{}]{0,80},\s*)*"(?:name|key)"\s*:\s*"` + secretNames + `"`)
	nextValue  = regexp.MustCompile(`(?i)["']` + secretNames + `["']\s*,\s*["']([^"'\\]{4,200})["']`)
	// bothValues finds a pair that is assigned in one statement.
	bothValues = regexp.MustCompile(`(?i)client_?id\s*,\s*\w*client_?secret\s*:?=\s*["'\x60]([^"'\x60]{4,200})["'\x60]\s*,\s*["'\x60]([^"'\x60]{4,200})`)
	// keyValue is the value of Postman's authorization by a key.
	keyValue = regexp.MustCompile(`"key"\s*:\s*"(?:value|token)"\s*,\s*"value"\s*:\s*"([^"\\]{4,200})|"value"\s*:\s*"([^"\\]{4,200})"\s*,\s*(?:"type"\s*:\s*"\w*"\s*,\s*)?"key"\s*:\s*"(?:value|token)"`)
)

// memberNames are what stands after a name where its value does not.
var memberNames = map[string]bool{"value": true, "type": true, "enabled": true, "disabled": true, "description": true}

// learnMembers takes note of the credentials that stand apart from their names.
func (r *reading) learnMembers(text string) {
	add := func(name, value string) {
		if !memberNames[value] {
			r.secrets = append(r.secrets, redaction.Secret{Kind: kindOfSecret(name), Value: value})
		}
	}
	for _, m := range namedValue.FindAllStringSubmatch(text, -1) {
		add(m[1], m[2])
	}
	for _, m := range valueNamed.FindAllStringSubmatch(text, -1) {
		add(m[2], m[1])
	}
	for _, m := range nextValue.FindAllStringSubmatch(text, -1) {
		add(m[1], m[2])
	}
	for _, m := range bothValues.FindAllStringSubmatch(text, -1) {
		add("id", m[1])
		add("secret", m[2])
	}
	if strings.Contains(text, `"apikey"`) || strings.Contains(text, `"bearer"`) {
		for _, m := range keyValue.FindAllStringSubmatch(text, -1) {
			add("secret", m[1]+m[2])
		}
	}
}

// stems are what the names of credentials have in common, in lower case.
var stems = []string{"client", "apigw", "api_key", "api-key", "apikey", "api key", "authorization", "cookie", "passw", "username"}

// learn takes note of the credentials in a text, so that they can be taken out of whatever is shown of it.
func (r *reading) learn(text string) {
	const most, before, after = 2000, 600, 4096
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
			// A line may be a whole file: it is looked at around each name.
			hit := at + i
			from, to = max(from, hit-before), min(to, hit+after)
			if at = to; to == hit+after {
				at -= before // a name at the end has its value beyond it
			}
			r.learnMembers(text[max(0, from-before):min(len(text), to+before)])
			for _, m := range secretText.FindAllStringSubmatch(text[from:to], most) {
				if m[2] == "Authentication" || memberNames[m[2]] { // the first is of NAVER's sentence: Not Exist Client ID : Authentication failed.
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
	case strings.HasSuffix(name, "id"), name == "username":
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
