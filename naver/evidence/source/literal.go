package source

import "strings"

// literal reads a string, if one begins here.
func (l *lexer) literal() bool {
	rest := l.src[l.at:]
	if l.lang == php && strings.HasPrefix(rest, "<<<") {
		return l.heredoc()
	}
	if l.lang == script && rest[0] == '/' {
		return l.regular()
	}
	if l.lang == pwsh && (strings.HasPrefix(rest, "@\"\n") || strings.HasPrefix(rest, "@'\n") || strings.HasPrefix(rest, "@\"\r\n")) {
		return l.quoted(2, string(rest[1])+"@", rest[1] == '"', false, shellHoles)
	}
	prefix := l.prefix(rest)
	if prefix >= len(rest) {
		return false
	}
	marks, quote := strings.ToLower(rest[:prefix]), rest[prefix]
	holes := l.lang.holes
	if holes == prefixHoles && !strings.ContainsAny(marks, "f$") {
		holes = noHoles
	}
	raw := strings.ContainsAny(marks, "r@")
	switch {
	case quote == '`' && l.lang.template:
		return l.quoted(1, "`", true, true, dollarHoles)
	case quote != '"' && quote != '\'':
		return false
	case quote == '\'' && !l.lang.single:
		return l.character()
	case raw && l.lang == dart:
		holes = noHoles
	case quote == '\'' && (holes == phpHoles || holes == shellHoles):
		holes = noHoles
	}
	if three := strings.Repeat(string(quote), 3); l.lang.triple && strings.HasPrefix(rest[prefix:], three) {
		return l.quoted(prefix+3, three, !raw && l.lang != kotlin && l.lang != csharp, true, holes)
	}
	return l.quoted(prefix+1, string(quote), !raw, raw && l.lang == csharp || l.lang == php || l.lang == pwsh, holes)
}

// prefix is the length of the letters before a quote that say how the string is to be read.
func (l *lexer) prefix(rest string) int {
	letters := ""
	switch l.lang {
	case python:
		letters = "rRfFbBuU"
	case csharp:
		letters = "@$"
	case dart:
		letters = "r"
	default:
		return 0
	}
	n := 0
	for n < len(rest) && n < 3 && strings.IndexByte(letters, rest[n]) >= 0 {
		n++
	}
	if n > 0 && (n == len(rest) || rest[n] != '"' && rest[n] != '\'') {
		return len(rest)
	}
	return n
}

// character passes by a character such as '"'.
func (l *lexer) character() bool {
	rest := l.src[l.at:]
	end := 1
	for end < len(rest) && end < 10 && rest[end] != '\'' && rest[end] != '\n' {
		if rest[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(rest) || rest[end] != '\'' {
		return false
	}
	l.add(token{kind: text, pieces: []piece{{letters: rest[1:end], line: l.line}}})
	l.at += end + 1
	return true
}

// regular passes by a regular expression, which stands where no division can.
func (l *lexer) regular() bool {
	if n := len(l.out); n > 0 {
		last := l.out[n-1]
		if last.kind == number || last.kind == text || last.kind == name && last.text != "return" || last.is(")") || last.is("]") || last.is("}") || last.is("<") {
			return false
		}
	}
	rest := l.src[l.at:]
	class := false
	for i := 1; i < len(rest) && rest[i] != '\n'; i++ {
		switch rest[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		case '/':
			if class || i == 1 {
				continue
			}
			l.at += i + 1
			l.add(token{text: "/…/"})
			return true
		}
	}
	return false
}

// heredoc reads PHP's strings of several lines.
func (l *lexer) heredoc() bool {
	rest := l.src[l.at+3:]
	end := strings.IndexByte(rest, '\n')
	if end < 0 {
		return false
	}
	label := strings.TrimSpace(rest[:end])
	plain := strings.HasPrefix(label, "'")
	label = strings.Trim(label, `'"`)
	if label == "" || !isNameStart(label[0]) {
		return false
	}
	body := rest[end+1:]
	stop := strings.Index("\n"+body, "\n"+label)
	for skip := 0; stop < 0 && skip < 1; skip++ {
		if i := strings.Index(body, label); i >= 0 && strings.TrimSpace(body[strings.LastIndexByte(body[:i], '\n')+1:i]) == "" {
			stop = i
		}
	}
	if stop < 0 {
		return false
	}
	holes := phpHoles
	if plain {
		holes = noHoles
	}
	inner := *l
	inner.src, inner.at, inner.line, inner.out = body[:stop]+"\x00", 0, l.line+1, nil
	if !inner.quoted(0, "\x00", true, true, holes) {
		return false
	}
	l.add(inner.out[0])
	l.line += 1 + strings.Count(body[:stop], "\n")
	l.at += 3 + end + 1 + min(len(body), stop+len(label))
	return true
}
