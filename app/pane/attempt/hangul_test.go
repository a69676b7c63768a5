package attempt

import "testing"

func TestLatinKeysOfHangulTypedByMistake(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ typed, keys string }{
		{"ㅁㅠㅊ", "abc"},
		{"7ㅏㅔ4", "7kp4"},
		{"한글", "gksrmf"},
		{"값", "rkqt"},
		{"ㄲㄸㅃㅆㅉㅒㅖ", "REQTWOP"},
		{"각", "rkr"}, // decomposed, as a Mac may send it
		{"ㅘㅢㅄ", "hkmlqt"},
		{"ABC12", "ABC12"},
		{"", ""},
	} {
		if got := latinKeys(c.typed); got != c.keys {
			t.Errorf("latinKeys(%q) = %q, want %q", c.typed, got, c.keys)
		}
	}
}

func TestEveryJamoHasItsKeys(t *testing.T) {
	t.Parallel()
	if got, want := len(compatibilityKeys), int(lastJamo-firstJamo)+1; got != want {
		t.Fatalf("%d keys for %d jamo", got, want)
	}
	for r := rune(firstJamo); r <= lastJamo; r++ {
		if !hasHangul(string(r)) || hasHangul(latinKeys(string(r))) {
			t.Errorf("%c has no Latin keys", r)
		}
	}
	for r := rune(firstSyllable); r <= lastSyllable; r++ {
		if hasHangul(latinKeys(string(r))) {
			t.Fatalf("%c has no Latin keys", r)
		}
	}
}

func TestAnAnswerInLatinIsLeftAlone(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"7KP4XU", "", "4 9", "é", "漢字"} {
		if hasHangul(s) {
			t.Errorf("%q is not Hangul", s)
		}
	}
}
