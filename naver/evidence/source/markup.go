package source

import (
	"html"
	"strings"
)

// mixed parts a source in which code of several languages stands within markup: HTML, JSP, PHP, Vue.
type mixed struct {
	src    string
	at     int
	line   int
	server *language // of <% … %>
	out    []token
}

// lexMixed parts a page. What stands in <? or <% runs on a server, what stands in <script> in the browser.
func lexMixed(src string, server *language) []token {
	m := &mixed{src: src, line: 1, server: server}
	for m.at < len(m.src) {
		next := strings.IndexByte(m.src[m.at:], '<')
		if next < 0 {
			break
		}
		m.pass(m.at + next)
		m.tag()
	}
	return m.out
}

// pass goes on to a place, counting lines.
func (m *mixed) pass(to int) {
	to = min(to, len(m.src))
	m.line += strings.Count(m.src[m.at:to], "\n")
	m.at = to
}

// until passes by what ends with a mark, and returns what stands before it and the line on which that begins.
func (m *mixed) until(begin int, end string) (inside string, line int) {
	m.pass(m.at + begin)
	line = m.line
	n := strings.Index(m.src[m.at:], end)
	if n < 0 {
		inside = m.src[m.at:]
		m.pass(len(m.src))
		return inside, line
	}
	inside = m.src[m.at : m.at+n]
	m.pass(m.at + n + len(end))
	return inside, line
}

func (m *mixed) tag() {
	rest := m.src[m.at:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		m.until(4, "-->")
	case strings.HasPrefix(rest, "<%--"):
		m.until(4, "--%>")
	case strings.HasPrefix(rest, "<%"):
		code, line := m.until(2, "%>")
		if begin := code[:min(1, len(code))]; begin != "@" && begin != "=" && begin != "-" {
			m.code(strings.TrimPrefix(code, "!"), m.server, line, false)
		}
	case strings.HasPrefix(rest, "<?="), strings.HasPrefix(rest, "<?xml"):
		m.until(2, "?>")
	case strings.HasPrefix(rest, "<?"):
		n := 2
		if strings.HasPrefix(strings.ToLower(rest), "<?php") {
			n = 5
		}
		code, line := m.until(n, "?>")
		m.code(code, php, line, false)
	case len(rest) > 7 && strings.EqualFold(rest[:7], "<script"):
		attributes, _ := m.until(7, ">")
		code, line := m.untilScript()
		lower := strings.ToLower(attributes)
		if !strings.Contains(lower, "json") && !strings.Contains(lower, "text/template") {
			m.out = append(m.out, lex(code, script, line, true, true)...)
			m.end(line)
		}
	case len(rest) > 1 && isNameStart(rest[1]):
		m.attributes()
	default:
		m.pass(m.at + 1)
	}
}

func (m *mixed) untilScript() (code string, line int) {
	line = m.line
	n := strings.Index(strings.ToLower(m.src[m.at:]), "</script")
	if n < 0 {
		n = len(m.src) - m.at
	}
	code = m.src[m.at : m.at+n]
	m.pass(m.at + n)
	return code, line
}

func (m *mixed) code(code string, lang *language, line int, client bool) {
	m.out = append(m.out, lex(code, lang, line, client, false)...)
	m.end(line)
}

// end keeps what follows from going on with what stood before.
func (m *mixed) end(line int) {
	if n := len(m.out); n > 0 {
		m.out = append(m.out, token{text: ";", line: max(line, m.out[n-1].line), lang: m.out[n-1].lang, client: m.out[n-1].client})
	}
}

// maxTag is how long a tag may be, in bytes.
const maxTag = 20_000

// attributes reads a tag. One whose attribute makes the browser call becomes: tag.src = "…";
func (m *mixed) attributes() {
	start := m.at + 1
	n := start
	for n < len(m.src) && (isNamePart(m.src[n]) || m.src[n] == '-') {
		n++
	}
	element := m.src[start:n]
	limit := min(len(m.src), m.at+maxTag)
	for n < limit && m.src[n] != '>' {
		for n < limit && (m.src[n] <= ' ' || m.src[n] == '/') {
			n++
		}
		from := n
		for n < limit && m.src[n] > ' ' && !strings.ContainsRune("=>/", rune(m.src[n])) {
			n++
		}
		attribute := m.src[from:n]
		for n < limit && m.src[n] <= ' ' {
			n++
		}
		if n >= limit || m.src[n] != '=' {
			if from == n {
				n++
			}
			continue
		}
		for n++; n < limit && m.src[n] <= ' '; n++ {
		}
		if n >= limit || m.src[n] != '"' && m.src[n] != '\'' {
			continue
		}
		end := attributeEnd(m.src[n+1:limit], m.src[n])
		if end < 0 {
			break
		}
		m.attribute(element, attribute, m.src[n+1:n+1+end], m.line+strings.Count(m.src[m.at:n], "\n"))
		n += end + 2
	}
	m.pass(max(n, m.at+1))
}

// attributeEnd finds the quote that ends a value. One within <% … %> does not.
func attributeEnd(value string, quote byte) int {
	for i := 0; i < len(value); i++ {
		for _, b := range [][2]string{{"<%", "%>"}, {"<?", "?>"}} {
			if strings.HasPrefix(value[i:], b[0]) {
				if stop := strings.Index(value[i:], b[1]); stop > 0 {
					i += stop + 1
				}
			}
		}
		if value[i] == quote {
			return i
		}
	}
	return -1
}

var calling = map[string]bool{"src": true, "href": true, "action": true, "data-src": true, "poster": true, "srcset": true}

func (m *mixed) attribute(element, attribute, value string, line int) {
	plain := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(attribute), "v-bind:"), ":")
	if handler := strings.HasPrefix(plain, "on") || strings.HasPrefix(plain, "@"); handler {
		m.code(html.UnescapeString(value), script, line, true)
		return
	}
	if !calling[plain] {
		return
	}
	add := func(t token) {
		t.line, t.lang, t.client = line, script, true
		m.out = append(m.out, t)
	}
	m.end(line)
	add(token{kind: name, text: strings.ToLower(element), first: true})
	add(token{text: "."})
	add(token{kind: name, text: plain})
	add(token{text: "="})
	if plain != strings.ToLower(attribute) { // an expression of Vue's
		m.code(html.UnescapeString(value), script, line, true)
		return
	}
	l := &lexer{src: strings.ReplaceAll(value, "&amp;", "&") + "\x00", line: line, lang: script, client: true, template: true}
	l.quoted(0, "\x00", false, true, noHoles)
	m.out = append(m.out, l.out...)
	m.end(line)
}
