package app

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/history"
	"navercaptcha/naver"
)

// A case may use several keys. Each call comes out of the history with its own key and verdict.
func TestCallsOutOfTheHistoryHaveTheirOwnKeyAndVerdict(t *testing.T) {
	d, _ := withStand(t, remembering(t))
	d.shortcut(ctrl(fyne.KeyT))
	d.opensFile("keys.yaml", "name: Two keys\n"+onOne+"steps: [issue, fetch, {verify: wrong}, issue, fetch, {verify: right}]\n")
	d.tap("scenario.run")
	d.untilRun()
	found := kept(t, d.historyStore())
	if len(found) != 1 {
		t.Fatalf("%d cases are kept", len(found))
	}
	a, err := d.historyStore().Attempt(context.Background(), found[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	var verdicts []bool
	keys := map[string]int{}
	for _, shown := range a.Calls {
		keys[shown.Key]++
		if shown.Verdict != nil {
			verdicts = append(verdicts, shown.Verdict.Right)
		}
		if !shown.Caller.Simulated {
			t.Errorf("%s is shown as NAVER's", shown.Call)
		}
	}
	if len(verdicts) != 2 || verdicts[0] || !verdicts[1] {
		t.Errorf("the verdicts shown are %v, want wrong and right", verdicts)
	}
	if len(keys) != 2 || keys[a.Calls[0].Key] != 3 || keys[""] != 0 {
		t.Errorf("the keys shown are %v", keys)
	}
}

// What follows a verdict does not undo it: neither a second verify, which is CT001, nor another picture.
func TestAVerdictIsKeptWhateverFollows(t *testing.T) {
	d := open(t, remembering(t))
	d.usesTheKeyAgain()
	wrong := func(calls int) func() bool {
		return func() bool {
			found, err := d.historyStore().Search(context.Background(), history.Query{Verdict: history.Wrong})
			return err == nil && len(found) == 1 && found[0].Calls == calls && found[0].Finding == d.state(naver.Image).Finding.Rule
		}
	}
	d.until("the used key is found as wrong", wrong(4))
	d.tap("action.fetch")
	d.until("another call is kept", wrong(5))
}
