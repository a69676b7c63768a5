package simulator

import (
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
)

// keyPrefix begins every key, so that a client can tell that it never came from NAVER.
const keyPrefix = "SIM"

// keyLength is how long NAVER's keys are; they are made of keyAlphabet.
const keyLength = 16

const keyAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// key is a key without its prefix.
type key [keyLength - len(keyPrefix)]byte

func (k key) String() string { return keyPrefix + string(k[:]) }

// parseKey takes the prefix away. ok is false for what cannot be a key of ours.
func parseKey(s string) (k key, ok bool) {
	if len(s) != keyLength || s[:len(keyPrefix)] != keyPrefix {
		return key{}, false
	}
	copy(k[:], s[len(keyPrefix):])
	return k, true
}

// newKey draws a key. One draw of 64 bits gives ten letters with a bias far below what anyone could see.
func newKey(random *rand.ChaCha8) (k key) {
	bits := random.Uint64()
	for i := range k {
		if i == 10 {
			bits = random.Uint64()
		}
		k[i] = keyAlphabet[bits%uint64(len(keyAlphabet))]
		bits /= uint64(len(keyAlphabet))
	}
	return k
}

// digest turns a seed and a name for what is drawn from it into the seed of a random source.
func digest(seed uint64, purpose, name string, n uint32) [32]byte {
	b := make([]byte, 0, 64)
	b = binary.LittleEndian.AppendUint64(b, seed)
	b = binary.LittleEndian.AppendUint32(b, n)
	b = append(b, purpose...)
	b = append(b, 0)
	b = append(b, name...)
	return sha256.Sum256(b)
}
