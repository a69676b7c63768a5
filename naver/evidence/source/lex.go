package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexer parts a source into tokens.
type lexer struct {
	src    string
	at     int
	line   int
	lang   *language
	client bool
	depth  int // of holes within holes
	out    []token

	first    bool
	indent   int
	template bool // the source is a template: <%= x %> and {{ x }} within its strings are holes
}

// maxHoles is how deep strings may stand in the holes of strings.
const maxHoles = 4

// lex parts a source of one language, whose first line has a number.
func lex(src string, lang *language, line int, client, template bool) []token {
	l := &lexer{src: src, line: line, lang: lang, client: client, template: template, first: true}
	l.run()
	return l.out
}

func (l *lexer) run() {
	for l.at < len(l.src) {
		c := l.src[l.at]
		switch {
		case c == '\n':
			l.line++
			l.at++
			l.first, l.indent = true, 0
		case c == '\\' && l.at+1 < len(l.src) && (l.src[l.at+1] == '\n' || l.src[l.at+1] == '\r'):
			if l.at += 2; l.src[l.at-1] == '\r' && l.at < len(l.src) && l.src[l.at] == '\n' {
				l.at++
			}
			l.line++ // the line goes on
		case c <= ' ':
			if l.first {
				l.indent++
				if c == '\t' {
					l.indent += 3
				}
			}
			l.at++
		case l.comment(), l.literal():
		case isNameStart(c) || c == '$' && l.lang != csharp || c == '@' && l.lang == csharp || c >= utf8.RuneSelf:
			l.name()
		case c >= '0' && c <= '9':
			l.number()
		default:
			l.sign()
		}
	}
}

func (l *lexer) add(t token) {
	t.lang, t.client, t.first, t.indent = l.lang, l.client, l.first, l.indent
	if t.line == 0 {
		t.line = l.line
	}
	l.first = false
	l.out = append(l.out, t)
}

// comment passes by a comment.
func (l *lexer) comment() bool {
	rest := l.src[l.at:]
	for _, begin := range l.lang.line {
		if strings.HasPrefix(rest, begin) && (begin != "#" || l.lang != php || !strings.HasPrefix(rest, "#[")) {
			end := strings.IndexByte(rest, '\n')
			if end < 0 {
				end = len(rest)
			}
			l.at += end
			return true
		}
	}
	for _, b := range l.lang.block {
		if strings.HasPrefix(rest, b[0]) {
			end := strings.Index(rest[len(b[0]):], b[1])
			if end < 0 {
				end = len(rest)
			} else {
				end += len(b[0]) + len(b[1])
			}
			l.line += strings.Count(rest[:end], "\n")
			l.at += end
			return true
		}
	}
	return false
}

func isNameStart(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func isNamePart(c byte) bool { return isNameStart(c) || c >= '0' && c <= '9' || c == '$' }

func (l *lexer) name() {
	start := l.at
	for l.at++; l.at < len(l.src); l.at++ {
		c := l.src[l.at]
		switch {
		case isNamePart(c) && (c != '$' || l.lang == script || l.lang == java):
			continue
		case c == '-' && l.lang.dashes && l.src[start] != '$' && l.at+1 < len(l.src) && isNameStart(l.src[l.at+1]):
			continue
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(l.src[l.at:])
			if !unicode.IsLetter(r) {
				break
			}
			l.at += n - 1
			continue
		}
		break
	}
	l.add(token{kind: name, text: l.src[start:l.at]})
}

func (l *lexer) number() {
	start := l.at
	for l.at < len(l.src) && (isNamePart(l.src[l.at]) || l.src[l.at] == '.' && l.lang != php && l.at+1 < len(l.src) && l.src[l.at+1] >= '0' && l.src[l.at+1] <= '9') {
		l.at++
	}
	l.add(token{kind: number, text: l.src[start:l.at]})
}

// signs of more than one letter, the longest first.
var signs = []string{
	"===", "!==", "?->", "...", "=>", "->", "::", "?.", "+=", ".=", "==", "!=", "??", "?:", "&&", "||", "!!", ":=", "<=", ">=",
}

func (l *lexer) sign() {
	rest := l.src[l.at:]
	if l.lang.dashes && rest[0] == '-' && len(rest) > 1 && isNameStart(rest[1]) && (l.at == 0 || l.src[l.at-1] <= ' ') {
		l.name() // -Uri
		return
	}
	for _, s := range signs {
		if strings.HasPrefix(rest, s) && (s != ".=" || l.lang == php) {
			l.at += len(s)
			l.add(token{text: s})
			return
		}
	}
	l.at++
	l.add(token{text: rest[:1]})
}
