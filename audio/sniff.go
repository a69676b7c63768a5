package audio

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// sniff names what bytes that are no WAV file look like.
func sniff(b []byte) string {
	for _, m := range []struct{ magic, name string }{
		{"RF64", "RF64 (WAV above 4 GB)"},
		{"BW64", "BW64 (WAV above 4 GB)"},
		{"RIFX", "RIFX (big-endian WAV)"},
		{"riff", "Wave64"},
		{"\xff\xd8\xff", "a JPEG picture"},
		{"\x89PNG", "a PNG picture"},
		{"GIF8", "a GIF picture"},
		{"\xff\xfe", "text in UTF-16"},
		{"\xfe\xff", "text in UTF-16"},
		{"ID3", "MP3"},
		{"OggS", "Ogg"},
		{"fLaC", "FLAC"},
		{"FORM", "AIFF"},
		{".snd", "AU"},
		{"#!AMR", "AMR"},
		{"caff", "CAF"},
		{"\x1a\x45\xdf\xa3", "WebM or Matroska"},
		{"\x1f\x8b", "gzip"},
		{"PK\x03\x04", "ZIP"},
		{"%PDF", "PDF"},
	} {
		if bytes.HasPrefix(b, []byte(m.magic)) {
			return m.name
		}
	}
	switch {
	case len(b) >= 8 && string(b[4:8]) == "ftyp":
		return "MP4 or M4A"
	case isRIFF(b) && len(b) >= 12:
		return fmt.Sprintf("RIFF of the form %q, not WAVE", b[8:12])
	case isRIFF(b):
		return fmt.Sprintf("the first %d bytes of a RIFF file", len(b))
	case len(b) >= 2 && b[0] == 0xff && b[1]&0xf6 == 0xf0:
		return "AAC"
	case len(b) >= 2 && b[0] == 0xff && b[1]&0xe0 == 0xe0 && b[1]&0x06 != 0:
		return "MP3"
	}
	return sniffText(b)
}

// sniffText tells the texts apart that a server sends in place of a sound.
func sniffText(b []byte) string {
	text := bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")))
	head := text[:min(len(text), 256)]
	switch {
	case len(head) == 0:
		return "blank text"
	case head[0] == '{' || head[0] == '[':
		return "JSON"
	case bytes.HasPrefix(head, []byte("<?xml")):
		return "XML"
	case head[0] == '<':
		return "HTML"
	case isText(head):
		return "text"
	}
	return fmt.Sprintf("unknown data that begins with % x", b[:min(len(b), 8)])
}

func isText(b []byte) bool {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && len(b) >= utf8.UTFMax || r < ' ' && r != '\n' && r != '\r' && r != '\t' {
			return false
		}
		b = b[n:]
	}
	return true
}
