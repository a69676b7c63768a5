package audio_test

import (
	"bytes"
	"math"
	"runtime"
	"testing"

	"navercaptcha/audio"
)

// No file may make Parse allocate more, all in all, than a small multiple of the file's length: sizes in it are promises.
func TestMemoryFollowsTheLengthOfTheFile(t *testing.T) {
	header := []byte("RIFF\x00\x00\x00\x00WAVE")
	format := wave{}.bytes()[12:36]
	for name, file := range map[string][]byte{
		"the 24-byte bomb":          bomb,
		"fmt of 1 GB":               append(bytes.Clone(header), "fmt \x00\x00\x00\x40"...),
		"LIST of 1 GB":              append(bytes.Clone(header), append(bytes.Clone(format), "LIST\x00\x00\x00\x40INFO"...)...),
		"INFO chunk of 1 GB":        wave{before: chunk("LIST", []byte("INFOISFT\x00\x00\x00\x40")), data: pcm(16, 1, 1)}.bytes(),
		"cue of 4 G points":         wave{before: chunk("cue ", []byte("\xff\xff\xff\xff")), data: pcm(16, 1, 1)}.bytes(),
		"data of 4 GB":              wave{data: pcm(16, 1, 1), dataSize: size(math.MaxUint32 - 1)}.bytes(),
		"data of 2 GB":              wave{data: pcm(16, 1, 1), dataSize: size(0x7ffe0000)}.bytes(),
		"256 KiB of 8 bit":          wave{bits: 8, data: make([]byte, 1<<18)}.bytes(),
		"256 KiB of 8 bit, 2 ch":    wave{bits: 8, channels: 2, data: make([]byte, 1<<18)}.bytes(),
		"256 KiB of 16 bit":         wave{data: make([]byte, 1<<18)}.bytes(),
		"256 KiB of 24 bit, 8 ch":   wave{bits: 24, channels: 8, data: make([]byte, 1<<18)}.bytes(),
		"256 KiB of empty chunks":   wave{before: bytes.Repeat(chunk("junk", nil), 1<<15), data: pcm(16, 1)}.bytes(),
		"256 KiB of line feeds":     bytes.Repeat([]byte("\n"), 1<<18),
		"256 KiB of text":           bytes.Repeat([]byte("{"), 1<<18),
		"256 KiB of float, no nums": wave{tag: 3, bits: 32, data: bytes.Repeat([]byte{0xff}, 1<<18)}.bytes(),
	} {
		t.Run(name, func(t *testing.T) {
			const fixed = 256 << 10 // buffers that are there for the smallest file too
			if got, limit := allocated(func() { _, _ = audio.Parse(file) }), uint64(fixed+7*len(file)); got > limit {
				t.Errorf("%d bytes allocated for a file of %d, want at most %d", got, len(file), limit)
			}
		})
	}
}

// A clip of hours is played from a small buffer.
func TestReaderKeepsMemorySmall(t *testing.T) {
	clip, err := audio.Parse(wave{bits: 8, rate: 1000, data: make([]byte, 1<<20)}.bytes()) // 17 minutes, 200 MB as PCM48k
	if err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 96000)
	if got := allocated(func() {
		r := clip.Reader()
		for range 30 {
			if _, err := r.Read(buf); err != nil {
				t.Fatal(err)
			}
		}
	}); got > 1<<20 {
		t.Errorf("%d bytes allocated for 15 seconds of reading", got)
	}
}

func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
