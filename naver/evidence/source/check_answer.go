package source

import (
	"strings"

	"navercaptcha/naver"
)

// whole are names by which the bytes of an answer are taken as they are.
var whole = []string{
	"iter_content", "readallbytes", "fileoutputstream", "arraybuffer", "blob", "readasbytearrayasync", "readasstreamasync", "bodybytes",
	"copyto", "copytoasync", "ofbytearray", "offile", "ofinputstream", "pipe", "bytestream", "getbytearrayasync", "downloaddata", "downloadfile",
	"downloadfiletaskasync", "getstreamasync", "createwritestream", "tobytearray", "readbytes", "copyfileobj", "inputstreamresource",
	"bytearrayresource", "decodestream", "transferto", "bitmapfactory", "imageio", "createobjecturl", "-outfile", "outfile", "pipeline", "responsebody",
	"copyurltofile", "bytes", "buffer", "getbytes", "urlretrieve", "openstream", "imagesource",
}

// checkMedia: a picture or a sound that goes through a text decoder is broken.
func (c *checker) checkMedia(q *request) {
	if c.reader == nil || q.call != naver.Fetch || q.element {
		return
	}
	if at, ok := c.asText(q); ok && !c.asBytes(q) {
		c.add(q, "code-media-as-text", c.tok(at).line)
	}
}

func (c *checker) asBytes(q *request) bool {
	if c.has(q, whole...) || c.tok(q.at).lang == python && c.has(q, "content") {
		return true
	}
	bytes := false
	c.each(q, func(i int) bool {
		t := c.tok(i)
		if word, ok := t.plain(); ok {
			switch word {
			case "arraybuffer", "stream", "blob", "wb", "buffer", "wb+", "binary":
				bytes = true
			}
		}
		if t.is("byte") && c.tok(i+1).is("[") && c.tok(i+2).is("]") && (c.tok(i+3).is(".") || c.tok(i+3).is(">")) || t.is("ByteArray") {
			bytes = true
		}
		if t.is("encoding") && c.tok(i+1).is(":") && c.tok(i+2).is("null") {
			bytes = true
		}
		return bytes
	})
	return bytes
}

// asText finds where an answer is made a text.
func (c *checker) asText(q *request) (at int, ok bool) {
	at = -1
	lib := ""
	c.each(q, func(i int) bool {
		t := c.tok(i)
		if t.kind != name {
			return false
		}
		lower := lowered(t.text)
		called := c.tok(i + 1).is("(")
		access := c.isAccess(i - 1)
		switch lower {
		case "text":
			if access && (t.lang == python && !called || t.lang == script && called || t.lang == python && called) {
				at = i
			}
		case "decode":
			if access && called && t.lang == python {
				at = i
			}
		case "string":
			if access && called && (t.lang == java || t.lang == kotlin) || (c.tok(i+1).is(".") || c.tok(i+1).is("::")) && c.tok(i+2).is("class") && t.lang != csharp {
				at = i
			}
		case "readasstringasync", "getstringasync", "downloadstring", "downloadstringtaskasync", "readtoend", "ofstring", "bodyastext", "responsetext",
			"utf8_encode", "mb_convert_encoding", "iconv", "readtext", "getforstring", "readline", "bodytostring", "setencoding":
			if lower == "readline" && c.onError(q, i) {
				return false
			}
			if lower == "setencoding" && !called {
				return false
			}
			at = i
		case "inputstreamreader", "scanner":
			if called && c.pair[i+1] > 0 && !c.onError(q, i) {
				at = i
			}
		case "body":
			if t.lang == dart && access && !called {
				at = i
			}
		case "request":
			if t.lang == script && c.nearSink(q, i) && (called || c.isAccess(i+1)) && c.has(q, "body") && c.has(q, "writefile", "writefilesync", "send") {
				at = i
			}
		case "axios", "got":
			if lib == "" && (c.isAccess(i+1) || called) {
				lib = lower
				if c.nearSink(q, i) {
					at = i
				}
			}
		}
		return at >= 0
	})
	return at, at >= 0
}

// nearSink tells the library that makes the request itself.
func (c *checker) nearSink(q *request, i int) bool {
	from, to := c.statement(q.at)
	return i >= from && i < to
}

// onError tells a reader of the answer to a call that failed.
func (c *checker) onError(q *request, i int) bool {
	from, to := c.statement(i)
	for j := from; j < to; j++ {
		if lower := lowered(c.tok(j).text); lower == "geterrorstream" || lower == "errorstream" {
			return true
		}
	}
	return c.has(q, "geterrorstream", "errorstream") && c.has(q, "outputstream", "fileoutputstream")
}

// checkErrors: what NAVER says is wrong stands in the body of an error, which is not to be thrown away.
func (c *checker) checkErrors(q *request) {
	if c.reader == nil {
		if q.curl != nil && q.curl.fails {
			c.add(q, "code-error-body-lost", q.line)
		}
		return
	}
	if q.element {
		return
	}
	for _, lost := range []func(*request) (int, bool){c.throwsBody, c.branchWithoutBody, c.catchWithoutBody} {
		if at, ok := lost(q); ok {
			c.add(q, "code-error-body-lost", c.tok(at).line)
			return
		}
	}
}

// throwsBody finds a library that throws at an error, where nothing reads the body then.
func (c *checker) throwsBody(q *request) (at int, ok bool) {
	lang := c.tok(q.at).lang
	switch lang {
	case java, kotlin:
		if c.has(q, "geterrorstream", "errorstream") {
			return 0, false
		}
		if c.has(q, "openconnection", "httpurlconnection", "httpsurlconnection") {
			if at, ok = c.first(q, "getinputstream", "inputstream"); ok {
				return at, true
			}
		}
		if at, ok = c.first(q, "openstream"); ok {
			return at, true
		}
		if at, ok = c.first(q, "readtext", "readbytes"); ok && c.has(q, "url") && !c.has(q, "request", "newcall", "inputstream", "openconnection", "client", "httpclient") {
			return at, true
		}
	case python:
		if at, ok = c.first(q, "urlopen"); ok && !c.has(q, "httperror") {
			return at, true
		}
		if at, ok = c.first(q, "urlretrieve"); ok {
			return at, true
		}
		if at, ok = c.first(q, "raise_for_status"); ok && !c.has(q, "httperror", "httpstatuserror", "requestexception") && !c.before(q, at, "text", "content") {
			return at, true
		}
	case php:
		if at, ok = c.first(q, "file_get_contents", "fopen", "copy"); ok && !c.hasText(q, "ignore_errors") && c.holdsRequest(q, at) {
			return at, true
		}
		if at, ok = c.first(q, "curlopt_failonerror"); ok && !c.isFalse(at+2, at) {
			return at, true
		}
	case csharp:
		if at, ok = c.first(q, "getresponse", "getresponseasync", "downloadstring", "downloaddata", "downloadfile"); ok && !c.has(q, "webexception") {
			return at, true
		}
		if at, ok = c.first(q, "ensuresuccessstatuscode"); ok && !c.before(q, at, "readasstringasync") {
			return at, true
		}
		if at, ok = c.first(q, "getstringasync", "getbytearrayasync", "getstreamasync"); ok {
			return at, true
		}
	}
	return 0, false
}

// holdsRequest tells a function that is called with the request's URL, from one that writes a file beside it.
func (c *checker) holdsRequest(q *request, at int) bool {
	if lowered(c.tok(at).text) == "file_get_contents" {
		return true
	}
	from, to := c.statement(at)
	return q.at >= from && q.at < to
}

// before tells whether one of some names stands before a token, in its function.
func (c *checker) before(q *request, at int, names ...string) bool {
	for _, n := range names {
		if first, ok := c.first(q, n); ok && first < at {
			return true
		}
	}
	return false
}

func (c *checker) hasText(q *request, word string) bool {
	found := false
	c.each(q, func(i int) bool {
		if letters, ok := c.tok(i).plain(); ok && letters == word {
			found = true
		}
		return found
	})
	return found
}

var statuses = map[string]bool{
	"status": true, "statuscode": true, "status_code": true, "responsecode": true, "getresponsecode": true, "getcode": true, "rescode": true,
	"response_code": true, "httpcode": true, "http_code": true, "getstatuscode": true, "getstatuscodevalue": true, "code": true, "curlinfo_http_code": true, "curlinfo_response_code": true,
}

// branchWithoutBody finds what is done where the status is not 200, and does not look at the body.
func (c *checker) branchWithoutBody(q *request) (at int, ok bool) {
	at = -1
	c.each(q, func(i int) bool {
		if !c.tok(i).is("if") && !c.tok(i).is("elif") {
			return false
		}
		open, end := i+1, 0
		if c.tok(open).is("(") && c.pair[open] > 0 && !(c.tok(open).lang == python && !c.tok(c.pair[open]+1).is(":")) {
			end = c.pair[open]
		} else if c.tok(i).lang == python {
			for end = open; end < len(c.toks) && !c.tok(end).is(":") && !c.tok(end).first; end++ {
			}
		} else {
			return false
		}
		bad, known := c.condition(open, end)
		if !known {
			return false
		}
		from, to := c.branch(end + 1)
		if !bad {
			if c.tok(to).is("}") {
				to++
			}
			if !c.tok(to).is("else") || c.tok(to+1).is("if") {
				return false
			}
			from, to = c.branch(to + 1)
		}
		if to > from && !c.readsBody(from, to) {
			at = from
			if c.tok(from).is("{") {
				at++
			}
		}
		return at >= 0
	})
	return at, at >= 0
}

// condition tells a comparison of the status, and whether it holds for errors.
func (c *checker) condition(from, to int) (bad, known bool) {
	status, success := false, false
	for i := from; i < to; i++ {
		t := c.tok(i)
		lower := lowered(strings.TrimPrefix(t.text, "$"))
		switch {
		case t.kind == name && statuses[lower]:
			status = true
		case t.kind == name && (lower == "ok" || lower == "issuccessful" || lower == "issuccessstatuscode" || lower == "is2xxsuccessful" || lower == "successful") && (c.isAccess(i-1) || t.lang == csharp):
			success = true
		case t.is("!=") || t.is("!=="), t.is(">="), t.is(">"), t.is("!") && !c.tok(i+1).is("error") && !c.tok(i+1).is("err"), t.is("not"), t.is("-ne"):
			bad = true
		}
	}
	ok200 := false
	for i := from; i < to; i++ {
		if t := c.tok(i); t.is("200") || t.is("HTTP_OK") || t.is("400") || t.is("OK") || t.is("300") {
			ok200 = true
		}
	}
	return bad, success || status && ok200
}

// branch is a block, or the one statement that stands for it.
func (c *checker) branch(i int) (from, to int) {
	if c.tok(i).is("{") && c.pair[i] > 0 {
		return i, c.pair[i] + 1
	}
	if c.tok(i).is(":") || c.tok(i-1).is(":") && c.tok(i).lang == python {
		if c.tok(i).is(":") {
			i++
		}
		head := i - 1
		for head > 0 && !c.tok(head).first {
			head--
		}
		indent := c.tok(head).indent
		for to = i; to < len(c.toks) && (!c.tok(to).first || c.tok(to).indent > indent); to++ {
		}
		return i, to
	}
	to = c.statementEnd(i)
	if c.tok(to).is(";") {
		to++
	}
	return i, to
}

// readsBody tells whether a part of the source looks at the body of an answer.
func (c *checker) readsBody(from, to int) bool {
	for i := from; i < to; i++ {
		t := c.tok(i)
		for _, p := range t.pieces {
			for k, h := range p.hole {
				if h.kind == name && bodyName(h.text) {
					return true
				}
				if h.kind == name && answerName(h.text) && k == len(p.hole)-1 {
					return true
				}
			}
		}
		if t.kind != name {
			continue
		}
		if bodyName(t.text) && !c.tok(i+1).is(":") {
			return true
		}
		if answerName(t.text) && !c.isAccess(i+1) && !c.isAccess(i-1) && !c.tok(i+1).is("(") {
			return true // handed on as a whole
		}
		if fns := c.named[t.text]; len(fns) > 0 && c.tok(i+1).is("(") {
			return true // another function of the source has it
		}
		if t.is("continue") || t.is("retry") {
			return true
		}
	}
	return false
}

func bodyName(word string) bool {
	lower := lowered(word)
	for _, m := range []string{"body", "text", "content", "errorstream", "readas", "readtoend", "json", "getresponsestream", "bodyasstring"} {
		if strings.Contains(lower, m) && lower != "content_type" && lower != "contenttype" && lower != "context" && lower != "println" {
			return true
		}
	}
	return lower == "data" || lower == "read"
}

func answerName(word string) bool {
	switch strings.TrimPrefix(lowered(word), "$") {
	case "response", "result", "res", "resp", "r", "e", "ex", "err", "reply", "answer", "raw", "error":
		return true
	}
	return false
}

// catchWithoutBody finds what is done with an error of a library that carries the answer, and does not look at it.
func (c *checker) catchWithoutBody(q *request) (at int, ok bool) {
	at = -1
	thrower := c.has(q, "axios", "got", "resttemplate", "restclient", "webclient", "guzzlehttp", "$client", "ky", "webexception", "httperror", "$http", "invoke-restmethod", "invoke-webrequest")
	if !thrower {
		return 0, false
	}
	c.each(q, func(i int) bool {
		t := c.tok(i)
		if !t.is("catch") && !(t.is("except") && c.tok(i).lang == python) {
			return false
		}
		var from, to int
		if c.tok(i+1).is("(") && c.pair[i+1] > 0 {
			if c.isAccess(i - 1) { // .catch(e => …)
				from, to = i+2, c.pair[i+1]
			} else {
				from, to = c.branch(c.pair[i+1] + 1)
			}
		} else if c.tok(i + 1).is("{") {
			from, to = c.branch(i + 1)
		} else {
			for from = i + 1; from < len(c.toks) && !c.tok(from).is(":"); {
				from++
			}
			from, to = c.branch(from)
		}
		if to <= from {
			return false
		}
		for j := from; j < to; j++ {
			lower := lowered(c.tok(j).text)
			if c.tok(j).kind == name && (strings.Contains(lower, "response") || bodyName(lower) || lower == "throw" || lower == "raise" || lower == "next" || lower == "reject" ||
				answerName(lower) && !c.isAccess(j+1) && !c.isAccess(j-1) && !c.tok(j+1).is("=>") && !c.tok(j+1).is("(") || lower == "tostring" || lower == "getmessage" && c.tok(i).lang != script || lower == "errordetails") {
				return false
			}
			for _, p := range c.tok(j).pieces {
				for _, h := range p.hole {
					if h.kind == name && (strings.Contains(lowered(h.text), "response") || bodyName(h.text)) {
						return false
					}
				}
			}
		}
		at = i
		return true
	})
	return at, at >= 0
}
