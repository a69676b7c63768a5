package playback

import (
	"io"
	"sync/atomic"
	"time"

	"navercaptcha/audio"
)

// track is a clip on its way through the device.
type track struct {
	Voice
	source  *source
	total   time.Duration
	running bool // Play was called, and no Pause since
}

func newTrack(d Device, c *audio.Clip, volume float64) *track {
	s := &source{Reader: c.Reader()}
	t := &track{source: s, total: c.Facts.Duration, Voice: d.NewVoice(s, readAhead)}
	t.SetVolume(volume)
	return t
}

// consumed is how much of the clip the device has taken.
func (t *track) consumed() time.Duration {
	arrived := t.source.arrived.Load() // before the size of the buffer, or it would hold what is not counted yet
	return min(t.total, max(0, lengthOf(arrived-int64(t.UnplayedBufferSize()))))
}

// buffered tells that as much as is read ahead has been, after Play. Only then does the device find the sound; if it ran
// before, it would fill itself with silence, which is heard first.
func (t *track) buffered() bool {
	return t.source.ended.Load() || t.UnplayedBufferSize() >= readAhead
}

// over tells that the device has taken all.
func (t *track) over() bool {
	return t.running && !t.IsPlaying() && t.source.ended.Load()
}

// lengthOf is the time that so many bytes are heard.
func lengthOf(bytes int64) time.Duration {
	return time.Duration(bytes/audio.DeviceFrame) * time.Second / audio.DeviceRate
}

// source gives a sound in small pieces and counts what has surely arrived in oto's buffer: a piece has when the next one is
// asked for. So the count lags by one piece, and never runs ahead.
type source struct {
	io.Reader
	given   int64 // of the reading goroutine alone
	arrived atomic.Int64
	ended   atomic.Bool
}

const (
	piece     = audio.DeviceRate / 50 * audio.DeviceFrame // bytes, 20 ms
	readAhead = 10 * piece                                // more than the device takes at once
)

func (s *source) Read(b []byte) (int, error) {
	s.arrived.Store(s.given)
	n, err := s.Reader.Read(b[:min(len(b), piece)])
	s.given += int64(n)
	if err != nil {
		s.ended.Store(true)
	}
	return n, err
}
