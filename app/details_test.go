package app

import (
	"strings"
	"testing"

	"navercaptcha/app/session"
)

func TestDetailsOfACallThatWasNotSentSayWhy(t *testing.T) {
	d := open(t)
	d.tap("banner.setUp")
	d.tap("action.new")
	d.untilPhase(session.Failed)
	d.wantSeen(text("own.noCredentials.happened"))
	d.tap("calls.copy")
	copied := d.config.App.Clipboard().Content()
	for _, want := range []string{text("platform.developers"), text("calls.notSent"), text("own.noCredentials.happened")} {
		if !strings.Contains(copied, want) {
			t.Errorf("%q is missing in:\n%s", want, copied)
		}
	}
}
