package evidence

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/exchange/har"
)

const formHAR attempt.Form = "har"

func isHAR(d *document) bool { return beginsHAR([]byte(d.text[:min(len(d.text), harHead)])) }

// harHead is how much of a file tells whether it may be a HAR, in bytes.
const harHead = 4096

// beginsHAR tells a HAR by its beginning: the reader of HARs decides.
func beginsHAR(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("\ufeff")), " \t\r\n")
	if len(head) == 0 || head[0] != '{' {
		return false
	}
	rest := bytes.TrimLeft(head[1:], " \t\r\n")
	if !bytes.HasPrefix(rest, []byte(`"log"`)) {
		return bytes.Contains(head, []byte(`"log"`)) && bytes.Contains(head, []byte(`"creator"`))
	}
	rest = bytes.TrimLeft(rest[len(`"log"`):], " \t\r\n:")
	return len(rest) == 0 || rest[0] == '{'
}

// readHAR reads a HAR, and what only begins like one as a text: a log has objects named log too.
func (r *reading) readHAR(d *document) error {
	any := false
	r.onEntry = func() { any = true }
	if err := r.harFrom(d.name, strings.NewReader(d.text)); err != nil || any || r.cut != nil {
		return err
	}
	return r.readLines(d)
}

// harFrom reads a HAR entry by entry.
func (r *reading) harFrom(name string, in io.Reader) error {
	d := &document{name: name}
	entry := 0
	err := har.ReadWanted(in, mayMatter, func(e *har.Entry) error {
		if entry++; r.onEntry != nil {
			r.onEntry()
		}
		u, err := url.Parse(e.URL)
		if err != nil && !strings.Contains(e.URL, "captcha") {
			r.leftOut++
			return nil
		}
		if err != nil {
			u = &url.URL{}
		}
		side := serverSide(u, e)
		if !diagnosis.MeantForNAVER(u) && !side {
			r.leftOut++
			return nil
		}
		if len(r.found) >= MaxCalls {
			return ErrTooManyIn
		}
		f := found{form: formHAR, place: d.entry(entry), ex: e.Exchange()}
		f.known = knownInHAR(e, f.ex)
		f.program = f.ex.RequestHeader.Get("User-Agent")
		r.add(f)
		return nil
	})
	var broken *har.BrokenError
	switch {
	case errors.As(err, &broken):
		if tooDeep(broken.Err) {
			return ErrTooDeep
		}
		r.cutShort(name)
		return nil
	case errors.Is(err, har.ErrNoHAR):
		return nil
	}
	return err
}

// parts of a page that no call to NAVER is behind; their bodies are most of a HAR.
var pageParts = map[string]bool{
	"js": true, "mjs": true, "css": true, "png": true, "jpg": true, "jpeg": true, "gif": true, "webp": true, "svg": true, "ico": true,
	"woff": true, "woff2": true, "ttf": true, "mp4": true, "map": true, "html": true,
}

// mayMatter tells the URLs whose answers are looked at.
func mayMatter(target string) bool {
	path, _, _ := strings.Cut(target, "?")
	return !pageParts[extension(path)] || aboutNAVER(target)
}

func tooDeep(err error) bool { return err != nil && strings.Contains(err.Error(), "depth") }

// knownInHAR tells what an entry says. A body is missing in many: the browser had thrown it away, or was told not to save it.
func knownInHAR(e *har.Entry, ex *exchange.Exchange) attempt.Known {
	k := attempt.WholeOf(ex)
	if ex.Status != 0 && len(ex.Body) == 0 && !surelyEmpty(e.Size, ex.Status, ex.ResponseHeader) {
		k.Body = attempt.NotRecorded
	}
	if ex.Status == 0 && ex.Err == har.ErrNoAnswer {
		k.Error = attempt.NotRecorded
	}
	if len(ex.RequestHeader) == 0 {
		k.RequestHeaders = attempt.NotRecorded
	}
	return k
}

// surelyEmpty: the size, the status or a header says that no body came.
func surelyEmpty(size, status int, h http.Header) bool {
	length := h.Get("Content-Length")
	return status == http.StatusNoContent || status == http.StatusNotModified || length == "0" ||
		status/100 == 3 || size == 0 && length == ""
}

// serverSide tells a call of a browser to its own site whose answer speaks of a call that the site's server made to NAVER.
func serverSide(u *url.URL, e *har.Entry) bool {
	return diagnosis.TellsServerSide(u, e.Status, []byte(e.Text))
}

const formCharles attempt.Form = "charles"

// charlesCall is a call as Charles saves it.
type charlesCall struct {
	Method, Scheme, Host, Path string
	Query                      *string
	ActualPort                 int
	Status                     string
	ErrorMessage               string
	Tunnel                     bool
	Times                      struct{ Start string }
	Request                    charlesMessage
	Response                   charlesMessage
}

type charlesMessage struct {
	Status any
	Sizes  struct{ Body int }
	Header struct {
		Headers []struct{ Name, Value string }
	}
	Body *struct {
		Text    string
		Encoded string
	}
}

func (m *charlesMessage) header() http.Header {
	h := http.Header{}
	for _, one := range m.Header.Headers {
		h.Add(one.Name, one.Value)
	}
	return h
}

func isCharles(d *document) bool {
	head := d.text[:min(len(d.text), harHead)]
	return strings.HasPrefix(strings.TrimSpace(head), "[") && strings.Contains(head, `"scheme"`) && strings.Contains(head, `"host"`) &&
		strings.Contains(head, `"path"`)
}

func (r *reading) readCharles(d *document) error {
	return r.eachOf(d, func(n int, raw json.RawMessage) {
		var c charlesCall
		if _ = json.Unmarshal(raw, &c); c.Host == "" {
			return
		}
		target := c.Scheme + "://" + c.Host + c.Path
		if c.Query != nil && *c.Query != "" {
			target += "?" + *c.Query
		}
		ex := &exchange.Exchange{
			Start: startOf(c.Times.Start), Method: c.Method, URL: target, RequestHeader: c.Request.header(),
			ResponseHeader: exchange.DecodedHeader(c.Response.header()),
		}
		if status, ok := c.Response.Status.(float64); ok {
			ex.Status = int(status)
		}
		if b := c.Response.Body; b != nil {
			ex.Body = []byte(b.Text)
			if raw, ok := decodeBase64(b.Encoded); ok {
				ex.Body = raw
			}
		}
		if ex.Status == 0 && c.ErrorMessage != "" {
			ex.Err = errors.New(c.ErrorMessage)
		}
		r.addWhole(d.entry(n), formCharles, ex, c.Response.Sizes.Body > 0)
	})
}

// eachOf hands over the elements of a list of JSON. One that breaks off is read as far as it goes.
func (r *reading) eachOf(d *document, each func(n int, raw json.RawMessage)) error {
	dec := json.NewDecoder(strings.NewReader(d.text))
	if _, err := dec.Token(); err != nil {
		return nil
	}
	for n := 1; dec.More(); n++ {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			if strings.Contains(err.Error(), "max depth") {
				return ErrTooDeep
			}
			r.cutShort(d.name)
			return nil
		}
		if each(n, raw); len(r.found) > MaxCalls {
			return ErrTooManyIn
		}
	}
	if _, err := dec.Token(); err != nil {
		r.cutShort(d.name)
	}
	return nil
}

// addWhole adds a call of a form that shows request and answer, if it is one to NAVER.
func (r *reading) addWhole(place attempt.Place, form attempt.Form, ex *exchange.Exchange, sized bool) {
	if !aboutNAVER(ex.URL) {
		r.leftOut++
		return
	}
	f := found{form: form, place: place, ex: ex, known: attempt.WholeOf(ex)}
	if len(ex.Body) == 0 && ex.Status != 0 && sized {
		f.known.Body = attempt.NotRecorded
	}
	if ex.Status == 0 && ex.Err == nil && len(ex.Body) == 0 {
		f.known.Status, f.known.Body, f.known.Error = attempt.NotRecorded, attempt.NotRecorded, attempt.NotRecorded
	}
	f.program = ex.RequestHeader.Get("User-Agent")
	r.add(f)
}
