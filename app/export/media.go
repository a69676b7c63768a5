package export

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

// Media is what the last fetch of an attempt brought, byte for byte: the picture or the sound, or what came in its place.
func Media(st session.State) []byte {
	for _, c := range slices.Backward(st.Calls) {
		if c.Call == naver.Fetch && c.Err != nil && c.Exchange != nil && len(c.Exchange.Body) > 0 {
			return c.Exchange.Body
		}
		if c.Call == naver.Fetch {
			break
		}
	}
	if st.Fetched.Media == nil {
		return nil
	}
	return st.Fetched.Media.Bytes
}

// Extension is that of what the bytes are, not of what was asked for.
func Extension(b []byte) string {
	for _, known := range []struct{ magic, extension string }{
		{"RF64", ".wav"}, {"BW64", ".wav"}, {"fLaC", ".flac"}, {"\xff\xfb", ".mp3"}, {"\xff\xf3", ".mp3"},
	} { // which net/http does not tell
		if bytes.HasPrefix(b, []byte(known.magic)) {
			return known.extension
		}
	}
	if json.Valid(b) {
		return ".json"
	}
	sort, _, _ := strings.Cut(http.DetectContentType(b), ";")
	if known := extensions[sort]; known != "" {
		return known
	}
	return ".bin"
}

// extensions are those of what net/http tells apart.
var extensions = map[string]string{
	"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp", "image/bmp": ".bmp",
	"audio/wave": ".wav", "audio/mpeg": ".mp3", "application/ogg": ".ogg", "audio/aiff": ".aiff", "audio/basic": ".au",
	"text/html": ".html", "text/xml": ".xml", "text/plain": ".txt", "application/pdf": ".pdf", "application/x-gzip": ".gz",
	"application/zip": ".zip", "video/mp4": ".mp4", "video/webm": ".webm",
}
