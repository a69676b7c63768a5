package playback

import (
	"io"
	"time"
)

// Device is a sound device as oto has one: opened once, never closed, resting when asked to. Open, Resume and Suspend may
// take long or never return; they are called one at a time and away from everything else. The other methods return at
// once.
type Device interface {
	// Open asks the system for the device and need not wait for it. It is called again only after an error.
	Open() error
	// Resume returns when the device is there and takes sound. It fails if there is none, or none any more.
	Resume() error
	// Suspend lets the device rest.
	Suspend() error
	// Err tells why an open device is dead, nil while it lives. A dead device stays dead.
	Err() error
	// Latency is the time from when the device takes a sample to when it is heard.
	Latency() time.Duration
	// NewVoice prepares a sound in the form of audio.Clip.PCM48k, to be read ahead by so many bytes. The device may still
	// be on its way.
	NewVoice(r io.Reader, ahead int) Voice
}

// Voice is one sound on a Device.
type Voice interface {
	Play()
	Pause()
	IsPlaying() bool // false when the device has taken the last sample
	SetVolume(float64)
	UnplayedBufferSize() int // bytes read, yet not taken by the device
	Close() error
}
