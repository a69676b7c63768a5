package source

import (
	"strings"

	"navercaptcha/naver"
)

// checker looks for faults in the requests of a source.
type checker struct {
	*reader  // nil for a script of a shell
	requests []*request
	faults   []Fault
	known    map[found]bool
}

type found struct {
	rule string
	line int
}

// checks are tried on each request, one fault each.
var checks = []func(*checker, *request){
	(*checker).checkAddress, (*checker).checkQuery, (*checker).checkAnswer, (*checker).checkHeaders, (*checker).checkValues,
	(*checker).checkMethod, (*checker).checkCurlopt, (*checker).checkMedia, (*checker).checkCut, (*checker).checkErrors,
}

func (c *checker) check() {
	c.known = map[found]bool{}
	for _, q := range c.requests {
		for _, one := range checks {
			one(c, q)
		}
	}
	c.checkKinds()
}

func (c *checker) add(q *request, rule string, line int) {
	if len(c.faults) >= maxFaults || c.known[found{rule, line}] {
		return
	}
	if c.known != nil {
		c.known[found{rule, line}] = true
	}
	f := Fault{Rule: rule, Line: line, Platform: q.platform, Kind: q.route.kind, Call: q.call}
	// Only what is NAVER's own is shown of a URL: anything else in it may be a secret.
	if _, own := platformOf(q.host); own && q.right {
		f.URL = "https://" + q.host + q.path
		if q.scheme == "http" {
			f.URL = "http://" + q.host + q.path
		}
	}
	c.faults = append(c.faults, f)
}

// checkAddress looks at scheme, host and path.
func (c *checker) checkAddress(q *request) {
	if q.scheme == "http" {
		c.add(q, "code-http", q.hostLine)
	}
	_, own := platformOf(q.host)
	switch {
	case q.host != "" && !own:
		c.add(q, "code-path", q.hostLine)
	case strings.Contains(q.path, string(gap)):
	case !q.right:
		c.add(q, "code-path", q.line)
	case q.host != "" && q.route.developers != (q.platform == naver.Developers):
		c.add(q, "code-platform", q.line)
	}
}

// checkKinds looks for a key of one kind that is used for the other.
func (c *checker) checkKinds() {
	kinds := map[naver.Call]map[naver.Kind]bool{naver.Issue: {}, naver.Fetch: {}, naver.Verify: {}}
	for _, q := range c.requests {
		if strings.Contains(q.path, string(gap)) {
			return // it can be of either kind
		}
		kinds[q.call][q.route.kind] = true
	}
	from := kinds[naver.Issue]
	if len(from) == 0 {
		from = kinds[naver.Fetch]
	}
	if len(from) == 0 {
		return
	}
	for _, q := range c.requests {
		if q.call != naver.Issue && !from[q.route.kind] {
			c.add(q, "code-kind", q.line)
		}
	}
}

// checkQuery looks at the names and values behind the question mark, but for the answer.
func (c *checker) checkQuery(q *request) {
	for _, p := range q.query {
		if p.equals {
			continue
		}
		if _, credential := headerNamed(p.name); credential || p.name == "key" || p.name == "value" || p.name == "code" {
			if len(p.value.parts) > 0 {
				c.add(q, "code-equals-missing", p.line)
			}
		}
	}
	if key, ok := q.param("key"); ok && q.call != naver.Issue {
		for i := 1; i < len(key.value.parts); i++ {
			a, b := key.value.parts[i-1], key.value.parts[i]
			if a.hole != "" && a.hole == b.hole && a.hole != "…" || a.named && b.named && a.letters != "" && a.letters == b.letters && a.hole == "" {
				c.add(q, "code-key-doubled", key.line)
			}
		}
	}
	if q.route.media || q.declared || strings.Contains(q.path, string(gap)) {
		return
	}
	code, told := q.param("code")
	text, plain := code.value.letters()
	text = strings.TrimSpace(text)
	_, key := q.param("key")
	_, answer := q.param("value")
	switch {
	case key && answer && !told && !c.bareNamed(q, "code"):
		c.add(q, "code-code", q.line)
	case key && answer && told && plain && text != "1":
		c.add(q, "code-code", code.line)
	case !key && !answer && told && plain && text != "0" && text != "" && !c.more(q):
		c.add(q, "code-code", code.line)
	}
}

func (c *checker) bareNamed(q *request, label string) bool {
	for _, p := range q.query {
		if p.name == label {
			return true
		}
	}
	return false
}

// more tells a query that goes on with something that the source does not show.
func (c *checker) more(q *request) bool {
	for _, p := range q.query {
		if !p.equals || p.name == "" {
			return true
		}
	}
	return false
}

// checkAnswer: what a person types has to be percent-encoded.
func (c *checker) checkAnswer(q *request) {
	answer, ok := q.param("value")
	if !ok || q.call != naver.Verify {
		return
	}
	for _, p := range answer.value.parts {
		if (p.hole != "" || p.named && !isTemplate(p.letters)) && !p.encoded && !p.number {
			c.add(q, "code-answer-not-encoded", max(answer.line, 1))
			return
		}
	}
}

// isTemplate tells {name}, which the library that calls fills and encodes.
func isTemplate(word string) bool {
	inner, opened := strings.CutPrefix(word, "{")
	inner, closed := strings.CutSuffix(inner, "}")
	return opened && closed && inner != "" && !strings.ContainsFunc(inner, func(r rune) bool { return r > 'z' || !isNamePart(byte(r)) })
}

// checkHeaders looks at which credentials come with a request.
func (c *checker) checkHeaders(q *request) {
	var id, secret, foreign *header
	for i := range q.headers {
		h := &q.headers[i]
		if h.cloud != (q.platform != naver.Developers) && !h.query {
			foreign = h
		}
		if h.query {
			if h.secret || !q.route.media || q.platform == naver.Developers {
				c.add(q, "code-credentials-in-query", h.line)
			}
			if h.secret {
				secret = h
			} else {
				id = h
			}
			continue
		}
		if h.secret {
			secret = h
		} else {
			id = h
		}
	}
	if foreign != nil && !c.bothNamed(q) {
		c.add(q, "code-platform", foreign.line)
	}
	if q.client && secret != nil {
		c.add(q, "code-secret-in-browser", secret.line)
	}
	needed := !q.declared && (q.platform == naver.Developers || !q.route.media)
	if needed && (id == nil || secret == nil) && !c.headersElsewhere(q, id != nil || secret != nil) {
		line := q.line
		if id != nil {
			line = id.line
		} else if secret != nil {
			line = secret.line
		}
		c.add(q, "code-headers-missing", line)
	}
}

// bothNamed: the source has the right headers too, so it is made for several platforms.
func (c *checker) bothNamed(q *request) bool {
	for _, h := range q.headers {
		if !h.query && h.cloud == (q.platform != naver.Developers) {
			return true
		}
	}
	return false
}

// checkValues looks at credentials and keys that stand in the source.
func (c *checker) checkValues(q *request) {
	if c.reader == nil {
		for _, h := range q.headers {
			if word, ok := h.value.letters(); ok && isPlaceholder(word) {
				c.add(q, "code-placeholder", h.line)
				return
			}
		}
		return
	}
	placeholder := false
	hold := func(line int) {
		if !placeholder {
			c.add(q, "code-placeholder", line)
		}
		placeholder = true
	}
	for _, h := range q.headers {
		word, ok := h.value.letters()
		word = strings.TrimSpace(word)
		switch {
		case !ok || word == "" || h.query && isTemplate(word):
		case isPlaceholder(word):
			hold(h.value.line())
		case looksLikeCredential(word) && !q.client:
			c.add(q, "code-hard-coded", h.value.line())
		}
	}
	for _, label := range []string{"key", "value"} {
		p, ok := q.param(label)
		word, plain := p.value.letters()
		switch {
		case !ok || !plain || word == "" || q.call == naver.Issue || isTemplate(word):
		case isPlaceholder(word) || isStockKey(word):
			hold(p.value.line())
		case label == "key":
			c.add(q, "code-hard-coded", p.value.line())
		}
	}
}

// looksLikeCredential: a client ID or a secret of NAVER's is letters, digits and a few signs.
func looksLikeCredential(word string) bool {
	if len(word) < 8 || len(word) > 64 {
		return false
	}
	return !strings.ContainsFunc(word, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '_' && r != '-'
	})
}

// isStockKey tells what samples put in the place of a key or an answer.
func isStockKey(word string) bool {
	lower := strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(word))
	switch lower {
	case "captchakey", "keyinput", "uservalue", "valueinput", "yourinput", "yourcaptchakey", "yourcaptchavalue", "key", "value", "input", "userinput", "answer":
		return true
	}
	return strings.HasPrefix(lower, "your")
}
