//go:build !ci

package playback

import (
	"io"
	"sync"
	"time"

	"github.com/hajimehoshi/oto/v2"

	"navercaptcha/audio"
)

// bufferTime is what the device holds. Half of it is a period on Linux: long enough to play through the hiccups of a busy
// machine, short enough to be heard at once.
const bufferTime = 120 * time.Millisecond

// otoDevice is the one oto context of the process: oto supports one and cannot close it.
type otoDevice struct {
	mu      sync.Mutex
	context *oto.Context
	ready   chan struct{}
}

var theOtoDevice otoDevice

func systemDevice() Device { return &theOtoDevice }

// Open makes the context, if there is none yet.
func (d *otoDevice) Open() error {
	if err := missing(); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.context != nil {
		return nil
	}
	context, ready, err := oto.NewContextWithOptions(&oto.NewContextOptions{
		SampleRate:   audio.DeviceRate, // WASAPI takes no other rate than its mixer's, which is mostly this
		ChannelCount: 2,
		Format:       oto.FormatSignedInt16LE,
		BufferSize:   bufferTime,
	})
	if err != nil {
		return err
	}
	d.context, d.ready = context, ready
	return nil
}

// Resume also waits for a context that was just made; oto says only afterwards whether there is a device.
func (d *otoDevice) Resume() error {
	if err := missing(); err != nil {
		return err
	}
	<-d.ready
	if err := d.context.Err(); err != nil {
		return err
	}
	return d.context.Resume()
}

func (d *otoDevice) Suspend() error         { return d.context.Suspend() }
func (d *otoDevice) Err() error             { return d.context.Err() }
func (d *otoDevice) Latency() time.Duration { return bufferTime }

func (d *otoDevice) NewVoice(r io.Reader, ahead int) Voice {
	p := d.context.NewPlayer(r)
	p.(oto.BufferSizeSetter).SetBufferSize(ahead) // documented: every player has it
	return p
}
