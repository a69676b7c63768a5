package scenario

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"slices"
	"strings"
	"time"

	"navercaptcha/audio"
	"navercaptcha/naver"
	"navercaptcha/naver/media"
)

// Facts is what there is to know about a picture or a sound.
type Facts struct {
	Kind        naver.Kind `json:"kind"`
	Format      string     `json:"format"` // jpeg, png, gif or wav
	ContentType string     `json:"contentType"`
	Bytes       int        `json:"bytes"`
	SHA256      string     `json:"sha256"`
	// A picture's, in pixels.
	Width  int `json:"width,omitempty"`
	Height int `json:"height,omitempty"`
	// A sound's. Rate is in hertz.
	Rate     int     `json:"rate,omitempty"`
	Bits     int     `json:"bits,omitempty"`
	Channels int     `json:"channels,omitempty"`
	Seconds  float64 `json:"seconds,omitempty"`
	// Oddities are what is odd about it though it opens: an audio.Oddity or a media.Oddity each.
	Oddities []string `json:"oddities,omitempty"`
	// Damaged says why the bytes cannot be read, or not to their end, though they begin as they should.
	Damaged string `json:"damaged,omitempty"`
	// Unsupported says what a whole file is that is not opened.
	Unsupported string `json:"unsupported,omitempty"`
	TooLarge    string `json:"tooLarge,omitempty"`
}

// FactsOf looks into a picture or a sound. The facts are there also where it does not open, which the error, a
// *media.Error, says.
func FactsOf(m *naver.Media) (*Facts, error) {
	sum := sha256.Sum256(m.Bytes)
	f := &Facts{Kind: m.Kind, ContentType: m.ContentType, Bytes: len(m.Bytes), SHA256: hex.EncodeToString(sum[:])}
	return f, f.look(m.Bytes)
}

// look opens it. A sound's or picture's head is often sound where the rest is not, so all of it is decoded.
func (f *Facts) look(b []byte) error {
	opened, err := media.Open(f.Kind, b)
	if f.Kind == naver.Audio {
		f.Format = "wav"
	} else if config, format, unknown := image.DecodeConfig(bytes.NewReader(b)); unknown == nil {
		f.Format, f.Width, f.Height = format, config.Width, config.Height
	} else {
		f.Format = "jpeg" // the first bytes were a picture's, and NAVER's are JPEG
	}
	var why *media.Error
	switch {
	case errors.As(err, &why):
		f.refused(why)
	case opened.Clip != nil:
		c := opened.Clip.Facts
		f.Rate, f.Bits, f.Channels, f.Seconds = c.Rate, c.Bits, c.Channels, c.Duration.Round(time.Millisecond).Seconds()
		f.Oddities = named(c.Oddities)
		if slices.Contains(c.Oddities, audio.DataTruncated) {
			f.Damaged = "it ends before the sound that its header announces"
		}
	case opened.Picture != nil:
		f.Oddities = named(opened.Picture.Oddities)
		if slices.Contains(opened.Picture.Oddities, media.Cut) {
			f.Damaged = "it ends before the picture does"
		}
	}
	return err
}

// refused notes why it does not open.
func (f *Facts) refused(why *media.Error) {
	switch why.Trouble {
	case media.Unsupported:
		f.Unsupported = why.Error()
	case media.TooLarge:
		f.TooLarge = why.Error()
	default:
		f.Damaged = why.Error()
	}
}

func named[Oddity ~string](all []Oddity) (names []string) {
	for _, o := range all {
		names = append(names, string(o))
	}
	return names
}

// String is the facts on one line.
func (f *Facts) String() string {
	parts := []string{f.Format, fmt.Sprintf("%d bytes", f.Bytes)}
	if f.ContentType != "" {
		parts = append(parts, f.ContentType)
	}
	switch {
	case f.Kind == naver.Audio && f.Rate > 0:
		parts = append(parts, fmt.Sprintf("%.1f s, %d Hz, %d bit, %d channel", f.Seconds, f.Rate, f.Bits, f.Channels))
	case f.Kind == naver.Image && f.Width > 0:
		parts = append(parts, fmt.Sprintf("%dx%d", f.Width, f.Height))
	}
	parts = append(parts, f.Oddities...)
	for _, not := range []struct{ how, why string }{
		{"damaged", f.Damaged}, {"not supported", f.Unsupported}, {"too large", f.TooLarge},
	} {
		if not.why != "" {
			parts = append(parts, not.how+": "+not.why)
		}
	}
	return strings.Join(parts, ", ")
}

// extensions are the endings of each format, the one that is given to a file first.
var extensions = map[string][]string{
	"jpeg": {".jpg", ".jpeg", ".jpe"},
	"png":  {".png"},
	"gif":  {".gif"},
	"wav":  {".wav", ".wave"},
}

// Extensions are the file name extensions of the format, with their dot, the usual one first.
func (f *Facts) Extensions() []string { return extensions[f.Format] }
