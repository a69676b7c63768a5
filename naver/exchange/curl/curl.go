// Package curl writes a recorded call as a curl command for a shell. The client ID and the client secret are not in it:
// the command takes them from the environment.
package curl

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/redaction"
)

// The environment variables that a command takes the credentials from.
const (
	ClientIDVariable     = "NAVER_CLIENT_ID"
	ClientSecretVariable = "NAVER_CLIENT_SECRET"
)

// Shell is what the command is typed into.
type Shell string

// The shells. Cmd is the prompt of Windows, not a batch file, in which percent signs count otherwise.
const (
	Sh         Shell = "sh"
	Cmd        Shell = "cmd"
	PowerShell Shell = "powershell"
)

// Shells lists every shell.
func Shells() []Shell { return []Shell{Sh, Cmd, PowerShell} }

// Command writes the call that was recorded. It sends the same method, target and header fields, over HTTP/1.1. Other
// secrets than the credentials are markers, which the person replaces. The client ID in a query is taken as it is from
// the environment: one with other characters than letters, digits, - and _ has to be percent-encoded there. The error is a
// *redaction.LeakError.
func Command(raw *exchange.Exchange, shell Shell, r *redaction.Redactor) (string, error) {
	e, _ := raw.Redact(r)
	arguments := []argument{
		{literal("--http1.1")},
		{literal("--globoff")},    // no lists in braces
		{literal("--path-as-is")}, // no .. taken out
		{literal("-sS")},
	}
	file := fileName(raw)
	if file == "" {
		arguments = append(arguments, argument{literal("-i")})
	}
	if e.Method != "GET" {
		arguments = append(arguments, argument{literal("-X")}, argument{literal(oneLine(e.Method))})
	}
	if raw.RequestHeader.Get("Accept-Encoding") != "" {
		arguments = append(arguments, argument{literal("--compressed")}) // so that curl undoes what the header asks for
	}
	for _, field := range fields(raw, e) {
		arguments = append(arguments, argument{literal("-H")}, field)
	}
	arguments = append(arguments, target(e.URL))
	if file != "" { // behind the URL: importers take the first word that they do not understand for it
		arguments = append(arguments, argument{literal("-o")}, argument{literal(file)})
	}
	text := write(shell, arguments)
	if err := r.Check([]byte(text)); err != nil {
		return "", err
	}
	return text, nil
}

// piece is a part of an argument: a text, or a variable.
type piece struct {
	text     string
	variable bool
}

type argument []piece

func literal(text string) piece { return piece{text: text} }

// variableFor is the variable behind a header or a parameter.
func variableFor(name string) (variable piece, ok bool) {
	switch strings.ToLower(name) {
	case "x-naver-client-id", "x-ncp-apigw-api-key-id":
		return piece{ClientIDVariable, true}, true
	case "x-naver-client-secret", "x-ncp-apigw-api-key":
		return piece{ClientSecretVariable, true}, true
	}
	return piece{}, false
}

// fields are the header fields as -H takes them. Those that curl adds by itself are switched off.
func fields(raw, e *exchange.Exchange) (list []argument) {
	for _, name := range slices.Sorted(maps.Keys(e.RequestHeader)) {
		if !isToken(name) {
			continue // no server has seen it
		}
		for _, value := range e.RequestHeader[name] {
			variable, ok := variableFor(name)
			switch value = oneLine(value); {
			case strings.EqualFold(name, "Host") && isHost(raw.URL, value):
			case strings.TrimSpace(value) == "":
				list = append(list, argument{literal(name + ";")}) // how curl sends a field without a value
			case ok:
				list = append(list, argument{literal(name + ": "), variable})
			default:
				list = append(list, argument{literal(name + ": " + value)})
			}
		}
	}
	for _, name := range []string{"Accept", "User-Agent"} {
		if _, sent := raw.RequestHeader[name]; !sent {
			list = append(list, argument{literal(name + ":")})
		}
	}
	return list
}

// isHost tells whether curl sends this Host by itself.
func isHost(target, host string) bool {
	_, rest, _ := strings.Cut(target, "://")
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	return rest[:end] == host
}

// target is the URL, with the credentials in its query as variables.
func target(address string) argument {
	address, _, _ = strings.Cut(oneLine(address), "#")
	base, query, found := strings.Cut(address, "?")
	if !found {
		return argument{literal(address)}
	}
	made, text := argument{}, base+"?"
	for i, p := range strings.Split(query, "&") {
		if i > 0 {
			text += "&"
		}
		name, value, _ := strings.Cut(p, "=")
		if variable, ok := variableFor(name); ok && value != "" {
			made = append(made, literal(text+name+"="), variable)
			text = ""
		} else {
			text += p
		}
	}
	if text != "" {
		made = append(made, literal(text))
	}
	return made
}

// fileName is where curl shall put a picture or a sound; empty for what can be read in the window of a shell.
func fileName(e *exchange.Exchange) string {
	switch kind, _, _ := strings.Cut(e.ResponseHeader.Get("Content-Type"), "/"); strings.ToLower(kind) {
	case "image":
		return "captcha.jpg"
	case "audio":
		return "captcha.wav"
	}
	return ""
}

// oneLine takes out what no request line and no header field can hold, and what would end a command.
func oneLine(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f || c == '\u0085' || c == '\u2028' || c == '\u2029' {
			return ' '
		}
		return c
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// isToken tells whether a name is one of a header field. Others, such as @file, mean something else to curl.
func isToken(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(c rune) bool {
		return c <= ' ' || c > '~' || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c)
	})
}

// write puts the arguments together, each header, the URL and the file on a line.
func write(shell Shell, arguments []argument) string {
	syntax := syntaxes[shell]
	var b strings.Builder
	if slices.ContainsFunc(arguments, hasQuote) {
		b.WriteString(syntax.prepare)
	}
	b.WriteString(syntax.program)
	address := slices.IndexFunc(arguments, func(a argument) bool { return isOption(a, "-o") }) - 1
	if address < 0 {
		address = len(arguments) - 1
	}
	for i, a := range arguments {
		separator := " "
		if i > 0 && (isOption(a, "-H") || isOption(a, "-o") || i == address) {
			separator = syntax.newLine
		}
		fmt.Fprintf(&b, "%s%s", separator, syntax.quote(a))
	}
	return b.String()
}

func isOption(a argument, name string) bool { return len(a) == 1 && a[0] == literal(name) }

func hasQuote(a argument) bool {
	return slices.ContainsFunc(a, func(p piece) bool { return strings.ContainsRune(p.text, '"') })
}
