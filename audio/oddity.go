package audio

import "slices"

// Oddity is something odd about a file that could still be read. The window has its words.
type Oddity string

// What can be odd. [Oddities] lists them all.
const (
	// StreamedSize: a size in the header is 0 or a huge placeholder, as written by a program that did not know the
	// length yet. The sound goes to the end of the file.
	StreamedSize Oddity = "streamed-size"
	// DataTruncated: the file ends before the sound its header announces.
	DataTruncated Oddity = "data-truncated"
	// RIFFSizeWrong: the length in the first header is not the length of the file.
	RIFFSizeWrong Oddity = "riff-size-wrong"
	// LineEndings: the file is too long and in it every LF byte (0A) stands behind a CR (0D), as when a file is saved or
	// sent in text mode. It is played as it came, which is noise from the first such place on. It is not put back: which
	// CR were there before cannot be told.
	LineEndings Oddity = "line-endings-changed"
	// PartialFrame: the sound does not end on a whole frame; the last few bytes are not played.
	PartialFrame Oddity = "partial-frame"
	// PadMissing: a chunk of odd length is not followed by its padding byte.
	PadMissing Oddity = "pad-missing"
	// TrailingBytes: bytes that are no chunk stand behind the last one.
	TrailingBytes Oddity = "trailing-bytes"
	// FormatLate: the description of the format comes after the sound.
	FormatLate Oddity = "format-after-data"
	// FormatRepeated: the format is described more than once; the first description counts.
	FormatRepeated Oddity = "format-repeated"
	// DataRepeated: there is more than one stretch of sound; the first is played.
	DataRepeated Oddity = "data-repeated"
	// FormatInconsistent: the bytes a frame or a second given in the format do not follow from its bits, channels and
	// rate, which count.
	FormatInconsistent Oddity = "format-inconsistent"
	// BeyondFullScale: float samples above 1 or below -1; they are cut there.
	BeyondFullScale Oddity = "beyond-full-scale"
	// NotNumbers: float samples that are infinite or not numbers; they are played as silence.
	NotNumbers Oddity = "not-numbers"
	// Silent: every sample is silence, so nothing is heard although everything works.
	Silent Oddity = "silent"
)

// Oddities lists every [Oddity] there is, so that a test can check that each has its words.
func Oddities() []Oddity {
	return []Oddity{
		StreamedSize, DataTruncated, RIFFSizeWrong, LineEndings, PartialFrame, PadMissing, TrailingBytes, FormatLate,
		FormatRepeated, DataRepeated, FormatInconsistent, BeyondFullScale, NotNumbers, Silent,
	}
}

// oddities collects what is odd, each once, in the order found.
type oddities []Oddity

func (o *oddities) add(odd Oddity) {
	if !slices.Contains(*o, odd) {
		*o = append(*o, odd)
	}
}
