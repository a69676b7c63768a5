package audio

import (
	"errors"
	"io"
	"math"
)

// What the sound device takes: [Clip.PCM48k] and [Clip.Reader] give it.
const (
	DeviceRate  = 48_000 // frames a second
	DeviceFrame = 4      // bytes: two channels of signed 16 bit, little endian
)

// PCM48k is the clip as 48 kHz stereo signed 16-bit little endian, what the sound device takes. One channel is heard on
// both; more than two are averaged. It has 192,000 bytes for each second of the clip; [Clip.Reader] gives the same with a
// small buffer.
func (c *Clip) PCM48k() []byte {
	r := c.Reader()
	b := make([]byte, r.Len())
	r.render(b)
	return b
}

// Reader gives the bytes of PCM48k, converting what is asked for when it is asked for. One goroutine at a time may use it.
func (c *Clip) Reader() *Reader {
	r := &Reader{clip: c}
	if n := c.frames(); n > 0 {
		r.resampler = resamplerFrom(c.Facts.Rate)
		r.frames = r.length(n)
	}
	return r
}

// Reader is a sound as the device takes it. Its reads and its positions are whole frames of [DeviceFrame] bytes.
type Reader struct {
	*resampler
	clip    *Clip
	frames  int // of output
	at      int // next frame to give
	scratch []float32
}

// Len is the length of the whole sound in bytes.
func (r *Reader) Len() int { return r.frames * DeviceFrame }

// Read gives whole frames, and io.EOF after the last. A p shorter than a frame is io.ErrShortBuffer.
func (r *Reader) Read(p []byte) (int, error) {
	n := min(len(p)/DeviceFrame, r.frames-r.at)
	switch {
	case r.at == r.frames:
		return 0, io.EOF
	case n == 0:
		return 0, io.ErrShortBuffer
	}
	r.render(p[:n*DeviceFrame])
	return n * DeviceFrame, nil
}

// Seek goes to a byte position, rounded down to a frame and kept within the sound.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		offset += int64(r.at) * DeviceFrame
	case io.SeekEnd:
		offset += int64(r.Len())
	default:
		return 0, errors.New("audio: unknown whence")
	}
	if offset < 0 {
		return 0, errors.New("audio: a position before the beginning")
	}
	r.at = int(min(offset/DeviceFrame, int64(r.frames)))
	return int64(r.at) * DeviceFrame, nil
}

// render fills b, a whole number of frames that are there, from the position on.
func (r *Reader) render(b []byte) {
	const block = 1024 // frames
	wide := r.clip.wide
	if r.scratch == nil {
		r.scratch = make([]float32, block*2)
	}
	for len(b) > 0 {
		n := min(block, len(b)/DeviceFrame)
		s := r.scratch[:n*wide]
		r.fill(s, r.clip.samples, wide, r.at)
		for i := range n {
			left := int16Of(s[i*wide])
			right := left
			if wide == 2 {
				right = int16Of(s[2*i+1])
			}
			b[4*i], b[4*i+1] = byte(left), byte(left>>8)
			b[4*i+2], b[4*i+3] = byte(right), byte(right>>8)
		}
		r.at += n
		b = b[n*DeviceFrame:]
	}
}

func int16Of(v float32) int16 {
	v *= 1 << 15
	switch {
	case v >= math.MaxInt16:
		return math.MaxInt16
	case v <= math.MinInt16:
		return math.MinInt16
	case v < 0:
		return int16(v - 0.5)
	}
	return int16(v + 0.5)
}
