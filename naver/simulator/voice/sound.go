// Package voice makes sounds like those of NAVER's audio CAPTCHA: beeps, then digits spoken, as WAV files. The same digits
// and the same random source always give the same bytes.
package voice

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
)

// Sounds are as NAVER's were measured: WAV PCM 16-bit mono 9600 Hz with a plain 44-byte header, a lead of about a
// second, three beeps, then six digits, 10 to 16 s in all. The digits are Korean; nobody has said whether NAVER's are.
const (
	soundRate     = 9600 // frames a second; a frame is 2 bytes
	bytesPerFrame = 2
	wavHeaderSize = 44

	shortestLead = 8 * soundRate / 10
	longestLead  = 13 * soundRate / 10
	beepFrames   = soundRate / 5
	beepDistance = 85 * soundRate / 100 // from the start of one to the start of the next
	beepsInSound = 3
	beforeSpeech = 165 * soundRate / 100 // from the start of the last beep
	closestDigit = 12 * soundRate / 10   // from the start of one to the start of the next
	widestDigit  = 19 * soundRate / 10
	shortestTail = 15 * soundRate / 100
	longestTail  = 45 * soundRate / 100
)

// Digits is how many digits a sound says, as NAVER's do.
const Digits = 6

// Append appends the WAV file of a sound that says decimal digits, at most Digits of them. It only copies: everything that can be heard lies ready in the sound bank.
func Append(b []byte, digits string, random *rand.Rand) []byte {
	bank := loadSoundBank()
	voice := &bank.voices[random.IntN(len(bank.voices))]

	start := len(b)
	b = slices.Grow(b, wavHeaderSize+longestSound)
	b = b[:start+wavHeaderSize]
	b = bank.appendNoise(b, random, between(random, shortestLead, longestLead))
	for range beepsInSound - 1 {
		b = append(b, bank.beep...)
		b = append(b, bank.silence...)
	}
	b = append(b, bank.beep...)
	b = bank.appendNoise(b, random, beforeSpeech-beepFrames)
	for i := range len(digits) {
		spoken := voice[digits[i]-'0']
		b = append(b, spoken...)
		pause := between(random, shortestTail, longestTail)
		if i < len(digits)-1 {
			pause = between(random, closestDigit, widestDigit) - len(spoken)/bytesPerFrame
		}
		b = bank.appendNoise(b, random, pause)
	}
	putWAVHeader(b[start:])
	return b
}

// longestSound is more than any sound's samples take, in bytes.
const longestSound = 16 * soundRate * bytesPerFrame

// between draws a number of frames from low to high.
func between(random *rand.Rand, low, high int) int { return low + random.IntN(high-low+1) }

// putWAVHeader writes the header into the first 44 bytes of a whole file.
func putWAVHeader(file []byte) {
	le := binary.LittleEndian
	copy(file, "RIFF")
	le.PutUint32(file[4:], uint32(len(file)-8))
	copy(file[8:], "WAVEfmt ")
	le.PutUint32(file[16:], 16)
	le.PutUint16(file[20:], 1) // PCM
	le.PutUint16(file[22:], 1) // mono
	le.PutUint32(file[24:], soundRate)
	le.PutUint32(file[28:], soundRate*bytesPerFrame)
	le.PutUint16(file[32:], bytesPerFrame)
	le.PutUint16(file[34:], 8*bytesPerFrame)
	copy(file[36:], "data")
	le.PutUint32(file[40:], uint32(len(file)-wavHeaderSize))
}

// Damage leaves the names by which a WAV is known and spoils its format: no channel, no rate, no bits.
func Damage(file []byte) {
	le := binary.LittleEndian
	le.PutUint16(file[20:], 0xFFFF)
	clear(file[22:36])
	le.PutUint32(file[40:], 0xFFFFFFFF)
}
