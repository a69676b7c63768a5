package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"golang.org/x/text/unicode/norm"
)

// The two-set keyboard, key by key, and the letters that take two keys.
const (
	onKeys = "ㅂq ㅈw ㄷe ㄱr ㅅt ㅛy ㅕu ㅑi ㅐo ㅔp ㅁa ㄴs ㅇd ㄹf ㅎg ㅗh ㅓj ㅏk ㅣl ㅋz ㅌx ㅊc ㅍv ㅠb ㅜn ㅡm ㅃQ ㅉW ㄸE ㄲR ㅆT ㅒO ㅖP"
	ofTwo  = "ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ"
)

// The letters in the order of Unicode's conjoining jamo, from U+1100, U+1161 and U+11A8 on.
const (
	initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
	medials  = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
	finals   = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
)

// keyOfJamo tells what is pressed for each conjoining jamo.
func keyOfJamo() map[rune]string {
	press := map[rune]string{}
	for _, pair := range strings.Fields(onKeys) {
		r := []rune(pair)
		press[r[0]] = string(r[1])
	}
	for _, three := range strings.Fields(ofTwo) {
		r := []rune(three)
		press[r[0]] = press[r[1]] + press[r[2]]
	}
	keys := map[rune]string{}
	for first, letters := range map[rune]string{0x1100: initials, 0x1161: medials, 0x11A8: finals} {
		for i, letter := range []rune(letters) {
			keys[first+rune(i)] = press[letter]
		}
	}
	return keys
}

// Each of the 11,172 syllables is typed as its parts are, which Unicode's decomposition knows. Those with one initial are
// put into the answer together.
func TestEverySyllableIsOfferedAsTheKeysThatTypeIt(t *testing.T) {
	keys := keyOfJamo()
	d := open(t)
	d.newShown()
	const perInitial = 21 * 28
	count := 0
	for first := '가'; first <= '힣'; first += perInitial {
		var typed, want strings.Builder
		for syllable := first; syllable < first+perInitial; syllable++ {
			count++
			typed.WriteRune(syllable)
			for _, jamo := range norm.NFD.String(string(syllable)) {
				if keys[jamo] == "" {
					t.Fatalf("%c has a part without a key: %U", syllable, jamo)
				}
				want.WriteString(keys[jamo])
			}
		}
		for form, words := range map[string]string{"composed": typed.String(), "decomposed": norm.NFD.String(typed.String())} {
			d.pastes(d.answerField(), words)
			test.Tap(d.useLatinButton())
			if got := d.answerField().Text; got != want.String() {
				t.Errorf("%s, from %c on: offered as\n%s\nwant\n%s", form, first, got, want.String())
			}
		}
	}
	if count != 11172 {
		t.Errorf("%d syllables were tried", count)
	}
}
