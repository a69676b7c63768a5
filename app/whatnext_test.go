package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/naver"
	"navercaptcha/naver/simulator"
)

func TestAnAnswerWhoseVerdictWasLostIsNotSentAgainByEnter(t *testing.T) {
	d := open(t)
	d.newShown()
	d.types("ABCD")
	d.door.breakNext(naver.Verify)
	d.press(fyne.KeyReturn)
	d.untilSeen("do not send it again: get a new CAPTCHA")
	d.wantPrimary("action.new")

	d.shortcut(ctrl(fyne.Key1)) // to the answer
	d.press(fyne.KeyReturn)
	d.press(fyne.KeyReturn)
	d.newShown() // what is proposed
	if n := d.door.count(naver.Verify); n != 1 {
		t.Errorf("the answer was sent %d times", n)
	}
	d.types("ABCD")
	d.press(fyne.KeyReturn) // of the new one
	d.untilSeen(d.text("verdict.wrong"))
}

// Each of the simulator's faults that ends soon, at the fetch and at the verify: the button that stands out is the one
// that the words beside it name.
func TestTheButtonThatStandsOutIsTheOneThatTheWordsName(t *testing.T) {
	d := open(t)
	for _, fault := range simulator.Faults() {
		if strings.HasPrefix(string(fault.ID), "sim-slow") || !slices.Contains(fault.Platforms, naver.Developers) {
			continue
		}
		for call, button := range map[naver.Call]string{naver.Fetch: "action.fetch", naver.Verify: "answer.verify"} {
			if !slices.Contains(fault.Calls, call) || !slices.Contains(fault.Kinds, naver.Image) {
				continue
			}
			d.newShown()
			d.types("WRONG")
			if err := d.sim.SetFault(fault.ID, 1); err != nil {
				t.Fatal(err)
			}
			d.tap(button)
			d.until(string(fault.ID), func() bool { return !d.button(button).Disabled() })
			words, primary := d.next(), d.primaries()
			switch {
			case strings.Contains(words, "new CAPTCHA"), strings.Contains(words, "new key"):
				d.wantPrimary("action.new")
			case strings.HasPrefix(words, "Fetch"):
				d.wantPrimary("action.fetch")
			case strings.HasPrefix(words, "Try again."):
				d.wantPrimary(button)
			case len(primary) != 1:
				t.Errorf("%d buttons stand out: %q", len(primary), primary)
			}
			if t.Failed() {
				t.Fatalf("that was %s at the %s, with the words %q", fault.ID, call, words)
			}
		}
	}
}

// next is what the middle says to do next, empty where nothing went wrong.
func (d *desk) next() string {
	for line := range strings.Lines(d.screen()) {
		if words, is := strings.CutPrefix(line, d.text("finding.next")+" "); is {
			return strings.TrimSpace(words)
		}
	}
	return ""
}
