package evidence

import (
	"bytes"
	"encoding/binary"
	"image/jpeg"
	"regexp"
	"strings"

	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
)

// NAVER's pictures and sounds, as every one that was seen.
const (
	captchaWidth, captchaHeight = 200, 90
	captchaRate                 = 9600 // Hz
)

// pictures are the beginnings of pictures that NAVER does not send: screenshots, mostly.
var pictures = [][]byte{
	[]byte("\x89PNG\r\n\x1a\n"), []byte("GIF87a"), []byte("GIF89a"), []byte("BM"), []byte("II*\x00"), []byte("MM\x00*"),
	[]byte("\x00\x00\x01\x00"), []byte("/* XPM */"), []byte("<svg"),
}

func isJPEG(content []byte) bool { return bytes.HasPrefix(content, []byte("\xff\xd8\xff")) }

func isWAV(content []byte) bool {
	return len(content) >= 12 && string(content[:4]) == "RIFF" && string(content[8:12]) == "WAVE"
}

func isOtherPicture(content []byte) bool {
	for _, begin := range pictures {
		if bytes.HasPrefix(content, begin) && (len(begin) > 2 || isBMP(content)) {
			return true
		}
	}
	if len(content) >= 12 && string(content[:4]) == "RIFF" && string(content[8:12]) == "WEBP" {
		return true
	}
	head := content[:min(len(content), 1024)]
	return len(head) > 12 && string(head[4:8]) == "ftyp" && bytes.Contains(head[8:12], []byte("hei")) ||
		bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<svg"))
}

// isBMP: two letters are too few to tell a picture by, so its length has to fit.
func isBMP(content []byte) bool {
	return len(content) > 26 && int(binary.LittleEndian.Uint32(content[2:])) == len(content)
}

func isMedia(content []byte) bool {
	return isJPEG(content) || isWAV(content) || isOtherPicture(content) || diagnosis.MediaAsText(content)
}

// readMedia reads a picture or a sound that stands alone.
func (r *reading) readMedia(f file, form attempt.Form) bool {
	f1 := found{form: form, place: attempt.Place{File: f.name}}
	switch {
	case !isMedia(f.content):
		return false
	case isOtherPicture(f.content), isJPEG(f.content) && !mayBeCaptcha(f.content):
		f1.err = diagnosis.ErrScreenshot
	case isWAV(f.content) && !mayBeSpoken(f.content):
		return true // a sound, and none of NAVER's: nothing to say about it
	default:
		f1.ex, f1.assumed = &exchange.Exchange{Body: f.content}, true
		f1.known.Body = attempt.Seen
	}
	r.add(f1)
	return true
}

var embedded = regexp.MustCompile(`\bdata:(?:image|audio)/[\w.+-]+;base64,([A-Za-z0-9+/]{100,}={0,2})`)

// readEmbedded reads the pictures and sounds of NAVER's that stand in a page or a log as data URIs.
func (r *reading) readEmbedded(d *document) {
	if !strings.Contains(d.text, ";base64,") {
		return
	}
	const most = 100
	for _, m := range embedded.FindAllStringSubmatchIndex(d.text, most) {
		content, ok := decodeBase64(d.text[m[2]:m[3]])
		if !ok || isOtherPicture(content) || !(isJPEG(content) && mayBeCaptcha(content) || isWAV(content) && mayBeSpoken(content)) {
			continue
		}
		f := found{form: formFile, place: d.place(1 + strings.Count(d.text[:m[0]], "\n")), assumed: true, ex: &exchange.Exchange{Body: content}}
		f.known.Body = attempt.Seen
		r.add(f)
	}
}

// mayBeCaptcha: it has the size of NAVER's pictures, or is too damaged to tell.
func mayBeCaptcha(content []byte) bool {
	c, err := jpeg.DecodeConfig(bytes.NewReader(content))
	return err != nil || c.Width == captchaWidth && c.Height == captchaHeight
}

// mayBeSpoken: it has the form of NAVER's sounds, or ends before it tells its form.
func mayBeSpoken(content []byte) bool {
	const head = 28
	if len(content) < head || string(content[12:16]) != "fmt " {
		return true
	}
	return binary.LittleEndian.Uint16(content[22:]) == 1 && binary.LittleEndian.Uint32(content[24:]) == captchaRate
}
