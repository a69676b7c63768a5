package simulator

import (
	"fmt"
	"strings"
	"testing"

	"navercaptcha/naver"
	"navercaptcha/naver/simulator/picture"
)

func TestAnswersAreOfNAVERsForm(t *testing.T) {
	lengths := make(map[int]int)
	for i := range 500 {
		answer := challenge{seed: digest(1, "image", fmt.Sprint(i), 1), kind: naver.Image}.answer()
		lengths[len(answer)]++
		for _, char := range answer {
			if strings.ContainsRune("0IJMOQWZ", char) || !strings.ContainsRune(picture.Alphabet, char) {
				t.Fatalf("the answer %s", answer)
			}
		}
	}
	for n := range lengths {
		if n < 4 || n > 8 {
			t.Errorf("answers of %d characters", n)
		}
	}
	if len(lengths) != 5 {
		t.Errorf("lengths %v, want 4 to 8", lengths)
	}
}
