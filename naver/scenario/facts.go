package scenario

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	_ "image/gif"  // a picture that is no JPEG is still a picture
	_ "image/jpeg" // NAVER's
	_ "image/png"
	"slices"
	"strings"
	"time"

	"navercaptcha/audio"
	"navercaptcha/naver"
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
	Rate     int            `json:"rate,omitempty"`
	Bits     int            `json:"bits,omitempty"`
	Channels int            `json:"channels,omitempty"`
	Seconds  float64        `json:"seconds,omitempty"`
	Oddities []audio.Oddity `json:"oddities,omitempty"`
	// Damaged says why the bytes cannot be read though they begin as they should.
	Damaged string `json:"damaged,omitempty"`
}

// FactsOf looks into a picture or a sound.
func FactsOf(m *naver.Media) *Facts {
	sum := sha256.Sum256(m.Bytes)
	f := &Facts{Kind: m.Kind, ContentType: m.ContentType, Bytes: len(m.Bytes), SHA256: hex.EncodeToString(sum[:])}
	if m.Kind == naver.Audio {
		f.sound(m.Bytes)
	} else {
		f.picture(m.Bytes)
	}
	return f
}

func (f *Facts) sound(b []byte) {
	f.Format = "wav"
	clip, err := audio.Parse(b)
	if err != nil {
		f.Damaged = err.Error()
		return
	}
	f.Rate, f.Bits, f.Channels = clip.Facts.Rate, clip.Facts.Bits, clip.Facts.Channels
	f.Seconds, f.Oddities = clip.Facts.Duration.Round(time.Millisecond).Seconds(), clip.Facts.Oddities
	if slices.Contains(f.Oddities, audio.DataTruncated) {
		f.Damaged = "it ends before the sound that its header announces"
	}
}

// picture decodes the whole picture: a damaged one often has a sound head. The size comes first, so that a picture that
// claims to be huge is not made.
func (f *Facts) picture(b []byte) {
	const maxPixels = 16 << 20
	config, format, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		f.Format, f.Damaged = "jpeg", err.Error() // the first bytes were a picture's, and NAVER's are JPEG
		return
	}
	f.Format, f.Width, f.Height = format, config.Width, config.Height
	if config.Width*config.Height > maxPixels {
		f.Damaged = "it is larger than 16 million pixels"
		return
	}
	if _, _, err := image.Decode(bytes.NewReader(b)); err != nil {
		f.Damaged = err.Error()
	}
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
	for _, o := range f.Oddities {
		parts = append(parts, string(o))
	}
	if f.Damaged != "" {
		parts = append(parts, "damaged: "+f.Damaged)
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
