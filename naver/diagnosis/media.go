package diagnosis

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"

	"navercaptcha/naver"
	"navercaptcha/naver/media"
)

// MediaAsText tells a picture or a sound that went through a decoder of text: the marks of its form are there, and the bytes that
// are no letters were replaced or written as letters.
func MediaAsText(body []byte) bool {
	const begin = 64
	head := body[:min(len(body), begin)]
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return false
	case bytes.Contains(head, []byte("JFIF")) || bytes.Contains(head, []byte("Exif")):
		return bytes.HasPrefix(head, []byte("\ufffd\ufffd")) || bytes.HasPrefix(head, []byte("ÿØÿ")) || bytes.HasPrefix(head, []byte("??")) ||
			bytes.HasPrefix(head, []byte(`\xff\xd8`)) || bytes.HasPrefix(head, []byte(`b'\xff\xd8`))
	case bytes.HasPrefix(head, []byte("RIFF")) && bytes.Contains(head, []byte("WAVEfmt")):
		return string(head[min(8, len(head)):min(12, len(head))]) != "WAVE" || bytes.Contains(body[:min(len(body), 4096)], []byte("\ufffd\ufffd\ufffd"))
	}
	return false
}

// openMedia opens what another program fetched, as this program does with what it fetches itself.
func (f *facts) openMedia() {
	if !f.others() || f.Call != naver.Fetch || f.Err != nil || f.Exchange == nil {
		return
	}
	body, kind := f.Exchange.Body, naver.Image
	switch {
	case len(body) == 0, MediaAsText(body):
		return
	case len(body) >= 12 && string(body[:4]) == "RIFF" && string(body[8:12]) == "WAVE":
		if kind = naver.Audio; cutSound(body) {
			f.broken = true
			return
		}
	}
	opened, err := media.Open(kind, body)
	var why *media.Error
	f.broken = errors.As(err, &why) && why.Trouble == media.Damaged ||
		opened.Picture != nil && slices.Contains(opened.Picture.Oddities, media.Cut)
	f.MediaErr = err
}

// damagedMedia: what was fetched begins like a picture or a sound of NAVER's and does not open.
func damagedMedia(f *facts) bool { return f.broken }

// cutSound: the sound says that it is longer than it is.
func cutSound(body []byte) bool {
	for at := 12; at+8 <= len(body); {
		size := int(binary.LittleEndian.Uint32(body[at+4:]))
		if string(body[at:at+4]) == "data" {
			return size > len(body)-at-8
		}
		if at += 8 + size + size%2; size < 0 || at < 0 {
			return true
		}
	}
	return true
}
