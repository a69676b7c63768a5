package diagnosis

import (
	"regexp"
	"strings"
	"unicode"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
)

// sent are the credentials that a call carried under the names of any platform.
func (f *facts) sent() []string {
	if f.Exchange == nil {
		return nil
	}
	var values []string
	for _, p := range []naver.Platform{naver.Developers, naver.Cloud} {
		c := credentialsSent(f.Exchange, p)
		for _, v := range []string{c.ID, c.Secret} {
			if v != "" && !hidden(v) {
				values = append(values, v)
			}
		}
	}
	return values
}

func anySent(is func(string) bool) matcher {
	return func(f *facts) bool {
		for _, v := range f.sent() {
			if is(v) {
				return true
			}
		}
		return false
	}
}

var (
	template = regexp.MustCompile(`^(?:\$\{?[A-Za-z_][\w.:\- ]*\}?|\{\{?[^}]*\}?\}|<[^>]*>|%[A-Za-z_]\w*%|#\{.*\}|\[[^\]]*\]|@\w+@|process\.env\..*|os\.environ.*|System\.getenv.*|env\(.*)$`)
	letters  = regexp.MustCompile(`[^a-z]+`)
)

// stockNames are what samples put in the place of credentials, as letters alone.
var stockNames = map[string]bool{
	"clientid": true, "clientsecret": true, "yourclientid": true, "yourclientsecret": true, "myclientid": true, "myclientsecret": true,
	"naverclientid": true, "naverclientsecret": true, "xnaverclientid": true, "xnaverclientsecret": true, "apikey": true,
	"apikeyid": true, "yourapikey": true, "yourapikeyid": true, "xncpapigwapikeyid": true, "xncpapigwapikey": true, "changeme": true,
	"todo": true, "secret": true, "yoursecret": true, "yourid": true, "id": true, "insertyourclientid": true, "insertyourclientsecret": true,
	"inputyourclientid": true, "inputyourclientsecret": true, "enteryourclientid": true, "enteryourclientsecret": true, "accesskey": true,
	"yourkey": true, "yournaverclientid": true, "yournaverclientsecret": true, "applicationclientid": true, "applicationclientsecret": true,
	"ncpclientid": true, "ncpclientsecret": true, "clientidhere": true, "clientsecrethere": true, "yourclientidhere": true,
	"yourclientsecrethere": true, "placeholder": true,
}

// IsPlaceholder tells what a sample or a template has where a credential belongs.
func IsPlaceholder(value string) bool {
	value = strings.TrimSpace(value)
	if value == "" {
		return false
	}
	return template.MatchString(value) || stockNames[letters.ReplaceAllString(strings.ToLower(value), "")] ||
		strings.HasPrefix(strings.ToUpper(value), "YOUR_") ||
		strings.ContainsFunc(value, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
}

// isUndefined tells what languages print for a value that is not there.
func isUndefined(value string) bool {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "undefined", "null", "none", "nil", "nan", "(null)", "<null>", "[object object]", "<nil>", "optional(nil)":
		return true
	}
	return false
}

// isQuoted tells a value that was sent with the quotes around it.
func isQuoted(value string) bool {
	value = strings.TrimSpace(value)
	const quotes = `"'` + "`“”‘’"
	return len(value) > 1 && (strings.ContainsAny(value[:1], quotes) || strings.HasPrefix(value, "“") || strings.HasPrefix(value, "‘") ||
		strings.ContainsAny(value[len(value)-1:], quotes) || strings.HasSuffix(value, "”") || strings.HasSuffix(value, "’"))
}

// inQueryByName: a parameter of the URL has the name of a credential, in whatever spelling.
func inQueryByName(f *facts) bool {
	if cloudMedia(f) {
		return false
	}
	for name, values := range f.url.Query() {
		switch letters.ReplaceAllString(strings.ToLower(name), "") {
		case "clientid", "clientsecret", "xnaverclientid", "xnaverclientsecret", "naverclientid", "naverclientsecret",
			"xncpapigwapikeyid", "xncpapigwapikey":
			if len(values) > 0 {
				return true
			}
		}
	}
	return false
}

// equalsMissing: a credential stands in the query right behind its name, as NAVER's Java sample writes it.
func equalsMissing(f *facts) bool {
	for name, values := range f.url.Query() {
		for _, p := range []naver.Platform{naver.Cloud, naver.Developers} {
			for _, header := range []string{p.IDHeader(), p.SecretHeader()} {
				rest, found := strings.CutPrefix(strings.ToLower(name), strings.ToLower(header))
				if found && rest != "" && !strings.EqualFold(name, naver.Cloud.IDHeader()) && len(values) == 1 && values[0] == "" {
					return true
				}
			}
		}
	}
	return false
}

// encodedTwice: the answer was percent-encoded and then once more.
func encodedTwice(f *facts) bool { return percent.MatchString(f.url.Query().Get("value")) }

var percent = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)

// unanswered: the evidence shows a request and nothing of what came back.
func unanswered(f *facts) bool { return f.failure == noAnswerRecorded }

// statusAlone: a status came, and neither its body nor any words of NAVER are in the evidence.
func statusAlone(statuses ...int) matcher {
	return func(f *facts) bool {
		if f.failure != bodyNotSaved || foreignHost(f) {
			return false
		}
		for _, s := range statuses {
			if s == f.status {
				return true
			}
		}
		return false
	}
}

func bodyUnknown(f *facts) bool {
	return f.others() && !f.Known.Body.Is(attempt.Seen) && f.failure == bodyNotSaved
}
