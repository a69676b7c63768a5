package audio

import (
	"fmt"
	"time"
)

// Parse reads a WAV file of at most [MaxBytes]. It keeps no reference to b and takes at most a small multiple of b's
// length in memory, whatever the sizes in the file say.
//
// The error is a *[FormatError] if b is something else or a format that is not played, else one of the Err values.
func Parse(b []byte) (*Clip, error) {
	switch {
	case len(b) == 0:
		return nil, ErrEmpty
	case len(b) > MaxBytes:
		return nil, fmt.Errorf("%w: %d bytes", ErrTooLarge, len(b))
	case !isWAV(b):
		return nil, &FormatError{Found: sniff(b)}
	}

	var odd oddities
	l, err := walk(b, &odd)
	if err != nil {
		return nil, err
	}
	f, err := parseFormat(l.format, &odd)
	if err != nil {
		return nil, err
	}
	frames := len(l.data) / f.bytesPerFrame()
	switch {
	case frames == 0:
		return nil, fmt.Errorf("%w: its %d bytes are less than one frame", ErrNoSound, len(l.data))
	case len(l.data)%f.bytesPerFrame() != 0:
		odd.add(PartialFrame)
	}

	m := newMixer(f.channels, frames)
	if data := l.data[:frames*f.bytesPerFrame()]; f.isFloat {
		decodeFloats(data, m, &odd)
	} else if err := decodeIntegers(data, f, m); err != nil {
		return nil, err
	}
	if m.peak == 0 {
		odd.add(Silent)
	}
	return &Clip{samples: m.samples, wide: m.wide, Facts: Facts{
		Format:   f.name,
		Rate:     f.rate,
		Bits:     f.bits,
		Channels: f.channels,
		Frames:   frames,
		Duration: time.Duration(int64(frames) * int64(time.Second) / int64(f.rate)),
		Peak:     float64(m.peak),
		Oddities: odd,
	}}, nil
}
