package audio_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"testing"

	"navercaptcha/audio"
)

func parse(t *testing.T, w wave) *audio.Clip {
	t.Helper()
	clip, err := audio.Parse(w.bytes())
	if err != nil {
		t.Fatal(err)
	}
	return clip
}

// heard gives the channels of what goes to the device, -1 to 1.
func heard(clip *audio.Clip) (left, right []float64) {
	for b := clip.PCM48k(); len(b) >= 4; b = b[4:] {
		left = append(left, float64(int16(binary.LittleEndian.Uint16(b)))/(1<<15))
		right = append(right, float64(int16(binary.LittleEndian.Uint16(b[2:])))/(1<<15))
	}
	return left, right
}

// A sine must come out as the same sine at 48 kHz: the distance to it is the noise that the conversion adds.
func TestSineKeepsClean(t *testing.T) {
	for _, rate := range []int{1000, 9600, 11025, 11111, 22050, 44100, 48000, 96000, 383_999} {
		for _, share := range []float64{0.02, 0.35} { // of the lower of both rates
			frequency := share * math.Min(float64(rate), 48000)
			t.Run(fmt.Sprintf("%d Hz, sine of %.0f Hz", rate, frequency), func(t *testing.T) {
				const loudness = 0.9
				clip := parse(t, wave{bits: 32, rate: uint32(rate), data: pcm(32, tone(frequency, loudness, rate, rate)...)})
				got, _ := heard(clip)
				if len(got) != 48000 {
					t.Fatalf("one second has %d frames, want 48000", len(got))
				}
				want := tone(frequency, loudness, 48000, len(got))
				edge := 48 * 48000 / min(rate, 48000) / 2 // both ends are cut off in the middle of a wave
				var signal, noise float64
				for i := edge; i < len(got)-edge; i++ {
					signal += want[i] * want[i]
					noise += (got[i] - want[i]) * (got[i] - want[i])
				}
				if snr := 10 * math.Log10(signal/noise); snr < 80 {
					t.Errorf("the noise is %.1f dB below the sine, want 80 dB", snr)
				}
			})
		}
	}
}

// What is above the device's limit must vanish, not come back as another tone.
func TestNoAliases(t *testing.T) {
	for _, frequency := range []float64{30_000, 40_000, 47_000} {
		left, _ := heard(parse(t, wave{bits: 32, rate: 96000, data: pcm(32, tone(frequency, 0.9, 96000, 48000)...)}))
		var loudest float64
		for _, v := range left[100 : len(left)-100] {
			loudest = max(loudest, math.Abs(v))
		}
		if loudest > 1e-3 {
			t.Errorf("%v Hz leaves %v", frequency, loudest)
		}
	}
}

// A constant stays constant from the first frame to the last, so neither end clicks.
func TestConstantStaysConstant(t *testing.T) {
	for _, rate := range []uint32{1000, 9600, 11111, 44100, 48000, 384_000} {
		data := bytes.Repeat(pcm(16, 0.5), 4000)
		left, right := heard(parse(t, wave{rate: rate, data: data}))
		for i := range left {
			if math.Abs(left[i]-0.5) > 1e-4 || left[i] != right[i] {
				t.Fatalf("at %d Hz, frame %d is %v and %v, want 0.5", rate, i, left[i], right[i])
			}
		}
	}
}

func TestLengths(t *testing.T) {
	for _, test := range []struct{ rate, frames, want int }{
		{48000, 1, 1},
		{9600, 1, 5},
		{9600, 124687, 623435},
		{44100, 44100, 48000},
		{384_000, 1, 1},
		{384_000, 9, 2},
	} {
		clip := parse(t, wave{rate: uint32(test.rate), data: bytes.Repeat(pcm(16, 0.1), test.frames)})
		if got := len(clip.PCM48k()) / audio.DeviceFrame; got != test.want {
			t.Errorf("%d frames at %d Hz become %d, want %d", test.frames, test.rate, got, test.want)
		}
	}
}

func TestAFileOfTheDevicesFormPassesUnchanged(t *testing.T) {
	data := pcm(16, tone(997, 1, 48000, 9600)...)
	if got := parse(t, wave{channels: 2, rate: 48000, data: data}).PCM48k(); !bytes.Equal(got, data) {
		t.Error("the bytes are not those of the file")
	}
}

func TestChannelsStayApart(t *testing.T) {
	var both []float64
	for _, v := range tone(440, 0.5, 9600, 9600) {
		both = append(both, v, -v/2)
	}
	left, right := heard(parse(t, wave{channels: 2, data: pcm(16, both...)}))
	for i := range left {
		if math.Abs(right[i]+left[i]/2) > 1e-4 {
			t.Fatalf("frame %d: left %v, right %v", i, left[i], right[i])
		}
	}
}

func TestFullScaleDoesNotWrap(t *testing.T) {
	var square []float64
	for i := range 2000 {
		square = append(square, float64(1-2*(i/20%2)))
	}
	left, _ := heard(parse(t, wave{data: pcm(16, square...)}))
	for i := 1; i < len(left); i++ {
		if math.Abs(left[i]-left[i-1]) > 1.5 {
			t.Fatalf("frame %d jumps from %v to %v", i, left[i-1], left[i])
		}
	}
}

func TestReaderGivesThePCM(t *testing.T) {
	clip := parse(t, wave{rate: 11111, data: pcm(16, tone(440, 0.5, 11111, 3000)...)})
	want := clip.PCM48k()
	for _, size := range []int{4, 7, 4096, len(want) + 4} {
		var got []byte
		r, buf := clip.Reader(), make([]byte, size)
		for {
			n, err := r.Read(buf)
			if got = append(got, buf[:n]...); err == io.EOF {
				break
			}
			if err != nil || n%audio.DeviceFrame != 0 {
				t.Fatalf("Read gave %d bytes, %v", n, err)
			}
		}
		if !bytes.Equal(got, want) {
			t.Errorf("read in pieces of %d bytes it is another sound", size)
		}
	}
	if _, err := clip.Reader().Read(make([]byte, 3)); err != io.ErrShortBuffer {
		t.Errorf("half a frame: %v", err)
	}

	r := clip.Reader()
	if at, err := r.Seek(4002, io.SeekStart); at != 4000 || err != nil {
		t.Errorf("Seek gave %d, %v; want the frame at 4000", at, err)
	}
	if got, _ := io.ReadAll(r); !bytes.Equal(got, want[4000:]) {
		t.Error("after Seek it reads something else")
	}
	if _, err := r.Seek(-1, io.SeekStart); err == nil {
		t.Error("it can go before the beginning")
	}
	if r.Len() != len(want) {
		t.Errorf("Len is %d, want %d", r.Len(), len(want))
	}
}
