package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

// TestAWindowThatIsBehindDrawsOnlyWhatIsNewest makes keys faster than the window draws. What waits for it must not grow
// with them: each state holds a picture and the calls of its attempt.
func TestAWindowThatIsBehindDrawsOnlyWhatIsNewest(t *testing.T) {
	const rounds, mostWaiting = 40, 12
	d := open(t, remembering(t))
	d.newShown()
	d.untilSeen(d.text("history.kept"))

	again := d.menuItem(d.text("action.new"))
	for n := range rounds {
		again.Action()
		d.meanwhile("the picture is fetched", func() bool { return d.door.count(naver.Fetch) >= n+2 })
	}
	if n := d.queue.waiting(); n > mostWaiting {
		t.Errorf("%d things wait for the window after %d keys, want at most %d", n, rounds, mostWaiting)
	}
	d.untilPhase(session.Shown)
	d.untilSeen(d.text("history.kept"))
	key, _ := d.sim.LastKey(naver.Image)
	d.wantSeen(key)
	d.types("x") // the answer has the focus
	d.press(fyne.KeyReturn)
	d.untilSeen(d.text("verdict.wrong"))
}
