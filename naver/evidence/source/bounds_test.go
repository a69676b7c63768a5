package source_test

import (
	"strings"
	"testing"
	"time"

	"navercaptcha/naver/evidence/source"
)

// Long sources of the worst kinds end.
func TestLongSourcesEnd(t *testing.T) {
	call := `get("https://openapi.naver.com/v1/captcha/nkey?code=1&key=" + key + "&value=" + value);` + "\n"
	for about, one := range map[string]string{
		"calls":                 call,
		"a chain of variables":  `url = url + "https://openapi.naver.com/v1/captcha/nkey?key=" + url;` + "\n",
		"open brackets":         "((((((((",
		"quotes":                "\"'`",
		"functions":             "function f(a) { return f(f(a + '/v1/captcha/nkey')); }\n",
		"holes":                 "`${`${`${`",
		"tags":                  "<a href=\"https://openapi.naver.com/v1/captcha/nkey\" <% <? <script",
		"comments that go on":   "/* <!-- <# ",
		"one name, many values": "params['key'] = 1; params.put('key', params);\n",
	} {
		for _, ext := range []string{"js", "php", "py", "html", "kt", "sh"} {
			began := time.Now()
			source.Read("a."+ext, []byte(call+strings.Repeat(one, 60_000/len(one))))
			if took := time.Since(began); took > time.Minute {
				t.Errorf("%s, .%s: %s", about, ext, took)
			} else if took > time.Second {
				t.Logf("%s, .%s: %s", about, ext, took)
			}
		}
	}
}
