package evidence

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

var mailHead = regexp.MustCompile(`(?mi)\A(?:From .*\r?\n)?(?:(?:From|To|Cc|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|X-[\w-]+|DKIM-Signature|Content-[\w-]+|Sender|Reply-To|Authentication-Results|ARC-[\w-]+|Thread-[\w-]+): ?.*\r?\n(?:[ \t].*\r?\n)*){2,}`)

// readMail reads a mail as it was saved, with its head.
func readMail(text string) (*mail.Message, bool) {
	text = strings.TrimLeft(text, " \t\r\n")
	head := mailHead.FindString(text[:min(len(text), 32<<10)])
	lower := strings.ToLower(head)
	if !strings.Contains(lower, "from:") && !strings.Contains(lower, "mime-version:") {
		return nil, false
	}
	if strings.HasPrefix(text, "From ") { // an mbox; its first mail
		text = text[strings.IndexByte(text, '\n')+1:]
	}
	m, err := mail.ReadMessage(strings.NewReader(text))
	return m, err == nil
}

func (r *reading) openMail(name string, m *mail.Message, depth int) error {
	return r.openPart(name, textproto.MIMEHeader(m.Header), m.Body, depth)
}

// openPart reads a mail, or a part of one.
func (r *reading) openPart(name string, head textproto.MIMEHeader, body io.Reader, depth int) error {
	if depth > MaxDepth {
		return ErrTooDeep
	}
	media, params, err := mime.ParseMediaType(head.Get("Content-Type"))
	if err != nil {
		media = "text/plain"
	}
	if strings.HasPrefix(media, "multipart/") && params["boundary"] != "" {
		return r.openParts(name, multipart.NewReader(body, params["boundary"]), depth)
	}
	switch strings.ToLower(strings.TrimSpace(head.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, lettersOf{body})
	}
	content, cut, err := r.unpack(body)
	if err != nil {
		return err
	}
	if cut && len(content) == 0 {
		r.cutShort(name)
	}
	if media == "message/rfc822" {
		return r.open(file{name: name, content: content}, depth)
	}
	if strings.HasPrefix(media, "text/") {
		content = recode(content, params["charset"])
		if media == "text/html" {
			content = []byte(textOfHTML(string(content)))
		}
	}
	inner := name
	if attached := attachedName(head, params); attached != "" {
		inner = inside(name, attached)
	}
	return r.open(file{name: inner, content: content}, depth)
}

func (r *reading) openParts(name string, parts *multipart.Reader, depth int) error {
	for {
		part, err := parts.NextRawPart()
		if err != nil { // the end, or a mail that was cut: its parts so far are there
			return nil
		}
		if r.files++; r.files > MaxFiles {
			return ErrTooMany
		}
		if err := r.openPart(name, part.Header, part, depth+1); err != nil {
			return err
		}
	}
}

func attachedName(head textproto.MIMEHeader, params map[string]string) string {
	name := params["name"]
	if _, disposition, err := mime.ParseMediaType(head.Get("Content-Disposition")); err == nil && disposition["filename"] != "" {
		name = disposition["filename"]
	}
	if plain, err := new(mime.WordDecoder).DecodeHeader(name); err == nil {
		return plain
	}
	return name
}

// recode gives a text of a mail in UTF-8, by the charset that the mail names.
func recode(content []byte, charset string) []byte {
	if charset == "" || strings.EqualFold(charset, "utf-8") {
		return content
	}
	encoding, err := htmlindex.Get(charset)
	if err != nil {
		return content
	}
	decoded, err := encoding.NewDecoder().Bytes(content)
	if err != nil {
		return content
	}
	return decoded
}

// lettersOf leaves the letters of base64 alone: mails break its lines and quote them.
type lettersOf struct{ from io.Reader }

func (l lettersOf) Read(p []byte) (int, error) {
	for {
		n, err := l.from.Read(p)
		kept := p[:0]
		for _, c := range p[:n] {
			if c == '+' || c == '/' || c == '=' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' {
				kept = append(kept, c)
			}
		}
		if len(kept) > 0 || err != nil {
			return len(kept), err
		}
	}
}
