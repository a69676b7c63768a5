package app

import (
	"strings"
	"testing"

	"navercaptcha/app/session"
	"navercaptcha/naver"
)

// What a server wrote turns no line of the window round.
func TestWhatAServerWroteIsShownWithoutCommands(t *testing.T) {
	d := open(t, acceptingOwn)
	d.entersOwn()
	d.door.answerNext(naver.Issue, 500, "text/plain", "one\u202etwo\u2066three")
	d.tap("action.new")
	d.untilPhase(session.Failed)
	d.wantSeen("one\uFFFDtwo\uFFFDthree")
	if shown := d.screen(); strings.ContainsAny(shown, "\u202e\u2066") {
		t.Errorf("%+q", shown)
	}
}
