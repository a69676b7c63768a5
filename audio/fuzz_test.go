package audio_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"navercaptcha/audio"
)

func FuzzParse(f *testing.F) {
	for _, w := range []wave{
		{data: pcm(16, steps...)},
		{bits: 8, data: pcm(8, steps...)},
		{bits: 24, channels: 2, data: pcm(24, steps...)},
		{tag: 3, bits: 32, channels: 3, data: floats(steps...)},
		{tag: 0xfffe, bits: 32, extra: extensible(1, 24), data: pcm(32, steps...)},
		{before: chunk("LIST", []byte("INFOISFT\x05\x00\x00\x00Lavf\x00\x00")), data: pcm(16, steps...), dataSize: size(math.MaxUint32)},
		{tag: 7, bits: 8, data: pcm(8, steps...)},
	} {
		f.Add(w.bytes())
	}
	f.Add(bomb)
	f.Add([]byte(`{"errorMessage":"x"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		clip, err := audio.Parse(b)
		if err != nil {
			if clip != nil || err.Error() == "" {
				t.Fatalf("%v, %v", clip, err)
			}
			return
		}
		c := clip.Facts
		if c.Frames < 1 || c.Frames > len(b) || c.Duration <= 0 || c.Peak < 0 || c.Peak > 1 ||
			c.Channels < 1 || c.Channels > audio.MaxChannels || c.Rate < audio.MinRate || c.Rate > audio.MaxRate {
			t.Errorf("facts: %+v", c)
		}
		for _, odd := range c.Oddities {
			if !slices.Contains(audio.Oddities(), odd) {
				t.Errorf("%q is not listed", odd)
			}
		}
		for _, s := range clip.Waveform(10) {
			if !(-1 <= s.Low && s.Low <= s.High && s.High <= 1) {
				t.Errorf("waveform: %v", s)
			}
		}
		if c.Duration < 100*time.Millisecond {
			if n := len(clip.PCM48k()); n == 0 || n%audio.DeviceFrame != 0 {
				t.Errorf("%d bytes for the device", n)
			}
		}
	})
}
