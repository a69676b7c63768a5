package redaction_test

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf16"
)

// encoding is one way to write a value. What it gives must not be found in anything redacted.
type encoding struct {
	name string
	// write gives the value as it stands in a text, and its core: the part that is the value's alone.
	write func(r *rand.Rand, value string) (text, core string)
}

func whole(f func(r *rand.Rand, value string) string) func(*rand.Rand, string) (string, string) {
	return func(r *rand.Rand, value string) (string, string) {
		text := f(r, value)
		return text, text
	}
}

// escapes keep a text a text, so they can be nested.
var escapes = []encoding{
	{"as it is", whole(func(_ *rand.Rand, v string) string { return v })},
	{"query", whole(func(_ *rand.Rand, v string) string { return url.QueryEscape(v) })},
	{"path", whole(func(_ *rand.Rand, v string) string { return url.PathEscape(v) })},
	{"percent, partly, in either case", whole(func(r *rand.Rand, v string) string {
		var b strings.Builder
		for i := range len(v) {
			switch c := v[i]; {
			case c == '%' || c == '+' || c >= 0x80 || r.IntN(2) == 0:
				fmt.Fprintf(&b, []string{"%%%02x", "%%%02X"}[r.IntN(2)], c)
			default:
				b.WriteByte(c)
			}
		}
		return b.String()
	})},
	{"JSON", whole(func(_ *rand.Rand, v string) string {
		b, _ := json.Marshal(v)
		return string(b[1 : len(b)-1])
	})},
	{"JSON, partly as numbers, with escaped slashes", whole(func(r *rand.Rand, v string) string {
		var b strings.Builder
		for _, c := range v {
			switch {
			case c == '/':
				b.WriteString(`\/`)
			case r.IntN(2) == 0 || c == '"' || c == '\\' || unicode.IsControl(c):
				for _, u := range utf16.Encode([]rune{c}) {
					fmt.Fprintf(&b, []string{`\u%04x`, `\u%04X`}[r.IntN(2)], u)
				}
			default:
				b.WriteRune(c)
			}
		}
		return b.String()
	})},
	{"HTML", whole(func(_ *rand.Rand, v string) string { return html.EscapeString(v) })},
	{"HTML, partly as numbers", whole(func(r *rand.Rand, v string) string {
		var b strings.Builder
		for _, c := range v {
			if r.IntN(2) == 0 || c == '&' {
				fmt.Fprintf(&b, []string{"&#%d;", "&#x%x;", "&#x%X;"}[r.IntN(3)], c)
			} else {
				b.WriteRune(c)
			}
		}
		return b.String()
	})},
	{"sh, single quotes", whole(func(_ *rand.Rand, v string) string { return strings.ReplaceAll(v, "'", `'\''`) })},
	{"sh, double quotes", whole(func(_ *rand.Rand, v string) string {
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`, "`", "\\`").Replace(v)
	})},
	{"PowerShell, single quotes", whole(func(_ *rand.Rand, v string) string { return strings.ReplaceAll(v, "'", "''") })},
	{"PowerShell, double quotes", whole(func(_ *rand.Rand, v string) string {
		return strings.NewReplacer("`", "``", `"`, "`\"", `$`, "`$").Replace(v)
	})},
	{"cmd", whole(func(_ *rand.Rand, v string) string {
		var b strings.Builder
		for _, c := range strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v) {
			if c < 0x80 && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
				b.WriteByte('^')
			}
			b.WriteRune(c)
		}
		return b.String()
	})},
}

// codes turn any bytes into letters.
var codes = []encoding{
	{"base64", func(r *rand.Rand, v string) (string, string) {
		enc := []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawURLEncoding}[r.IntN(3)]
		before := strings.Repeat("x", r.IntN(7))
		text := enc.EncodeToString([]byte(before + v + strings.Repeat("y", r.IntN(7))))
		begin, end := len(before)*8, (len(before)+len(v))*8
		return text, text[(begin+5)/6 : end/6]
	}},
	{"base64 in lines", func(_ *rand.Rand, v string) (string, string) {
		text := base64.StdEncoding.EncodeToString([]byte(v))
		var lines []string
		for len(text) > 7 {
			lines, text = append(lines, text[:7]), text[7:]
		}
		text = strings.Join(append(lines, text), "\r\n")
		return text, strings.TrimRight(text, "=")
	}},
	{"hex", whole(func(r *rand.Rand, v string) string {
		return fmt.Sprintf([]string{"%x", "%X", "% x", "% X"}[r.IntN(4)], v)
	})},
	{"UTF-16", whole(func(_ *rand.Rand, v string) string {
		var b []byte
		for _, u := range utf16.Encode([]rune(v)) {
			b = binary.LittleEndian.AppendUint16(b, u)
		}
		return string(b)
	})},
}

// randomEncoding is an escape, an escape in an escape, a code, or a code of an escape that servers write.
func randomEncoding(r *rand.Rand) encoding {
	one, two := escapes[r.IntN(len(escapes))], escapes[r.IntN(len(escapes))]
	code := codes[r.IntN(len(codes))]
	switch r.IntN(5) {
	case 0:
		return one
	case 1:
		return code
	case 2:
		common := []encoding{escapes[1], escapes[2], escapes[4], escapes[6]}
		one = common[r.IntN(len(common))]
		if code.name == "UTF-16" {
			code = codes[0]
		}
		return encoding{code.name + " of " + one.name, func(r *rand.Rand, v string) (string, string) {
			text, _ := one.write(r, v)
			return code.write(r, text)
		}}
	case 3:
		return encoding{one.name + " of base64", func(r *rand.Rand, v string) (string, string) {
			text, _ := codes[0].write(r, v)
			text, _ = one.write(r, text)
			return text, text
		}}
	default:
		return encoding{two.name + " of " + one.name, func(r *rand.Rand, v string) (string, string) {
			text, _ := one.write(r, v)
			text, _ = two.write(r, text)
			return text, text
		}}
	}
}

// randomSecret is what a key or a password may look like.
func randomSecret(r *rand.Rand) string {
	alphabets := []string{
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_",
		"ABCDEFabcdef0123456789",
		"aA0!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ",
		"비밀번호é😀aZ9%/+",
	}
	letters := []rune(alphabets[r.IntN(len(alphabets))])
	var b strings.Builder
	for n := 8 + r.IntN(40); b.Len() < n; {
		b.WriteRune(letters[r.IntN(len(letters))])
	}
	if r.IntN(100) == 0 {
		return strings.Repeat(b.String(), 4096/b.Len())
	}
	return b.String()
}
