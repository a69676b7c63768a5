package source

import (
	"strings"
)

// curlCommand is what a script tells curl beside the URL.
type curlCommand struct {
	post     bool
	postLine int
	fails    bool // an error's body is thrown away
	opaque   bool // headers come from a file or a variable
}

// word is a word of a shell, with its line.
type word struct {
	value value
	line  int
}

// curlRequests reads the commands of a script that call NAVER with curl.
func curlRequests(src string, lang *language) (all []*request) {
	vars := map[string]value{}
	for _, words := range commandsOf(src, lang, vars) {
		if len(all) >= maxRequests {
			break
		}
		all = append(all, requestsOfCurl(words)...)
	}
	return all
}

func requestsOfCurl(words []word) (all []*request) {
	first, _ := words[0].value.letters()
	first = strings.TrimSuffix(first[strings.LastIndexAny(first, `/\`)+1:], ".exe")
	if first != "curl" {
		return nil
	}
	c := &curlCommand{}
	var headers []header
	var data []param
	get, sends := false, false
	var urls []value
	for i := 1; i < len(words); i++ {
		option, _ := words[i].value.letters()
		next := func() word {
			if i++; i < len(words) {
				return words[i]
			}
			return word{}
		}
		switch {
		case option == "-H" || option == "--header":
			headers = append(headers, headerOf(next(), c)...)
		case strings.HasPrefix(option, "-H") && len(option) > 2:
			w := words[i]
			w.value = value{parts: append([]part{{letters: option[2:], line: w.line}}, w.value.parts[1:]...)}
			headers = append(headers, headerOf(w, c)...)
		case option == "-X" || option == "--request":
			if m, _ := next().value.letters(); m != "GET" && m != "" {
				c.post, c.postLine = true, words[i-1].line
			}
		case option == "-XPOST" || option == "-XPUT":
			c.post, c.postLine = true, words[i].line
		case option == "-G" || option == "--get":
			get = true
		case option == "-d" || strings.HasPrefix(option, "--data"):
			line := words[i].line
			for _, p := range params(next().value) {
				if option == "--data-urlencode" {
					p.value = p.value.encode()
				}
				data = append(data, p)
			}
			sends, c.postLine = true, line
		case option == "--fail":
			c.fails = true
		case option == "-o" || option == "--output" || option == "-w" || option == "--write-out" || option == "-u" || option == "--max-time" || option == "-m" || option == "-A" || option == "-x":
			next()
		case option == "--url":
			urls = append(urls, next().value)
		case strings.HasPrefix(option, "--"):
		case strings.HasPrefix(option, "-"): // letters together, of which the last may have a value
			get = get || strings.Contains(option, "G")
			c.fails = c.fails || strings.Contains(option, "f")
			if strings.ContainsAny(option[len(option)-1:], "owumAx") {
				next()
			}
		default:
			urls = append(urls, words[i].value)
		}
	}
	c.post = c.post || sends && !get
	for _, u := range urls {
		a, ok := addressOf(u)
		if !ok {
			continue
		}
		if a.scheme == "" {
			a.scheme = "http" // which is what curl takes
		}
		q, ok := (&reader{}).request(a, 0)
		if !ok || a.host == "" {
			continue
		}
		q.query, q.headers, q.curl = append(params(a.query), data...), headers, c
		if strings.HasPrefix(a.scheme, string(gap)) {
			q.scheme = ""
		}
		for _, p := range q.query {
			if h, ok := headerNamed(p.name); ok {
				h.query, h.line, h.value = true, p.line, p.value
				q.headers = append(q.headers, h)
			}
		}
		q.findCall()
		all = append(all, q)
	}
	return all
}

func headerOf(w word, c *curlCommand) []header {
	label, v, found := w.value.split(":")
	text, plain := label.letters()
	if !found || !plain {
		c.opaque = true
		return nil
	}
	h, ok := headerNamed(text)
	if !ok {
		return nil
	}
	h.line, h.value = w.line, trimLeft(v)
	return []header{h}
}

// commandsOf parts a script into its commands and these into words, noting what its variables are set to.
func commandsOf(src string, lang *language, vars map[string]value) (all [][]word) {
	s := &shellReader{src: src, lang: lang, vars: vars, line: 1}
	for s.at < len(s.src) {
		words := s.command()
		if len(words) == 0 {
			continue
		}
		if s.assigns(words) {
			continue
		}
		for len(words) > 1 {
			if w, _ := words[0].value.letters(); w == "sudo" || w == "time" || w == "call" || w == "exec" || w == "if" || w == "then" || w == "do" || w == "!" || w == "local" || w == "export" {
				words = words[1:]
				continue
			}
			break
		}
		all = append(all, words)
	}
	return all
}

// assigns takes NAME=value, and for cmd set NAME=value.
func (s *shellReader) assigns(words []word) bool {
	if s.lang == batch {
		if w, _ := words[0].value.letters(); !strings.EqualFold(w, "set") || len(words) < 2 {
			return false
		}
		words = words[1:]
	} else if w, _ := words[0].value.letters(); (w == "export" || w == "local" || w == "readonly") && len(words) > 1 {
		words = words[1:]
	}
	label, v, found := words[0].value.split("=")
	text, plain := label.letters()
	if !found || !plain || text == "" || strings.ContainsAny(text, "/:?&-. ") {
		return false
	}
	s.vars[text] = v
	return true
}

// shellReader reads words of sh and of cmd.
type shellReader struct {
	src  string
	lang *language
	vars map[string]value
	at   int
	line int
}

// command reads the words up to the end of a command.
func (s *shellReader) command() (words []word) {
	var v value
	var letters strings.Builder
	begun := false
	line := s.line
	flush := func() {
		if letters.Len() > 0 {
			v.parts = append(v.parts, part{letters: letters.String(), line: s.line, at: s.at})
			letters.Reset()
		}
	}
	end := func() {
		flush()
		if begun {
			words = append(words, word{v, line})
		}
		v, begun = value{}, false
	}
	cmd := s.lang == batch
	quote := byte(0)
	for s.at < len(s.src) {
		c := s.src[s.at]
		rest := s.src[s.at:]
		switch {
		case c == '\n':
			s.line++
			s.at++
			if quote != 0 && !cmd {
				letters.WriteByte(c)
				continue
			}
			end()
			return words
		case cmd && c == '^', !cmd && c == '\\' && quote != '\'':
			after := strings.TrimLeft(rest[1:], " \t\r")
			if strings.HasPrefix(after, "\n") { // the line goes on
				s.at += len(rest) - len(after) + 1
				s.line++
				if quote == 0 {
					end()
					line = s.line
				}
				continue
			}
			if cmd && len(rest) > 1 && rest[1] == '"' { // ^" is a quote all the same
				s.at++
				continue
			}
			if len(rest) > 1 {
				letters.WriteByte(rest[1])
				begun = true
			}
			s.at += 2
		case quote == 0 && (c == ' ' || c == '\t' || c == '\r'):
			end()
			line = s.line
			s.at++
		case quote == 0 && (c == ';' || c == '|' || c == '&' || c == '(' && !begun || c == ')') && !(cmd && (c == ';' || c == '(' || c == ')')):
			s.at++
			end()
			if len(words) > 0 {
				return words
			}
		case quote == 0 && !cmd && c == '#' && !begun, quote == 0 && cmd && !begun && len(words) == 0 && (strings.HasPrefix(rest, "::") || len(rest) > 3 && strings.EqualFold(rest[:4], "rem ")):
			n := strings.IndexByte(rest, '\n')
			if n < 0 {
				n = len(rest)
			}
			s.at += n
		case quote == 0 && (c == '"' || c == '\'' && !cmd):
			quote, begun = c, true
			s.at++
		case quote != 0 && c == quote:
			quote = 0
			s.at++
		case !cmd && quote != '\'' && c == '$' && len(rest) > 1, cmd && c == '%' && len(rest) > 1:
			if !begun {
				line = s.line
			}
			begun = true
			label, n := s.variable(rest)
			if n == 0 {
				letters.WriteByte(c)
				s.at++
				continue
			}
			flush()
			s.at += n
			if known, ok := s.vars[label]; ok {
				v = v.with(known.through())
			} else {
				h := unknown(label, s.line, s.at)
				if strings.HasPrefix(label, "(") && strings.Contains(label, "encode") || strings.Contains(label, "@uri") || strings.Contains(label, "quote") {
					h = h.encode()
				}
				v = v.with(h)
			}
		default:
			if !begun {
				line = s.line
			}
			begun = true
			letters.WriteByte(c)
			s.at++
		}
	}
	end()
	return words
}

// variable reads $NAME, ${NAME}, $(command), %NAME% or %1.
func (s *shellReader) variable(rest string) (label string, n int) {
	if s.lang == batch {
		end := strings.IndexByte(rest[1:], '%')
		switch {
		case rest[1] >= '0' && rest[1] <= '9' || rest[1] == '~':
			n = 2
			for n < len(rest) && rest[n-1] == '~' {
				n++
			}
			return rest[:n], n
		case end > 0 && end < 60 && !strings.ContainsAny(rest[1:1+end], " \n&=\""):
			return rest[1 : 1+end], end + 2
		}
		return "", 0
	}
	switch rest[1] {
	case '{', '(':
		if end := closing(rest[1:]); end > 0 {
			inside := rest[2 : 1+end]
			if rest[1] == '(' {
				return "(" + inside, end + 2
			}
			if i := strings.IndexAny(inside, ":-%#/"); i > 0 {
				inside = inside[:i]
			}
			return inside, end + 2
		}
		return "", 0
	}
	n = 1
	for n < len(rest) && isNamePart(rest[n]) && rest[n] != '$' && (n > 1 || rest[n] < '0' || rest[n] > '9') {
		n++
	}
	if n == 1 && (rest[1] >= '0' && rest[1] <= '9' || rest[1] == '@' || rest[1] == '*') {
		return rest[1:2], 2
	}
	if n == 1 {
		return "", 0
	}
	return rest[1:n], n
}
