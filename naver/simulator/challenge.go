package simulator

import (
	"math/rand/v2"

	"navercaptcha/naver"
	"navercaptcha/naver/simulator/picture"
	"navercaptcha/naver/simulator/voice"
)

// challenge is what one fetch shows, before it is drawn. It is nothing but a random source's seed: answer and drawing
// are drawn from it, each time the same.
type challenge struct {
	seed [32]byte
	kind naver.Kind
}

// challenge says what the newest fetch of a key shows.
func (s *Simulator) challenge(k key, r record) challenge {
	n := r.fetches
	if s.samePicture {
		n = 1
	}
	kind := r.api.kind()
	return challenge{seed: digest(s.seed, string(kind), string(k[:]), n), kind: kind}
}

// answer is what the person should type.
func (c challenge) answer() string {
	text, _ := c.begin()
	return text
}

// begin gives the answer and the random source from which the drawing goes on.
func (c challenge) begin() (text string, random *rand.Rand) {
	random = rand.New(rand.NewChaCha8(c.seed))
	letters, n := "0123456789", voice.Digits
	if c.kind == naver.Image {
		letters = picture.Alphabet
		n = picture.FewestCharacters + random.IntN(picture.MostCharacters-picture.FewestCharacters+1)
	}
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[random.IntN(len(letters))]
	}
	return string(b), random
}

// appendTo appends the file of the picture or the sound.
func (c challenge) appendTo(b []byte) []byte {
	text, random := c.begin()
	if c.kind == naver.Image {
		return picture.Append(b, text, random)
	}
	return voice.Append(b, text, random)
}
