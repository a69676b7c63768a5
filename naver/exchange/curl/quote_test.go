package curl

import (
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// hostile are texts that mean something to one shell or another.
var hostile = []string{
	"", "plain", "-o", "a b", "it's", `say "hi"`, `'; touch /tmp/x; '`, "$(reboot)", "`reboot`", "${HOME}", "$env:PATH",
	"%PATH%", "%20%EA%B0%80", "100%", "%", "^", "a^b", "&calc&", "|more", "<in>", `C:\temp\`, `a\"b`, `\\server\`, `\`, `ends "`,
	"가나 다", "‘curved’", "!history!", "* ? [a]", "#", "~", "a;b", "(x)", "{a,b}", "@file", "%^", `^"`, `"%"`, "%%", "%a%b%",
}

// random makes texts of what shells care for.
func random(seed uint64) string {
	r := rand.New(rand.NewPCG(3, seed))
	letters := []rune("ab %^&|<>()!\"'`$\\;#~‘’가-+=@{}[]*?,.:/")
	var b strings.Builder
	for range r.IntN(30) {
		b.WriteRune(letters[r.IntN(len(letters))])
	}
	return b.String()
}

// each runs a test for every hostile text and many random ones.
func each(t *testing.T, f func(text string)) {
	t.Helper()
	for _, text := range hostile {
		f(text)
	}
	for seed := range uint64(500) {
		f(random(seed))
	}
}

func TestSh(t *testing.T) {
	var texts []string
	script := "printf '%s\\n'"
	each(t, func(text string) {
		texts = append(texts, text+"|value of X|"+text)
		script += " " + quoteSh(argument{literal(text + "|"), {"X", true}, literal("|" + text)})
	})
	c := exec.CommandContext(t.Context(), "sh", "-c", script)
	c.Env = []string{"X=value of X"}
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if !slices.Equal(got, texts) {
		for i := range texts {
			if i >= len(got) || got[i] != texts[i] {
				t.Fatalf("sh read %q for %q", got[min(i, len(got)-1)], texts[i])
			}
		}
	}
}

// prompt does what the prompt of Windows does to a line: variables first, then carets, unless inside of quotes. An
// unknown variable stays as it is.
func prompt(t *testing.T, line string, variables map[string]string) string {
	t.Helper()
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		if line[i] == '%' {
			if end := strings.IndexByte(line[i+1:], '%'); end >= 0 {
				if value, ok := variables[line[i+1:i+1+end]]; ok {
					b.WriteString(value)
					i += end + 1
					continue
				}
			}
		}
		b.WriteByte(line[i])
	}
	line = b.String()
	b.Reset()
	quoted := false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '^' && !quoted:
			if i++; i < len(line) {
				b.WriteByte(line[i])
			}
		case c == '"':
			quoted = !quoted
			b.WriteByte(c)
		case !quoted && strings.IndexByte("&|<>()", c) >= 0:
			t.Fatalf("%q runs or redirects something at %d", line, i)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// split splits a command line as Windows programs do.
func split(line string) (arguments []string) {
	var b strings.Builder
	quoted, inside, backslashes := false, false, 0
	for _, c := range line {
		switch {
		case c == '\\':
			backslashes++
			inside = true
			continue
		case c == '"':
			b.WriteString(strings.Repeat(`\`, backslashes/2))
			if backslashes%2 == 1 {
				b.WriteByte('"')
			} else {
				quoted = !quoted
			}
			inside = true
		case c == ' ' && !quoted:
			b.WriteString(strings.Repeat(`\`, backslashes))
			if inside {
				arguments = append(arguments, b.String())
				b.Reset()
			}
			inside = false
		default:
			b.WriteString(strings.Repeat(`\`, backslashes) + string(c))
			inside = true
		}
		backslashes = 0
	}
	b.WriteString(strings.Repeat(`\`, backslashes))
	if inside {
		arguments = append(arguments, b.String())
	}
	return arguments
}

func TestCmd(t *testing.T) {
	variables := map[string]string{"PATH": "leaked", "X": "value-of-X", "20": "leaked", "a": "leaked"}
	each(t, func(text string) {
		line := "curl.exe -H " + quoteCmd(argument{literal(text + "|"), {"X", true}, literal("|" + text)}) + " end"
		want := []string{"curl.exe", "-H", text + "|value-of-X|" + text, "end"}
		if got := split(prompt(t, line, variables)); !slices.Equal(got, want) {
			t.Fatalf("%s\nbecomes %q\nnot     %q", line, got, want)
		}
	})
}

func TestPowerShell(t *testing.T) {
	each(t, func(text string) {
		quoted := quotePowerShell(argument{literal("|" + text)})
		inner := quoted[1 : len(quoted)-1]
		for _, quote := range []string{"'", "‘", "’", "‚", "‛"} {
			if strings.Contains(strings.ReplaceAll(inner, quote+quote, ""), quote) {
				t.Fatalf("%s ends its quotes early", quoted)
			}
			inner = strings.ReplaceAll(inner, quote+quote, quote)
		}
		// What PowerShell before 7.3 makes of it: quotes around what has a blank, nothing else.
		line := "curl.exe " + inner
		if strings.Contains(inner, " ") {
			line = `curl.exe "` + inner + `"`
		}
		if got := split(line); len(got) != 2 || got[1] != "|"+text {
			t.Fatalf("%s becomes %q", quoted, got)
		}
	})
	got := quotePowerShell(argument{literal("X: "), {ClientIDVariable, true}, literal("&b")})
	if got != "('X: ' + $env:NAVER_CLIENT_ID + '&b')" {
		t.Error(got)
	}
}
