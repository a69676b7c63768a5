package source

import "strings"

// quoted reads a string of which the first letters are its beginning.
func (l *lexer) quoted(begin int, end string, escapes, lines bool, holes holes) bool {
	t := token{kind: text, line: l.line}
	at, line := l.at+begin, l.line
	var letters strings.Builder
	from := line
	flush := func() {
		if letters.Len() > 0 {
			t.pieces = append(t.pieces, piece{letters: letters.String(), line: from})
			letters.Reset()
		}
		from = line
	}
	for {
		if at >= len(l.src) {
			return l.unfinished()
		}
		c := l.src[at]
		switch {
		case strings.HasPrefix(l.src[at:], end):
			if next := l.src[at+len(end):]; len(end) == 1 && !escapes && l.lang == csharp && strings.HasPrefix(next, end) {
				letters.WriteString(end) // "" within @"…"
				at += 2
				continue
			}
			flush()
			l.at, l.line = at+len(end), line
			if len(t.pieces) == 0 {
				t.pieces = []piece{{line: t.line}}
			}
			l.add(t)
			return true
		case c == '\n':
			if !lines {
				return l.unfinished()
			}
			line++
			letters.WriteByte(c)
			at++
		case c == '\\' && escapes && l.lang != pwsh, c == '`' && l.lang == pwsh && escapes:
			if at+1 < len(l.src) {
				if l.src[at+1] == '\n' {
					line++
				} else {
					letters.WriteString(unescaped(l.src[at+1]))
				}
			}
			at += 2
		case holes == prefixHoles && (strings.HasPrefix(l.src[at:], "{{") || strings.HasPrefix(l.src[at:], "}}")):
			letters.WriteByte(c)
			at += 2
		default:
			inner, next := l.hole(at, holes, end)
			if next == 0 {
				letters.WriteByte(c)
				at++
				continue
			}
			flush()
			t.pieces = append(t.pieces, piece{hole: l.within(inner, line), line: line})
			line += strings.Count(l.src[at:next], "\n")
			at, from = next, line
		}
	}
}

// unfinished: a quote that nothing closes is no string.
func (l *lexer) unfinished() bool {
	l.add(token{text: l.src[l.at : l.at+1]})
	l.at++
	return true
}

func unescaped(c byte) string {
	switch c {
	case 'n':
		return "\n"
	case 't':
		return "\t"
	case 'r':
		return "\r"
	}
	return string(c)
}

// within parts what stands in a hole.
func (l *lexer) within(inner string, line int) []token {
	if l.depth >= maxHoles || strings.TrimSpace(inner) == "" {
		return []token{{kind: name, text: "…", line: line, lang: l.lang}}
	}
	sub := &lexer{src: inner, line: line, lang: l.lang, client: l.client, depth: l.depth + 1}
	sub.run()
	if len(sub.out) == 0 {
		return []token{{kind: name, text: "…", line: line, lang: l.lang}}
	}
	return sub.out
}

// hole finds what stands in the hole that begins at a place, and where it ends; 0 where none begins.
func (l *lexer) hole(at int, holes holes, end string) (inner string, next int) {
	rest := l.src[at:]
	c := rest[0]
	if l.template && (c == '<' || c == '{') {
		for _, m := range [][2]string{{"<%=", "%>"}, {"<?=", "?>"}, {"<?php echo", "?>"}, {"{{", "}}"}} {
			if strings.HasPrefix(rest, m[0]) {
				if stop := strings.Index(rest, m[1]); stop > 0 {
					return strings.Trim(rest[len(m[0]):stop], "=-;! "), at + stop + len(m[1])
				}
			}
		}
	}
	switch holes {
	case dollarHoles, shellHoles:
		if c != '$' || len(rest) < 2 {
			return "", 0
		}
		if rest[1] == '{' || rest[1] == '(' && holes == shellHoles {
			if stop := closing(rest[1:]); stop > 0 {
				inner = rest[2 : 1+stop]
				if holes == shellHoles && rest[1] == '{' {
					inner = "$" + inner
				}
				return inner, at + 2 + stop
			}
			return "", 0
		}
		if end == "`" {
			return "", 0
		}
		return l.variable(at, rest, holes == dollarHoles)
	case phpHoles:
		if strings.HasPrefix(rest, "{$") || strings.HasPrefix(rest, "${") {
			open := strings.IndexByte(rest, '{')
			if stop := closing(rest[open:]); stop > 0 {
				inner = rest[open+1 : open+stop]
				if open == 1 {
					inner = "$" + inner
				}
				return inner, at + open + stop + 1
			}
		}
		if c != '$' {
			return "", 0
		}
		return l.variable(at, rest, false)
	case prefixHoles:
		if c != '{' {
			return "", 0
		}
		stop := closing(rest)
		if stop <= 1 {
			return "", 0
		}
		return formatless(rest[1:stop]), at + stop + 1
	}
	return "", 0
}

// variable reads $name, and in PHP its first index or field.
func (l *lexer) variable(at int, rest string, bare bool) (inner string, next int) {
	n := 1
	for n < len(rest) && isNamePart(rest[n]) && rest[n] != '$' {
		n++
	}
	if n == 1 || rest[1] >= '0' && rest[1] <= '9' {
		return "", 0
	}
	inner = rest[:n]
	if bare {
		inner = rest[1:n]
	}
	if l.lang == php {
		if n < len(rest) && rest[n] == '[' {
			if stop := strings.IndexByte(rest[n:], ']'); stop > 0 && stop < 40 {
				return inner, at + n + stop + 1
			}
		}
		if strings.HasPrefix(rest[n:], "->") {
			m := n + 2
			for m < len(rest) && isNamePart(rest[m]) && rest[m] != '$' {
				m++
			}
			if m > n+2 {
				return rest[:m], at + m
			}
		}
	}
	return inner, at + n
}

// formatless cuts the format behind a value: {x:>10}, {x!r}.
func formatless(inner string) string {
	depth := 0
	for i := 0; i < len(inner); i++ {
		switch inner[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ':', '!':
			if depth == 0 && i > 0 && (i+1 >= len(inner) || inner[i+1] != '=') {
				return inner[:i]
			}
		}
	}
	return inner
}

// maxHole is how long the text of a hole may be, in bytes.
const maxHole = 2000

// closing finds the bracket that closes the one with which a text begins.
func closing(rest string) int {
	depth, quote := 0, byte(0)
	for i := 0; i < len(rest) && i < maxHole; i++ {
		c := rest[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
