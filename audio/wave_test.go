package audio_test

import (
	"encoding/binary"
	"math"
)

// wave describes a WAV file to make. What is zero is as it should be.
type wave struct {
	tag      uint16 // 1, PCM
	bits     uint16 // 16
	channels uint16 // 1
	rate     uint32 // 9600
	extra    []byte // of the fmt chunk, behind its first 16 bytes
	before   []byte // chunks between fmt and data
	data     []byte
	after    []byte // behind the data and its padding

	riffSize, dataSize *uint32 // in the header, instead of the true ones
}

func (w wave) bytes() []byte {
	le := binary.LittleEndian
	tag, bits, channels, rate := or(w.tag, 1), or(w.bits, 16), or(w.channels, 1), or(w.rate, 9600)
	frame := channels * bits / 8

	b := []byte("RIFF....WAVE")
	format := le.AppendUint16(nil, tag)
	format = le.AppendUint16(format, channels)
	format = le.AppendUint32(format, rate)
	format = le.AppendUint32(format, rate*uint32(frame))
	format = le.AppendUint16(format, frame)
	format = le.AppendUint16(format, bits)
	b = append(b, chunk("fmt ", append(format, w.extra...))...)
	b = append(b, w.before...)
	data := chunk("data", w.data)
	if w.dataSize != nil {
		le.PutUint32(data[4:], *w.dataSize)
	}
	b = append(append(b, data...), w.after...)
	le.PutUint32(b[4:], uint32(len(b)-8))
	if w.riffSize != nil {
		le.PutUint32(b[4:], *w.riffSize)
	}
	return b
}

// chunk is a chunk with its size, and its padding if it needs one.
func chunk(id string, body []byte) []byte {
	b := binary.LittleEndian.AppendUint32([]byte(id), uint32(len(body)))
	b = append(b, body...)
	if len(body)%2 == 1 {
		b = append(b, 0)
	}
	return b
}

// extensible is what an extensible fmt chunk has behind its first 16 bytes, to stand for another tag.
func extensible(tag, validBits uint16) []byte {
	le := binary.LittleEndian
	b := le.AppendUint16(nil, 22)
	b = le.AppendUint16(b, validBits)
	b = le.AppendUint32(b, 0) // speakers
	b = le.AppendUint16(b, tag)
	return append(b, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71)
}

// pcm writes samples from -1 to 1 as integers.
func pcm(bits int, samples ...float64) []byte {
	var b []byte
	for _, s := range samples {
		v := int64(math.Round(s * float64(int64(1)<<(bits-1))))
		v = min(v, int64(1)<<(bits-1)-1)
		if bits == 8 {
			v += 128
		}
		for range bits / 8 {
			b = append(b, byte(v))
			v >>= 8
		}
	}
	return b
}

func floats(samples ...float64) []byte {
	var b []byte
	for _, s := range samples {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(s)))
	}
	return b
}

// tone is a sine of the given frequency.
func tone(frequency, loudness float64, rate, frames int) []float64 {
	s := make([]float64, frames)
	for i := range s {
		s[i] = loudness * math.Sin(2*math.Pi*frequency*float64(i)/float64(rate))
	}
	return s
}

func or[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

func size(n uint32) *uint32 { return &n }
