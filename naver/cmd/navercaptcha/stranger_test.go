package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// commanding are characters that tell a terminal what to do or turn the direction of writing round: ESC, C1's CSI, a carriage
// return and a right-to-left override.
const commanding = "A\x1b[2JB\u009b31mC\rD\u202eE\u2066F\x07G"

// wantPlain fails where a text holds a character that does more than to be read.
func wantPlain(t *testing.T, where, text string) {
	t.Helper()
	for _, c := range text {
		if c != '\n' && c != '\t' && unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == '\u2028' || c == '\u2029' {
			t.Errorf("%s: %U is in %q", where, c, text)
			return
		}
	}
}

func quoted(text string) string {
	b, _ := json.Marshal(text)
	return string(b)
}

// What somebody else wrote moves no cursor and hides no line, wherever the program repeats it.
func TestWhatStrangersWroteCommandsNoTerminal(t *testing.T) {
	har := write(t, "calls.har", fmt.Sprintf(`{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{
		"startedDateTime":"2026-11-21T09:30:00Z","time":1,"request":{"method":%s,"url":"https://captcha.example/%s/v1/captcha/nkey?code=0",
		"httpVersion":"HTTP/1.1","headers":[],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0},
		"response":{"status":401,"statusText":%s,"httpVersion":"HTTP/1.1","headers":[],"cookies":[],"content":{"size":9,"mimeType":"text/plain",
		"text":%s},"redirectURL":"","headersSize":-1,"bodySize":-1},"cache":{},"timings":{"send":0,"wait":1,"receive":0}}]}}`,
		quoted("GET"+commanding), "%1b%5b2J%c2%9b31m%e2%80%ae", quoted(commanding), quoted(commanding)))
	steps := "\nkinds: [image]\nsteps:\n  - issue\n  - fetch\n  - verify: human\n    name: " + strconv.QuoteToASCII(commanding) + "\n    expect: {right: true}\n"
	script := write(t, "mine.yaml", "name: "+strconv.QuoteToASCII(commanding)+steps)
	broken := write(t, "broken.yaml", "name: [x\n"+commanding+"\n")
	folder := t.TempDir()
	for _, args := range [][]string{
		{"explain", har},
		{"explain", har, "--json"},
		{"run", script, "--simulate", "--interactive", "--no-viewer", "--platform", "developers"},
		{"run", script, "--simulate", "--interactive", "--no-viewer", "--platform", "developers", "--json"},
		{"run", script, "--simulate", "--dry-run"},
		{"run", broken, "--simulate"},
		{"run", folder + "/" + commanding + ".yaml"},
		{"explain", folder + "/" + commanding},
		{commanding},
		{"issue", "--platform", commanding},
	} {
		got := run(t, nil, "0\n0\n0\n", args...)
		if got.out+got.errOut == "" {
			t.Errorf("%q says nothing", args)
		}
		wantPlain(t, fmt.Sprintf("%q on standard output", args), got.out)
		wantPlain(t, fmt.Sprintf("%q on standard error", args), got.errOut)
	}
	// In JSON nothing is lost: what a terminal would obey is escaped there.
	got := run(t, nil, "", "explain", har, "--json")
	var all struct {
		Calls []struct{ Method, URL string }
	}
	err := json.Unmarshal([]byte(got.out), &all)
	if calls := all.Calls; err != nil || len(calls) != 1 || calls[0].Method != "GET"+commanding ||
		!strings.Contains(calls[0].URL, "\u009b31m") {
		t.Errorf("%v: %+q", err, calls)
	}
}

// A file that is no scenario may hold anything, such as credentials.
func TestAFileThatIsNoScenarioIsNotRepeated(t *testing.T) {
	const secret = "Q2vD1mkXw9-of-somebody"
	for name, content := range map[string]string{
		"a text":      strings.Repeat("nothing to see ", 10) + secret,
		"one word":    secret,
		"a list":      "- " + secret + "\n",
		"environment": "NAVER_CLIENT_ID=yFq3VxZ8mW4tRb7Kc2Hs\nNAVER_CLIENT_SECRET=" + secret + "\n",
		"long steps":  "name: x\nsteps: " + strings.Repeat("nothing to see ", 10) + secret + "\n",
		"a long word": "name: x\nplatforms: [" + strings.Repeat("nothing to see ", 10) + secret + "]\nsteps: [issue]\n",
		"settings":    "secret: " + secret + "\n",
		"JSON":        `"` + secret + `"`,
		"damaged":     "a: " + secret + "\n b: [\n",
	} {
		for _, language := range []string{"ko", "en"} {
			got := expect(t, exitScenario, "run", "--lang", language, write(t, "mine.yaml", content), "--simulate")
			if strings.Contains(got.out+got.errOut, secret) {
				t.Errorf("%s: %s", name, got.errOut)
			}
		}
	}
}
