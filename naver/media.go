package naver

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"unicode/utf8"
)

// format is what the first bytes of a body say it is.
type format struct {
	kind Kind
	// types are the Content-Types under which it is known.
	types []string
}

var (
	jpegFormat = &format{Image, []string{"image/jpeg", "image/jpg", "image/pjpeg"}}
	pngFormat  = &format{Image, []string{"image/png", "image/x-png"}}
	gifFormat  = &format{Image, []string{"image/gif"}}
	// NAVER's description of its API says voice/wav, its server audio/wav.
	wavFormat = &format{Audio, []string{"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave", "voice/wav"}}
)

// sniff recognizes a picture or a sound by its first bytes; nil is neither.
func sniff(body []byte) *format {
	switch {
	case bytes.HasPrefix(body, []byte("\xff\xd8\xff")):
		return jpegFormat
	case bytes.HasPrefix(body, []byte("\x89PNG\r\n\x1a\n")):
		return pngFormat
	case bytes.HasPrefix(body, []byte("GIF87a")), bytes.HasPrefix(body, []byte("GIF89a")):
		return gifFormat
	case len(body) >= 12 && string(body[:4]) == "RIFF" && string(body[8:12]) == "WAVE":
		return wavFormat
	}
	return nil
}

// claimedAs says whether a Content-Type agrees; none at all claims nothing.
func (f *format) claimedAs(contentType string) bool {
	media, _, _ := strings.Cut(contentType, ";")
	media = strings.TrimSpace(media)
	if media == "" {
		return true
	}
	for _, t := range f.types {
		if strings.EqualFold(t, media) {
			return true
		}
	}
	return false
}

// newMedia makes a Media out of a body that is a picture or a sound.
func newMedia(asked Kind, f *format, got *reply) *Media {
	m := &Media{Kind: f.kind, Bytes: got.body, ContentType: got.contentType}
	switch {
	case f.kind != asked:
		m.Warnings = append(m.Warnings, WarnOtherKind)
	case !f.claimedAs(got.contentType):
		m.Warnings = append(m.Warnings, WarnContentType)
	}
	if got.status != http.StatusOK {
		m.Warnings = append(m.Warnings, WarnStatus)
	}
	return m
}

// findings says what a body is that is not NAVER's answer.
func findings(body []byte) Found {
	if f := sniff(body); f != nil {
		if f.kind == Audio {
			return FoundSound
		}
		return FoundPicture
	}
	text := trimJSON(body)
	head := strings.ToLower(string(text[:min(len(text), 4096)]))
	switch {
	case len(text) == 0:
		return FoundEmpty
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<") && strings.Contains(head, "<html"), beginsPage(head):
		return FoundHTML
	case strings.HasPrefix(head, "<"):
		return FoundXML
	case isJSON(text):
		return FoundJSON
	case isText(body):
		return FoundText
	}
	return FoundBinary
}

// isText says whether the beginning of a body is UTF-8 without NUL; a letter cut off at its end does not count.
func isText(body []byte) bool {
	head := string(body[:min(len(body), 4096)])
	whole := strings.ToValidUTF8(head, "")
	return !strings.ContainsRune(head, 0) && len(head)-len(whole) < utf8.UTFMax && strings.HasPrefix(head, whole)
}

func isJSON(body []byte) bool { return json.Valid(body) }

// beginsPage tells a web page whose author left the html element out, as many that stand in for an answer do.
func beginsPage(head string) bool {
	for _, tag := range []string{"<script", "<head", "<body", "<title", "<meta", "<center", "<h1", "<h2", "<p>", "<div", "<form", "<a "} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	return false
}
