package audio

import "errors"

// The limits of what is read. Beyond them [Parse] returns the error named beside each.
const (
	MaxBytes    = 16 << 20 // ErrTooLarge
	MaxChannels = 8        // ErrChannels
	MinRate     = 1_000    // ErrRate, in hertz
	MaxRate     = 384_000  // ErrRate, in hertz
)

// What [Parse] returns beside a [FormatError]. Test with errors.Is; the text says more.
var (
	// ErrEmpty: there are no bytes at all.
	ErrEmpty = errors.New("the sound is empty: 0 bytes arrived")
	// ErrTooLarge: more than MaxBytes bytes.
	ErrTooLarge = errors.New("the sound is larger than 16 MiB")
	// ErrHeader: a WAV file whose header ends too early or contradicts itself.
	ErrHeader = errors.New("the WAV header is broken")
	// ErrNoFormat: a WAV file that does not describe its format.
	ErrNoFormat = errors.New(`the WAV file has no "fmt " chunk, so its sound cannot be read`)
	// ErrNoSound: a WAV file without a single frame of sound.
	ErrNoSound = errors.New("the WAV file holds no sound")
	// ErrChannels: no channel, or more than MaxChannels.
	ErrChannels = errors.New("the number of channels is not between 1 and 8")
	// ErrRate: a sample rate outside MinRate to MaxRate.
	ErrRate = errors.New("the sample rate is not between 1,000 and 384,000 Hz")
)

// FormatError says that the bytes are something this package does not play, and what they are.
type FormatError struct {
	Found string // such as "JSON", "MP3", "A-law 8 bit in WAV"
}

func (e *FormatError) Error() string {
	return "this is " + e.Found + "; only WAV with PCM of 8, 16, 24 or 32 bits or float of 32 bits can be played"
}
