package simulator

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"navercaptcha/naver"
)

// transcript is everything that a fixed sequence of calls gives.
func transcript(t *testing.T, seed uint64) string {
	clock := newFakeClock()
	s := New(Options{Seed: seed, Clock: clock.now})
	sum := sha256.New()
	for range 4 {
		for _, p := range []naver.Platform{naver.Developers, naver.Cloud} {
			for _, k := range []naver.Kind{naver.Image, naver.Audio} {
				c := call(t, s, p, k)
				key, answer := c.fetched()
				fmt.Fprintln(sum, key, answer, c.fetch(key).Body, c.verify(key, answer).Body)
			}
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

func TestSeedDecidesEveryByte(t *testing.T) {
	one, again, two := transcript(t, 1), transcript(t, 1), transcript(t, 2)
	if one != again {
		t.Error("the same seed gives other bytes")
	}
	if one == two {
		t.Error("another seed gives the same bytes")
	}
	if random, other := transcript(t, 0), transcript(t, 0); random == other {
		t.Error("without a seed, twice the same bytes")
	}
}
