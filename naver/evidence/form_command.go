package evidence

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"navercaptcha/naver/attempt"
)

const (
	formCurl       attempt.Form = "curl-command"
	formPowerShell attempt.Form = "powershell-command"
	formFetch      attempt.Form = "fetch-command"
)

// commandStart finds a command behind a prompt, or none.
var commandStart = regexp.MustCompile(`(?i)^(\s*(?:\S*[$#%>❯➜]\s*|[A-Z]:\\[^>]*>\s*|PS [^>]*>\s*|\d+\s+)?(?:sudo |time |[A-Z_]+=\S* )*)(curl(?:\.exe)?[ \t]|https?[ \t]|invoke-webrequest[ \t]|invoke-restmethod[ \t]|iwr[ \t]|irm[ \t]|(?:await )?fetch\()`)

// continued tells the shells by how they carry a line on.
func continued(line string) bool {
	line = strings.TrimRight(line, " \t")
	return strings.HasSuffix(line, `\`) || strings.HasSuffix(line, "^") || strings.HasSuffix(line, "`")
}

// maxCommand is how many lines a command may have.
const maxCommand = 100

// readCommands reads the commands with which somebody calls: what they would send, without sending it.
func readCommands(t *transcript) {
	for i := 0; i < len(t.lines); i++ {
		if t.claimed[i] {
			continue
		}
		if !t.has(i, "curl", "http ", "https ", "invoke-", "iwr", "irm", "fetch(") {
			continue
		}
		m := commandStart.FindStringSubmatchIndex(t.lines[i])
		if m == nil || strings.HasPrefix(t.lower[i][min(m[4], len(t.lower[i])):], "curl error ") { // what PHP and Python say of its failure
			continue
		}
		name := strings.TrimSpace(strings.ToLower(t.lines[i][m[4]:m[5]]))
		end := i + 1
		for end < len(t.lines) && end-i < maxCommand && continued(t.lines[end-1]) {
			end++
		}
		lines := append([]string{t.lines[i][m[4]:]}, t.lines[i+1:end]...)
		var c command
		switch {
		case strings.HasPrefix(name, "curl"), name == "http", name == "https":
			if name == "http" || name == "https" {
				if !strings.Contains(strings.Join(lines, " "), ".") {
					continue
				}
			}
			words := splitCommand(lines)
			if strings.HasPrefix(name, "curl") {
				c = curlCommand(words)
			} else {
				c = httpieCommand(words)
			}
			c.form = formCurl
		case strings.HasSuffix(name, "fetch("):
			end = t.closing(i, m[4], '(', ')')
			c = fetchCommand(t.from(i, end)[m[4]:])
			c.form = formFetch
		default:
			end = max(end, t.closing(i, m[4], '{', '}'))
			c = webRequest(t.from(i, end)[m[4]:])
			c.form = formPowerShell
		}
		if c.url == "" || !aboutNAVER(c.url) && !hasNAVERHeader(c.header) {
			continue
		}
		t.add(piece{
			line: i, end: end, form: c.form, request: true, method: c.method, url: c.url, header: c.header, naver: true, proxy: c.proxy,
		})
		i = end - 1
	}
}

// command is what a command would send.
type command struct {
	form        attempt.Form
	method, url string
	header      http.Header
	proxy       string
}

// splitCommand parts a command into its words as its shell would.
func splitCommand(lines []string) []string {
	joined := strings.Join(lines, "\n")
	switch {
	case strings.Contains(joined, `^"`) || strings.HasSuffix(strings.TrimRight(lines[0], " "), "^"):
		return splitCmd(lines)
	case strings.HasSuffix(strings.TrimRight(lines[0], " "), "`"):
		return splitPowerShell(lines)
	}
	if words, ok := splitSh(joined); ok {
		return words
	}
	return splitPlain(joined)
}

// splitSh reads a command for sh. What only the shell knows is marked as not known.
func splitSh(text string) (words []string, ok bool) {
	file, err := syntax.NewParser(syntax.RecoverErrors(3)).Parse(strings.NewReader(text), "")
	if err != nil || len(file.Stmts) == 0 {
		return nil, false
	}
	call, isCall := file.Stmts[0].Cmd.(*syntax.CallExpr)
	if !isCall {
		if pipe, isPipe := file.Stmts[0].Cmd.(*syntax.BinaryCmd); isPipe {
			call, isCall = pipe.X.Cmd.(*syntax.CallExpr)
		}
	}
	if !isCall {
		return nil, false
	}
	for _, w := range call.Args {
		words = append(words, wordText(w.Parts))
	}
	return words, len(words) > 1
}

// unknownValue stands for what a variable holds. Package diagnosis takes it for a value that was hidden.
const unknownValue = "«variable»"

func wordText(parts []syntax.WordPart) string {
	var b strings.Builder
	for _, part := range parts {
		switch p := part.(type) {
		case *syntax.Lit:
			b.WriteString(unescapeSh(p.Value))
		case *syntax.SglQuoted:
			b.WriteString(p.Value)
		case *syntax.DblQuoted:
			for _, inner := range p.Parts {
				if lit, ok := inner.(*syntax.Lit); ok {
					b.WriteString(unescapeQuoted(lit.Value))
				} else {
					b.WriteString(unknownValue)
				}
			}
		default:
			b.WriteString(unknownValue)
		}
	}
	return b.String()
}

func unescapeSh(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
			if s[i] == '\n' {
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

var unescapeQuoted = strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\$`, `$`, "\\`", "`", "\\\n", "").Replace

// splitCmd reads a command for cmd.exe: a caret makes the next letter plain, also at the end of a line.
func splitCmd(lines []string) []string {
	var b strings.Builder
	for _, line := range lines {
		line = strings.TrimRight(line, " \t")
		if rest, ok := strings.CutSuffix(line, "^"); ok {
			line = rest + " "
		}
		for i := 0; i < len(line); i++ {
			if line[i] == '^' && i+1 < len(line) {
				i++
			}
			b.WriteByte(line[i])
		}
	}
	return splitPlain(b.String())
}

func splitPowerShell(lines []string) []string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(strings.TrimSuffix(strings.TrimRight(line, " \t"), "`") + " ")
	}
	return splitPlain(b.String())
}

// splitPlain parts a text at blanks outside of quotes.
func splitPlain(text string) (words []string) {
	var b strings.Builder
	var quote byte
	open := false
	flush := func() {
		if b.Len() > 0 || open {
			words = append(words, b.String())
			b.Reset()
			open = false
		}
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0 && c == '\\' && i+1 < len(text) && (text[i+1] == quote || text[i+1] == '\\'):
			i++
			b.WriteByte(text[i])
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote, open = c, true
		case quote == 0 && c == '\\' && i+1 < len(text) && text[i+1] == '\n':
			i++
			flush()
		case quote == 0 && (c == ' ' || c == '\t' || c == '\n'):
			flush()
		default:
			b.WriteByte(c)
		}
	}
	flush()
	return words
}

// withValue are the options of curl that take one and do not matter here.
var withValue = map[string]bool{
	"-o": true, "--output": true, "-w": true, "--write-out": true, "-m": true, "--max-time": true, "--connect-timeout": true,
	"--cacert": true, "--capath": true, "-E": true, "--cert": true, "--key": true, "--resolve": true, "-c": true, "--cookie-jar": true,
	"-D": true, "--dump-header": true, "--retry": true, "-T": true, "--trace": true, "--trace-ascii": true, "-F": true, "--form": true,
	"--interface": true, "--proxy-user": true, "-U": true, "--limit-rate": true, "-K": true, "--config": true, "-r": true,
}

func curlCommand(words []string) command {
	c := command{header: http.Header{}}
	query := ""
	get := false
	for i := 1; i < len(words); i++ {
		w := words[i]
		name, value, attached := w, "", false
		if strings.HasPrefix(w, "--") {
			name, value, attached = strings.Cut(w, "=")
		} else if len(w) > 2 && w[0] == '-' && strings.IndexByte("HXAebdxuowm", w[1]) >= 0 {
			name, value, attached = w[:2], w[2:], true
		} else if len(w) > 2 && w[0] == '-' { // flags together, the last of which may take a value
			name = "-" + w[len(w)-1:]
		}
		take := func() string {
			if !attached && i+1 < len(words) {
				i++
				return words[i]
			}
			return value
		}
		switch name {
		case "-H", "--header":
			c.setHeader(take())
		case "-X", "--request":
			c.method = take()
		case "--url":
			c.url = take()
		case "-A", "--user-agent":
			c.header.Set("User-Agent", take())
		case "-e", "--referer":
			c.header.Set("Referer", take())
		case "-b", "--cookie":
			c.header.Set("Cookie", take())
		case "-u", "--user":
			c.header.Set("Authorization", "Basic "+take())
		case "-x", "--proxy":
			c.proxy = hostOf(take())
		case "-G", "--get":
			get = true
		case "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode":
			if query != "" {
				query += "&"
			}
			query += take()
		case "-I", "--head":
			c.method = http.MethodHead
		default:
			switch {
			case withValue[name]:
				take()
			case strings.HasPrefix(w, "-"):
			case c.url == "" && strings.Contains(w, "."):
				c.url = w
			}
		}
	}
	if query != "" && get {
		sign := "?"
		if strings.Contains(c.url, "?") {
			sign = "&"
		}
		c.url += sign + query
	} else if query != "" && c.method == "" {
		c.method = http.MethodPost
	}
	return c.whole()
}

func (c command) whole() command {
	if c.url != "" && !strings.Contains(c.url, "://") {
		c.url = "http://" + c.url // as curl and HTTPie take it
	}
	if c.method == "" {
		c.method = http.MethodGet
	}
	return c
}

func (c *command) setHeader(line string) {
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		return
	}
	c.header.Add(strings.TrimSpace(name), strings.TrimPrefix(value, " "))
}

func hostOf(raw string) string {
	if u, err := url.Parse(raw); err == nil && u.Host != "" {
		return u.Host
	}
	_, host, found := strings.Cut(raw, "@")
	if !found {
		host = raw
	}
	return host
}

var methodWord = regexp.MustCompile(`^[A-Z]{3,7}$`)

func httpieCommand(words []string) command {
	c := command{header: http.Header{}}
	for _, w := range words[1:] {
		switch {
		case strings.HasPrefix(w, "-"):
		case methodWord.MatchString(w):
			c.method = w
		case c.url == "":
			c.url = w
		case strings.Contains(w, "=="):
			name, value, _ := strings.Cut(w, "==")
			sign := "?"
			if strings.Contains(c.url, "?") {
				sign = "&"
			}
			c.url += sign + name + "=" + value
		case strings.Contains(w, ":"):
			c.setHeader(w)
		}
	}
	if words[0] == "https" && c.url != "" && !strings.Contains(c.url, "://") {
		c.url = "https://" + c.url
	}
	return c.whole()
}

var (
	anyURL      = regexp.MustCompile(`["'\x60](https?://[^"'\x60\s]+)["'\x60]`)
	bareURI     = regexp.MustCompile(`(?i)-uri\s+["']?(https?://[^\s"']+)|^\S+\s+["']?(https?://[^\s"']+)`)
	fetchHeader = regexp.MustCompile(`["']?([A-Za-z][A-Za-z0-9-]*)["']?\s*[:=]\s*["']([^"'\n]*)["']`)
	fetchOfPage = regexp.MustCompile(`["']mode["']\s*:\s*["']cors["']`)
	fetchMethod = regexp.MustCompile(`(?i)["']?-?method["']?\s*[:= ]\s*["']?(\w+)`)
)

// notHeaders are the options of fetch that look like headers.
var notHeaders = map[string]bool{
	"method": true, "mode": true, "credentials": true, "referrer": true, "referrerPolicy": true, "body": true, "cache": true,
	"redirect": true, "Uri": true,
}

// fetchCommand reads what a browser copies as fetch.
func fetchCommand(text string) command {
	c := command{header: http.Header{}}
	m := anyURL.FindStringSubmatchIndex(text)
	if m == nil {
		return c
	}
	c.url = text[m[2]:m[3]]
	c.takeHeaders(text[m[1]:])
	if c.header.Get("Sec-Fetch-Mode") == "" && fetchOfPage.MatchString(text) {
		c.header.Set("Sec-Fetch-Mode", "cors") // Firefox copies it as an option only
	}
	return c.whole()
}

// webRequest reads Invoke-WebRequest and its relatives.
func webRequest(text string) command {
	c := command{header: http.Header{}}
	m := bareURI.FindStringSubmatch(text)
	if m == nil {
		return c
	}
	c.url = m[1] + m[2]
	c.takeHeaders(text)
	return c.whole()
}

func (c *command) takeHeaders(text string) {
	for _, h := range fetchHeader.FindAllStringSubmatch(text, 100) {
		if !notHeaders[h[1]] && !strings.HasPrefix(h[2], "http") {
			c.header.Add(h[1], h[2])
		}
	}
	if m := fetchMethod.FindStringSubmatch(text); m != nil {
		c.method = strings.ToUpper(m[1])
	}
}

// closing finds the line behind that in which a bracket that opens after a place is closed again.
func (t *transcript) closing(line, at int, open, shut byte) int {
	depth, opened := 0, false
	for i := line; i < len(t.lines) && i < line+maxCommand; i++ {
		text := t.lines[i]
		if i == line {
			text = text[at:]
		}
		for j := 0; j < len(text); j++ {
			switch text[j] {
			case open:
				depth, opened = depth+1, true
			case shut:
				if depth--; depth == 0 {
					return i + 1
				}
			}
		}
		if !opened && !continued(t.lines[i]) {
			break
		}
	}
	return line + 1
}
