// Package media opens what was fetched: a picture or a sound, also one that is cut or odd. What does not open is told
// apart: whole but of a sort that is not shown, too large, or damaged.
package media

import (
	"errors"
	"fmt"
	"image"

	"navercaptcha/audio"
	"navercaptcha/naver"
)

// Opened is a picture or a sound that opens.
type Opened struct {
	Picture *Picture    // of a picture
	Clip    *audio.Clip // of a sound
}

// Trouble is why media does not open.
type Trouble string

// The troubles.
const (
	Unsupported Trouble = "unsupported" // it is whole, and of a sort that this program does not show or play
	TooLarge    Trouble = "too-large"   // it claims more than MaxPixels, or has more than audio.MaxBytes
	Damaged     Trouble = "damaged"
)

// Error says why media does not open.
type Error struct {
	Trouble Trouble
	Err     error // the reason, in English
}

func (e *Error) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e *Error) Unwrap() error { return e.Err }

// Open opens a picture or a sound. Its error is an *Error.
func Open(kind naver.Kind, b []byte) (Opened, error) {
	if kind == naver.Audio {
		clip, err := audio.Parse(b)
		if err != nil {
			return Opened{}, &Error{soundTrouble(err), err}
		}
		return Opened{Clip: clip}, nil
	}
	picture, err := openPicture(b)
	if err != nil {
		return Opened{}, err
	}
	return Opened{Picture: picture}, nil
}

// soundTrouble sorts the errors of package audio. What it does not play may be whole: µ-law, or nine channels.
func soundTrouble(err error) Trouble {
	var format *audio.FormatError
	switch {
	case errors.Is(err, audio.ErrHeader): // also of no channel, or a rate of 0
		return Damaged
	case errors.As(err, &format), errors.Is(err, audio.ErrChannels), errors.Is(err, audio.ErrRate):
		return Unsupported
	case errors.Is(err, audio.ErrTooLarge):
		return TooLarge
	default:
		return Damaged
	}
}

// MaxPixels bounds a picture. NAVER's are 200 by 90; a header alone can claim 400 million pixels, 1.6 GB of memory.
const MaxPixels = 4_000_000

// Picture is a decoded picture.
type Picture struct {
	image.Image
	Format   string // jpeg, png or gif
	Oddities []Oddity
	// Trailing is how many bytes stand behind the end of a JPEG.
	Trailing int
}

// Oddity is something odd about a picture that opens all the same. Its text is stable.
type Oddity string

// What can be odd.
const (
	// Cut: the file ends before its picture does. What came is shown, the rest is grey.
	Cut Oddity = "picture-truncated"
	// TrailingBytes: bytes stand behind the end of the picture, such as a second copy of it.
	TrailingBytes Oddity = "trailing-bytes"
)

// Oddities lists every Oddity there is, so that a test can check that each has its words.
func Oddities() []Oddity { return []Oddity{Cut, TrailingBytes} }

// sizeError says how large a picture claims to be.
func sizeError(c image.Config) error {
	return &Error{TooLarge, fmt.Errorf("the picture claims %d × %d pixels, more than 4 million", c.Width, c.Height)}
}
