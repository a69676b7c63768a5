package playback_test

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
	"sync"
	"testing"
	"time"

	"navercaptcha/audio"
	"navercaptcha/audio/playback"
)

// fakeDevice takes sound at the pace of a real one, and can be told to fail.
type fakeDevice struct {
	opening  time.Duration // that Open takes
	openErr  error
	resuming time.Duration // that Resume takes
	latency  time.Duration

	mu      sync.Mutex
	opens   int
	running bool
	dead    error
	frozen  bool // takes nothing any more, without an error
	rests   int
	voices  []*fakeVoice
}

func (d *fakeDevice) Open() error {
	time.Sleep(d.opening)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.opens++
	return d.openErr
}

func (d *fakeDevice) Resume() error {
	d.mu.Lock()
	takes := d.resuming
	d.mu.Unlock()
	time.Sleep(takes)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.running = d.dead == nil
	return d.dead
}

func (d *fakeDevice) Suspend() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.running = false
	d.rests++
	return d.dead
}

func (d *fakeDevice) Err() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.dead
}

func (d *fakeDevice) Latency() time.Duration { return d.latency }

func (d *fakeDevice) NewVoice(r io.Reader, ahead int) playback.Voice {
	v := &fakeVoice{device: d, source: r, ahead: ahead, volume: 1, gone: make(chan struct{})}
	d.mu.Lock()
	d.voices = append(d.voices, v)
	d.mu.Unlock()
	go v.drain()
	return v
}

func (d *fakeDevice) set(change func(d *fakeDevice)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change(d)
}

func (d *fakeDevice) isRunning() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.running
}

// last is the voice made last.
func (d *fakeDevice) last() *fakeVoice {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.voices[len(d.voices)-1]
}

// fakeVoice reads ahead, like oto's player, and is drained every 10 ms.
type fakeVoice struct {
	device *fakeDevice
	source io.Reader
	ahead  int // bytes to read ahead
	gone   chan struct{}

	mu      sync.Mutex
	playing bool
	ended   bool
	buffer  []byte
	heard   []byte
	volume  float64
	once    sync.Once
}

const step = 48000 / 100 * 4

func (v *fakeVoice) drain() {
	for {
		select {
		case <-v.gone:
			return
		case <-time.After(10 * time.Millisecond):
		}
		v.device.mu.Lock()
		runs := v.device.running && !v.device.frozen && v.device.dead == nil
		v.device.mu.Unlock()
		if runs {
			v.take()
		}
	}
}

func (v *fakeVoice) take() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.playing {
		return
	}
	n := min(step, len(v.buffer))
	v.heard = append(v.heard, v.buffer[:n]...)
	v.buffer = v.buffer[n:]
	v.fill()
	if v.ended && len(v.buffer) == 0 {
		v.playing = false
	}
}

func (v *fakeVoice) fill() {
	for b := make([]byte, v.ahead); !v.ended && len(v.buffer) < v.ahead; {
		n, err := v.source.Read(b)
		v.buffer = append(v.buffer, b[:n]...)
		v.ended = err != nil
	}
}

func (v *fakeVoice) Play() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.fill()
	v.playing = true
}

func (v *fakeVoice) Pause() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.playing = false
}

func (v *fakeVoice) IsPlaying() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.playing
}

func (v *fakeVoice) SetVolume(x float64) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.volume = x
}

func (v *fakeVoice) UnplayedBufferSize() int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return len(v.buffer)
}

func (v *fakeVoice) Close() error {
	v.once.Do(func() { close(v.gone) })
	v.Pause()
	return nil
}

func (v *fakeVoice) isClosed() bool {
	select {
	case <-v.gone:
		return true
	default:
		return false
	}
}

func (v *fakeVoice) loudness() float64 {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.volume
}

func (v *fakeVoice) all() []byte {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.heard
}

var errUnplugged = errors.New("unplugged")

// clip is a tone of the given length, as NAVER's sounds are: PCM 16 bit, mono, 9600 Hz.
func clip(t *testing.T, length time.Duration) *audio.Clip {
	t.Helper()
	const rate = 9600
	n := int(int64(length) * rate / int64(time.Second))
	b := append([]byte("RIFF"), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(b[4:], uint32(36+2*n))
	b = append(b, "WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x80\x25\x00\x00\x00\x4b\x00\x00\x02\x00\x10\x00data"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(2*n))
	for i := range n {
		b = binary.LittleEndian.AppendUint16(b, uint16(int16(8000*math.Sin(2*math.Pi*440*float64(i)/rate))))
	}
	c, err := audio.Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
