package history

import (
	"testing"

	"navercaptcha/app/history"
	"navercaptcha/app/words"
	"navercaptcha/naver"
	"navercaptcha/naver/text"
)

func TestWhatWasNotedComesFirst(t *testing.T) {
	t.Parallel()
	got := besideText(words.In(text.English), history.Summary{
		Profile: "Simulator", Platform: naver.Developers, Tags: []string{"release", "slow"}, Note: "hard\nto read",
	})
	if want := "#release  #slow  “hard to read”  Simulator  NAVER Developers"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
