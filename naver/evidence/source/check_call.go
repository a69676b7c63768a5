package source

import (
	"strings"

	"navercaptcha/naver"
)

// headersElsewhere tells a request whose headers come from a place that the source does not show.
func (c *checker) headersElsewhere(q *request, some bool) bool {
	if c.reader == nil {
		return q.curl != nil && q.curl.opaque
	}
	if q.element || some {
		return false
	}
	if at, ok := c.nullHeaders(q); ok && at >= 0 {
		return false
	}
	elsewhere := false
	c.each(q, func(i int) bool {
		t := c.tok(i)
		if t.kind != name {
			return false
		}
		switch lower := strings.Trim(lowered(t.text), "$_"); {
		case lower == "headers" || lower == "header" || lower == "config" || lower == "options" || lower == "opts" || lower == "httpheaders" ||
			lower == "requestheaders" || lower == "entity" || lower == "httpentity" || strings.HasSuffix(lower, "headers") && lower != "getresponseheaders":
			if c.isAccess(i-1) && !c.isSelf(i-2) || c.tok(i+1).is("(") || c.tok(i+1).is(":") || c.tok(i+1).is("=") && c.up[i] >= 0 && c.tok(c.up[i]).is("(") ||
				c.tok(i-1).is("new") {
				return false
			}
			if _, here := c.assigned1(i, c.of[i]); !here && !c.givenNull(q, i) && c.tok(i+1).kind != name {
				elsewhere = true
			}
		}
		return elsewhere
	})
	return elsewhere
}

// givenNull: the name is a parameter that got no headers.
func (c *checker) givenNull(q *request, i int) bool {
	v, ok := q.given(c.of[i])[c.tok(i).text]
	return ok && v.null
}

// checkMethod: NAVER's CAPTCHA is asked with GET.
func (c *checker) checkMethod(q *request) {
	if c.reader == nil {
		if q.curl != nil && q.curl.post {
			c.add(q, "code-post", q.curl.postLine)
		}
		return
	}
	if at, ok := c.posts(q); ok {
		c.add(q, "code-post", c.tok(at).line)
	}
}

var posting = map[string]bool{
	"post": true, "put": true, "postforobject": true, "postforentity": true, "postasync": true, "postasjsonasync": true, "uploadstring": true,
	"uploadvalues": true, "postjson": true, "postexchange": true, "httppost": true, "postforlocation": true,
}

func (c *checker) posts(q *request) (at int, ok bool) {
	at = -1
	if posting[lowered(q.callee)] {
		return q.at, true
	}
	c.each(q, func(i int) bool {
		t := c.tok(i)
		switch {
		case t.kind == text:
			word, _ := t.plain()
			if word = strings.ToUpper(word); word != "POST" && word != "PUT" {
				return false
			}
			before := c.tok(i - 1)
			label := lowered(c.tok(i - 2).text)
			if letters, plain := c.tok(i - 2).plain(); plain {
				label = lowered(letters)
			}
			callee, open := c.callee(i)
			callee = lowered(callee)
			switch {
			case (before.is(":") || before.is("=>") || before.is("=")) && (label == "method" || label == "type" || label == "requestmethod" || label == "customrequest"),
				before.is("(") && (callee == "setrequestmethod" || callee == "method" || callee == "open" || callee == "request" || callee == "httpmethod" || callee == "fetch"),
				open >= 0 && before.is(",") && (label == "curlopt_customrequest" || callee == "request"),
				before.is("=>") && label == "curlopt_customrequest", before.kind == name && lowered(before.text) == "-method":
				at = i
			}
		case t.kind == name:
			lower := lowered(t.text)
			next := c.tok(i + 1)
			switch {
			case (lower == "post" || lower == "put") && c.isAccess(i-1) && next.is("("):
				if word, plain := c.tok(i + 2).plain(); plain && strings.HasPrefix(word, "/") && !strings.Contains(word, "/v1/") || c.putsEntry(i) {
					return false // a route of the customer's own, or an entry of a map
				}
				at = i
			case (lower == "post" || lower == "put") && c.isAccess(i-1) && strings.HasPrefix(lowered(c.tok(i-2).text), "httpmethod"),
				lower == "-method" && strings.EqualFold(next.text, "post"),
				lower == "httppost" && c.tok(i-1).is("new"),
				lower == "setdooutput" && c.tok(i+2).is("true"), lower == "dooutput" && next.is("=") && c.tok(i+2).is("true"):
				at = i
			case lower == "curlopt_post" && !c.isFalse(i+2, i), lower == "curlopt_postfields" && !c.isFalse(i+2, i):
				at = i
			case (lower == "urlopen" || lower == "request") && t.lang == python && next.is("(") && c.pair[i+1] > 0:
				for _, from := range c.entries(i + 1) {
					if c.tok(from).is("data") && c.tok(from+1).is("=") && !c.tok(from+2).is("None") {
						at = i
					}
				}
			}
		}
		return at >= 0
	})
	return at, at >= 0
}

// putsEntry tells map.put("k", v) from client.put(url).
func (c *checker) putsEntry(i int) bool {
	return lowered(c.tok(i).text) == "put" && c.pair[i+1] > 0 && len(c.entries(i+1)) == 2
}

// isFalse tells a value that switches something off.
func (c *checker) isFalse(i, use int) bool {
	if c.tok(use + 1).is("]") { // [CURLOPT_POST] = …
		i++
	}
	if t := c.tok(i); t.kind == name {
		switch lowered(t.text) {
		case "false", "null":
			return true
		case "true":
			return false
		}
		if a, ok := c.vars.last(c.layout, t.text, i, c.of[i]); ok {
			return c.isFalse(a.value, a.value-2)
		}
		return true // nobody knows
	}
	return c.tok(i).is("0")
}

// checkCurlopt: PHP 8 throws where it is to set headers that are null.
func (c *checker) checkCurlopt(q *request) {
	if c.reader == nil {
		return
	}
	if at, ok := c.nullHeaders(q); ok {
		c.add(q, "code-curlopt-null", c.tok(at).line)
	}
}

func (c *checker) nullHeaders(q *request) (at int, ok bool) {
	at = -1
	c.each(q, func(i int) bool {
		if c.tok(i).text != "CURLOPT_HTTPHEADER" || c.tok(i).kind != name {
			return false
		}
		j := i + 2
		if c.tok(i + 1).is("]") {
			j++
		}
		if !c.tok(i+1).is(",") && !c.tok(i+1).is("=>") && !c.tok(i+2).is("=") {
			return false
		}
		v, _ := c.expression(j, &scope{fn: c.of[i], given: q.given(c.of[i])})
		if v.null {
			at = i
			// The line is that of the caller who gave no headers, where it was one.
			for s := q.in; s != nil; s = s.caller {
				if g, given := s.given[c.tok(j).text]; given && s.fn == c.of[i] && g.null {
					for _, from := range c.entries(s.from) {
						if c.tok(from).is("null") || c.tok(from).is("NULL") {
							at = from
						}
					}
				}
			}
		}
		return at >= 0
	})
	return at, at >= 0
}

// checkCut: JSON that is cut by the number of a letter breaks with the next letter.
func (c *checker) checkCut(q *request) {
	if c.reader == nil || q.call == naver.Fetch {
		return
	}
	at := -1
	c.each(q, func(i int) bool {
		if c.cuts(i) {
			at = i
		}
		return at >= 0
	})
	if at < 0 { // elsewhere in the source, where the numbers are those of NAVER's answers
		for i := range c.toks {
			if c.cutsAnswer(i) {
				at = i
				break
			}
		}
	}
	if at >= 0 {
		c.add(q, "code-cut-by-position", c.tok(at).line)
	}
}

// cuts tells substring(8, 24), [8:24] and split("\"")[3].
func (c *checker) cuts(i int) bool {
	t := c.tok(i)
	if t.is("[") && c.tok(i+1).kind == number && (c.tok(i+2).is(":") || c.tok(i+2).is(".") && c.tok(i+3).is(".")) && i > 0 &&
		(c.tok(i-1).kind == name || c.tok(i-1).is(")") || c.tok(i-1).is("]")) {
		return len(c.tok(i+1).text) > 0 && c.tok(i+1).text != "0"
	}
	if t.kind != name || !c.tok(i+1).is("(") || c.pair[i+1] < 0 {
		return false
	}
	args := c.entries(i + 1)
	switch lowered(t.text) {
	case "substring", "slice", "substr", "subsequence", "substr_replace":
		if t.lang == php && lowered(t.text) == "substr" {
			break
		}
		return len(args) > 0 && c.tok(args[0]).kind == number && c.tok(args[0]).text >= "1" && len(args) > 1 && (c.tok(args[1]).kind == number || c.tok(args[1]).is("-"))
	case "mb_substr":
	case "split", "explode":
		end := c.pair[i+1]
		word := ""
		for _, a := range args {
			if w, ok := c.tok(a).plain(); ok {
				word = w
			}
		}
		return (word == `"` || word == ":" || word == `":"` || word == ",") && (c.tok(end+1).is("[") && c.tok(end+2).kind == number)
	default:
		return false
	}
	return len(args) > 1 && c.tok(args[1]).kind == number && c.tok(args[1]).text != "0"
}

// cutsAnswer tells a cut at the very places where NAVER's answers have the key and the verdict.
func (c *checker) cutsAnswer(i int) bool {
	if !c.cuts(i) {
		return false
	}
	numbers := ""
	for j := i; j < i+9 && j < len(c.toks); j++ {
		if c.tok(j).kind == number {
			numbers += c.tok(j).text + " "
		}
	}
	switch strings.TrimSpace(numbers) {
	case "8 24", "8 16", "10 14", "10 4", "8 23", "10 15", "10 13":
		return true
	}
	return false
}
