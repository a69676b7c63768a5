package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"navercaptcha/app/pane/scenarios"
	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/diagnosis"
	"navercaptcha/naver/exchange"
	"navercaptcha/naver/scenario"
)

// stepWidth is how wide a step's words may be in the window as it opens: 546 without the padding of a label.
const stepWidth = 546 - 16

func stepOf(rule string, rows int) scenarios.Step {
	return scenarios.Step{
		Case: scenario.Case{Scenario: &scenario.Scenario{Rows: make([]scenario.Row, rows)}, Row: rows - 1, Platform: naver.Gov, Kind: naver.Image},
		Result: scenario.StepResult{
			Step: &scenario.Step{Verb: scenario.Verify}, Number: 3, Took: 151 * time.Millisecond,
			Call: attempt.Call{Exchange: &exchange.Exchange{Status: 403}, Finding: &attempt.Finding{Rule: rule}},
		},
	}
}

// A person reads what came of a step, and the author of a scenario the rule that the file can expect.
func TestAStepSaysItsFindingInTheWindowsLanguage(t *testing.T) {
	for menu, want := range map[string]string{
		"한국어":     "통과  이미지  12행  3. verify  403  키 발급 [issued]  네이버 클라우드 (공공)  151 ms",
		"English": "passed  Image  row 12  3. verify  403  Key issued [issued]  NAVER Cloud for government  151 ms",
	} {
		d := open(t)
		d.chooses(menu)
		if got := stepOf("issued", 12).Text(d.words); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A line that is too long for its row is cut at its end: the finding and its rule are not what is lost.
func TestAStepsFindingFitsItsRow(t *testing.T) {
	for _, menu := range []string{"한국어", "English"} {
		d := open(t)
		d.chooses(menu)
		for _, rule := range diagnosis.Rules() {
			words, _, _ := strings.Cut(stepOf(rule, 1).Text(d.words), d.text("platform."+string(naver.Gov)))
			if w := fyne.MeasureText(strings.TrimSpace(words), theme.TextSize(), fyne.TextStyle{}).Width; w > stepWidth {
				t.Errorf("%q is %.0f wide, and there is room for %d", words, w, stepWidth)
			}
		}
	}
}
