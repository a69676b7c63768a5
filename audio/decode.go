package audio

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	goaudio "github.com/go-audio/audio"
	"github.com/go-audio/wav"
)

// decodeIntegers hands whole frames of integer samples to go-audio/wav, behind a header of our own with true sizes and
// without other chunks: from a foreign header it would allocate whatever a size in it says.
func decodeIntegers(data []byte, f format, m *mixer) error {
	d := wav.NewDecoder(forward{io.MultiReader(bytes.NewReader(canonicalHeader(f, len(data))), bytes.NewReader(data))})
	// 840 is divisible by 1 to 8, so a buffer always ends with a whole frame.
	buf := &goaudio.IntBuffer{Data: make([]int, 840*5)}
	scale, zero := float32(1)/float32(int64(1)<<(f.bits-1)), 0
	if f.bits == 8 {
		zero = 128 // 8-bit samples are unsigned, and the decoder leaves them so
	}
	for {
		n, err := d.PCMBuffer(buf)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrHeader, err)
		}
		if n == 0 {
			break
		}
		for _, v := range buf.Data[:n] {
			m.add(float32(v-zero) * scale)
		}
	}
	if !m.full() {
		return fmt.Errorf("%w: the decoder gave less sound than there is", ErrHeader)
	}
	return nil
}

// decodeFloats reads 32-bit floats, which go-audio/wav would take for integers.
func decodeFloats(data []byte, m *mixer, odd *oddities) {
	for ; len(data) >= 4; data = data[4:] {
		v := math.Float32frombits(binary.LittleEndian.Uint32(data))
		switch {
		case math.IsNaN(float64(v)) || math.IsInf(float64(v), 0):
			odd.add(NotNumbers)
			v = 0
		case v > 1 || v < -1:
			odd.add(BeyondFullScale)
			v = max(-1, min(1, v))
		}
		m.add(v)
	}
}

// canonicalHeader is the 44-byte header of a WAV file of integer PCM.
func canonicalHeader(f format, size int) []byte {
	le := binary.LittleEndian
	h := append(make([]byte, 0, 44), "RIFF"...)
	h = le.AppendUint32(h, uint32(36+size))
	h = append(h, "WAVEfmt "...)
	h = le.AppendUint32(h, 16)
	h = le.AppendUint16(h, tagPCM)
	h = le.AppendUint16(h, uint16(f.channels))
	h = le.AppendUint32(h, uint32(f.rate))
	h = le.AppendUint32(h, uint32(f.rate*f.bytesPerFrame()))
	h = le.AppendUint16(h, uint16(f.bytesPerFrame()))
	h = le.AppendUint16(h, uint16(f.bits))
	h = append(h, "data"...)
	return le.AppendUint32(h, uint32(size))
}

// forward is the seekable reader that go-audio/wav asks for and, read once from the front, never seeks.
type forward struct{ io.Reader }

func (forward) Seek(int64, int) (int64, error) { return 0, errors.ErrUnsupported }
