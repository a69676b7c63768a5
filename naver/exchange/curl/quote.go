package curl

import (
	"strings"
)

// syntax is how a shell wants a command.
type syntax struct {
	program string
	prepare string // what goes first if there is a double quote in an argument
	newLine string // goes on with the same command
	quote   func(argument) string
}

var syntaxes = map[Shell]syntax{
	Sh:  {program: "curl", newLine: " \\\n  ", quote: quoteSh},
	Cmd: {program: "curl.exe", newLine: " ^\r\n  ", quote: quoteCmd},
	PowerShell: {
		program: "curl.exe", // curl alone is another command there
		prepare: "$PSNativeCommandArgumentPassing = 'Legacy'\n",
		newLine: " `\n  ", quote: quotePowerShell,
	},
}

// isPlain tells what needs no quotes in any shell.
func isPlain(a argument) bool {
	if len(a) != 1 || a[0].variable || a[0].text == "" {
		return false
	}
	return !strings.ContainsFunc(a[0].text, func(c rune) bool { return !isPlainLetter(c) && c != '-' && c != '.' })
}

func isPlainLetter(c rune) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// quoteSh puts texts into single quotes, in which nothing has a meaning, and variables into double ones.
func quoteSh(a argument) string {
	if isPlain(a) {
		return a[0].text
	}
	var b strings.Builder
	for _, p := range a {
		if p.variable {
			b.WriteString(`"$` + p.text + `"`)
		} else {
			b.WriteString("'" + strings.ReplaceAll(p.text, "'", `'\''`) + "'")
		}
	}
	return b.String()
}

// quoteCmd writes for two readers: the prompt, which replaces %names% first and then takes carets out, and the program,
// which splits its command line by itself. The quotes get carets as well, so the prompt never believes to be inside of
// quotes, where a caret would stay.
func quoteCmd(a argument) string {
	if isPlain(a) {
		return a[0].text
	}
	var b strings.Builder
	b.WriteString(`^"`)
	backslashes := 0 // the program doubles those before a quote, and only those
	for i, p := range a {
		if p.variable {
			b.WriteString("%" + p.text + "%")
			backslashes = 0
			continue
		}
		for _, c := range p.text {
			switch {
			case c == '\\':
				backslashes++
				b.WriteString(`^\`)
				continue
			case c == '"':
				b.WriteString(strings.Repeat(`^\`, backslashes+1) + `^"`)
			case c == '%':
				b.WriteString("%^") // no variable has a name that begins with a caret
			case isPlainLetter(c) || c > '~':
				b.WriteRune(c)
			default:
				b.WriteString("^" + string(c))
			}
			backslashes = 0
		}
		if i == len(a)-1 {
			b.WriteString(strings.Repeat(`^\`, backslashes))
		}
	}
	b.WriteString(`^"`)
	return strings.ReplaceAll(b.String(), "%^^", "%^") // one caret is enough for what follows
}

// quotePowerShell puts texts into single quotes, in which only quotes have a meaning, the curved ones too, and joins them
// with the variables. A double quote is not sent on by versions before 7.3 unless it has a backslash; newer ones are
// told to do as those did.
func quotePowerShell(a argument) string {
	if isPlain(a) {
		return a[0].text
	}
	parts := make([]string, 0, len(a))
	for _, p := range a {
		if p.variable {
			parts = append(parts, "$env:"+p.text)
			continue
		}
		parts = append(parts, "'"+powerShellQuotes.Replace(crtEscape(p.text))+"'")
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return "(" + strings.Join(parts, " + ") + ")"
}

var powerShellQuotes = strings.NewReplacer("'", "''", "‘", "‘‘", "’", "’’", "‚", "‚‚", "‛", "‛‛")

// crtEscape writes double quotes, and the backslashes before one, as a Windows program reads them.
func crtEscape(s string) string {
	var b strings.Builder
	backslashes := 0
	for _, c := range s {
		switch c {
		case '\\':
			backslashes++
		case '"':
			b.WriteString(strings.Repeat(`\`, backslashes+1))
			backslashes = 0
		default:
			backslashes = 0
		}
		b.WriteRune(c)
	}
	if strings.ContainsRune(s, ' ') { // then PowerShell puts quotes around it
		b.WriteString(strings.Repeat(`\`, backslashes))
	}
	return b.String()
}
