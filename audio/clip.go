// Package audio reads the sound of a CAPTCHA: bytes in, a Clip out. It is pure Go; package playback makes it heard.
//
// It plays what NAVER sends (WAV, PCM 16 bit, mono, 9600 Hz) and what a proxy or another server may make of it: PCM of
// 8, 16, 24 and 32 bits and float of 32 bits, in one to eight channels. A file that is not as it should be, yet can be
// heard, is heard, and its [Facts] say what is odd. Everything else is an error that names what the bytes are.
package audio

import "time"

// Clip is a decoded sound. It does not change, and any number of goroutines may read it.
type Clip struct {
	Facts Facts

	samples []float32 // -1 to 1, frame by frame
	wide    int       // channels in samples: 1, or 2 if the file has two; more than two are averaged into one
}

// Facts is what a tester wants to know about the file.
type Facts struct {
	Format   string        // such as "PCM 16 bit"
	Rate     int           // frames a second
	Bits     int           // a sample, as stored: 8, 16, 24 or 32
	Channels int           // in the file, 1 to 8
	Frames   int           // samples of one channel that are there, whatever the header says
	Duration time.Duration // of those frames
	Peak     float64       // the loudest sample of any channel, 0 to 1
	Oddities []Oddity      // what is not as it should be, yet could be read
}

// frames is the length of what is stored.
func (c *Clip) frames() int {
	if c.wide == 0 {
		return 0
	}
	return len(c.samples) / c.wide
}
