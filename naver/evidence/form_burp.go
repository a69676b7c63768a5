package evidence

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange"
)

const formBurp attempt.Form = "burp"

type burpItem struct {
	Time     string      `xml:"time"`
	URL      string      `xml:"url"`
	Method   string      `xml:"method"`
	Status   string      `xml:"status"`
	Length   string      `xml:"responselength"`
	Request  burpMessage `xml:"request"`
	Response burpMessage `xml:"response"`
}

type burpMessage struct {
	Base64 string `xml:"base64,attr"`
	Text   string `xml:",chardata"`
}

func (m burpMessage) bytes() []byte {
	if m.Base64 == "true" {
		if raw, ok := decodeBase64(m.Text); ok {
			return raw
		}
	}
	return []byte(m.Text)
}

func isBurp(d *document) bool {
	head := d.text[:min(len(d.text), harHead)]
	return strings.HasPrefix(strings.TrimSpace(head), "<") && strings.Contains(head, "<items") && strings.Contains(head, "burpVersion")
}

func (r *reading) readBurp(d *document) error {
	dec := xml.NewDecoder(strings.NewReader(d.text))
	dec.Strict = false
	for n := 1; ; {
		token, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			r.cutShort(d.name)
			return nil
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "item" {
			continue
		}
		var item burpItem
		if err := dec.DecodeElement(&item, &start); err != nil {
			r.cutShort(d.name)
			return nil
		}
		ex := &exchange.Exchange{Method: item.Method, URL: strings.TrimSpace(item.URL)}
		ex.Start, _ = time.ParseInLocation("Mon Jan 02 15:04:05 MST 2006", item.Time, korea)
		request := item.Request.bytes()
		r.learn(string(request))
		_, _, ex.RequestHeader, _ = readRaw(request)
		_, ex.Status, ex.ResponseHeader, ex.Body = readRaw(item.Response.bytes())
		if status, err := strconv.Atoi(strings.TrimSpace(item.Status)); err == nil {
			ex.Status = status
		}
		r.addWhole(d.entry(n), formBurp, ex, item.Length != "" && item.Length != "0")
		n++
	}
}

// readRaw reads a request or an answer as it went over the wire: its first line, its headers, and its body with chunks and
// gzip undone where it says that it has them.
func readRaw(raw []byte) (first string, status int, h http.Header, body []byte) {
	head, body := raw, []byte(nil)
	for _, gap := range []string{"\r\n\r\n", "\n\n"} {
		if i := bytes.Index(raw, []byte(gap)); i >= 0 {
			head, body = raw[:i], raw[i+len(gap):]
			break
		}
	}
	lines := strings.Split(strings.ReplaceAll(string(head), "\r\n", "\n"), "\n")
	h = http.Header{}
	for _, line := range lines[1:] {
		if name, value, ok := strings.Cut(line, ":"); ok {
			h.Add(strings.TrimSpace(name), strings.TrimPrefix(value, " "))
		}
	}
	if m := statusLine.FindStringSubmatch(lines[0]); m != nil {
		status, _ = strconv.Atoi(m[2])
		body = undoTransfer(raw, body)
		h = exchange.DecodedHeader(h)
	}
	return lines[0], status, h, body
}

// undoTransfer undoes chunks and gzip of a body, where that is possible.
func undoTransfer(raw, body []byte) []byte {
	answer, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(raw)), nil)
	if err != nil {
		return body
	}
	defer answer.Body.Close()
	whole, err := io.ReadAll(io.LimitReader(answer.Body, MaxSize))
	if err != nil && len(whole) == 0 {
		whole = body
	}
	if plain, ok := gunzipped(whole); ok {
		return plain
	}
	return whole
}
