package attempt

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NAVER's answers are Latin letters and digits, so Hangul in the answer means that the keyboard was left in Korean. On
// the standard two-set layout each jamo has its Latin key.

// The jamo of a composed syllable, in Unicode's order, as the Latin keys that type them.
var (
	initialKeys = []string{
		"r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g",
	}
	medialKeys = []string{
		"k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l",
	}
	finalKeys = []string{
		"", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "qt", "t", "T",
		"d", "w", "c", "z", "x", "v", "g",
	}
)

// The jamo that stand alone, from ㄱ (U+3131) to ㅣ (U+3163).
var compatibilityKeys = strings.Fields(
	"r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g " +
		"k o i O j p u P h hk ho hl y n nj np nl b m ml l")

const (
	firstSyllable, lastSyllable = '가', '힣'
	firstJamo, lastJamo         = 'ㄱ', 'ㅣ'
)

// hasHangul tells whether a text holds any Hangul.
func hasHangul(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
}

// latinKeys is what the same key presses would have typed with the keyboard in Latin. Everything that is not Hangul
// stays. Shift is kept, since ㄲ is shift and r.
func latinKeys(s string) string {
	var b strings.Builder
	// A Mac may hand over decomposed syllables.
	for _, r := range norm.NFC.String(s) {
		switch {
		case r >= firstSyllable && r <= lastSyllable:
			i := int(r - firstSyllable)
			b.WriteString(initialKeys[i/(len(medialKeys)*len(finalKeys))])
			b.WriteString(medialKeys[i/len(finalKeys)%len(medialKeys)])
			b.WriteString(finalKeys[i%len(finalKeys)])
		case r >= firstJamo && r <= lastJamo:
			b.WriteString(compatibilityKeys[r-firstJamo])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
