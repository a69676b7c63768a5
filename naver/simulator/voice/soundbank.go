package voice

import (
	"embed"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
)

// digitFiles are the ten digits in two voices; digits/make.sh makes them.
//
//go:embed digits/*.wav
var digitFiles embed.FS

// soundBank holds everything a sound is put together from, as bytes ready to be copied.
type soundBank struct {
	beep    []byte
	silence []byte // between two beeps, where NAVER's sounds are all but silent
	noise   []byte
	voices  [2][10][]byte // the digits with the noise under them
}

// loadSoundBank makes the bank when it is first needed.
var loadSoundBank = sync.OnceValue(makeSoundBank)

// noiseFrames is the length of the noise from which stretches are taken, longer than the longest stretch.
const noiseFrames = 4 * soundRate

func makeSoundBank() *soundBank {
	bank := &soundBank{
		beep:    makeBeep(),
		silence: make([]byte, (beepDistance-beepFrames)*bytesPerFrame),
	}
	noise := makeNoise()
	for _, sample := range noise {
		bank.noise = appendSample(bank.noise, sample)
	}
	for v, name := range []string{"low", "high"} {
		for digit := range bank.voices[v] {
			file, err := digitFiles.ReadFile(fmt.Sprintf("digits/%s%d.wav", name, digit))
			if err != nil {
				panic(err) // embedded: the program was built without its parts
			}
			spoken := file[wavHeaderSize:]
			for i := range len(spoken) / bytesPerFrame {
				sample := int16(binary.LittleEndian.Uint16(spoken[i*bytesPerFrame:]))
				bank.voices[v][digit] = appendSample(bank.voices[v][digit], float64(sample)+noise[i])
			}
		}
	}
	return bank
}

// makeBeep is the sum of the two partials that NAVER's beeps have, with edges soft enough not to click.
func makeBeep() (b []byte) {
	const edge = soundRate / 200
	for i := range beepFrames {
		t := float64(i) / soundRate
		level := min(1, float64(i)/edge, float64(beepFrames-1-i)/edge)
		b = appendSample(b, level*(0.38*math.Sin(2*math.Pi*838*t)+0.38*math.Sin(2*math.Pi*1606*t))*math.MaxInt16)
	}
	return b
}

// makeNoise is a faint rumble, about 45 dB below full scale, like that under NAVER's speech.
func makeNoise() []float64 {
	random := rand.New(rand.NewPCG(9600, 16))
	noise := make([]float64, noiseFrames)
	low := 0.0
	for i := range noise {
		low = 0.85*low + 0.15*random.NormFloat64()
		noise[i] = 350*low + 30*random.NormFloat64()
	}
	return noise
}

func appendSample(b []byte, sample float64) []byte {
	sample = max(math.MinInt16, min(math.MaxInt16, math.Round(sample)))
	return binary.LittleEndian.AppendUint16(b, uint16(int16(sample)))
}

// appendNoise appends a stretch of the noise, from anywhere in it.
func (bank *soundBank) appendNoise(b []byte, random *rand.Rand, frames int) []byte {
	from := random.IntN(noiseFrames-frames+1) * bytesPerFrame
	return append(b, bank.noise[from:from+frames*bytesPerFrame]...)
}
