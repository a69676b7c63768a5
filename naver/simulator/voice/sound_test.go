package voice

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// testSound is the sound number i of a fixed row of sounds, and what it says.
func testSound(i int) (file []byte, digits string) {
	random := rand.New(rand.NewPCG(1, uint64(i)))
	digits = fmt.Sprintf("%06d", random.IntN(1_000_000))
	return Append(nil, digits, random), digits
}

func TestSoundHeader(t *testing.T) {
	for i := range 100 {
		b, _ := testSound(i)
		le := binary.LittleEndian
		if string(b[:4]) != "RIFF" || string(b[8:16]) != "WAVEfmt " || string(b[36:40]) != "data" {
			t.Fatalf("% X", b[:44])
		}
		for name, c := range map[string][2]int{
			"RIFF size":   {int(le.Uint32(b[4:])), len(b) - 8},
			"fmt size":    {int(le.Uint32(b[16:])), 16},
			"format":      {int(le.Uint16(b[20:])), 1},
			"channels":    {int(le.Uint16(b[22:])), 1},
			"rate":        {int(le.Uint32(b[24:])), 9600},
			"bytes a s":   {int(le.Uint32(b[28:])), 19200},
			"block":       {int(le.Uint16(b[32:])), 2},
			"bits":        {int(le.Uint16(b[34:])), 16},
			"data size":   {int(le.Uint32(b[40:])), len(b) - 44},
			"half frames": {len(b) % 2, 0},
		} {
			if c[0] != c[1] {
				t.Errorf("%s: %d, want %d", name, c[0], c[1])
			}
		}
		if seconds := float64(len(b)-44) / 19200; seconds < 10 || seconds > 16 {
			t.Errorf("%.1f s long", seconds)
		}
		if len(b)-44 > longestSound {
			t.Errorf("%d bytes, more than were reserved", len(b))
		}
	}
}

// TestSoundIsThreeBeepsAndSixDigits listens: it finds stretches that are loud, with pauses around them.
func TestSoundIsThreeBeepsAndSixDigits(t *testing.T) {
	for i := range 30 {
		file, digits := testSound(i)
		samples := pcm(file[44:])
		loud := loudStretches(samples)
		if len(loud) != 9 {
			t.Fatalf("sound %d (%s) has %d loud stretches: %.2f", i, digits, len(loud), loud)
		}
		if lead := loud[0].from; lead < 0.79 || lead > 1.31 {
			t.Errorf("the first beep comes after %.2f s", lead)
		}
		for beep := range 3 {
			if length := loud[beep].to - loud[beep].from; math.Abs(length-0.2) > 0.02 {
				t.Errorf("beep %d is %.2f s long", beep, length)
			}
			at := int(loud[beep].from*soundRate) + 96
			stretch := samples[at : at+1600]
			for _, partial := range []float64{838, 1606} {
				if level := strength(stretch, partial); level < 0.25 {
					t.Errorf("beep %d has %.0f Hz at %.2f of full scale", beep, partial, level)
				}
			}
			if level := strength(stretch, 1200); level > 0.02 {
				t.Errorf("beep %d has 1200 Hz at %.2f of full scale", beep, level)
			}
			if beep > 0 {
				if gap := loud[beep].from - loud[beep-1].from; math.Abs(gap-0.85) > 0.02 {
					t.Errorf("beep %d comes %.2f s after the one before", beep, gap)
				}
			}
		}
		for digit := 4; digit < 9; digit++ {
			// A soft beginning such as that of 4 is heard some hundredths late.
			if gap := loud[digit].from - loud[digit-1].from; gap < 1.1 || gap > 2.0 {
				t.Errorf("sound %d: digit %d comes %.2f s after the one before", i, digit-3, gap)
			}
		}
	}
}

func TestSoundOnlySaysItsDigits(t *testing.T) {
	// Each digit's recording is found in the sound where it should be: nothing is cut off, nothing is mixed up.
	bank := loadSoundBank()
	for i := range 20 {
		file, digits := testSound(i)
		b := file[44:]
		at := 0
		for _, digit := range digits {
			found := -1
			for _, voice := range bank.voices {
				if n := indexAligned(b[at:], voice[digit-'0']); n >= 0 {
					found = at + n + len(voice[digit-'0'])
				}
			}
			if found < 0 {
				t.Fatalf("sound %d (%s) does not say %c", i, digits, digit)
			}
			at = found
		}
	}
}

func TestDigitFiles(t *testing.T) {
	entries, err := digitFiles.ReadDir("digits")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, entry := range entries {
		b, err := digitFiles.ReadFile("digits/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		total += len(b)
		if rate := binary.LittleEndian.Uint32(b[24:]); rate != soundRate || string(b[36:40]) != "data" {
			t.Errorf("%s: rate %d, header % X", entry.Name(), rate, b[:44])
		}
		if seconds := float64(len(b)-44) / 19200; seconds < 0.25 || seconds > 0.9 {
			t.Errorf("%s is %.2f s long", entry.Name(), seconds)
		}
	}
	if len(entries) != 20 || total > 300_000 {
		t.Errorf("%d files of %d bytes", len(entries), total)
	}
}

type stretch struct{ from, to float64 } // seconds

// loudStretches joins what is loud unless a quarter of a second of quiet lies between.
func loudStretches(samples []int16) (all []stretch) {
	const step = soundRate / 200
	last := math.Inf(-1)
	for i := 0; i+step <= len(samples); i += step {
		peak := 0
		for _, s := range samples[i : i+step] {
			peak = max(peak, int(s), -int(s))
		}
		if peak < 1500 {
			continue
		}
		from, to := float64(i)/soundRate, float64(i+step)/soundRate
		if from-last > 0.25 {
			all = append(all, stretch{from, to})
		}
		all[len(all)-1].to, last = to, to
	}
	return all
}

// strength is how much of one frequency there is, of full scale, by correlation with it.
func strength(samples []int16, frequency float64) float64 {
	var re, im float64
	for i, s := range samples {
		sin, cos := math.Sincos(2 * math.Pi * frequency * float64(i) / soundRate)
		window := 1 - math.Cos(2*math.Pi*float64(i)/float64(len(samples)))
		re, im = re+window*cos*float64(s), im+window*sin*float64(s)
	}
	return 2 * math.Hypot(re, im) / float64(len(samples)) / math.MaxInt16
}

func pcm(b []byte) []int16 {
	samples := make([]int16, len(b)/2)
	for i := range samples {
		samples[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
	}
	return samples
}

// indexAligned finds a stretch of samples in others; what lies across two samples is no find.
func indexAligned(in, stretch []byte) int {
	for from := 0; ; {
		i := bytes.Index(in[from:], stretch)
		if i < 0 {
			return -1
		}
		if from += i; from%2 == 0 {
			return from
		}
		from++
	}
}
