package redaction_test

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// awkward has letters that mean something in every language it may be written in.
const awkward = `pA/ss+w%3 'x"&<y>\z^!`

// each writes every byte of a value in one way.
func each(value string, write func(c byte) string) string {
	var b strings.Builder
	for i := range len(value) {
		b.WriteString(write(value[i]))
	}
	return b.String()
}

// alternate writes the bytes of a value in turn as they are and in another way.
func alternate(value string, write func(c byte) string) string {
	n := 0
	return each(value, func(c byte) string {
		if n++; n%2 == 0 && strings.IndexByte(`%\&"'`, c) < 0 {
			return string(c)
		}
		return write(c)
	})
}

func format(layout string) func(byte) string {
	return func(c byte) string { return fmt.Sprintf(layout, c) }
}

// inLines breaks a text every few letters, as mail does.
func inLines(text, end string, length int) string {
	var lines []string
	for len(text) > length {
		lines, text = append(lines, text[:length]), text[length:]
	}
	return strings.Join(append(lines, text), end)
}

// ways are the ways to write a value that have to be seen through, by name.
func ways(value string) map[string]string {
	query, path := url.QueryEscape(value), url.PathEscape(value)
	all := map[string]string{
		"raw":                                  value,
		"percent":                              query,
		"percent, lower case":                  strings.ToLower(each(value, format("%%%02X"))),
		"percent, all of it":                   each(value, format("%%%02X")),
		"percent, partly":                      alternate(value, format("%%%02x")),
		"percent, twice":                       url.QueryEscape(query),
		"percent, three times":                 url.QueryEscape(url.QueryEscape(query)),
		"percent for a path":                   path,
		"%20 instead of +":                     strings.ReplaceAll(query, "+", "%20"),
		"+ in a path":                          strings.ReplaceAll(path, "%20", "+"),
		"hex":                                  hex.EncodeToString([]byte(value)),
		"HEX":                                  strings.ToUpper(hex.EncodeToString([]byte(value))),
		"hex with colons":                      strings.TrimSuffix(each(value, format("%02x:")), ":"),
		"JSON, numbers":                        each(value, format(`\u%04x`)),
		"JSON, NUMBERS":                        each(value, format(`\u%04X`)),
		"JSON, mixed":                          alternate(value, format(`\u%04X`)),
		"JSON in JSON":                         strings.ReplaceAll(each(value, format(`\u%04x`)), `\`, `\\`),
		"JavaScript":                           each(value, format(`\x%02x`)),
		"JavaScript, braces":                   each(value, format(`\u{%x}`)),
		"entities, decimal":                    each(value, format("&#%d;")),
		"entities, hex":                        each(value, format("&#x%x;")),
		"entities, HEX":                        each(value, format("&#X%04X;")),
		"entities, mixed":                      alternate(value, format("&#%d;")),
		"entities, named":                      strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;", "/", "&sol;", "+", "&plus;", "%", "&percnt;", "!", "&excl;").Replace(value),
		"entities, twice":                      html.EscapeString(html.EscapeString(value)),
		"entities in a URL":                    html.EscapeString(query),
		"a URL in an entity":                   url.QueryEscape(html.EscapeString(value)),
		"sh":                                   strings.ReplaceAll(value, "'", `'\''`),
		"sh, the other quotes":                 strings.ReplaceAll(value, "'", `'"'"'`),
		"sh, double quotes":                    strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`").Replace(value),
		"sh, backslashes":                      each(value, func(c byte) string { return backslashed(c) }),
		"cmd":                                  each(value, func(c byte) string { return caret(c) }),
		"a program of Windows":                 strings.NewReplacer(`\"`, `\\\"`, `"`, `\"`).Replace(value),
		"PowerShell":                           strings.ReplaceAll(value, "'", "''"),
		"PowerShell, double quotes":            strings.NewReplacer("`", "``", `"`, "`\"", "$", "`$").Replace(value),
		"CSV":                                  strings.ReplaceAll(value, `"`, `""`),
		"base64 of what is percent-encoded":    base64.StdEncoding.EncodeToString([]byte(query)),
		"base64, percent-encoded":              url.QueryEscape(base64.StdEncoding.EncodeToString([]byte(value))),
		"base64 in lines of 76 with CRLF":      inLines(base64.StdEncoding.EncodeToString([]byte(strings.Repeat("x", 50)+value)), "\r\n", 76),
		"base64 in lines that JSON has broken": inLines(base64.StdEncoding.EncodeToString([]byte(value)), `\n`, 12),
		"UTF-16":                               each(value, func(c byte) string { return string([]byte{c, 0}) }),
	}
	for shift := range 3 {
		text := strings.Repeat("u", shift) + value + "!"
		all[fmt.Sprint("base64 at ", shift)] = base64.StdEncoding.EncodeToString([]byte(text))
		all[fmt.Sprint("base64url at ", shift)] = base64.RawURLEncoding.EncodeToString([]byte(text))
		all[fmt.Sprint("base64 in lines at ", shift)] = inLines(base64.StdEncoding.EncodeToString([]byte(text)), "\n", 9)
	}
	return all
}

func backslashed(c byte) string {
	if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
		return string(c)
	}
	return `\` + string(c)
}

func caret(c byte) string {
	switch {
	case c == '"' || c == '\\':
		return `^\^` + string(c)
	case c == '%':
		return "%^"
	case c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z':
		return string(c)
	}
	return "^" + string(c)
}

// zlibbed is what servers call deflate, as the standard has it.
func zlibbed(text string) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return b.Bytes()
}

// fitsURL tells whether a text can stand in a URL as it is.
func fitsURL(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return c <= ' ' || c > '~' || strings.ContainsRune("#?&/@:\"<>\\^`{|}", c) })
}

// places are calls that hold a text in one place each, by name.
func places(text string) map[string]*exchange.Exchange {
	inURL := text
	if !fitsURL(text) {
		inURL = url.PathEscape(text)
	}
	call := func(change func(*exchange.Exchange)) *exchange.Exchange {
		e := &exchange.Exchange{
			Method: "GET", Proto: "HTTP/1.1", URL: "https://openapi.naver.com/v1/captcha/nkey?code=0", Status: 401, StatusText: "No",
			RequestHeader: http.Header{}, ResponseHeader: http.Header{}, Err: errors.New("broken"), TLS: &exchange.TLS{},
			Phases: exchange.Phases{exchange.Wait: 1},
		}
		change(e)
		return e
	}
	at := func(address string) *exchange.Exchange { return call(func(e *exchange.Exchange) { e.URL = address }) }
	body := func(coding, contentType string, body []byte) *exchange.Exchange {
		return call(func(e *exchange.Exchange) {
			e.Body, e.ResponseHeader = body, http.Header{"Content-Type": {contentType}, "Content-Encoding": {coding}}
		})
	}
	return map[string]*exchange.Exchange{
		"path":        at("https://h.example/a" + inURL + "b/c"),
		"user":        at("https://" + inURL + "@h.example/"),
		"password":    at("https://u:" + inURL + "@h.example/"),
		"parameter":   at("https://h.example/?a=b&c=" + inURL + "&d=e"),
		"its name":    at("https://h.example/?" + inURL + "=b"),
		"fragment":    at("https://h.example/#" + inURL),
		"header":      call(func(e *exchange.Exchange) { e.RequestHeader.Set("X-Other", "a "+text+" b") }),
		"echo":        call(func(e *exchange.Exchange) { e.ResponseHeader["X-Echo"] = []string{"1", text} }),
		"name":        call(func(e *exchange.Exchange) { e.ResponseHeader["X-"+text] = []string{"1"} }),
		"location":    call(func(e *exchange.Exchange) { e.ResponseHeader.Set("Location", "https://h.example/?a="+inURL) }),
		"status text": call(func(e *exchange.Exchange) { e.StatusText = text }),
		"error":       call(func(e *exchange.Exchange) { e.Err = errors.New(`Get "https://h.example/` + text + `": broken`) }),
		"proxy":       call(func(e *exchange.Exchange) { e.Proxy = text + ".example:3128" }),
		"issuer":      call(func(e *exchange.Exchange) { e.TLS = &exchange.TLS{Issuer: "CN=" + text + ",O=x", Subject: text} }),
		"text":        body("", "text/plain", []byte("it said "+text+" and more")),
		"HTML":        body("", "text/html", []byte("<p>"+text+"</p>")),
		"string":      body("", "application/json", []byte(`{"a":["x",`+quote("b"+text+"c")+`],"n":1}`)),
		"field":       body("", "application/json", []byte(`{`+quote(text)+`:true}`)),
		"form":        body("", "application/x-www-form-urlencoded", []byte("a=b&c="+inURL)),
		"binary":      body("", "image/jpeg", []byte("\xff\xd8\x00"+text+"\x00\xff")),
		"gzip":        body("gzip", "text/html", pack("gzip", "<p>"+text+"</p>")),
		"deflate":     body("deflate", "text/html", pack("deflate", "<p>"+text+"</p>")),
		"zlib":        body("deflate", "text/html", zlibbed("<p>"+text+"</p>")),
		"hidden gzip": body("", "text/html", pack("gzip", "<p>"+text+"</p>")),
		"hidden zlib": body("", "", zlibbed("\x00\xff "+text)),
		"in both":     body("gzip, deflate", "", pack("deflate", string(pack("gzip", text)))),
		"broken off":  body("gzip", "", pack("gzip", strings.Repeat(text+"\n", 9000))[:300]),
	}
}

func quote(text string) string {
	quoted := bytes.NewBuffer(nil)
	e := json.NewEncoder(quoted)
	e.SetEscapeHTML(false)
	_ = e.Encode(text)
	return strings.TrimSpace(quoted.String())
}

// Each way to write a secret in each place of a call, through each output.
func TestEveryWayInEveryPlace(t *testing.T) {
	for name, written := range ways(awkward) {
		middle := written[len(written)/2 : len(written)-len(written)/8]
		for place, e := range places(written) {
			r := redaction.New(redaction.Secret{Kind: redaction.ClientSecret, Value: awkward})
			clean, _ := e.Redact(r)
			out := map[string]string{"copy": fmt.Sprintf("%+v %+v %s", clean, clean.TLS, clean.Body)}
			if long() || place == "parameter" || place == "text" {
				maps.Copy(out, outputs(t, 0, awkward, "nothing", e))
			}
			for output, out := range out {
				if strings.Contains(out, awkward) || strings.Contains(out, written) || strings.Contains(out, middle) {
					t.Errorf("%s in the %s stays in the %s:\n%.600s", name, place, output, out)
				}
			}
			if _, err := url.Parse(clean.URL); err != nil {
				t.Errorf("%s in the %s: %v", name, place, err)
			}
			if (place == "string" || place == "field") && !json.Valid(clean.Body) {
				t.Errorf("%s in the %s: no JSON: %s", name, place, clean.Body)
			}
			if got := len(r.Report().Markers); got == 0 {
				t.Errorf("%s in the %s: the report says nothing", name, place)
			}
		}
	}
}

// A body that broke off in the middle of a secret holds the most of it.
func TestWhatBrokeOffWithinASecret(t *testing.T) {
	all := ways(clientID)
	delete(all, "base64 in lines of 76 with CRLF") // what comes before it is longer
	for name, written := range all {
		for length := len(written) * 2 / 5; length < len(written); length++ {
			for before, header := range map[string]http.Header{
				"it said ": {"Content-Type": {"text/html"}}, "\xff\xd8\x00": {"Content-Type": {"image/jpeg"}}, `{"a":"`: {},
			} {
				e := &exchange.Exchange{Body: []byte(before + written[:length]), ResponseHeader: header, BodyTruncated: true, Status: 200}
				clean, note := e.Redact(knowing())
				for output, got := range map[string]string{"copy": string(clean.Body), "text": e.Text(knowing())} {
					if strings.Contains(got, written[:length-length/4]) {
						t.Errorf("%s, %d bytes of it: the %s has %q", name, length, output, got)
					}
				}
				if note != redaction.BodyRedacted {
					t.Errorf("%s, %d bytes of it: noted %q", name, length, note)
				}
			}
		}
	}
	// What is whole stays as it is: else it would show how a secret begins.
	whole := []byte("the application")
	r := redaction.New(redaction.Secret{Kind: redaction.ProxyPassword, Value: "application7"})
	if got := r.Body(whole, nil); !bytes.Equal(got.Bytes, whole) {
		t.Errorf("%q", got.Bytes)
	}
	if got := r.BrokenBody(whole, nil); string(got.Bytes) != "the «proxy-password-1»" {
		t.Errorf("%q", got.Bytes)
	}
}
