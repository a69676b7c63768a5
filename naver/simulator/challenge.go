package simulator

import (
	"math/rand/v2"

	"navercaptcha/naver"
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

// pictureAlphabet is what pictures are made of: digits and capitals without 0 I J M O Q W Z, which NAVER's pictures
// never showed, and without B G S, which look like 8 6 5 once drawn here.
const pictureAlphabet = "123456789ACDEFHKLNPRTUVXY"

// The number of characters of a picture, as NAVER's have them.
const (
	fewestCharacters = 4
	mostCharacters   = 8
)

// spokenDigits is how many digits a sound says, as NAVER's do.
const spokenDigits = 6

// answer is what the person should type.
func (c challenge) answer() string {
	text, _ := c.begin()
	return text
}

// begin gives the answer and the random source from which the drawing goes on.
func (c challenge) begin() (text string, random *rand.Rand) {
	random = rand.New(rand.NewChaCha8(c.seed))
	letters, n := "0123456789", spokenDigits
	if c.kind == naver.Image {
		letters = pictureAlphabet
		n = fewestCharacters + random.IntN(mostCharacters-fewestCharacters+1)
	}
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[random.IntN(len(letters))]
	}
	return string(b), random
}
